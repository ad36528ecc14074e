"""How wide the columns of a sheet are, in digits, and how many lines its rows take: for every format of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from panel_tui.files.book import Cell, Link, Sheet, number, words
from panel_tui.files.widths import LONGEST, SPARE, length

PADDING = 2.5
PLAIN = 100.0
"""The one column of a sheet without a table: its lines are broken there."""
SHORTEST = 5.0
TEXTS, LEAST, MOST = 160.0, 36.0, 90.0
"""Text is broken beyond the share of its column in the first of these, and that lies between the others."""
RUNNING = 0.95
"""Running text is a little shorter than its letters by themselves."""
HEADING = 22.0
"""A heading that is not longer is not broken."""
PAGE = 150.0
"""So many digits a printed page has room for, before they get too small to read."""


def sheet_widths(sheet: Sheet) -> list[float]:
    """A width for each column: no figure is broken, no word, and no text that is not long."""
    if not sheet.columns:
        return [PLAIN]
    texts = sum(column.kind == "text" for column in sheet.columns)
    widest = min(max(TEXTS / max(texts, 1), LEAST), MOST)
    return [_width(sheet, place, widest) for place in range(len(sheet.columns))]


def row_lines(cells: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines the highest of some cells takes."""
    lines = (_long(cell) * RUNNING / (width - PADDING) for cell, width in zip(cells, widths, strict=True))
    return max(1, *(ceil(many - 0.05) for many in lines))


def pages_across(widths: Sequence[float]) -> int:
    """On how many pages beside each other a sheet is printed."""
    return max(1, ceil(sum(widths) / PAGE - 0.25))


def _width(sheet: Sheet, place: int, widest: float) -> float:
    column, cells = sheet.columns[place], {row[place] for row in sheet.rows}
    whole = max((_long(_shown(sheet, place, cell)) for cell in cells), default=0.0)
    parts = {part for cell in cells if isinstance(cell, str | Link) for part in (words(cell) or "").split()}
    mark = column.heading.removeprefix(column.title).strip()
    unbroken = max(map(length, (*column.title.split(), mark, *parts)))
    heading = length(column.heading)
    unbroken = max(unbroken, heading if heading <= HEADING else 0.0)
    return max(SHORTEST, unbroken * SPARE, min(whole * SPARE, widest)) + PADDING


def _shown(sheet: Sheet, place: int, cell: Cell) -> str:
    if not isinstance(cell, int | Fraction):
        return words(cell) or ""
    kind = sheet.columns[place].kind
    shown = number(cell, kind)
    commas = "," * (len(shown.partition(".")[0]) // 3) if kind != "score" else ""
    return f"{shown}{commas}{'£.00' if kind == 'money' else ''}"


def _long(text: str) -> float:
    """About how long any text is: that of its beginning, and so on."""
    beginning = length(text)
    return beginning * max(1.0, len(text) / LONGEST) if text else 0.0
