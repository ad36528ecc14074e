"""What a paper's tables and lists measure, and what stays together on a page: the same in Word and in ODT.

Measures are in twips, twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from panel_tui.files.blocks import Block, Document, Facts, Heading, Items, Para, Row, Spans, Table, plain
from panel_tui.files.looks import CELL_SIDE, GAP, LABEL, PAGE_WIDTH, SIDE
from panel_tui.files.widths import SPARE, length, widths

TWIPS_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(millimetres * TWIPS_MM)


WHOLE = 25
"""A table of fewer rows stays on one page,"""
TALL = twips(160)
"""unless it is about as high as this: together with its heading it must have room on one."""
ENDLESS = 1500
"""A cell of more letters than this may break over pages, or it might fit on none."""

CELL_DIGIT = 106
"""Twips that a digit of Arial takes at 9.5 points,"""
BODY_DIGIT = 120
"""at 10.5 points,"""
FOOT_DIGIT = 100
"""and at 9 points."""
CELL_LINE = 230
"""Twips between the lines of a cell,"""
CELL_SPACE = 80
"""and above and below them together."""


TEXT_WIDTH = twips(PAGE_WIDTH) - 2 * twips(SIDE)
CONTENTS_WIDTH = (TEXT_WIDTH - twips(GAP)) // 2
PADDING = twips(CELL_SIDE)
LEAST_NAME = twips(22)
LEAST_HANG = twips(LABEL)
FOOT_TABS = {"center": TEXT_WIDTH // 2, "right": TEXT_WIDTH}


def column_sizes(table: Table) -> list[int]:
    """The width of each column."""
    return widths(table, TEXT_WIDTH, CELL_DIGIT, 2 * PADDING)


def fact_sizes(facts: Facts) -> list[int]:
    """The widths of names and of what stands beside them."""
    longest = max((length(fact.name) for fact in facts.rows), default=0.0)
    name = min(max(round(longest * CELL_DIGIT * SPARE) + 3 * PADDING, LEAST_NAME), TEXT_WIDTH // 3)
    return [name, TEXT_WIDTH - name]


def hang(items: Items) -> int:
    """How far the text of a list stands in, to leave room for its labels."""
    return max([LEAST_HANG, *(len(item.label) * BODY_DIGIT + BODY_DIGIT for item in items.items)])


def is_crowded(document: Document) -> bool:
    """Whether the marking has no room between what stands at the left and the right of a page's foot."""
    beside = max(length(document.imprint), length("Page 1,000 of 1,000"))
    return (beside + length(document.banner) * SPARE / 2) * FOOT_DIGIT > TEXT_WIDTH / 2


def is_whole(table: Table, sizes: Sequence[int]) -> bool:
    """Whether a table, its columns of these sizes, stays on one page."""
    return len(table.rows) < WHOLE and sum(_height(row, sizes) for row in table.rows) < TALL


def _height(row: Row, sizes: Sequence[int]) -> float:
    rooms = [sum(sizes)] if row.role == "line" else sizes
    needs = (length(plain(cell)) * CELL_DIGIT * SPARE for cell in row.cells)
    lines = max(ceil(need / max(room - 2 * PADDING, CELL_DIGIT)) for need, room in zip(needs, rooms, strict=True))
    return max(lines, 1) * CELL_LINE + CELL_SPACE


def stays(table: Table, number: int, whole: bool) -> bool:
    """Whether the row of this number (0 the first) stays with what follows it.

    A total stays with what it sums, a line with what it divides, and a note with its table.
    """
    if number == len(table.rows) - 1:
        return bool(table.note)
    return whole or table.rows[number + 1].role != "body"


def leads(blocks: Sequence[Block], place: int) -> bool:
    """Whether the paragraph at this place stays with the block after it, which it opens.

    It does so where all of it is bold, where it ends in a colon, and where it is all that parts a table from the
    heading: either would stand at the foot of a page with nothing under it.
    """
    para = blocks[place]
    if not isinstance(para, Para) or place == len(blocks) - 1:
        return False
    if all(span.bold for span in para.spans) or plain(para.spans).rstrip().endswith(":"):
        return True
    return place > 0 and isinstance(blocks[place - 1], Heading) and isinstance(blocks[place + 1], Table)


def breaks(cells: Iterable[Spans]) -> bool:
    """Whether a row may break over pages."""
    return any(len(plain(cell)) > ENDLESS for cell in cells)
