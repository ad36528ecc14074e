"""What a paper's tables and lists measure, and what stays together on a page: the same in Word and in ODT.

Measures are in twips, twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from panel_tui.files.blocks import Block, Document, Facts, Heading, Items, Para, Spans, Table, plain
from panel_tui.files.looks import CELL_SIDE, LABEL, PAGE_WIDTH, SIDE
from panel_tui.files.widths import SPARE, length, widths

TWIPS_MM = 1440 / 25.4

WHOLE = 25
"""A table of fewer rows stays on one page,"""
PAGEFUL = 3000
"""unless it has more letters than this."""
ENDLESS = 1500
"""A cell of more letters than this may break over pages, or it might fit on none."""

CELL_DIGIT = 106
"""Twips that a digit of Arial takes at 9.5 points,"""
BODY_DIGIT = 120
"""at 10.5 points,"""
FOOT_DIGIT = 100
"""and at 9 points."""


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(millimetres * TWIPS_MM)


TEXT_WIDTH = twips(PAGE_WIDTH) - 2 * twips(SIDE)
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


def is_whole(table: Table) -> bool:
    """Whether a table stays on one page."""
    letters = sum(len(plain(cell)) for row in table.rows for cell in row.cells)
    return len(table.rows) < WHOLE and letters < PAGEFUL


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
