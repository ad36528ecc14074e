"""answer: what members ask about proposals, and the office's answers, which go to all assessors."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import count, json_argument, opened, say, say_json, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.assess.asking import Question
    from panel_tui.call.standing import CallStanding


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument(
        "question", metavar="QUESTION", nargs="?", help="its id, or the proposal where just one question of it waits"
    )
    json_argument(parser)
    parser.add_argument("--text", metavar="TEXT", default="", help="the answer, as all assessors get it")
    parser.add_argument(
        "--asked", metavar="TEXT", help="the question as they get it, so that nobody can tell who asked"
    )


def run(given: argparse.Namespace) -> int:
    """Answer a question or, where none is named, list them."""
    from panel_tui.assess.asking import all_questions, answer
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "answers questions")
        standing = call_in(workspace)
        asked = all_questions(workspace, standing)
        if not given.question:
            if given.text or given.asked:
                raise BadInput(Fault("It is not said which question this answers", "Name it before --text."))
            _list(asked, standing, given.json)
            return 0
        to = _meant(asked, given.question)
        words = given.asked if given.asked is not None else to.passed_on or to.text
        written(workspace, lambda pen: answer(workspace, standing, to, words, given.text, pen))
    say(f"{to.proposal}: question {to.id} is answered. All its assessors get it with their next pack or receipt:")
    say(f"  {words}")
    say(f"    {given.text}")
    return 0


def _meant(asked: tuple[Question, ...], said: str) -> Question:
    waiting = [one for one in asked if not one.answer]
    found = [one for one in asked if one.id == said] or [one for one in waiting if one.proposal == said]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise BadInput(Fault(f"{said!r} may mean {len(found)} questions", f"Name one by its id: {ids}."))
    raise BadInput(Fault(f"No question {said!r} waits here", "List them all by leaving it out."))


def _list(asked: tuple[Question, ...], standing: CallStanding, as_json: bool) -> None:
    if as_json:
        say_json({"questions": [_keys(one) for one in asked]})
        return
    waiting = [one for one in asked if not one.answer]
    say(f"{count(len(waiting), 'question waits', 'questions wait')} for an answer{':' if waiting else '.'}")
    for one in waiting:
        say(f"{one.id}  {one.proposal}  {standing.name(one.member)}, {one.at[:10]}")
        say(f"  {one.text}")
    answered = [one for one in asked if one.answer]
    if answered:
        say(f"{len(answered)} answered:")
    for one in answered:
        say(f"{one.id}  {one.proposal}  {standing.name(one.member)}, {one.at[:10]}")
        say(f"  {one.text}")
        if one.passed_on != one.text:
            say(f"  passed on as: {one.passed_on}")
        say(f"    {one.answer}")


def _keys(one: Question) -> dict[str, str | None]:
    return {
        "question": one.id,
        "reference": one.proposal,
        "member": one.member,
        "text": one.text,
        "at": one.at,
        "passed_on": one.passed_on or None,
        "answer": one.answer or None,
    }
