"""The gates that a proposal failed, named as a reader knows them."""

from __future__ import annotations

from panel_tui.call.standing import CallStanding
from panel_tui.figures.line import FailedGate


def failed_gates(standing: CallStanding, stage: str, reference: str) -> tuple[FailedGate, ...]:
    """The gates that a proposal failed at `stage`, by title and id (“Eligible body” (G1)), with the reasons."""
    return tuple(
        FailedGate(standing.gate_name(reference, gate), one.reason.strip().rstrip("."))
        for gate, one in standing.failed_gates(stage, reference).items()
    )


def scored_at(standing: CallStanding, stage: str) -> dict[str, str]:
    """The proposals that are scored at `stage`, each with its brief: not those withdrawn, or that failed a gate."""
    return {
        reference: one.brief
        for reference, one in standing.proposals.items()
        if stage in standing.rubrics[one.brief].stages and not standing.why_unscored(stage, reference)
    }
