"""The score sheet of one stage: the one query through which scores reach all arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.call.standing import CallStanding, current
from panel_tui.figures.sheet import Cell, Mark, ScoreSheet, State
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace

STATES = {
    "scored": State.SCORED,
    "not_applicable": State.NOT_APPLICABLE,
    "abstained": State.ABSTAINED,
}


def sheet_of(workspace: Workspace, standing: CallStanding, stage: str, counts: Counting | None = None) -> ScoreSheet:
    """What counts at `stage`, as all arithmetic takes it in. `counts` may be given where it is known already."""
    counts = counts or counting(workspace, stage)
    panel = {
        Cell(about["proposal"], about["member"], about["criterion"]): Mark(State.SCORED, Fraction(one.score))
        for about, one in current(workspace, "panel_score", values.PanelScore)
        if about["stage"] == stage
    }
    agreed = {
        (about["proposal"], about["criterion"]): Fraction(one.score)
        for about, one in current(workspace, "agreed", values.Agreed)
        if about["stage"] == stage
    }
    return ScoreSheet(
        first=_marks(counts.first),
        latest=_marks(counts.latest),
        panel=panel,
        agreed=agreed,
        conflicted=frozenset(
            (proposal, member) for proposal, member in standing.declarations if standing.recused(proposal, member)
        ),
    )


def _marks(given: Mapping[Place, Given]) -> dict[Cell, Mark]:
    return {Cell(*place): Mark(STATES[one.state], one.value) for place, one in given.items()}
