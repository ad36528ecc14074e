"""A workbook as an Excel file. Text is written as text and numbers as numbers: there are no formulas."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from panel_tui.faults import BadInput, Fault
from panel_tui.files.book import Book, Cell, Link, Sheet, number, words
from panel_tui.files.csv_out import FORMULAS
from panel_tui.files.sheet_widths import pages_across, row_lines, sheet_widths
from panel_tui.files.zipped import unzipped, zipped

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Arial", "font_size": 12, "font_scheme": "none"}
A4 = 9
LINE, HIGHEST = 15.5, 409.0
"""The height of a line of this type, and the most that a row can have, in points."""
MARGIN_TEXT = 255
"""So many characters the head or foot of a page has room for."""
HEADING = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}
TITLE = {"bold": True, "font_size": 16}
PART = "docProps/core.xml"


def to_xlsx(book: Book) -> bytes:
    """`book` as an Excel file; the same book gives the same bytes. Raises BadInput without XlsxWriter."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as missing:
        fault = Fault("Excel files need XlsxWriter, which is not installed", "Run: pip install 'panel-tui[office]'.")
        raise BadInput(fault) from missing

    out = io.BytesIO()
    as_it_is = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    # XlsxWriter adds to the properties that it is given.
    options = {"in_memory": True, "default_format_properties": dict(FONT), **as_it_is}
    file = xlsxwriter.Workbook(out, options)
    made = datetime.datetime.combine(book.date, datetime.time())
    about = {"title": book.title, "subject": book.reference, "category": book.banner, "comments": book.seal}
    file.set_properties({**{name: text[:255] for name, text in about.items()}, "created": made})
    formats = _Formats(file)
    for sheet in book.sheets:
        _write(file.add_worksheet(sheet.name), book, sheet, formats)
    file.close()
    parts = unzipped(out.getvalue())
    language = f"<dc:language>{escape(book.lang)}</dc:language></cp:coreProperties>".encode()
    parts[PART] = parts[PART].replace(b"</cp:coreProperties>", language)
    return zipped(parts)


class _Formats:
    """Each format of cells is made once."""

    def __init__(self, file: Workbook) -> None:
        self._file = file
        self._made: dict[str, Format] = {}

    def of(self, **properties: Any) -> Format:
        """The format with these properties."""
        name = repr(sorted(properties.items()))
        if name not in self._made:
            self._made[name] = self._file.add_format(properties)
        return self._made[name]


def _write(page: Worksheet, book: Book, sheet: Sheet, formats: _Formats) -> None:
    widths = sheet_widths(sheet)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.write_string(0, 0, sheet.title, formats.of(**TITLE))
    page.set_row(0, 1.5 * LINE)
    for row, line in enumerate(sheet.lines, start=1):
        page.write_string(row, 0, line, formats.of() if sheet.columns else formats.of(text_wrap=True, valign="top"))
        _height(page, row, 1 if sheet.columns else row_lines([line], widths))
    if sheet.columns:
        _table(page, sheet, widths, formats)
    _print(page, book, sheet, pages_across(widths))


def _height(page: Worksheet, row: int, lines: int) -> None:
    """Office programs other than Excel leave rows as high as they are told."""
    page.set_row(row, min(lines * LINE, HIGHEST))


def _table(page: Worksheet, sheet: Sheet, widths: list[float], formats: _Formats) -> None:
    heads = [
        {"header": one.heading, "header_format": formats.of(**HEADING, **_side(one.kind, place))}
        for place, one in enumerate(sheet.columns)
    ]
    if sheet.rows:
        table = {"name": sheet.range, "columns": heads, "style": None, "autofilter": False}
        page.add_table(sheet.head, 0, sheet.head + len(sheet.rows), len(sheet.columns) - 1, table)
    else:
        for place, head in enumerate(heads):
            page.write_string(sheet.head, place, sheet.columns[place].heading, head["header_format"])
    _height(page, sheet.head, row_lines([one.heading for one in sheet.columns], widths))
    for number_, row in enumerate(sheet.rows, start=1):
        total = {"bold": True, "top": 1} if sheet.has_total and number_ == len(sheet.rows) else {}
        for place, cell in enumerate(row):
            _cell(page, sheet.head + number_, place, cell, sheet, formats, total)
        _height(page, sheet.head + number_, row_lines([words(cell) or "" for cell in row], widths))
    page.freeze_panes(sheet.head + 1, sheet.keep)


def _cell(
    page: Worksheet, row: int, place: int, cell: Cell, sheet: Sheet, formats: _Formats, total: dict[str, Any]
) -> None:
    kind = sheet.columns[place].kind
    base = {"valign": "top", **_side(kind, place), **total}
    text = words(cell)
    if isinstance(cell, Link):
        look = formats.of(**base, underline=1, font_color="#1d70b8")
        page.write_url(row, place, f"internal:'{cell.sheet}'!A1", look, cell.sheet)
    elif text is not None:
        # What opens like a formula stays text when somebody edits the cell.
        quoted = {"quote_prefix": True} if text.startswith(FORMULAS) else {}
        page.write_string(row, place, text, formats.of(**base, text_wrap=kind == "text", **quoted))
    elif isinstance(cell, int | Fraction):
        look = formats.of(**base, num_format=_number_format(sheet, place))
        page.write_number(row, place, Decimal(number(cell, kind)), look)


def _side(kind: str, place: int) -> dict[str, Any]:
    """Figures at the right; text at the left, a little away from figures before it."""
    if kind != "text":
        return {"align": "right"}
    return {"align": "left", "indent": 1} if place else {}


def _number_format(sheet: Sheet, place: int) -> str:
    kind, places = sheet.columns[place].kind, sheet.places(place)
    if kind == "score":
        return "General" if places is None else f"0.{'0' * places}".rstrip(".")
    if kind != "money":
        return "#,##0"
    figure = f"[$£-809]#,##0{'.00' if places else ''}"
    return f"{figure};-{figure}"


def _print(page: Worksheet, book: Book, sheet: Sheet, across: int) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(across, 0)
    if sheet.columns:
        page.repeat_rows(sheet.head)
        page.repeat_columns(0, sheet.keep - 1)
    banner, imprint = (text.replace("&", "&&") for text in (book.banner, book.imprint))
    pages = f"{f'&C{banner}' if banner else ''}&RPage &P of &N"
    if len(pages) > MARGIN_TEXT:
        pages = "&RPage &P of &N"
    elif banner:
        page.set_header(f"&C{banner}")
    left = f"&L{imprint}"
    page.set_footer(f"{left}{pages}" if imprint and len(left) + len(pages) <= MARGIN_TEXT else pages)
