"""The ranking as a table for spreadsheets."""

from __future__ import annotations

from fractions import Fraction

from panel_tui.figures.rounding import half_up
from panel_tui.files.csv_out import Cell, to_csv
from panel_tui.journal.values import Recommendation
from panel_tui.recommend.advice import FUNDED
from panel_tui.report.material import Material

HEADER = (
    *("brief", "place", "reference", "applicant", "title", "total", "method", "partial", "below_floor", "ask"),
    *("running_sum", "computed", "panel_advice", "award", "reserve_place", "board_advice", "decision", "reason"),
)


def ranking_csv(material: Material) -> bytes:
    """One proposal a row, in the order of briefs and places; money in pounds, totals to one decimal place.

    `panel_advice` and `award` are empty where the panel has recorded none: `computed` is what the lines give.
    """
    return to_csv(HEADER, (_row(material, name) for name in material.rows))


def _row(material: Material, name: str) -> list[Cell]:
    row, figures = material.rows[name], material.ranking.figures[name]
    proposal, panel = material.standing.proposal(name), material.recorded.get(name)
    titles = [material.ranking.scheme(name).by_id[one].title for one in figures.below_floor]
    return [
        *(proposal.brief, row.place, name, proposal.applicant, proposal.title),
        *(None if figures.total is None else Fraction(half_up(figures.total, 1)), figures.method),
        *("yes" if figures.partial else "no", "; ".join(titles), _pounds(row.ask)),
        None if row.running is None else _pounds(row.running),
        "to decide" if row.undecided else row.outcome,
        panel.outcome if panel else None,
        _pounds(panel.award) if panel and panel.outcome in FUNDED else None,
        panel.place if panel else None,
        _outcome(material.board.get(name)),
        _outcome(material.decided.get(name)),
        (panel.reason if panel else "") or row.reason,
    ]


def _outcome(one: Recommendation | None) -> str | None:
    return one.outcome if one else None


def _pounds(pence: int) -> Fraction:
    return Fraction(pence, 100)
