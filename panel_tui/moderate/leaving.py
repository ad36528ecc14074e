"""Who must leave the room for a proposal."""

from __future__ import annotations

from panel_tui.call.standing import CallStanding
from panel_tui.files.text import clean
from panel_tui.moderate.rows import Leaving


def leaving(standing: CallStanding, reference: str) -> tuple[Leaving, ...]:
    """Those who have a hard interest in a proposal, in order of id."""
    hard = {
        member: clean(declared.reason).strip().rstrip(".")
        for (proposal, member), declared in standing.declarations.items()
        if proposal == reference and declared.interest == "hard"
    }
    return tuple(Leaving(member, clean(standing.name(member)), reason) for member, reason in sorted(hard.items()))
