"""The tables of the board paper as sheets: the same rows in the same order, with figures as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from textwrap import shorten

from panel_tui.call.paper_parts import PartName
from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Column, Heading, Items, Kind, Para, Table, plain
from panel_tui.files.book import LONGEST_NAME, UNFIT_NAME, Cell, Sheet
from panel_tui.files.book import Column as SheetColumn
from panel_tui.recommend.board import KINDS
from panel_tui.report.material import Material
from panel_tui.report.method import record_annex
from panel_tui.report.paper import MADE
from panel_tui.report.portfolio_rules import portfolio_rules
from panel_tui.report.proposal_pages import conditions
from panel_tui.report.workbook_notes import NOT_APPLICABLE, NOTHING, Notes

NAMES = {
    "by-brief": "Awards by brief",
    "by-year": "Awards by year",
    **{f"shares-{kind}": f"Awards {title[0].lower()}{title[1:]}" for kind, title in KINDS.items()},
    "scenarios": "Scenarios",
    "three-records": "Advice and decision",
    "declined": "Declined with reasons",
    "reserve": "Reserve list",
    "conflicts": "Conflicts register",
    "portfolio-rules": "Rules",
    "stages": "Stages and dates",
    "steps": "Proposals at each step",
    "cut": "Cut",
}
"""What the sheets of the paper's tables are called; any other is called what its caption says."""
CONDITIONS = "Conditions"
MONEY = re.compile(r"(-?)£([0-9][0-9,]*)(?:\.([0-9]{2}))?")
NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.([0-9]+))?")


def money_sheets(material: Material, notes: Notes) -> Iterator[Sheet]:
    """The awards by whatever the paper adds them up by, and the scenarios."""
    return _sheets(material, notes, "budget", "portfolio", "options")


def listed_sheets(material: Material, notes: Notes) -> Iterator[Sheet]:
    """Advice and decision, conditions, and the lists that the paper has as annexes."""
    yield from _sheets(material, notes, "records")
    yield from _conditions(material, notes)
    yield from _sheets(material, notes, "declined", "reserve", "conflicts")


def ruling_sheets(material: Material, notes: Notes) -> Iterator[Sheet]:
    """The rules of the portfolio, and the way that proposals went."""
    if "assessment" in material.parts:
        yield from (sheet_of(block, notes) for block in portfolio_rules(material) if isinstance(block, Table))
    yield from _sheets(material, notes, "process")


def cut_sheet(material: Material, notes: Notes) -> Sheet:
    """What all was made from, whether or not the paper has that annex."""
    return next(sheet_of(block, notes) for block in record_annex(material) if isinstance(block, Table))


def sheet_of(table: Table, notes: Notes) -> Sheet:
    """A table of the paper as a sheet."""
    rows = [row for row in table.rows if row.role != "line"]
    texts = [[plain(cell) for cell in row.cells] for row in rows]
    columns = [_column(column, [row[place] for row in texts]) for place, column in enumerate(table.columns)]
    cells = [tuple(cell_of(text, column.kind) for text, column in zip(row, columns, strict=True)) for row in texts]
    name = NAMES.get(table.id) or shorten(UNFIT_NAME.sub(" ", table.caption), LONGEST_NAME, placeholder="")
    has_total = bool(rows) and rows[-1].role == "total"
    return notes.sheet(name, table.caption, columns, cells, [table.note], table.row_head + 1, has_total)


def cell_of(text: str, kind: Kind) -> Cell:
    """What a cell of the paper shows, as a number where it is a figure, else as it stands."""
    if text in ("", NONE):
        return NOTHING if kind == "text" and text else NOT_APPLICABLE
    if kind == "money" and (sum_ := MONEY.fullmatch(text)):
        pence = int(sum_[2].replace(",", "")) * 100 + int(sum_[3] or 0)
        return -pence if sum_[1] else pence
    if kind in ("count", "place") and text.replace(",", "").isdecimal():
        return int(text.replace(",", ""))
    if kind == "score" and NUMBER.fullmatch(text.removesuffix("%")):
        return Fraction(text.removesuffix("%").replace(",", ""))
    return text


def _sheets(material: Material, notes: Notes, *parts: PartName) -> Iterator[Sheet]:
    """The tables of parts, as far as the paper has those."""
    for part in parts:
        if part in material.parts:
            yield from (sheet_of(block, notes) for block in MADE[part](material) if isinstance(block, Table))


def _column(column: Column, texts: list[str]) -> SheetColumn:
    """The column, its scores with as many places as the paper gives all of them."""
    places = {len(found[1] or "") for text in texts if (found := NUMBER.fullmatch(text))}
    same = places.pop() if column.kind == "score" and len(places) == 1 else None
    per_cent = ", per cent" if column.kind == "score" and any(text.endswith("%") for text in texts) else ""
    return SheetColumn(f"{column.title}{per_cent}", column.kind, same or None)


def _conditions(material: Material, notes: Notes) -> Iterator[Sheet]:
    if "conditions" not in material.parts:
        return
    rows = [(name, material.standing.proposal(name).applicant, *row)
            for name in material.rows for row in _of(conditions(material, name))]  # fmt: skip
    if rows:
        columns = map(SheetColumn, ("Reference", "Applicant", "Kind", "Number", "Condition"))
        yield notes.sheet(CONDITIONS, "Conditions that go with awards", columns, rows)


def _of(blocks: Iterable[Block]) -> Iterator[tuple[Cell, ...]]:
    """Conditions as a proposal's page has them: of what kind, number and words, then which were cleared."""
    kind = ""
    for block in blocks:
        if isinstance(block, Heading):
            kind = block.text
        elif isinstance(block, Items):
            yield from ((kind, item.label.rstrip("."), plain(item.spans)) for item in block.items)
        elif isinstance(block, Para):
            yield block.label.rstrip("."), NOT_APPLICABLE, plain(block.spans)
