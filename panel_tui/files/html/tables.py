"""Tables of a page: caption, headers that say what they head, and a region to scroll where the window is narrow."""

from __future__ import annotations

from panel_tui.files.blocks import Column, Row, Table, plain
from panel_tui.files.html.text import CHUNK, attribute, inline, words
from panel_tui.files.layout import WHOLE
from panel_tui.files.widths import NARROWEST, SPARE, length

PHONE = 288
"""What the narrowest window has room for: 320 pixels without its margins."""
DIGIT = 8.4  # pixels, at the size of a table's letters
PADDING = 16


def table_html(table: Table, id_: str) -> str:
    """A table and its note; `id_` is that of the caption."""
    caption = f"<caption{attribute('id', id_)}>{words(table.title)}</caption>" if table.title else ""
    head = "".join(_head(column) for column in table.columns)
    rows = "\n".join(_row(table, row) for row in table.rows)
    whole = ' class="whole"' if len(table.rows) < WHOLE else ""
    html = f"<table{whole}>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    if _is_wide(table):
        label = attribute("aria-labelledby", id_) if table.title else ' aria-label="Table"'
        html = f'<div class="wide" role="region"{label} tabindex="0">\n{html}\n</div>'
    return html + (f'\n<p class="note">{words(table.note)}</p>' if table.note else "")


def _head(column: Column) -> str:
    look = _look(column)
    return f'<th scope="col"{look}>{words(column.title)}</th>' if column.title else f"<td{look}></td>"


def _row(table: Table, row: Row) -> str:
    if row.role == "line":
        return f'<tr class="line"><td colspan="{len(table.columns)}">{inline(row.cells[0], bold=False)}</td></tr>'
    is_total = row.role == "total"
    cells = []
    for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        content, look = inline(cell, bold=not is_total), _look(column)
        names_row = number == table.row_head and content
        cells.append(f'<th scope="row"{look}>{content}</th>' if names_row else f"<td{look}>{content}</td>")
    return f"<tr{attribute('class', 'total' if is_total else '')}>{''.join(cells)}</tr>"


def _look(column: Column) -> str:
    return "" if column.kind == "text" else ' class="figure"'


def _is_wide(table: Table) -> bool:
    """Whether the table does not fit the narrowest window with no word broken that need not be."""
    return sum(_least(table, number) for number in range(len(table.columns))) > PHONE


def _least(table: Table, number: int) -> float:
    column = table.columns[number]
    cells = [plain(row.cells[number]) for row in table.rows if row.role != "line"]
    pieces = [word[:CHUNK] for cell in cells for word in cell.split()] if column.kind == "text" else cells
    longest = max([NARROWEST, *map(length, [*column.title.split(), *pieces])])
    return longest * DIGIT * SPARE + PADDING
