"""Tables for spreadsheets, as CSV.

UTF-8 with a byte order mark: without it Excel reads "£" as "Â£". Lines end in CRLF, as RFC 4180 has it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction

from panel_tui.files.line import one_line

PLACES = 6
FORMULAS = tuple("=+-@＝＋－＠")
Cell = str | int | Fraction | None


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and rows as CSV. None is an empty cell; text is one line and never a formula.

    Fractions are written exactly where six decimal places allow it, else rounded to six, halves away from zero.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_text(title) for title in header])
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under a header of {len(header)}")
        writer.writerow([_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _text(cell)
    return digits(Fraction(cell))


def _text(text: str) -> str:
    """A spreadsheet calculates text that opens like a formula, also in full-width letters; an apostrophe stops it."""
    line = one_line(text).strip()
    return f"'{line}" if line.startswith(FORMULAS) else line


def digits(number: Fraction) -> str:
    """A figure in digits, with as many decimal places as it needs up to six: "12.5", "-0.333333"."""
    steps = int(abs(number) * 10**PLACES + Fraction(1, 2))
    whole, rest = divmod(steps, 10**PLACES)
    shown = f"{whole}.{rest:0{PLACES}}".rstrip("0").rstrip(".")
    return f"-{shown}" if number < 0 and steps else shown
