"""Scores as sheets: what every member gave, what was settled on, and the criteria. No member's name stands here."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import MISSING, Mark, State
from panel_tui.figures.totals import settle
from panel_tui.files.book import Cell, Column, Sheet
from panel_tui.files.numbering import letters
from panel_tui.report.assessed import OFFICIAL, TOTALS
from panel_tui.report.material import Material
from panel_tui.report.wording import sentence
from panel_tui.report.workbook_notes import ABSTAINED, NOT_APPLICABLE, NOTHING, Notes, rounded

LETTERS = (
    "Members are letters, given anew for each proposal: member A of one proposal need not be member A of another. They "
    "are the letters of the board paper."
)
FIRST = "What the member's first submission said, before any other member's scores were seen."
CURRENT = "What counts now: the score revised in the meeting, else the one submitted last."
POINTS = "The part of the total that this criterion makes; to two decimal places."
FLOORS = "The lowest score on a criterion with which a proposal can be recommended, before it is weighted."
EMPTY = {State.MISSING: NOTHING, State.NOT_APPLICABLE: NOT_APPLICABLE, State.ABSTAINED: ABSTAINED}


def scores_sheet(material: Material, notes: Notes) -> Sheet:
    """One score a row: first, and as it counts now."""
    columns = (
        *(Column("Reference"), Column("Member", note=notes.number(LETTERS)), Column("Criterion")),
        *(Column("First score", "score", note=notes.number(FIRST)),),
        *(Column("Current score", "score", note=notes.number(CURRENT)),),
    )
    rows = [row for name in _settled(material) for row in _members(material, name)]
    return notes.sheet("Scores", "Scores that members gave, by proposal and criterion", columns, rows, keep=3)


def official_sheet(material: Material, notes: Notes) -> Sheet:
    """One criterion of a proposal a row: what the members' scores make, what the panel agreed, what stands."""
    columns = (
        *(Column("Reference"), Column("Criterion"), Column("Median of members", "score")),
        *(Column("Agreed score", "score"), Column("Official score", "score", note=notes.number(OFFICIAL))),
        *(Column("Points", "score", note=notes.number(POINTS)), Column("Below the floor")),
        Column("Reason where the panel moved from the median"),
    )
    rows = [
        _official(material, name, scheme, measure)
        for name in _settled(material)
        for scheme in (material.ranking.scheme(name),)
        for measure in scheme.measures
    ]
    return notes.sheet("Agreed scores", "Official scores: agreed by the panel, else the median", columns, rows, keep=2)


def criteria_sheet(material: Material, notes: Notes) -> Sheet:
    """One criterion of a brief a row."""
    columns = (
        *(Column("Brief"), Column("Criterion"), Column("Scale"), Column("Weight", "score")),
        *(Column("Floor", "score", note=notes.number(FLOORS)), Column("How the total is made")),
    )
    rows = [
        (
            *(rubric.title, measure.title, rubric.scale_of(measure.id).words),
            *(_where_any(measure.weight if scheme.total == "weighted" else None), _where_any(measure.floor)),
            TOTALS[scheme.total],
        )
        for brief, scheme in material.ranking.schemes.items()
        for rubric in (material.standing.rubrics[brief],)
        for measure in scheme.measures
    ]
    return notes.sheet("Criteria and weights", "Criteria of each brief, with weights and floors", columns, rows, keep=2)


def _settled(material: Material) -> list[str]:
    """The proposals with a score on any criterion: the paper has a table of scores for these."""
    figures = material.ranking.figures
    return [name for name in material.rows if any(one.value is not None for one in figures[name].settled.values())]


def _members(material: Material, name: str) -> Iterator[tuple[Cell, ...]]:
    sheet, measures = material.ranking.sheet, material.ranking.scheme(name).measures
    for number, member in enumerate(sheet.assessors(name)):
        for measure in measures:
            first, now = sheet.first_mark(name, member, measure.id), sheet.counted(name, member, measure.id)
            # Of a member whose score counts no more, the paper shows none.
            first = first if now.state is not State.MISSING else MISSING
            yield name, letters(number), measure.title, _mark(first), _mark(now)


def _mark(mark: Mark) -> Cell:
    return EMPTY.get(mark.state, NOTHING) if mark.value is None else mark.value


def _official(material: Material, name: str, scheme: Scheme, measure: Measure) -> tuple[Cell, ...]:
    value = material.ranking.figures[name].settled[measure.id].value
    median = settle(material.unmoderated, name, measure.id).value
    agreed = material.agreed.get((name, measure.id))
    points = scheme.total_of({measure.id: value}) if value is not None else None
    below = value is not None and measure.below_floor(value)
    return (
        *(name, measure.title, rounded(median, 2), rounded(value, 2) if agreed else NOTHING, rounded(value, 2)),
        rounded(points, 2) if scheme.total == "weighted" else NOT_APPLICABLE,
        ("yes" if below else "no") if measure.floor is not None else NOT_APPLICABLE,
        sentence(agreed.reason) or NOTHING if agreed and value != median else NOT_APPLICABLE,
    )


def _where_any(figure: Fraction | None) -> Cell:
    return NOT_APPLICABLE if figure is None else rounded(figure, 2)
