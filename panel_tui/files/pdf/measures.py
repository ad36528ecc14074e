"""How much room words take on the page of a PDF: lines are counted before typst sets them, in about its way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from panel_tui.files.widths import SPARE, length

TEXT_WIDTH = 9411
"""Twentieths of a point, in which widths are reckoned: A4 less two margins of 22 millimetres."""
LETTER = 95
"""A digit of a table's 9.5 points; of the body's 11 it is 110."""
BODY_ROOM = TEXT_WIDTH / 110
PADDING = 82
WHOLE = 25
"""A table of fewer rows stays on one page,"""
PAGEFUL = 600
"""unless it is taller than this, in points: a page has room for 694, but lines are counted roughly."""
LINE, EDGES = 11.0, 5.5
"""The height of a line, and what each row adds to its lines."""
TALL = 25
"""A row of more lines may break over pages, or it might fit on none."""
WIDEST = 1.8
"""About how many digits the widest letter takes."""
SPACE = 0.6
MAY_BREAK = "\u200b"


def room_of(size: int) -> float:
    """How many digits a cell of a width has room for."""
    return max(1.0, (size - 2 * PADDING) / LETTER)


def stays_whole(lines_of: Sequence[int], below: int = 0) -> bool:
    """Whether rows of so many lines, and the lines of a note below them, stay on one page."""
    return len(lines_of) < WHOLE and sum(count * LINE + EDGES for count in (*lines_of, below)) < PAGEFUL


def lines(text: str, room: float) -> int:
    """About how many lines the words take."""
    count, filled = 1, 0.0
    for word in text.split():
        long = sum(map(length, word))
        if filled and filled + SPACE + long > room:
            count, filled = count + 1, 0.0
        filled += SPACE + long if filled else long
        count, filled = count + int(filled / room), filled % room
    return count


def broken(text: str, room: float) -> str:
    """`text` with places where words longer than a line may be broken: otherwise they would run into what is beside."""
    most = int(room / WIDEST)
    if len(text) <= most:
        return text
    return re.sub(rf"\S{{{max(most, 1)},}}", lambda word: _in_pieces(word[0], room), text)


def _in_pieces(word: str, room: float) -> str:
    """The word, with an unseen space wherever a line is full of it."""
    if sum(map(length, word)) <= room:
        return word
    pieces, filled = [""], 0.0
    for letter in word:
        filled += length(letter)
        if filled > room / SPARE:
            pieces.append("")
            filled = length(letter)
        pieces[-1] += letter
    return MAY_BREAK.join(pieces)
