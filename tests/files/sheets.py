"""Workbooks read back with readers that are not ours: openpyxl, which shows formulas, and calamine."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import python_calamine

from panel_tui.files.book import Book, Cell, Column, Sheet
from panel_tui.files.ods import to_ods
from panel_tui.files.xlsx import to_xlsx

DAY = datetime.date(2017, 6, 5)
Found = str | int | Decimal | None
Pages = dict[str, list[list[Found]]]


def book(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = (Column("Words"),)) -> Book:
    """A book of one sheet."""
    lines = ("This worksheet contains one table.",)
    return Book("Tables of a paper", DAY, (Sheet("Only one", "What it shows", lines, columns, rows),))


def read_xlsx(data: bytes) -> Pages:
    """Every cell of an Excel file, by sheet and row."""
    pages = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: [[_plain(cell.value) for cell in row] for row in page.iter_rows()] for page in pages}


def read_ods(data: bytes) -> Pages:
    """Every cell of an OpenDocument spreadsheet, by sheet and row."""
    pages = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [[_plain(cell) for cell in row] for row in pages.get_sheet_by_name(name).to_python()]
        for name in pages.sheet_names
    }


FORMATS: dict[str, tuple[Callable[[Book], bytes], Callable[[bytes], Pages]]] = {
    "xlsx": (to_xlsx, read_xlsx),
    "ods": (to_ods, read_ods),
}


def read_back(book: Book, name: str) -> Pages:
    """The cells of `book`, written and read as "xlsx" or "ods"."""
    write, read = FORMATS[name]
    return read(write(book))


def parts_of(data: bytes) -> dict[str, str]:
    """The XML of every part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def _plain(value: object) -> Found:
    """A text, a number with the digits it is written in, or None for a blank."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    assert isinstance(value, int | float), f"a cell holds {value!r}"
    assert not isinstance(value, bool)
    return Decimal(repr(value)).normalize()
