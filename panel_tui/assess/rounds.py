"""Further rounds by post: which are open, in which one a member is, and what comes of the round before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from panel_tui.assess.registers import FIRST_ROUND, SAID, Assessment, number_of
from panel_tui.journal import Register
from panel_tui.store.rows import Head, Record

if TYPE_CHECKING:
    from datetime import date

    from panel_tui.store.drafts import Drafts
    from panel_tui.store.rows import Saying
    from panel_tui.store.workspace import Workspace


def opened_rounds(record: Record, stage: str) -> dict[str, Any]:
    """The further rounds that the office has opened at a stage, in their order, and what it said of each."""
    heads = {head.about["round"]: head.value for head in record.heads("round", stage=stage) if not head.cleared}
    return {round_: heads[round_] for round_ in sorted(heads, key=number_of)}


def latest_round(record: Record, stage: str) -> str:
    """The round at work at a stage: "1" where no further one was opened."""
    return next(reversed(opened_rounds(record, stage)), FIRST_ROUND)


def shown_others(record: Record, stage: str, member: str) -> dict[str, tuple[str, str]]:
    """In which further round a member is with each proposal, and the document that shows them how others scored it.

    Whoever was shown nothing is in the first round.
    """
    found: dict[str, tuple[str, str]] = {}
    for head in record.heads("others", stage=stage, member=member):
        of, round_ = head.about["proposal"], head.about["round"]
        if not head.cleared and number_of(round_) > number_of(found.get(of, (FIRST_ROUND, ""))[0]):
            found[of] = (round_, head.value["hash"])
    return found


def assessment_at_work(record: Record, stage: str, proposal: str, member: str) -> Assessment:
    """A member's assessment of a proposal in the round in which they are."""
    round_ = shown_others(record, stage, member).get(proposal, (FIRST_ROUND, ""))[0]
    return Assessment(stage, proposal, member, round_)


def said_before(record: Record, of: Assessment) -> dict[Register, Head]:
    """What a member has said in the rounds before that of `of`, the latest of each field: by the register in which it
    would be said in that round. Their own words come before what was typed for them."""
    if of.round == FIRST_ROUND:
        return {}
    about = {name: part for name, part in of.about.items() if name != "round"}
    earlier = [
        head
        for kind in SAID
        for head in record.heads(kind, **about)
        if number_of(head.about["round"]) < number_of(of.round)
    ]
    earlier.sort(key=lambda head: (-number_of(head.about["round"]), head.source != "own", head.id))
    found: dict[Register, Head] = {}
    for head in earlier:
        found.setdefault(Register.of(head.kind, **(head.about | {"round": of.round})), head)
    return {register: head for register, head in found.items() if not head.cleared}


def bring_drafts(drafts: Drafts, stage: str, at_work: Mapping[str, str], member: str) -> None:
    """Take a member's drafts and notes along into the round in which they are with each proposal, given by reference:
    nothing that was typed stays behind."""
    for draft in drafts.all(stage=stage, member=member):
        register = draft.register
        round_ = at_work.get(register.part("proposal"), FIRST_ROUND) if register.kind in SAID else FIRST_ROUND
        if round_ != FIRST_ROUND and number_of(register.part("round")) < number_of(round_):
            drafts.move(register, Register.of(register.kind, **(dict(register.about) | {"round": round_})))


def bring_all_drafts(workspace: Workspace) -> None:
    """The same at every stage of the file's owner: when a pack has brought another round."""
    member = workspace.member
    for stage in {head.about["stage"] for head in workspace.entries.heads("others", member=member)}:
        shown = shown_others(workspace.entries, stage, member)
        bring_drafts(workspace.drafts, stage, {of: round_ for of, (round_, _) in shown.items()}, member)


def opening(workspace: Workspace, stage: str, due: date | None, reason: str) -> Saying:
    """That the next round of a stage is open. Raises BadInput where nothing was submitted in the one before."""
    from panel_tui.assess.counting import submitted_by_round
    from panel_tui.faults import BadInput, Fault
    from panel_tui.store.rows import Saying

    latest = latest_round(workspace.entries, stage)
    if latest not in submitted_by_round(workspace, stage):
        wrong = f"Nobody has submitted anything in round {latest} yet"
        raise BadInput(Fault(wrong, "Take returns in first: panel-tui merge.", workspace.path.name))
    value = {name: said for name, said in (("due", due.isoformat() if due else ""), ("reason", reason)) if said}
    return Saying(Register.of("round", stage=stage, round=str(number_of(latest) + 1)), value)
