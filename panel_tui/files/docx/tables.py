"""Tables of a Word document: hairlines between rows, no verticals, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.files.blocks import Facts, Row, Table
from panel_tui.files.docx.xml import KEEP_NEXT, attribute, edge, paragraph, runs, words
from panel_tui.files.layout import PADDING, WHOLE, breaks, column_sizes, fact_sizes, is_whole, stays
from panel_tui.files.looks import FIRM, GROUND, HAIRLINE, INK, THICK, THIN

_END = paragraph("TableEnd", "")


def table_xml(table: Table) -> str:
    """A table and its note; its caption stands above it already."""
    sizes = column_sizes(table)
    whole = is_whole(table, sizes)
    rows = [_row(table, row, sizes, stays(table, number, whole)) for number, row in enumerate(table.rows)]
    note = paragraph("Note", words(table.note)) if table.note else _END
    return _frame(table.title, sizes, [_head(table, sizes), *rows], names_rows=table.row_head == 0) + note


def facts_xml(facts: Facts) -> str:
    """Names in bold, and what stands beside them."""
    sizes = fact_sizes(facts)
    rows = []
    for number, fact in enumerate(facts.rows):
        looks = [KEEP_NEXT] if number < len(facts.rows) - 1 and len(facts.rows) < WHOLE else []
        cells = [
            _cell(paragraph("TableText", words(fact.name, bold=True), looks), sizes[0]),
            _cell(paragraph("TableText", runs(fact.spans), looks), sizes[1]),
        ]
        rows.append(_tr(cells, may_break=breaks([fact.spans])))
    return (_frame("", sizes, rows, names_rows=True, has_head=False) if rows else "") + _END


def _frame(title: str, sizes: Sequence[int], rows: Sequence[str], names_rows: bool, has_head: bool = True) -> str:
    hair = f"{edge('bottom', THIN, HAIRLINE)}{edge('insideH', THIN, HAIRLINE)}"
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    caption = f"<w:tblCaption w:val={attribute(title)}/>" if title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:tblBorders>{hair}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{PADDING}" w:type="dxa"/>'
        f'<w:right w:w="{PADDING}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="{int(has_head)}" w:firstColumn="{int(names_rows)}" w:noVBand="1"/>{caption}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head(table: Table, sizes: Sequence[int]) -> str:
    borders = f"<w:tcBorders>{edge('bottom', FIRM, INK)}</w:tcBorders>"
    cells = []
    for column, size in zip(table.columns, sizes, strict=True):
        content = paragraph("TableHead", words(column.title), [KEEP_NEXT, *_side(column.kind)])
        cells.append(_cell(content, size, borders, bottom=True))
    return _tr(cells, repeats=True)


def _row(table: Table, row: Row, sizes: Sequence[int], keep: bool) -> str:
    looks = [KEEP_NEXT] if keep else []
    may_break = breaks(row.cells)
    if row.role == "line":
        borders = f"<w:tcBorders>{edge('top', THICK, INK)}{edge('bottom', THICK, INK)}</w:tcBorders>"
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUND}"/>'
        content = paragraph("TableText", runs(row.cells[0]), looks)
        return _tr([_cell(content, sum(sizes), borders + shade, across=len(sizes))], may_break=may_break)
    is_total = row.role == "total"
    borders = f"<w:tcBorders>{edge('top', FIRM, INK)}</w:tcBorders>" if is_total else ""
    cells = []
    for column, cell, size in zip(table.columns, row.cells, sizes, strict=True):
        content = paragraph("TableText", runs(cell, bold=is_total), [*looks, *_side(column.kind)])
        cells.append(_cell(content, size, borders))
    return _tr(cells, may_break=may_break)


def _cell(content: str, size: int, looks: str = "", across: int = 1, bottom: bool = False) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    low = '<w:vAlign w:val="bottom"/>' if bottom else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{span}{looks}{low}</w:tcPr>{content}</w:tc>'


def _tr(cells: Sequence[str], repeats: bool = False, may_break: bool = False) -> str:
    looks = ("" if may_break else "<w:cantSplit/>") + ("<w:tblHeader/>" if repeats else "")
    return f"<w:tr>{f'<w:trPr>{looks}</w:trPr>' if looks else ''}{''.join(cells)}</w:tr>"


def _side(kind: str) -> list[str]:
    return [] if kind == "text" else ['<w:jc w:val="right"/>']
