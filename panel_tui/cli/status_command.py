"""status: who has done what, by member and by proposal."""

from __future__ import annotations

import argparse
from typing import Any

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


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.assess.progress import counted_by_state, progress
    from panel_tui.call.standing import call_in
    from panel_tui.figures.rounding import show_money

    with opened(given.workspace) as workspace:
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        tasks = progress(workspace, standing, stage)
        quarantined = [said.why or "" for said in workspace.entries.quarantine()]
        whose = standing.name(workspace.member)
    by_member = {id_: [task for task in tasks if task.member == id_] for id_ in standing.people}
    by_proposal = {
        reference: [task for task in tasks if task.proposal == reference] for reference in standing.proposals
    }
    asked = sum(one.ask for one in standing.proposals.values())
    if given.json:
        members: list[dict[str, Any]] = [
            {"member": id_, "name": one.name, "role": one.role, **_keys(counted_by_state(by_member[id_]))}
            for id_, one in standing.people.items()
        ]
        proposals: list[dict[str, Any]] = [
            {
                "reference": reference,
                "brief": one.brief,
                "applicant": one.applicant,
                "asked": one.ask,
                **_keys(counted_by_state(by_proposal[reference])),
                "assessments": [{"member": task.member, "state": task.state} for task in by_proposal[reference]],
            }
            for reference, one in standing.proposals.items()
        ]
        say_json(
            {
                "call": standing.call.id,
                "stage": stage,
                "proposals": proposals,
                "members": members,
                "asked": asked,
                "clashes": [{"kind": clash.kind, "about": dict(clash.about)} for clash in standing.clashes],
                "quarantined": len(quarantined),
            }
        )
        return 0
    say(f"{standing.call.title}, {standing.call.stages[stage].title.lower()}: {whose}'s file")
    say(
        f"{count(len(standing.proposals), 'proposal')} asking {show_money(asked)}; "
        f"{count(len(tasks), 'assessment')}: "
        + ", ".join(f"{number} {state}" for state, number in counted_by_state(tasks).items() if number)
        if tasks
        else f"{count(len(standing.proposals), 'proposal')} asking {show_money(asked)}; nothing is assigned yet."
    )
    states = ("submitted", "in progress", "not started", "recused")
    if tasks:
        say()
        rows = [(standing.name(id_), own) for id_, own in by_member.items() if own]
        say_table(("Member", *states), [(name, *_cells(own)) for name, own in rows], right=range(1, 5))
        say()
        say_table(("Proposal", *states), [(one, *_cells(own)) for one, own in by_proposal.items()], right=range(1, 5))
    for task in tasks:
        for criterion in task.unsettled:
            say(f"Unsettled: {standing.name(task.member)} on {task.proposal}, {criterion}: two devices differ.")
        if task.withdrawn:
            say(f"Withdrawn: {standing.name(task.member)} on {task.proposal}.")
    for clash in standing.clashes:
        say(f"Two words stand for {clash.kind} {', '.join(clash.about.values())}: say which one holds.")
    if quarantined:
        say(f"{count(len(quarantined), 'entry', 'entries')} in quarantine: panel-tui verify lists them.")
    return 0


def _keys(states: dict[Any, int]) -> dict[str, int]:
    return {state.replace(" ", "_"): number for state, number in states.items()}


def _cells(tasks: list[Any]) -> tuple[str, ...]:
    from panel_tui.assess.progress import counted_by_state

    return tuple(str(number) if number else "·" for number in counted_by_state(tasks).values())
