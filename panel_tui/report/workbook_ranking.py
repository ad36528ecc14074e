"""The ranking as a sheet: all briefs in one table, with columns of advice where the paper draws a line."""

from __future__ import annotations

from panel_tui.files.book import Cell, Column, Sheet
from panel_tui.journal.values import Recommendation
from panel_tui.recommend.advice import FUNDED, Advice
from panel_tui.report import cells
from panel_tui.report.how_sure import METHODS
from panel_tui.report.material import Material
from panel_tui.report.ranked import REMARKS
from panel_tui.report.wording import capital, sentence
from panel_tui.report.workbook_notes import NOT_APPLICABLE, NOTHING, Notes, rounded

TITLE = "Proposals in order of place in each brief, with scores, asks and advice"
TOTAL = "Totals are exact in the record; here, as in the paper, they are rounded to one decimal place, half up."
LINE = (
    "The funding line gives awards in order of place as far as a brief's envelope reaches. Advice may depart from it, "
    "with a reason."
)
RECORDED = "Recorded: the panel has recorded this advice. Computed: it has not, and this is what the line gives."
LIKELY = "Nine in ten plausible orders of the brief have the proposal between these places."


def ranking_sheet(material: Material, notes: Notes) -> Sheet:
    """One proposal a row, in the order of briefs and places, with the likely places where they were worked out."""
    records, remarks = _records(material), " ".join(_remarks(material))
    likely = any(cells.likely(material, name).key for name in material.rows)
    columns = (
        *(Column("Place", "place"), Column("Shares its place"), Column("Reference"), Column("Applicant")),
        *(Column("Title"), Column("Brief"), Column("Ask", "money")),
        *(Column("Total", "score", 1, notes.number(TOTAL)), Column("Best total", "score")),
        *(Column("How the total was made"), Column("Remark", note=notes.number(remarks) if remarks else 0)),
        Column("Running sum", "money"),
        *(_likely_columns(notes) if likely else ()),
        *(Column("The line gives", note=notes.number(LINE)), Column("Panel's advice")),
        *(Column("Panel's advice is", note=notes.number(RECORDED)), Column("Award", "money")),
        *(Column("Reserve place", "place"), *(column for title, _ in records for column in _pair(title))),
        Column("Reason"),
    )
    rows = [_row(material, name, records, likely) for name in material.rows]
    return notes.sheet("Ranking", TITLE, columns, rows, keep=3)


def _row(material: Material, name: str, records: list[tuple[str, Advice]], likely: bool) -> tuple[Cell, ...]:
    row, figures = material.rows[name], material.ranking.figures[name]
    proposal, panel, recorded = material.standing.proposal(name), material.panel.get(name), name in material.recorded
    best = figures.out_of if figures.total is not None else None
    its = material.panel[name].reason if recorded else ""
    return (
        *(_or(row.place), ("yes" if row.tied_with else "no") if row.place else NOT_APPLICABLE, name),
        *(proposal.applicant, proposal.title, material.standing.rubric_of(name).title, row.ask),
        *(rounded(figures.total, 1), rounded(best, 2), capital(METHODS.get(figures.method, "")) or NOTHING),
        *(", ".join(map(capital, cells.remarks(material, name))) or "None", _or(row.running)),
        *(_likely(material, name) if likely else ()),
        "To decide" if row.undecided else capital(row.outcome),
        capital(panel.outcome) if panel else cells.NO_ADVICE,
        ("recorded" if recorded else "computed") if panel else NOT_APPLICABLE,
        *(_award(panel), _or(panel.place if panel else None)),
        *(cell for _, record in records for cell in _said(record.get(name))),
        sentence(its or row.reason) or NOTHING,
    )


def _records(material: Material) -> list[tuple[str, Advice]]:
    """What others said after the panel, as far as anything is on record."""
    steps = [(f"Decision of {step.name}", step.advice) for step in material.steps]
    every = [("Board's advice", material.board), *steps, ("Decision", material.decided)]
    return [(title, record) for title, record in every if record]


def _remarks(material: Material) -> list[str]:
    """What the remarks in the table mean, as far as there are any."""
    seen = {word for name in material.rows for word in cells.remarks(material, name)}
    return [words for word, words in REMARKS.items() if word in seen]


def _pair(title: str) -> tuple[Column, Column]:
    return Column(title), Column(f"{title}: award", "money")


def _said(one: Recommendation | None) -> tuple[Cell, Cell]:
    return (capital(one.outcome) if one else NOTHING), _award(one)


def _award(one: Recommendation | None) -> Cell:
    return one.award if one and one.outcome in FUNDED else NOT_APPLICABLE


def _likely_columns(notes: Notes) -> tuple[Column, Column]:
    note = notes.number(LIKELY)
    return Column("Likely from", "place", note=note), Column("Likely to", "place", note=note)


def _likely(material: Material, name: str) -> tuple[Cell, Cell]:
    certain = material.extras.certain
    one = certain.proposals.get(name) if certain else None
    return one.rank_90 if one and one.rank_90 else (NOTHING, NOTHING)


def _or(number: int | None) -> Cell:
    return NOT_APPLICABLE if number is None else number
