"""A paragraph as rows: plain text, lists with hanging indents, and tables in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from panel_tui.tui.paint import Row, cut, fitted, wrapped

BULLET = r"(?P<indent>[ \t]*)(?P<mark>[-*+•]|[0-9]{1,4}[.)]|[a-z][.)])[ \t]+(?P<rest>.*)"
PARTING = r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?"
FIGURE = r"[-−(]?[£€$]?[0-9][0-9,. ]*(%|m|k|bn| per cent)?\)?|–|-|"
GAP = "  "
LEAST = 8
"""The least width of a column of words."""


def prose(paragraph: str, width: int) -> Iterator[Row]:
    """The rows of a paragraph in lines of `width` cells. A list or a table in it keeps its lines."""
    for is_table, lines in groupby(paragraph.split("\n"), key=lambda line: line.lstrip().startswith("|")):
        if is_table:
            yield from _table(list(lines), width)
        else:
            for line in lines:
                yield from _line(line, width)


def _line(line: str, width: int) -> Iterator[Row]:
    item = re.fullmatch(BULLET, line)
    if item is None:
        for part in wrapped(line, width):
            yield [(part, "foreground")]
        return
    indent = " " * min(8, len(item["indent"].expandtabs(2)))
    mark = "•" if item["mark"] in "-*+•" else item["mark"]
    first = f"{indent}{mark} "
    for part in wrapped(item["rest"], width, first, " " * len(first)):
        yield [(part, "foreground")]


def _table(lines: list[str], width: int) -> Iterator[Row]:
    rows = [_cells(line) for line in lines if not re.fullmatch(PARTING, line.strip())]
    if not rows:
        return
    columns = max(map(len, rows))
    rows = [row + [""] * (columns - len(row)) for row in rows]
    has_header = len(lines) > 1 and re.fullmatch(PARTING, lines[1].strip()) is not None
    body = rows[1:] if has_header else rows
    figures = [all(re.fullmatch(FIGURE, row[column]) for row in body) for column in range(columns)]
    widths = _widths(rows, figures, width)
    for number, row in enumerate(rows):
        is_header, is_total = has_header and number == 0, row[0].casefold().startswith("total")
        if is_total:
            yield _rule(widths)
        look = "muted bold" if is_header else "foreground bold" if is_total else "foreground"
        yield from _row(row, widths, figures, look)
        if is_header:
            yield _rule(widths)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _widths(rows: list[list[str]], figures: list[bool], width: int) -> list[int]:
    """Widths that fit: columns of words give way, the widest first; figures only where there is no other way."""
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(figures))]
    room = width - len(GAP) * (len(widths) - 1)
    for least, may in ((LEAST, [not one for one in figures]), (1, [True] * len(figures))):
        while sum(widths) > room:
            able = [column for column, one in enumerate(may) if one and widths[column] > least]
            if not able:
                break
            widths[max(able, key=lambda column: widths[column])] -= 1
    return widths


def _row(row: list[str], widths: list[int], figures: list[bool], look: str) -> Iterator[Row]:
    cells = [wrapped(cell, width) if width > 0 else [""] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        parts = []
        for lines, width, figure in zip(cells, widths, figures, strict=True):
            text = cut(lines[number], width) if number < len(lines) else ""
            parts.append(" " * (width - cell_len(text)) + text if figure else fitted(text, width))
        yield [(GAP.join(parts).rstrip(), look)]


def _rule(widths: list[int]) -> Row:
    return [(GAP.join("─" * width for width in widths), "rule")]
