"""Votes: who was for a motion and who against, the tally, and the casting vote of who presides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from panel_tui.call.standing import CallStanding, typed
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.journal import Register, values
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.moderate.room import SCORING, room, who_settles
from panel_tui.store.rows import Said, Saying
from panel_tui.store.workspace import Workspace

Casting = Literal["", "aye", "no"]


@dataclass(frozen=True)
class Taken:
    """A vote as it counts: whoever has a hard interest in the proposal, declared before or after it, is in no tally,
    and gives no casting vote.

    `at` is when it was taken (UTC), `by` who presided, `left_out` those who voted and do not count.
    """

    proposal: str
    number: int
    at: str
    motion: str
    ayes: tuple[str, ...]
    noes: tuple[str, ...]
    abstained: tuple[str, ...]
    casting: Casting
    by: str
    left_out: tuple[str, ...]

    @property
    def is_carried(self) -> bool | None:
        """Whether the motion is carried; None where the votes are even and there is no casting vote."""
        if len(self.ayes) != len(self.noes):
            return len(self.ayes) > len(self.noes)
        return {"aye": True, "no": False, "": None}[self.casting]

    @property
    def tally(self) -> str:
        """The tally and what came of it: "3 for, 3 against, 1 abstained, casting vote for: carried"."""
        words = f"{len(self.ayes)} for, {len(self.noes)} against"
        words += f", {len(self.abstained)} abstained" if self.abstained else ""
        even = len(self.ayes) == len(self.noes)
        if self.casting and even:
            words += f", casting vote {'for' if self.casting == 'aye' else 'against'}"
        outcome = {True: "carried", False: "not carried", None: "not settled"}[self.is_carried]
        return f"{words}: {outcome}"


def votes(workspace: Workspace, standing: CallStanding, stage: str, reference: str = "") -> list[Taken]:
    """The votes taken at a stage, or on one proposal, in the order in which they were taken.

    Two files that know nothing of each other give their votes the same number: each is a vote of its own, unless they
    say the same of the same motion.
    """
    about = {"stage": stage, "proposal": reference} if reference else {"stage": stage}
    heads = workspace.entries.heads("vote", **about)
    said = workspace.entries.by_id(head.id for head in heads)
    taken: dict[tuple[object, ...], Taken] = {}
    for _, one in sorted(said.items()):
        value = typed(one, values.Vote)
        if value is not None:
            same = (one.about_text, value.motion, value.ayes, value.noes, value.abstained, value.casting)
            taken.setdefault(same, _counted(standing, one, value))
    return sorted(taken.values(), key=lambda one: (one.at, one.proposal, one.number))


def voters(workspace: Workspace, standing: CallStanding, stage: str, reference: str) -> tuple[str, ...]:
    """Who may vote on a proposal, by id: whoever scores, has no hard interest in it and, while it is being discussed,
    is in the room."""
    here = room(workspace, standing, stage)
    there = {seat.member for seat in here.present} if here.item == reference else None
    return tuple(
        member
        for member, one in standing.people.items()
        if one.role in SCORING and not standing.recused(reference, member) and (there is None or member in there)
    )


def vote(
    workspace: Workspace,
    standing: CallStanding,
    stage: str,
    reference: str,
    motion: str,
    ayes: Sequence[str],
    noes: Sequence[str],
    abstained: Sequence[str] = (),
    casting: Casting = "",
) -> Saying:
    """That a vote was taken. Raises BadInput where somebody voted who may not, or votes twice, or where the casting
    vote is missing or not called for."""
    standing.proposal(reference)
    by = who_settles(workspace, standing, stage, reference)
    here = room(workspace, standing, stage)
    voters = (*ayes, *noes, *abstained)
    _may_vote(standing, reference, voters, {seat.member for seat in here.present} if here.item == reference else None)
    if not ayes and not noes:
        raise BadInput(Fault("Nobody voted for or against it", "Name who did."))
    even = len(ayes) == len(noes)
    if even and not casting:
        who = f"{standing.name(by)}, who presides," if by else "whoever presides"
        wrong = f"The votes are even, {len(ayes)} to {len(noes)}"
        raise BadInput(Fault(wrong, f"Give the casting vote of {who} too, or put the proposal off."))
    if casting and not even:
        wrong = f"The votes are {len(ayes)} to {len(noes)}: a casting vote is given only where they are even"
        raise BadInput(Fault(wrong, "Leave it out."))
    number = 1 + max((one.number for one in votes(workspace, standing, stage, reference)), default=0)
    value = {"motion": motion, "ayes": list(ayes), "noes": list(noes), "abstained": list(abstained)}
    more = {"casting": casting, "by": by}
    register = Register.of("vote", stage=stage, proposal=reference, vote=str(number))
    return Saying(register, value | {name: word for name, word in more.items() if word}, chairs_word(workspace))


def _may_vote(standing: CallStanding, reference: str, voters: Sequence[str], there: Collection[str] | None) -> None:
    for member, times in Counter(voters).items():
        name = standing.name(member)
        role = standing.people[member].role if member in standing.people else ""
        if times > 1:
            raise BadInput(Fault(f"{name} is named {show_count(times, 'time')}", "Everybody has one vote."))
        if role not in SCORING:
            raise BadInput(Fault(f"{name} does not score, and has no vote", "Leave them out."))
        if standing.recused(reference, member):
            raise BadInput(Fault(f"{name} has a hard interest in {reference}, and has no vote", "Leave them out."))
        if there is not None and member not in there:
            raise BadInput(Fault(f"{name} is not in the room", "Record that they came in, or leave them out."))


def _counted(standing: CallStanding, said: Said, value: values.Vote) -> Taken:
    reference, number = said.about["proposal"], said.about["vote"]

    def counts(member: str) -> bool:
        return not standing.recused(reference, member)

    return Taken(
        proposal=reference,
        number=int(number) if number.isdecimal() else 0,
        at=said.at,
        motion=value.motion,
        ayes=tuple(filter(counts, value.ayes)),
        noes=tuple(filter(counts, value.noes)),
        abstained=tuple(filter(counts, value.abstained)),
        casting=value.casting if counts(value.by) else "",
        by=value.by,
        left_out=tuple(one for one in (*value.ayes, *value.noes, *value.abstained) if not counts(one)),
    )
