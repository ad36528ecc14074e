"""Escape and the keys after it, as a terminal sends them: in one piece, in two, and beside codes of other keys."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from panel_tui.tui.escape import part_keys


def read(*pieces: str) -> list[str]:
    """The keys that Textual reads of what arrives, piece by piece."""
    part_keys()
    parser = XTermParser()
    return [event.key for piece in pieces for event in parser.feed(piece) if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (["\x1b5c"], ["escape", "5", "c"]),
        (["\x1bbf"], ["escape", "b", "f"]),
        (["\x1b\x1b5"], ["escape", "escape", "5"]),
        (["thin\x1bn4"], [*"thin", "escape", "n", "4"]),
        (["\x1b\r"], ["escape", "enter"]),
        (["\x1b\t\t"], ["escape", "tab", "tab"]),
        (["\x1b\x7f"], ["escape", "backspace"]),
        (["\x1b", "5"], ["escape", "5"]),
        (["c\x1b", "n", "4"], ["c", "escape", "n", "4"]),
        (["\x1b", "[A"], ["up"]),
        (["\x1b[1;3A"], ["alt+up"]),
        (["\x1b[A5"], ["up", "5"]),
        (["\x1bOP"], ["f1"]),
        (["\x1b[", "B"], ["down"]),
        (["£∞"], ["£", "∞"]),
    ],
)
def test_they_are_the_keys_that_were_pressed(pieces: Sequence[str], keys: list[str]) -> None:
    found = read(*pieces)
    assert [{"pound_sign": "£", "infinity": "∞"}.get(key, key) for key in found] == keys
