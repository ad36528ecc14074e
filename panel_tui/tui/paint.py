"""Text with its colours, as lines are made of it: every style is named by a token of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Span = tuple[str, str]
"""Some text and how it looks: an ink, with " bold", " italic" or " reverse", and perhaps " on GROUND"."""
Row = list[Span]


class Paint:
    """The theme's tokens as styles."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables` are the theme's, by token."""
        self._variables = variables
        self.style = lru_cache(maxsize=512)(self._style)

    def strip(self, row: Iterable[Span], width: int, ground: str = "surface") -> Strip:
        """The row as a strip of exactly `width` cells."""
        segments = [Segment(_harmless(text), self.style(look, ground)) for text, look in row if text]
        return Strip(segments).adjust_cell_length(width, self.style("foreground", ground))

    def _style(self, look: str, ground: str) -> Style:
        ink, *marks = look.split()
        if "on" in marks:
            at = marks.index("on")
            ground = marks[at + 1]
            del marks[at : at + 2]
        return Style(
            color=self._colour(ink),
            bgcolor=self._colour(ground),
            bold="bold" in marks or None,
            italic="italic" in marks or None,
            underline="underline" in marks or None,
        )

    def _colour(self, token: str) -> str:
        return self._variables[token]


def _harmless(text: str) -> str:
    """`text` without what a terminal would obey: whoever brought it here should have cleaned it."""
    return text if text.isprintable() else re.sub("[\x00-\x1f\x7f-\x9f]", "\ufffd", text)


def width_of(row: Iterable[Span]) -> int:
    """How many cells a row takes."""
    return sum(cell_len(text) for text, _ in row)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def cut_between(text: str, width: int) -> str:
    """`text` in at most `width` cells, cut between words, with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return text
    return f"{wrapped(text, width - 2)[0]} …" if width > 3 else cut(text, width)


def fitted(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    return set_cell_size(cut(text, width), width)


def spread(left: Row, right: Row, width: int) -> Row:
    """Two rows at either end of `width` cells. Where there is no room for both, the left one gives way."""
    room = width - width_of(right)
    short = cropped(left, room - 1)
    return [*short, (" " * (room - width_of(short)), "foreground"), *right]


def cropped(row: Iterable[Span], width: int) -> Row:
    """The row in at most `width` cells, with an ellipsis where it is longer."""
    found: Row = []
    left = width
    for text, look in row:
        if left <= 0:
            break
        if cell_len(text) > left:
            found.append((cut(text, left), look))
            break
        found.append((text, look))
        left -= cell_len(text)
    return found


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` cells, broken between words wherever a word fits a line.

    `first` and `rest` stand before the first line and the others.
    """
    lines: list[str] = []
    line, room, empty = first, width - cell_len(first), True
    plain = text.isascii()
    for word in text.split():
        length = len(word) if plain else cell_len(word)
        if not empty and length + 1 > room:
            lines.append(line)
            line, room, empty = rest, width - cell_len(rest), True
        while length > room and empty:
            head, word = _split(word, room)
            lines.append(line + head)
            line, room = rest, width - cell_len(rest)
            length = cell_len(word)
        line = f"{line}{word}" if empty else f"{line} {word}"
        room -= length if empty else length + 1
        empty = False
    if not empty or not lines:
        lines.append(line)
    return lines


def _split(word: str, room: int) -> tuple[str, str]:
    """A word too long for any line, after as many letters as fit; always at least one."""
    used = 0
    for number, letter in enumerate(word):
        used += cell_len(letter)
        if used > room and number:
            return word[:number], word[number:]
    return word, ""
