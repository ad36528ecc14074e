"""assess: the member's desk; and the same in plain lines: what is missing, submitting, withdrawing, declaring."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from panel_tui.cli.common import count, json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_a_scorer
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list your proposals and what is missing, in plain lines")
    what.add_argument("--submit", metavar="PROPOSAL", help="submit what you have drafted of it")
    what.add_argument("--withdraw", metavar="PROPOSAL", help="withdraw what you submitted of it")
    what.add_argument("--declare", metavar="PROPOSAL=INTEREST", help="declare an interest: none, soft or hard")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, with --withdraw and --declare")


def run(given: argparse.Namespace) -> int:
    """Do it, list one's own proposals with what is missing or, on a terminal, open the desk."""
    if not (given.submit or given.withdraw or given.declare or given.list or given.json) and on_a_terminal():
        from panel_tui.tui.start import start

        return start(given.workspace, "desk")
    from panel_tui.assess.registers import Assessment
    from panel_tui.assess.submitting import submit, withdraw
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        reference = given.submit or given.withdraw
        of = Assessment(stage, reference or "", workspace.member)
        if reference:
            needs_a_scorer(workspace, "assesses proposals")
            standing.proposal(reference)
        if given.submit:
            written(workspace, lambda pen: submit(workspace, standing, of, pen))
            say(f"{reference} is submitted. It reaches the office with your next return.")
        elif given.withdraw:
            written(workspace, lambda pen: withdraw(workspace, of, given.reason, pen))
            say(f"{reference} is withdrawn: your scores stay on record and no longer count.")
        elif given.declare:
            _declare(workspace, standing, given)
        else:
            _list(workspace, standing, stage, given.json)
    return 0


def _declare(workspace: Workspace, standing: CallStanding, given: argparse.Namespace) -> None:
    from panel_tui.call.adding import declarations
    from panel_tui.call.intake.declarations import INTERESTS, DeclarationRow

    if workspace.is_office:
        cure = "Add a table of declarations for the members: panel-tui add."
        raise BadInput(Fault("The office judges no proposals and has no interests to declare", cure))
    reference, parted, word = given.declare.rpartition("=")
    if not parted:
        raise BadInput(Fault(f"{word!r} cannot be understood", "Write PROPOSAL=INTEREST, for example P-1=hard."))
    standing.proposal(reference)
    if word not in INTERESTS:
        raise BadInput(Fault(f"{word!r} is no interest", "Write none, soft (noted) or hard (recused)."))
    row = DeclarationRow(workspace.member, reference, INTERESTS[word], given.reason)
    said = [saying for _, saying in declarations([row], standing, workspace.member)]
    written(workspace, lambda pen: workspace.entries.say(pen, *said))
    say(f"{reference}: {row.interest} interest declared. It reaches the office with your next return.")


def _list(workspace: Workspace, standing: CallStanding, stage: str, as_json: bool) -> None:
    from panel_tui.assess.progress import progress
    from panel_tui.assess.registers import Assessment
    from panel_tui.assess.sent import WAYS, Sent
    from panel_tui.assess.submitting import missing
    from panel_tui.store.glance import Glance
    from panel_tui.files.blocks import day

    due = standing.stage_rule(stage).scores_due
    tasks = [task for task in progress(workspace, standing, stage) if task.member == workspace.member]
    lacking = {
        task.proposal: [
            fault.wrong for fault in missing(workspace, standing, Assessment(stage, task.proposal, task.member)).found
        ]
        for task in tasks
        if task.proposal in standing.proposals and task.state in ("in progress", "not started")
    }
    with closing(Glance(workspace.path)) as glance:
        sent = Sent(glance)
    ways = {task.proposal: sent.submission(task.proposal, stage) for task in tasks if task.state == "submitted"}
    if as_json:
        content = [
            {
                "reference": task.proposal,
                "state": task.state,
                "missing": lacking.get(task.proposal, []),
                "sent": ways.get(task.proposal),
            }
            for task in tasks
        ]
        say_json({"scores_due": due.isoformat() if due else None, "assessments": content})
        return
    if not tasks:
        say("No proposal is assigned to you yet. The office sends a pack when there is.")
    for task in tasks:
        title = standing.proposals[task.proposal].title if task.proposal in standing.proposals else "(not in this file)"
        way = ways.get(task.proposal)
        say(f"{task.proposal}  {task.state:<11}  {title}" + (f" ({WAYS[way]})" if way else ""))
        for line in lacking.get(task.proposal, []) if task.state == "in progress" else []:
            say(f"  {line}")
    done = sum(task.state == "submitted" for task in tasks)
    by_when = f" Return your scores by {day(due)}." if due else ""
    say(f"{done} of {count(len(tasks), 'proposal')} submitted.{by_when}")
