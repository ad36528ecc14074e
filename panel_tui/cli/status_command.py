"""status: who has done what, by member and by proposal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import (
    count,
    json_argument,
    opened,
    say,
    say_json,
    say_table,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.people import holds_the_record, owner

if TYPE_CHECKING:
    from panel_tui.assess.progress import Task
    from panel_tui.call.standing import CallStanding
    from panel_tui.moderate.sheet import OffScale
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        found = _look(workspace, call_in(workspace), given.stage)
    if given.json:
        _print_json(found)
    else:
        _print(found)
    return 0


@dataclass(frozen=True)
class Found:
    """What there is to say. `returns`, `short` and `stale` are known only where the whole record is."""

    standing: CallStanding
    stage: str
    whose: str
    tasks: list[Task]
    gates: dict[str, tuple[str, ...]]
    returns: dict[str, str]
    short: dict[str, int]
    stale: str
    quarantined: int
    off_scale: tuple[OffScale, ...]

    def of_member(self, id_: str) -> list[Task]:
        """The tasks of one member."""
        return [task for task in self.tasks if task.member == id_]

    def of_proposal(self, reference: str) -> list[Task]:
        """The tasks on one proposal."""
        return [task for task in self.tasks if task.proposal == reference]


def _look(workspace: Workspace, standing: CallStanding, named: str | None) -> Found:
    from panel_tui.assess.counting import counting
    from panel_tui.assess.progress import last_returns, progress, short_of_assessors
    from panel_tui.moderate.sheet import off_scale

    stage = standing.stage_named(named)
    tasks = progress(workspace, standing, stage)
    whole = holds_the_record(workspace)
    failed = {one: gates for one in standing.proposals if (gates := tuple(standing.failed_gates(stage, one)))}
    return Found(
        standing=standing,
        stage=stage,
        whose=owner(workspace),
        tasks=tasks,
        gates=failed,
        returns=last_returns(workspace) if workspace.is_office else {},
        short=short_of_assessors(standing, stage, tasks) if whole and tasks else {},
        stale=_stale(workspace, stage) if whole else "",
        off_scale=off_scale(standing, counting(workspace, stage), stage),
        quarantined=len(workspace.entries.quarantine()),
    )


def _stale(workspace: Workspace, stage: str) -> str:
    if not workspace.entries.heads("recommendation", stage=stage):
        return ""
    from panel_tui.recommend.lines import ranking
    from panel_tui.recommend.stale import stale, warning

    found = stale(workspace, ranking(workspace, stage))
    return warning(found) if found else ""


def _print_json(found: Found) -> None:
    from panel_tui.assess.progress import counted_by_state

    standing = found.standing
    members: list[dict[str, Any]] = [
        {
            "member": id_,
            "name": one.name,
            "role": one.role,
            **_keys(counted_by_state(found.of_member(id_))),
            "last_return": found.returns.get(id_),
        }
        for id_, one in standing.people.items()
    ]
    proposals: list[dict[str, Any]] = [
        {
            "reference": reference,
            "brief": one.brief,
            "applicant": one.applicant,
            "asked": one.ask,
            **_keys(counted_by_state(found.of_proposal(reference))),
            "failed_gates": list(found.gates.get(reference, ())),
            "short_of_assessors": reference in found.short,
            "assessments": [{"member": task.member, "state": task.state} for task in found.of_proposal(reference)],
        }
        for reference, one in standing.proposals.items()
    ]
    say_json(
        {
            "call": standing.call.id,
            "stage": found.stage,
            "proposals": proposals,
            "members": members,
            "asked": sum(one.ask for one in standing.proposals.values()),
            "clashes": [{"kind": clash.kind, "about": dict(clash.about)} for clash in standing.clashes],
            "off_scale": [
                {"reference": one.proposal, "member": one.member, "criterion": one.criterion, "given": one.given}
                for one in found.off_scale
            ],
            "quarantined": found.quarantined,
            "stale": found.stale or None,
        }
    )


def _print(found: Found) -> None:
    from panel_tui.assess.progress import counted_by_state
    from panel_tui.figures.rounding import show_money

    standing, tasks = found.standing, found.tasks
    say(f"{standing.call.title}, {standing.call.stages[found.stage].title.lower()}: {found.whose}'s file")
    asked = show_money(sum(one.ask for one in standing.proposals.values()))
    states = ", ".join(f"{number} {state}" for state, number in counted_by_state(tasks).items() if number)
    done = f"{count(len(tasks), 'assessment')}: {states}" if tasks else "nothing is assigned yet."
    say(f"{count(len(standing.proposals), 'proposal')} asking {asked}; {done}")
    if tasks:
        names = ("submitted", "in progress", "not started", "recused")
        last = ("last return",) if found.returns else ()
        rows = [(id_, own) for id_ in standing.people if (own := found.of_member(id_))]
        say()
        say_table(
            ("Member", *names, *last),
            [(standing.name(id_), *_cells(own), *_day(found, id_)) for id_, own in rows],
            right=range(1, 5),
        )
        say()
        cells = [(one, *_cells(found.of_proposal(one))) for one in standing.proposals]
        say_table(("Proposal", *names), cells, right=range(1, 5))
        say()
    for line in _remarks(found):
        say(line)


def _remarks(found: Found) -> Iterator[str]:
    standing = found.standing
    for one in found.off_scale:
        who = standing.name(one.member)
        yield f"{who} on {one.proposal}, {one.criterion}: {one.given} is no score of its scale, and does not count."
    for reference, gates in found.gates.items():
        yield f"{reference} is not scored: gate {' and '.join(gates)} failed."
    if found.short:
        wanted = count(standing.call.minimum_assessors, "member")
        short = ", ".join(f"{reference} ({number})" for reference, number in found.short.items())
        yield f"Submitted by fewer than the {wanted} that the call wants: {short}."
    for task in found.tasks:
        for criterion in task.unsettled:
            yield f"Unsettled: {standing.name(task.member)} on {task.proposal}, {criterion}: two devices differ."
        if task.withdrawn:
            yield f"Withdrawn: {standing.name(task.member)} on {task.proposal}."
    for clash in standing.clashes:
        yield f"Two words stand for {clash.kind} {', '.join(clash.about.values())}: say which one holds."
    if found.stale:
        yield found.stale
    if found.quarantined:
        yield f"{count(found.quarantined, 'entry', 'entries')} in quarantine: panel-tui verify lists them."


def _day(found: Found, member: str) -> tuple[str, ...]:
    """The day of a member's last return, where this file takes returns in."""
    from datetime import datetime

    if not found.returns:
        return ()
    at = found.returns.get(member)
    day = datetime.fromisoformat(at) if at else None
    return (f"{day.day} {day:%B %Y}" if day else "none yet",)


def _keys(states: dict[Any, int]) -> dict[str, int]:
    return {state.replace(" ", "_"): number for state, number in states.items()}


def _cells(tasks: list[Any]) -> tuple[str, ...]:
    from panel_tui.assess.progress import counted_by_state

    return tuple(str(number) if number else "·" for number in counted_by_state(tasks).values())
