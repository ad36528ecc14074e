"""vote: a vote of the panel on one proposal, with its tally and, where it is even, the casting vote."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import member_named, needs_the_chair
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.moderate.voting import Taken


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument("proposal", metavar="PROPOSAL", nargs="?", default="", help="the proposal that is voted on")
    parser.add_argument("--motion", metavar="TEXT", default="", help="what is voted on")
    parser.add_argument("--aye", metavar="MEMBER", action="append", default=[], help="who is for it (repeatable)")
    parser.add_argument("--no", metavar="MEMBER", action="append", default=[], help="who is against it (repeatable)")
    parser.add_argument("--abstain", metavar="MEMBER", action="append", default=[], help="who abstains (repeatable)")
    parser.add_argument("--casting", choices=("aye", "no"), default="", help="the casting vote of whoever presides")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Record a vote where one is given; show what was voted."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.voting import vote, votes

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        ayes, noes, abstained = (
            [member_named(workspace, standing, one) for one in side] for side in (given.aye, given.no, given.abstain)
        )
        if given.motion or ayes or noes or abstained or given.casting:
            needs_the_chair(workspace, "records a vote")
            if not given.motion.strip() or not given.proposal:
                raise BadInput(Fault("A vote needs a proposal and a motion", "Name it, and say --motion TEXT."))
            reference, motion, casting = given.proposal, given.motion, given.casting
            saying = vote(workspace, standing, stage, reference, motion, ayes, noes, abstained, casting)
            written(workspace, lambda pen: workspace.entries.say(pen, saying))
        found = votes(workspace, standing, stage, given.proposal)
    if given.json:
        say_json([_keys(one) for one in found])
    elif not found:
        say("Nothing has been voted on yet.")
    for one in () if given.json else found:
        say(f"{one.proposal}  {one.motion}: {one.tally}")
        for words in _who(standing, one):
            say(f"  {words}")
    return 0


def _who(standing: CallStanding, one: Taken) -> list[str]:
    sides = {"for": one.ayes, "against": one.noes, "abstained": one.abstained, "not counted, recused": one.left_out}
    return [f"{side}: {', '.join(standing.name(who) for who in members)}" for side, members in sides.items() if members]


def _keys(one: Taken) -> dict[str, Any]:
    return {
        "reference": one.proposal,
        "motion": one.motion,
        "at": one.at,
        "ayes": list(one.ayes),
        "noes": list(one.noes),
        "abstained": list(one.abstained),
        "not_counted": list(one.left_out),
        "casting": one.casting or None,
        "presided": one.by or None,
        "carried": one.is_carried,
    }
