"""assess: the member's desk; and the same in plain lines: what is missing, submitting, declaring, declining, asking."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import (
    chance,
    count,
    json_argument,
    opened,
    say,
    say_json,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.differing_keys import differing_keys
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_a_scorer
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.assess.talk import Asked
    from panel_tui.call.standing import CallStanding
    from panel_tui.journal import Pen
    from panel_tui.store.workspace import Workspace


SHORTEST = 4
"""How many characters of a device's fingerprint must be given at least."""


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
    what.add_argument("--decline", metavar="PROPOSAL", help="ask not to have to judge it; needs --reason")
    what.add_argument("--take-up", metavar="PROPOSAL", help="judge it after all")
    what.add_argument("--ask", metavar="PROPOSAL", help="ask the office about it; needs --text")
    what.add_argument("--others", metavar="PROPOSAL", help="how others scored it, unattributed, in a second round")
    what.add_argument("--settle", metavar="PROPOSAL", help="where two of your machines differ; needs --device")
    parser.add_argument("--device", metavar="FINGERPRINT", help="with --settle: which machine's words hold")
    parser.add_argument("--criterion", metavar="ID", help="with --settle: only on this criterion")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, with --withdraw, --declare and --decline")
    parser.add_argument("--text", metavar="TEXT", default="", help="the question, with --ask")


def run(given: argparse.Namespace) -> int:
    """Do it, list one's own proposals with what is missing or, on a terminal, open the desk."""
    said = (
        given.submit,
        given.withdraw,
        given.declare,
        given.decline,
        given.take_up,
        given.ask,
        given.settle,
        given.others,
    )
    if not any((*said, given.list, given.json)) and on_a_terminal():
        from panel_tui.tui.start import start

        return start(given.workspace, "desk")
    from panel_tui.assess.declining import decline, take_up
    from panel_tui.assess.registers import Assessment
    from panel_tui.assess.rounds import assessment_at_work
    from panel_tui.assess.submitting import submit, withdraw
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        reference = given.submit or given.withdraw or given.decline or given.take_up
        of = Assessment(stage, reference or "", workspace.member)
        if reference:
            needs_a_scorer(workspace, "assesses proposals")
            standing.proposal(reference)
        if given.submit:
            at_work = assessment_at_work(workspace.entries, stage, reference or "", workspace.member)
            written(workspace, lambda pen: submit(workspace, standing, at_work, pen))
            say(f"{reference} is submitted{_in_round(at_work.round)}. It reaches the office with your next return.")
        elif given.withdraw:
            written(workspace, lambda pen: withdraw(workspace, of, given.reason, pen))
            say(f"{reference} is withdrawn: your scores stay on record and no longer count.")
        elif given.decline:
            written(workspace, lambda pen: decline(workspace, standing, of, given.reason, pen))
            say(f"{reference} is declined: your drafts of it stay. The office learns of it by your next return.")
        elif given.take_up:
            written(workspace, lambda pen: take_up(workspace, of, pen))
            say(f"{reference} is yours to judge again. The office learns of it by your next return.")
        elif given.ask:
            _ask(workspace, standing, given)
        elif given.others:
            _others(workspace, standing, stage, given.others, given.json)
        elif given.settle:
            _settle(workspace, standing, stage, given)
        elif given.declare:
            _declare(workspace, standing, given)
        else:
            _list(workspace, standing, stage, given.json)
    return 0


def _in_round(round_: str) -> str:
    """In which round, where it is not the first: ", in round 2"."""
    from panel_tui.assess.registers import FIRST_ROUND

    return "" if round_ == FIRST_ROUND else f", in round {round_}"


def _others(workspace: Workspace, standing: CallStanding, stage: str, reference: str, as_json: bool) -> None:
    from panel_tui.assess.others import others_in
    from panel_tui.assess.rounds import shown_others

    proposal = standing.proposal(reference)
    round_, hash_ = shown_others(workspace.entries, stage, workspace.member).get(reference, ("", ""))
    data = workspace.documents.get(hash_) if hash_ else None
    if data is None:
        cure = "The office opens a second round; it comes with your pack where you have submitted the first."
        raise BadInput(Fault("Nothing is shown to you of how others scored it", cure, reference))
    others = others_in(data)
    if as_json:
        criteria = [
            {"criterion": id_, "given": [{"mark": one.mark, "reason": one.reason} for one in given]}
            for id_, given in others.criteria.items()
        ]
        whole = list(others.whole)
        content = {"reference": reference, "round": round_, "members": others.members}
        say_json({**content, "criteria": criteria, "whole": whole})
        return
    say(f"{reference}  {proposal.title}: what others gave before round {round_}, in the order of the scores")
    if others.why_nothing:
        say(f"  {others.why_nothing}")
    titles = {one.id: one.title for one in standing.rubric_of(reference).criteria}
    for id_, given in others.criteria.items():
        say(f"{titles.get(id_, id_)}")
        for one in given:
            say(f"  {one.mark}: {one.reason}" if one.reason else f"  {one.mark}")
    if others.whole:
        say("On the whole")
    for words in others.whole:
        say(f"  {words}")


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


def _settle(workspace: Workspace, standing: CallStanding, stage: str, given: argparse.Namespace) -> None:
    from panel_tui.assess.differing import differences, settle

    standing.proposal(given.settle)
    here = [one for one in differences(workspace.entries, stage, workspace.member) if one.proposal == given.settle]
    found = [one for one in here if given.criterion in (None, one.criterion)]
    if not found:
        raise BadInput(Fault("Your machines do not differ there", "There is nothing to settle.", given.settle))
    start = given.device or ""
    chosen = [(one, [side for side in one.sides if side.device.startswith(start)]) for one in found]
    if len(start) < SHORTEST or any(len(sides) != 1 for _, sides in chosen):
        told = "; ".join(one.words for one in found)
        raise BadInput(Fault(f"Which machine's words hold? {told}", "Name it with --device.", given.settle))

    def say_all(pen: Pen) -> None:
        for one, (side,) in chosen:
            settle(workspace, one.register, side.id, pen)

    written(workspace, say_all)
    for one, (side,) in chosen:
        where = f", {one.criterion}" if one.criterion else ""
        say(f"{one.proposal}{where}: {one.field} {side.words}. It reaches the office with your next return.")


def _ask(workspace: Workspace, standing: CallStanding, given: argparse.Namespace) -> None:
    from panel_tui.assess.asking import ask

    if workspace.is_office:
        cure = "Members ask in their own files; the office answers: panel-tui answer."
        raise BadInput(Fault("The office asks itself no questions", cure))
    who, about, text, hand = workspace.member, given.ask, given.text, chance()
    question = written(workspace, lambda pen: ask(workspace, standing, who, about, text, pen, hand))
    say(f"{about}: asked, as question {question}. It reaches the office with your next return.")
    say("The answer comes to all who judge it with a later pack or receipt; none of them learns who asked.")


def _list(workspace: Workspace, standing: CallStanding, stage: str, as_json: bool) -> None:
    from panel_tui.assess.differing import differences
    from panel_tui.assess.progress import progress, wanted
    from panel_tui.assess.registers import FIRST_ROUND
    from panel_tui.assess.rounds import assessment_at_work
    from panel_tui.assess.sent import WAYS, Sent
    from panel_tui.assess.submitting import missing
    from panel_tui.assess.talk import questions
    from panel_tui.files.blocks import day
    from panel_tui.store.glance import Glance

    due = standing.due(stage, workspace.member)
    apart = differences(workspace.entries, stage, workspace.member)
    tasks = [task for task in progress(workspace, standing, stage) if task.member == workspace.member]
    at_work = {
        task.proposal: assessment_at_work(workspace.entries, stage, task.proposal, task.member) for task in tasks
    }
    lacking = {
        task.proposal: [fault.wrong for fault in missing(workspace, standing, at_work[task.proposal]).found]
        for task in tasks
        if task.proposal in standing.proposals and task.state in ("in progress", "not started")
    }
    submitted = {
        (head.about["proposal"], head.about["round"])
        for head in workspace.entries.heads("submission", stage=stage, member=workspace.member)
        if not head.cleared
    }
    to_revise = {(of.proposal, of.round) for of in at_work.values() if of.round != FIRST_ROUND} - submitted
    with closing(Glance(workspace.path)) as glance:
        sent = Sent(glance)
    ways = {task.proposal: sent.submission(task.proposal, stage) for task in tasks if task.state == "submitted"}
    asked = {task.proposal: questions(workspace.entries, workspace.member, task.proposal) for task in tasks}
    if as_json:
        content = [
            {
                "reference": task.proposal,
                "state": task.state,
                "round": at_work[task.proposal].round,
                "missing": lacking.get(task.proposal, []),
                "sent": ways.get(task.proposal),
                "declined": task.declined or None,
                "questions": [_keys(one) for one in asked[task.proposal]],
                "differing": [differing_keys(one) for one in apart if one.proposal == task.proposal],
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
        if (task.proposal, at_work[task.proposal].round) in to_revise:
            say(f"  round {at_work[task.proposal].round} is open: --others {task.proposal} shows what others gave")
        for line in lacking.get(task.proposal, []) if task.state == "in progress" else []:
            say(f"  {line}")
        if task.declined:
            say(f"  declined: {task.declined}")
        for difference in apart:
            if difference.proposal == task.proposal:
                say(f"  two of your machines differ: {difference.words}")
        for one in asked[task.proposal]:
            say(f"  {'you asked' if one.mine else 'a question'}: {one.text}")
            say(f"    {'the office answers: ' + one.answer if one.answer else 'no answer yet'}")
    for reference, reason in standing.withdrawn.items():
        if (stage, reference, workspace.member) in standing.assignments:
            say(f"{reference}  withdrawn: {reason}")
    done = sum(task.state == "submitted" for task in tasks)
    by_when = f" Return your scores by {day(due)}." if due else ""
    say(f"{done} of {count(len(wanted(tasks)), 'proposal')} submitted.{by_when}")


def _keys(one: Asked) -> dict[str, Any]:
    return {
        "question": one.question,
        "mine": one.mine,
        "text": one.text,
        "at": one.at,
        "passed_on": one.passed_on or None,
        "answer": one.answer or None,
    }
