"""The keys that move a cursor over rows, and how far each goes."""

from __future__ import annotations

from collections.abc import Mapping

KEYS = "up,down,k,j,pageup,pagedown,home,end"
"""All of them, by Textual's names."""
END = 10**6
"""As many rows as no list has."""
STEPS: Mapping[str, int] = {
    "up": -1,
    "k": -1,
    "down": 1,
    "j": 1,
    "pageup": -10,
    "pagedown": 10,
    "space": 10,
    "home": -END,
    "g": -END,
    "end": END,
    "G": END,
}
"""By how many rows a key moves, down being more; each screen takes those of them that mean nothing else on it."""
