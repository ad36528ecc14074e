"""Who has done what: each assignment's state, by member and by proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from panel_tui.assess.counting import Counting, counting
from panel_tui.assess.declining import all_declined
from panel_tui.assess.registers import SAID
from panel_tui.call.standing import CallStanding
from panel_tui.store.workspace import Workspace

State = Literal["submitted", "in progress", "not started", "declined", "recused"]
IDLE: frozenset[State] = frozenset({"declined", "recused"})
"""The states in which nothing is to be done: such a task is neither missing nor submitted."""


@dataclass(frozen=True)
class Task:
    """One member's task on one proposal, and how far it is. `unsettled` are criteria on which two devices differ;
    `declined` is the reason for which its member declined it, even where they have submitted it all the same."""

    proposal: str
    member: str
    state: State
    unsettled: tuple[str, ...] = ()
    withdrawn: bool = False
    declined: str = ""


def progress(workspace: Workspace, standing: CallStanding, stage: str, counts: Counting | None = None) -> list[Task]:
    """The state of every assignment at `stage`, by proposal and member; of a withdrawn proposal nothing is asked.

    At the office what a member has not sent cannot be seen: "in progress" is there what was typed for
    them, or withdrawn.
    """
    counts = counts or counting(workspace, stage)
    begun, declined = _begun(workspace, stage), all_declined(workspace, stage)
    tasks = []
    for one, proposal, member in sorted(standing.assignments):
        if one != stage or proposal in standing.withdrawn:
            continue
        unsettled = tuple(place.criterion for place in counts.unsettled if place[:2] == (proposal, member))
        state: State = "not started"
        if standing.recused(proposal, member):
            state = "recused"
        elif (proposal, member) in counts.submitted:
            state = "submitted"
        elif (proposal, member) in declined:
            state = "declined"
        elif (proposal, member) in begun:
            state = "in progress"
        withdrawn = (proposal, member) in counts.withdrawn
        tasks.append(Task(proposal, member, state, unsettled, withdrawn, declined.get((proposal, member), "")))
    return tasks


def counted_by_state(tasks: Iterable[Task]) -> dict[State, int]:
    """How many tasks are in each state."""
    found: dict[State, int] = {"submitted": 0, "in progress": 0, "not started": 0, "declined": 0, "recused": 0}
    for task in tasks:
        found[task.state] += 1
    return found


def wanted(tasks: Iterable[Task]) -> list[Task]:
    """The tasks whose scores are asked for: nobody is recused from them, or has declined them."""
    return [task for task in tasks if task.state not in IDLE]


def returned(workspace: Workspace) -> list[str]:
    """The members from whose own devices something has come."""
    authors = {head.author for head in workspace.entries.heads("device")}
    return sorted(one for one in authors if "office" not in workspace.entries.authority.roles.get(one, ()))


def short_of_assessors(standing: CallStanding, stage: str, tasks: Iterable[Task]) -> dict[str, int]:
    """The proposals that fewer have submitted than the call wants, and how many have; not those that are not scored."""
    submitted = dict.fromkeys(standing.proposals, 0)
    for task in tasks:
        if task.state == "submitted" and task.proposal in submitted:
            submitted[task.proposal] += 1
    return {
        reference: number
        for reference, number in submitted.items()
        if number < standing.call.minimum_assessors and not standing.why_unscored(stage, reference)
    }


def judged_before(standing: CallStanding, counts: Counting) -> dict[str, tuple[str, ...]]:
    """The proposals that have a newer version than some of their scores were given under, and who gave those."""
    found: dict[str, set[str]] = {}
    for place, one in counts.latest.items():
        now = standing.proposal_hashes.get(place.proposal)
        if now is not None and place.proposal not in standing.withdrawn and now not in one.versions:
            found.setdefault(place.proposal, set()).add(place.member)
    return {reference: tuple(sorted(members)) for reference, members in sorted(found.items())}


def _begun(workspace: Workspace, stage: str) -> set[tuple[str, str]]:
    drafted = [draft.register for draft in workspace.drafts.all(stage=stage)]
    said = [head.about for kind in SAID for head in workspace.entries.heads(kind, stage=stage)]
    return {(register.part("proposal"), register.part("member")) for register in drafted} | {
        (about["proposal"], about["member"]) for about in said
    }
