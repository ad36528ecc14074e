"""Tables of an ODT: hairlines between rows, no verticals, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.files.blocks import Facts, Row, Spans, Table
from panel_tui.files.layout import PADDING, TEXT_WIDTH, WHOLE, breaks, column_sizes, fact_sizes, is_whole, stays
from panel_tui.files.looks import FIRM, GROUND, HAIRLINE, INK, LOOKS, THICK, THIN
from panel_tui.files.odt.styles import FIGURE, FIGURE_HEAD, named
from panel_tui.files.odt.xml import (
    KEEP_NEXT,
    Automatic,
    attribute,
    edge,
    encoded,
    inline,
    measured,
    paragraph,
    points,
    words,
)

_BODY = edge("bottom", THIN, HAIRLINE)
_HEAD = f'{edge("bottom", FIRM, INK)} style:vertical-align="bottom"'
_LINE = f'{edge("top", THICK, INK)} {edge("bottom", THICK, INK)} fo:background-color="#{GROUND}"'
_TOTAL = f"{edge('top', FIRM, INK)} {_BODY}"
_AFTER = LOOKS["TableEnd"].size


def table_xml(table: Table, name: str, automatic: Automatic) -> str:
    """A table and its note; its caption stands above it already."""
    sizes = column_sizes(table)
    whole = is_whole(table, sizes)
    head = [
        _cell(paragraph(_cell_style(column.kind, is_head=True), words(column.title, automatic)), _HEAD, automatic)
        for column in table.columns
    ]
    rows = [f"<table:table-header-rows>{_tr(head, automatic)}</table:table-header-rows>"]
    rows += (_row(table, row, stays(table, number, whole), automatic) for number, row in enumerate(table.rows))
    note = paragraph(named("Note"), words(table.note, automatic)) if table.note else ""
    return _frame(name, sizes, rows, automatic, whole=whole, noted=bool(note)) + note


def facts_xml(facts: Facts, name: str, automatic: Automatic) -> str:
    """Names in bold, and what stands beside them."""
    rows = []
    for fact in facts.rows:
        pair = (words(fact.name, automatic, bold=True), inline(fact.spans, automatic))
        cells = [_cell(paragraph(_cell_style("text"), content), _BODY, automatic) for content in pair]
        rows.append(_tr(cells, automatic, may_break=breaks([fact.spans])))
    return _frame(name, fact_sizes(facts), rows, automatic, whole=len(rows) < WHOLE) if rows else ""


def _frame(
    name: str, sizes: Sequence[int], rows: Sequence[str], automatic: Automatic, whole: bool, noted: bool = False
) -> str:
    looks = (
        f'style:width="{measured(TEXT_WIDTH)}" table:align="left" table:border-model="collapsing" '
        f'style:may-break-between-rows="{"false" if whole else "true"}" fo:margin-top="0pt" '
        f'fo:margin-bottom="{points(0 if noted else _AFTER)}"'
    )
    looks += f" {KEEP_NEXT}" if noted else ""
    columns = "".join(f'<table:table-column table:style-name="{_column(size, automatic)}"/>' for size in sizes)
    return (
        f'<table:table table:name={attribute(name)} table:style-name="{automatic.name("table", looks)}">'
        f"{columns}{''.join(rows)}</table:table>"
    )


def _column(size: int, automatic: Automatic) -> str:
    return automatic.name("table-column", f'style:column-width="{measured(size)}"')


def _row(table: Table, row: Row, keep: bool, automatic: Automatic) -> str:
    may_break = breaks(row.cells)
    if row.role == "line":
        content = _content(row.cells[0], "text", keep, automatic)
        return _tr([_cell(content, _LINE, automatic, across=len(table.columns))], automatic, may_break)
    is_total = row.role == "total"
    cells = [
        _cell(_content(cell, column.kind, keep, automatic, is_total), _TOTAL if is_total else _BODY, automatic)
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    return _tr(cells, automatic, may_break)


def _content(cell: Spans, kind: str, keep: bool, automatic: Automatic, bold: bool = False) -> str:
    style = _cell_style(kind)
    if keep:
        style = automatic.name("paragraph", KEEP_NEXT, style)
    return paragraph(style, inline(cell, automatic, bold))


def _cell_style(kind: str, is_head: bool = False) -> str:
    if kind == "text":
        return named("TableHead" if is_head else "TableText")
    return encoded(FIGURE_HEAD if is_head else FIGURE)


def _cell(content: str, looks: str, automatic: Automatic, across: int = 1) -> str:
    room = f'fo:padding-left="{measured(PADDING)}" fo:padding-right="{measured(PADDING)}"'
    style = automatic.name("table-cell", f'{looks} {room} fo:padding-top="0pt" fo:padding-bottom="0pt"')
    span = f' table:number-columns-spanned="{across}"' if across > 1 else ""
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{span}>{content}</table:table-cell>'
        + "<table:covered-table-cell/>" * (across - 1)
    )


def _tr(cells: Sequence[str], automatic: Automatic, may_break: bool = False) -> str:
    style = automatic.name("table-row", f'fo:keep-together="{"auto" if may_break else "always"}"')
    return f'<table:table-row table:style-name="{style}">{"".join(cells)}</table:table-row>'
