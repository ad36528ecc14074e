"""A workbook as an OpenDocument spreadsheet, written as XML of our own: object libraries take seconds for it.

Text is written as text and numbers as numbers: there are no formulas.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr

from panel_tui.files.blocks import Kind
from panel_tui.files.book import Book, Cell, Link, Sheet, number, words
from panel_tui.files.numbering import letters
from panel_tui.files.ods_parts import MANIFEST, MIMETYPE, SPACES, cell_styles, meta, settings, styles, table_style
from panel_tui.files.sheet_widths import pages_across, sheet_widths
from panel_tui.files.zipped import zipped

LETTER = 0.24
"""The width of a digit of the type, in centimetres."""


def to_ods(book: Book) -> bytes:
    """`book` as an OpenDocument spreadsheet; the same book gives the same bytes."""
    widths = [sheet_widths(sheet) for sheet in book.sheets]
    across = [pages_across(its) for its in widths]
    parts = {
        "mimetype": MIMETYPE,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": _content(book, widths, across),
        "meta.xml": meta(book),
        "settings.xml": settings(book),
        "styles.xml": styles(book, sorted(set(across))),
    }
    return zipped({name: text.encode() for name, text in parts.items()}, first="mimetype")


def _content(book: Book, widths: list[list[float]], across: list[int]) -> str:
    every = sorted({width for its in widths for width in its})
    places = {one.places for sheet in book.sheets for one in sheet.columns if one.places is not None}
    columns = "".join(
        f'<style:style style:name="co{number_}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * LETTER:.2f}cm"/></style:style>'
        for number_, width in enumerate(every)
    )
    looks = f"{columns}{cell_styles(sorted(places))}{''.join(map(table_style, sorted(set(across))))}"
    sheets = "".join(
        _sheet(sheet, [every.index(width) for width in its], pages)
        for sheet, its, pages in zip(book.sheets, widths, across, strict=True)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{looks}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}{_ranges(book)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def _sheet(sheet: Sheet, columns: list[int], pages: int) -> str:
    named = [f'<table:table-column table:style-name="co{number_}"/>' for number_ in columns]
    keep = sheet.keep if sheet.columns else 0
    kept = f"<table:table-header-columns>{''.join(named[:keep])}</table:table-header-columns>" if keep else ""
    look = "line" if sheet.columns else "para"
    above = "".join(_row([_text(line, look if number_ else "title")])
                    for number_, line in enumerate((sheet.title, *sheet.lines)))  # fmt: skip
    table = "".join(_table(sheet)) if sheet.columns else ""
    name = quoteattr(sheet.name)
    across = f"{kept}{''.join(named[keep:])}"
    return f'<table:table table:name={name} table:style-name="ta{pages}">{across}{above}{table}</table:table>'


def _table(sheet: Sheet) -> Iterator[str]:
    heads = [_text(one.heading, "head" if one.kind == "text" else "headfigure") for one in sheet.columns]
    yield f"<table:table-header-rows>{_row(heads)}</table:table-header-rows>"
    looks = [_look(one.kind, sheet.places(place)) for place, one in enumerate(sheet.columns)]
    for number_, row in enumerate(sheet.rows, start=1):
        sum_ = "sum" if sheet.has_total and number_ == len(sheet.rows) else ""
        cells = zip(row, sheet.columns, looks, strict=True)
        yield _row([_cell(cell, column.kind, f"{sum_}{look}") for cell, column, look in cells])


def _look(kind: Kind, places: int | None) -> str:
    if kind == "score":
        return "score" if places is None else f"score{places}"
    return {"text": "text", "money": f"money{places or 0}"}.get(kind, "count")


def _row(cells: list[str]) -> str:
    return f'<table:table-row table:style-name="ro">{"".join(cells)}</table:table-row>'


def _cell(cell: Cell, kind: Kind, look: str) -> str:
    if isinstance(cell, int | Fraction):
        value = number(cell, kind)
        of = 'office:value-type="currency" office:currency="GBP"' if kind == "money" else 'office:value-type="float"'
        return (
            f'<table:table-cell table:style-name="{look}" {of} office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    if isinstance(cell, Link):
        target = quoteattr(f"#'{cell.sheet}'.A1")
        link = f'<text:a xlink:type="simple" xlink:href={target}>{escape(cell.sheet)}</text:a>'
        return _paragraph(link, "link")
    return _text(words(cell) or "", look)


def _text(text: str, look: str) -> str:
    return _paragraph(escape(text), look) if text else f'<table:table-cell table:style-name="{look}"/>'


def _paragraph(inner: str, look: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f"<text:p>{inner}</text:p></table:table-cell>"
    )


def _ranges(book: Book) -> str:
    """Where the table of each sheet stands, and that its first row is the headings."""
    ranges = "".join(
        f"<table:database-range table:name={quoteattr(sheet.range)} table:target-range-address="
        f'{quoteattr(_address(sheet))} table:contains-header="true"/>'
        for sheet in book.sheets
        if sheet.rows
    )
    return f"<table:database-ranges>{ranges}</table:database-ranges>" if ranges else ""


def _address(sheet: Sheet) -> str:
    last = f"{letters(len(sheet.columns) - 1)}{sheet.head + 1 + len(sheet.rows)}"
    return f"'{sheet.name}'.A{sheet.head + 1}:'{sheet.name}'.{last}"
