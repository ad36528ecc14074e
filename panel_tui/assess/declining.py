"""Declining: a member asks, with a reason, not to have to judge a proposal. What they have drafted of it stays."""

from __future__ import annotations

from panel_tui.assess.registers import Assessment
from panel_tui.assess.talk import declined, spoken
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Pen
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def decline(workspace: Workspace, standing: CallStanding, of: Assessment, reason: str, pen: Pen) -> bool:
    """Say that the member declines a proposal, and why; whether that was news.

    Raises BadInput where it is not theirs to judge, they have a hard interest in it, they have submitted it, or no
    reason is given.
    """
    if (of.stage, of.proposal, of.member) not in standing.assignments:
        raise BadInput(Fault("It is not assigned to you", "Only what is yours to judge can be declined.", of.proposal))
    if standing.recused(of.proposal, of.member):
        raise BadInput(Fault("You have a hard interest in it", "There is nothing left to decline.", of.proposal))
    if any(not head.cleared for head in workspace.entries.register(of.submission)):
        raise BadInput(Fault("You have submitted it", "Withdraw it first.", of.proposal))
    if not reason.strip():
        raise BadInput(Fault("Declining needs a reason", 'Say why, for example "outside my expertise".', of.proposal))
    if declined(workspace.entries, of.stage, of.member).get(of.proposal) == reason.strip():
        return False
    workspace.entries.say(pen, Saying(of.declined, {"reason": reason.strip()}))
    return True


def take_up(workspace: Workspace, of: Assessment, pen: Pen) -> None:
    """Say that the member judges a proposal after all.

    Raises BadInput where they have not declined it, or a chair has seen the others' scores of it meanwhile.
    """
    if of.proposal not in declined(workspace.entries, of.stage, of.member):
        raise BadInput(Fault("You have not declined it", "There is nothing to take up again.", of.proposal))
    seen = workspace.entries.heads("submission", stage=of.stage, proposal=of.proposal)
    if any(head.about["member"] != of.member for head in seen):
        raise BadInput(Fault("Others' scores of it are in your file", "It can no longer be judged blind.", of.proposal))
    workspace.entries.say(pen, Saying(of.declined, {"cleared": True}))


def all_declined(workspace: Workspace, stage: str, **about: str) -> dict[tuple[str, str], str]:
    """What everybody, or whoever `about` names, has declined at a stage, by proposal and member, and why."""
    found = spoken(workspace.entries, "declined", stage=stage, **about)
    return {(said.about["proposal"], said.about["member"]): said.value["reason"] for said in found}
