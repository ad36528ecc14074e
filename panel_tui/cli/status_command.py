"""status: who has done what, by member and by proposal."""

from __future__ import annotations

import argparse
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

if TYPE_CHECKING:
    from panel_tui.assess.progress import Task
    from panel_tui.recommend.overview import Overview


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.recommend.overview import overview

    with opened(given.workspace) as workspace:
        found = overview(workspace, given.stage)
    if given.json:
        _print_json(found)
    else:
        _print(found)
    return 0


def _print_json(found: Overview) -> None:
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
            "withdrawn": standing.withdrawn.get(reference),
            "short_of_assessors": reference in found.short,
            "assessments": [
                {"member": task.member, "state": task.state, "declined": task.declined or None}
                for task in found.of_proposal(reference)
            ],
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
            "open_questions": len(found.questions),
            "statements": {
                "approved": found.statements.approved,
                "drafted": found.statements.drafted,
                "missing": found.statements.missing,
            }
            if found.statements
            else None,
            "stale": found.stale or None,
            "awards": _award_keys(found) if found.statements else None,
        }
    )


def _award_keys(found: Overview) -> dict[str, Any]:
    awards = found.awards
    met, terms = awards.terms if awards else (0, 0)
    return {
        "accepted": awards.in_state("accepted") if awards else 0,
        "waiting": awards.in_state("waiting") if awards else 0,
        "declined": awards.in_state("declined") + awards.in_state("withdrawn") if awards else 0,
        "conditions": terms,
        "cleared": met,
    }


def _print(found: Overview) -> None:
    from panel_tui.assess.progress import counted_by_state
    from panel_tui.figures.rounding import show_money

    standing, tasks = found.standing, found.tasks
    say(f"{standing.call.title}, {standing.call.stages[found.stage].title.lower()}: {found.whose}'s file")
    asked = show_money(sum(one.ask for one in standing.proposals.values()))
    states = ", ".join(f"{number} {state}" for state, number in counted_by_state(tasks).items() if number)
    done = f"{count(len(tasks), 'assessment')}: {states}" if tasks else "nothing is assigned yet."
    say(f"{count(len(standing.proposals), 'proposal')} asking {asked}; {done}")
    if tasks:
        names = tuple(counted_by_state(tasks))
        last = ("last return",) if found.returns else ()
        rows = [(id_, own) for id_ in standing.people if (own := found.of_member(id_))]
        say()
        say_table(
            ("Member", *names, *last),
            [(standing.name(id_), *_cells(own), *_day(found, id_)) for id_, own in rows],
            right=range(1, len(names) + 1),
        )
        say()
        cells = [(one, *_cells(found.of_proposal(one))) for one in standing.proposals]
        say_table(("Proposal", *names), cells, right=range(1, len(names) + 1))
        say()
    for line in (*found.attention(), *found.remarks()):
        say(line)


def _day(found: Overview, member: str) -> tuple[str, ...]:
    """The day of a member's last return, where this file takes returns in."""
    return (found.last_return(member) or "none yet",) if found.returns else ()


def _keys(states: dict[Any, int]) -> dict[str, int]:
    return {state.replace(" ", "_"): number for state, number in states.items()}


def _cells(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    from panel_tui.assess.progress import counted_by_state

    return tuple(str(number) if number else "·" for number in counted_by_state(tasks).values())
