"""Text on its way to a page: as one line, and cut where it turns direction."""

from __future__ import annotations

import re
from textwrap import shorten

from panel_tui.files.text import clean

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(rf"([{_RTL}](?:[{_RTL}\W\d_]*[{_RTL}])?)")

LEFT_TO_RIGHT = "\u200e"
"""Stands unseen after what runs from right to left, so that what follows does not."""
NODE = 1_000_000
"""How many letters may stand in one piece of a file: readers of XML refuse a text of ten million bytes."""
LONGEST = 200
"""How many letters of somebody's words a sentence has room for."""


def shortened(words: str) -> str:
    """Somebody's words as they stand inside a sentence: in one line, not too long, without a full stop."""
    return shorten(clean(words), LONGEST, placeholder=" …").rstrip(".")


def one_line(text: str) -> str:
    """`text` cleaned (`text.py`), its tabs and line ends made spaces, and no two spaces together."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return re.sub(" {2,}", " ", clean(text).replace("\n", " ").replace("\t", " "))


def by_direction(text: str) -> list[tuple[str, bool]]:
    """`text` cut where its direction changes: each piece, and whether it runs from right to left."""
    if text.isascii():
        return [(text, False)] if text else []
    pieces = _RIGHT_TO_LEFT.split(text)
    return [(piece, bool(number % 2)) for number, piece in enumerate(pieces) if piece]
