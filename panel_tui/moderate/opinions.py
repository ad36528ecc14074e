"""Who scored what on one criterion of one proposal, and what the panel settled: what a discussion starts from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from panel_tui.call.rubric import Criterion
from panel_tui.call.standing import CallStanding
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import spread
from panel_tui.moderate.agreeing import middle_of


@dataclass(frozen=True)
class Opinions:
    """The counted scores on one criterion, by member, with their median and spread; `agreed` where it is settled."""

    criterion: Criterion
    scores: dict[str, Fraction]
    median: Fraction | None
    spread: Fraction | None
    agreed: Fraction | None


def opinions(sheet: ScoreSheet, standing: CallStanding, proposal: str, criterion: str) -> Opinions:
    """The members' scores of `proposal` on `criterion`."""
    scores = sheet.scores(proposal, criterion)
    return Opinions(
        standing.rubric_of(proposal).by_id[criterion],
        scores,
        middle_of(sheet, proposal, criterion),
        spread(scores.values()),
        sheet.agreed.get((proposal, criterion)),
    )
