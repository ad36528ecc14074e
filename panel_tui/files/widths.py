"""How wide the columns of a table are: the one answer, for every format that has pages."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import sqrt

from panel_tui.files.blocks import Table, plain

SPARE = 1.13
"""Room beyond the estimate, for bold type and letters wider than most."""
NARROWEST = 2.5
"""Digits that every column has room for, or columns of one digit would run into each other."""
LONGEST = 120
"""Text counts as no longer than this many letters: beyond it, it will be broken anyway."""


def widths(table: Table, total: int, letter: float, padding: int) -> list[int]:
    """Widths that add up to `total`, in its unit. `letter` is the width of a digit, `padding` what a cell loses.

    No figure is broken and no word, as long as there is room; text columns share what is left by the square root
    of what they still need.
    """
    least, wish, text = [], [], []
    for number, column in enumerate(table.columns):
        cells = [plain(row.cells[number]) for row in table.rows if row.role != "line"]
        is_text = column.kind == "text"
        words = column.title.split() + [word for cell in cells for word in (cell.split() if is_text else [cell])]
        word = max(NARROWEST, *map(length, words)) * letter * SPARE + padding
        whole = max(map(length, [column.title, *cells])) * letter * SPARE + padding if is_text else word
        least.append(word)
        wish.append(max(whole - word, 0.0))
        text.append(is_text)
    exact = _squeeze(least, text, total) if sum(least) > total else _share(least, wish, text, total)
    return _whole(exact, total)


def length(text: str) -> float:
    """About how long `text` is, in digits of a sans-serif face."""
    return sum(map(_letter, text[:LONGEST]))


def _letter(letter: str) -> float:
    if letter in "fijlrt.,:;'’!|()[] ":
        return 0.6
    if letter in "mwMW%@—":
        return 1.6
    if ord(letter) >= 0x1100:
        return 1.8
    return 1.25 if letter.isupper() else 1.0


def _squeeze(least: list[float], text: list[bool], total: int) -> list[float]:
    """There is too little room: the widest text columns give way first, the figures last."""
    figures = sum(width for width, is_text in zip(least, text, strict=True) if not is_text)
    room = total - figures
    if room < total / 4:
        return [width * total / sum(least) for width in least]
    low, high = 0.0, max(least)
    for _ in range(40):
        cap = (low + high) / 2
        wanted = sum(min(width, cap) for width, is_text in zip(least, text, strict=True) if is_text)
        low, high = (low, cap) if wanted > room else (cap, high)
    return [min(width, low) if is_text else width for width, is_text in zip(least, text, strict=True)]


def _share(least: list[float], wish: list[float], text: list[bool], total: int) -> list[float]:
    """Everyone has the least; text columns get what they wish, or a fair part of it, and then what nobody needs."""
    given, left = list(least), list(wish)
    for _ in least:
        room = total - sum(given)
        pull = sum(map(sqrt, left))
        if pull <= 0 or room < 1:
            break
        for number, want in enumerate(left):
            more = min(want, room * sqrt(want) / pull)
            given[number] += more
            left[number] -= more
    room = total - sum(given)
    weights = [sqrt(width) if is_text or not any(text) else 0.0 for width, is_text in zip(given, text, strict=True)]
    return [width + room * weight / sum(weights) for width, weight in zip(given, weights, strict=True)]


def _whole(exact: list[float], total: int) -> list[int]:
    """Whole numbers with the same sum."""
    edges = [0, *(round(edge) for edge in accumulate(exact[:-1])), total]
    return [right - left for left, right in pairwise(edges)]
