"""The workbook that goes with the board paper: its figures for those who reckon with them, one table a sheet.

It keeps to the advice of the UK Government Analysis Function on statistics in spreadsheets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from panel_tui.call.paper_parts import PartName
from panel_tui.files.blocks import Para, day, plain
from panel_tui.files.book import Book, Column, Link, Sheet
from panel_tui.report.asks import whose
from panel_tui.report.material import Material
from panel_tui.report.method import ARITHMETIC
from panel_tui.report.paper import MADE
from panel_tui.report.wording import the
from panel_tui.report.workbook_notes import CONTENTS, Notes
from panel_tui.report.workbook_ranking import ranking_sheet
from panel_tui.report.workbook_scores import criteria_sheet, official_sheet, scores_sheet
from panel_tui.report.workbook_tables import CONDITIONS, cut_sheet, listed_sheets, money_sheets, ruling_sheets

COVER = "Cover"
LISTS: tuple[PartName, ...] = ("conditions", "declined", "reserve", "conflicts")
SAME = "The figures are those of the board paper of the same date and fingerprint. Money is in pounds."
NO_FORMULAS = "There are no formulas, no hidden rows, columns or worksheets, and nothing is told by colour alone."
CHECK = (
    "Every figure was computed from the panel's journal as it stood at the cut in the worksheet Cut. To check, give "
    "the panel's workspace to panel-tui verify: it prints the fingerprint, which is the one above as long as nothing "
    "has been added to the journal since."
)


def workbook(material: Material) -> Book:
    """The workbook that says what `material` holds, as far as the paper has it."""
    notes = Notes(material)
    figures = tuple(_figures(material, notes))
    noted = notes.listed(figures, _told(material, figures))
    contents = _contents(notes, (noted, *figures))
    call = material.call
    return Book(
        title=_title(material),
        date=material.day,
        sheets=(_cover(material), contents, noted, *figures),
        reference=call.paper.reference,
        fingerprint=material.fingerprint,
        marking=call.marking,
    )


def _figures(material: Material, notes: Notes) -> Iterator[Sheet]:
    """All sheets with figures, in order; one that would have nothing to say is left out."""
    parts = material.parts
    if "ranking" in parts:
        yield from _filled(ranking_sheet(material, notes))
    yield from money_sheets(material, notes)
    if "proposals" in parts:
        yield from _filled(scores_sheet(material, notes), official_sheet(material, notes))
    if "assessment" in parts:
        yield from _filled(criteria_sheet(material, notes))
    yield from listed_sheets(material, notes)
    yield from ruling_sheets(material, notes)
    yield cut_sheet(material, notes)


def _filled(*sheets: Sheet) -> Iterator[Sheet]:
    return (sheet for sheet in sheets if sheet.rows)


def _title(material: Material) -> str:
    return f"{material.call.title}: funding recommendations, tables"


def _cover(material: Material) -> Sheet:
    call, paper = material.call, material.call.paper
    deciders = ", then ".join((*call.decides_first, call.authority))
    facts = {
        "Stage": material.standing.stage_rule(material.ranking.stage).title,
        "Funder": call.funder,
        "From": paper.sender,
        "Advice by": call.board,
        "Decision by": deciders,
        "Date": day(material.day),
        "Embargo": f"embargoed until {day(material.embargo)}" if material.embargo else "",
        "Reference": paper.reference,
        "Fingerprint": material.fingerprint,
    }
    lines = [call.marking.upper(), f"Tables of the paper to {the(call.board)}"]
    lines += [f"{name}: {words}" for name, words in facts.items() if words.strip()]
    lines += [plain(para.spans) for para in whose(material)]
    lines += [SAME, NO_FORMULAS, CHECK]
    return Sheet(COVER, _title(material), tuple(line for line in lines if line))


def _contents(notes: Notes, sheets: tuple[Sheet, ...]) -> Sheet:
    rows = [(Link(sheet.name), sheet.title) for sheet in sheets]
    return notes.sheet(CONTENTS, "Worksheets of this workbook", (Column("Worksheet"), Column("What it shows")), rows)


def _told(material: Material, sheets: Collection[Sheet]) -> Iterator[str]:
    """Notes on no single column: how figures are made, and what the paper says beside its lists or in their place."""
    yield from ARITHMETIC
    has_conditions = any(sheet.name == CONDITIONS for sheet in sheets)
    for part in LISTS:
        if part not in material.parts or (part == "conditions" and has_conditions):
            continue
        for block in MADE[part](material):
            if isinstance(block, Para):
                yield " ".join(words for words in (block.label, plain(block.spans)) if words)
