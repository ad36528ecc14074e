"""award: what follows the decision, award by award, and the money that is free."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import (
    CHANCE,
    day_given,
    json_argument,
    opened,
    say,
    say_json,
    say_table,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.recommend.awards import Award, Awards
    from panel_tui.store.rows import Saying
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("proposal", metavar="PROPOSAL", nargs="?", help="whose award this is about")
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--list", action="store_true", help="print what is on record, in plain lines")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accepted", action="store_true", help="its applicant accepts the award; with --award for less")
    what.add_argument("--declined", action="store_true", help="its applicant declines the award; needs --reason")
    what.add_argument("--waiting", action="store_true", help="it has not been answered after all; needs --reason")
    what.add_argument("--cleared", metavar="N", type=int, help="condition N of its award is met; needs --reason")
    what.add_argument("--reopened", metavar="N", type=int, help="condition N is not met after all; needs --reason")
    what.add_argument("--promote", metavar="PROPOSAL", help="fund this one from the reserve, with money that is free")
    what.add_argument("--announce", metavar="YYYY-MM-DD", help="until this day nobody outside is told")
    what.add_argument("--lift", action="store_true", help="nothing waits for a day any more; needs --reason")
    parser.add_argument("--award", metavar="AMOUNT", default="", help="with --accepted or --promote: a part of it")
    parser.add_argument("--condition", metavar="TEXT", action="append", default=[], help="with --promote (repeatable)")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why")
    parser.add_argument("--by", metavar="NAME", default="", help="with --promote: who decided it")


def run(given: argparse.Namespace) -> int:
    """Record what became of an award, or list them all: on a terminal by a screen."""
    from panel_tui.call.changes import changes, make
    from panel_tui.recommend.awards import awards
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        found = awards(workspace, ranking(workspace, given.stage))
        saying = _said(workspace, found, given)
        if saying:
            needs_the_office(workspace, "records what became of awards")
            subject = given.promote or given.proposal or found.ranked.stage
            (change,) = changes(workspace, [(subject, saying)])
            written(workspace, lambda pen: make(workspace, pen, [change]))
            found = awards(workspace, found.ranked)
            if not given.json:
                say(f"{_told(found, given)} ({change.effect})")
                return 0
        if given.json:
            say_json(_keys(found))
            return 0
        if given.list or given.stage or not on_a_terminal():
            _print(found)
            return 0
    from panel_tui.tui.start import start

    return start(given.workspace, "awards", CHANCE.get())


def _said(workspace: Workspace, found: Awards, given: argparse.Namespace) -> Saying | None:
    """What is to be recorded, if anything is."""
    from panel_tui.recommend import awarding

    sum_, reason, reference = _sum(given.award), given.reason, given.proposal
    if given.award and not (given.accepted or given.promote):
        raise BadInput(Fault("--award goes with --accepted or --promote", "Leave it out.", "--award"))
    if (given.condition or given.by) and not given.promote:
        raise BadInput(Fault("--condition and --by go with --promote", "Leave them out."))
    if given.promote or given.announce or given.lift:
        if reference:
            raise BadInput(Fault(f"{reference} has no part in this", "Leave it out.", reference))
        if given.announce:
            return awarding.announced(found, day_given(given.announce, "--announce"), reason)
        if given.lift:
            return awarding.lifted(found, reason)
        conditions = tuple(given.condition)
        return awarding.promoted(workspace, found, given.promote, sum_, conditions, reason, given.by)
    about_one = given.accepted or given.declined or given.waiting
    if not about_one and given.cleared is None and given.reopened is None:
        if reference or reason:
            raise BadInput(Fault("What became of it is not said", "Say --accepted, --declined or --cleared N."))
        return None
    if not reference:
        raise BadInput(Fault("Whose award this is about is not said", "Name the proposal."))
    if given.waiting:
        return awarding.waiting(found, reference, reason)
    if about_one:
        return awarding.answered(found, reference, "accepted" if given.accepted else "declined", sum_, reason)
    if given.cleared is not None:
        return awarding.met(found, reference, given.cleared, reason)
    return awarding.reopened(found, reference, given.reopened, reason)


def _sum(text: str) -> int | None:
    from panel_tui.call.money import parse_money

    try:
        return parse_money(text) if text else None
    except ValueError as error:
        raise BadInput(Fault(f"The award cannot be read: {error}", "", "--award")) from error


def _told(found: Awards, given: argparse.Namespace) -> str:
    """What was recorded, in a sentence."""
    from panel_tui.files.blocks import day as in_words
    from panel_tui.recommend.advice import in_words as advised

    if given.announce:
        assert found.until is not None
        return f"The decisions are announced on {in_words(found.until)}; until then no letter goes out"
    if given.lift:
        return "Nothing waits for a day of announcement any more"
    reference = given.promote or given.proposal
    award = found.awards[reference]
    if given.promote:
        return f"{reference} is promoted from the reserve: {advised(award.decision.value)}"
    number = given.cleared if given.cleared is not None else given.reopened
    if number is not None:
        return f"{reference}: condition {number} is {'cleared' if given.cleared is not None else 'open again'}"
    return f"{reference}: {award.words}"


def _print(found: Awards) -> None:
    from panel_tui.files.blocks import day as in_words
    from panel_tui.recommend.advice import in_words as advised

    if not found.awards:
        say("No award is on record: panel-tui decide records the decisions.")
    else:
        head = ("Reference", "Applicant", "Decided", "Award", "Conditions", "Why")
        say_table(head, [_row(found, one, advised(one.decision.value)) for one in found.awards.values()], below=5)
        for line in _open_conditions(found):
            say(line)
    for line in found.money_words().values():
        say(line)
    if found.until:
        say(f"The decisions are announced on {in_words(found.until)}.")


def _row(found: Awards, one: Award, decision: str) -> tuple[str, ...]:
    from panel_tui.figures.rounding import NONE

    promoted = ", from the reserve" if one.decision.value.promoted else ""
    terms = f"{one.met} of {len(one.terms)} cleared" if one.terms else NONE
    applicant = found.ranked.standing.proposals[one.reference].applicant
    return one.reference, applicant, decision + promoted, one.words, terms, one.reason or one.decision.value.reason


def _open_conditions(found: Awards) -> Iterator[str]:
    for one in found.awards.values():
        if one.state in ("waiting", "accepted"):
            yield from (
                f"{one.reference} condition {term.number}, open: {term.text}" for term in one.terms if not term.met
            )


def _keys(found: Awards) -> dict[str, Any]:
    return {
        "stage": found.ranked.stage,
        "announced": found.until.isoformat() if found.until else None,
        "awards": [_award_keys(one) for one in found.awards.values()],
        "briefs": [
            {
                "brief": one.brief,
                "money": one.money,
                "committed": one.committed,
                "free": one.free,
                "reserve": list(one.reserve),
                "next": one.reserve[0] if one.reserve else None,
            }
            for one in found.purses.values()
        ],
    }


def _award_keys(one: Award) -> dict[str, Any]:
    value = one.decision.value
    return {
        "reference": one.reference,
        "outcome": value.outcome,
        "award": value.award,
        "by": value.by,
        "reason": value.reason,
        "recorded": one.decision.at,
        "promoted": value.promoted,
        "state": one.state,
        "taken": one.taken,
        "why": one.reason,
        "conditions": [
            {"number": term.number, "condition": term.text, "cleared": bool(term.met), "why": term.met}
            for term in one.terms
        ],
    }
