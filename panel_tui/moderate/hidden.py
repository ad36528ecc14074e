"""What a chair's own file does not hold: others' scores where the chair has yet to score, or is recused."""

from __future__ import annotations

from collections.abc import Collection

from panel_tui.call.standing import CallStanding
from panel_tui.store.workspace import Workspace

Pairs = Collection[tuple[str, str]]
"""Proposals and members."""


def why_hidden(
    workspace: Workspace, standing: CallStanding, stage: str, reference: str, submitted: Pairs, declined: Pairs
) -> str:
    """Why the others' scores of a proposal are not in this file; "" where they are.

    `submitted` and `declined` say who has submitted or declined what at the stage.
    """
    member = workspace.member
    if workspace.is_office:
        return ""
    if standing.recused(reference, member):
        return "You are recused from it: the others' scores are not in your file. The deputy takes this item."
    assigned = (stage, reference, member) in standing.assignments
    if assigned and (reference, member) not in submitted and (reference, member) not in declined:
        return "You have yet to score it yourself: until then the others' scores are not in your file."
    return ""
