"""The funding line of each brief and of the whole budget, with everything they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel_tui.assess.counting import Counting, counting
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.figures.line import Line, Row, Whole, add_up
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import Official
from panel_tui.moderate.drawing import figures_at, lines_at, schemes_at
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Ranking:
    """One stage of a call, ranked: per brief its line, and the figures of every proposal."""

    stage: str
    standing: CallStanding
    counts: Counting
    sheet: ScoreSheet
    schemes: Mapping[str, Scheme]
    figures: Mapping[str, Official]
    lines: Mapping[str, Line]
    whole: Whole

    @property
    def rows(self) -> dict[str, Row]:
        """Every proposal's row, by reference, in the order of briefs and places."""
        return {row.reference: row for line in self.lines.values() for row in line.rows}

    def unusual(self, reference: str) -> str:
        """What is unusual about a proposal, in words, though it bars nothing: "runs 60 months; the call expects …"."""
        return self.standing.call.usual_duration.flag(self.standing.proposal(reference).duration)

    def scheme(self, reference: str) -> Scheme:
        """How a proposal is scored."""
        return self.schemes[self.standing.proposal(reference).brief]


def ranking(workspace: Workspace, stage: str | None = None) -> Ranking:
    """Rank the proposals of a stage, by default the one at work, within their briefs' envelopes and the budget."""
    standing = call_in(workspace)
    stage = standing.stage_named(stage)
    counts = counting(workspace, stage)
    return ranking_of(workspace, standing, stage, counts, sheet_of(workspace, standing, stage, counts))


def ranking_of(
    workspace: Workspace, standing: CallStanding, stage: str, counts: Counting, sheet: ScoreSheet
) -> Ranking:
    """The same, where the call, what counts at the stage and its score sheet are known already."""
    schemes = schemes_at(standing, stage)
    figures = figures_at(standing, schemes, sheet)
    lines = lines_at(workspace, standing, stage, schemes, figures)
    whole = add_up(lines.values(), standing.call.whole_budget)
    return Ranking(stage, standing, counts, sheet, schemes, figures, lines, whole)
