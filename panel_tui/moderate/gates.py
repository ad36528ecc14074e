"""The gates that a proposal failed, named as a reader knows them."""

from __future__ import annotations

from panel_tui.call.standing import CallStanding
from panel_tui.figures.line import FailedGate


def failed_gates(standing: CallStanding, stage: str, reference: str) -> tuple[FailedGate, ...]:
    """The gates that a proposal failed at `stage`, by title and id (“Eligible body” (G1)), with the reasons."""
    titles = {gate.id: f"“{gate.title}” ({gate.id})" for gate in standing.rubric_of(reference).gates}
    return tuple(
        FailedGate(titles.get(gate, gate), one.reason.strip().rstrip("."))
        for gate, one in standing.failed_gates(stage, reference).items()
    )


def why_unscored(standing: CallStanding, stage: str, reference: str) -> str:
    """Why a proposal is not scored at `stage`, as a reader knows it; "" where it is."""
    if reference in standing.withdrawn:
        return standing.why_unscored(stage, reference)
    return " and ".join(f"gate {one.gate} failed" for one in failed_gates(standing, stage, reference))


def scored_at(standing: CallStanding, stage: str) -> dict[str, str]:
    """The proposals that are scored at `stage`, each with its brief: not those withdrawn, or that failed a gate."""
    return {
        reference: one.brief
        for reference, one in standing.proposals.items()
        if stage in standing.rubrics[one.brief].stages and not standing.why_unscored(stage, reference)
    }
