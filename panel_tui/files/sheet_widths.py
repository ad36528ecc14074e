"""How wide the columns of a sheet are, in digits: the one answer for every format of a workbook."""

from __future__ import annotations

from fractions import Fraction

from panel_tui.files.book import Cell, Link, Sheet, number, words
from panel_tui.files.widths import SPARE, length

PADDING = 2.0
PLAIN = 100.0
"""The one column of a sheet without a table: its lines are broken there."""
WIDEST, SHORTEST = 45.0, 5.0
"""Text is broken beyond this; no column is narrower than that."""


def sheet_widths(sheet: Sheet) -> list[float]:
    """A width for each column: no figure is broken, no word, and no text that is not long."""
    if not sheet.columns:
        return [PLAIN]
    return [_width(sheet, place) for place in range(len(sheet.columns))]


def _width(sheet: Sheet, place: int) -> float:
    column, cells = sheet.columns[place], {row[place] for row in sheet.rows}
    whole = max((length(_shown(sheet, place, cell)) for cell in cells), default=0.0)
    parts = {part for cell in cells if isinstance(cell, str | Link) for part in (words(cell) or "").split()}
    unbroken = max(map(length, (*column.heading.split(), *parts)), default=0.0)
    return max(SHORTEST, unbroken * SPARE, min(whole * SPARE, WIDEST)) + PADDING


def _shown(sheet: Sheet, place: int, cell: Cell) -> str:
    if not isinstance(cell, int | Fraction):
        return words(cell) or ""
    kind = sheet.columns[place].kind
    shown = number(cell, kind)
    commas = "," * (len(shown.partition(".")[0]) // 3) if kind != "score" else ""
    return f"{shown}{commas}{'£.00' if kind == 'money' else ''}"
