"""Who has yet to send their scores of a proposal."""

from __future__ import annotations

from panel_tui.call.standing import CallStanding
from panel_tui.moderate.hidden import Pairs


def lacking(standing: CallStanding, stage: str, reference: str, submitted: Pairs, declined: Pairs) -> tuple[str, ...]:
    """The assessors of a proposal who may score it and have not submitted: not those recused, or who declined it."""
    return tuple(
        one
        for one in standing.assessors(stage, reference)
        if not standing.recused(reference, one)
        and (reference, one) not in declined
        and (reference, one) not in submitted
    )
