"""room: who is in the room, whether there is a quorum, interests declared there, and which proposal is discussed.

It is the panel's meeting or, with --level board, the board's sitting.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import member_named, needs_the_office
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.call.standing import CallStanding
    from panel_tui.journal import Pen
    from panel_tui.moderate.room import Body, Room, Seat
    from panel_tui.store.rows import Saying
    from panel_tui.store.workspace import Workspace

    Act = Callable[[Room], list[Saying]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument(
        "--level", choices=("panel", "board"), default="panel", help="whose: the panel's, or the board's"
    )
    parser.add_argument("--in", metavar="MEMBER", action="append", default=[], dest="come", help="who comes in")
    parser.add_argument("--out", metavar="MEMBER", action="append", default=[], help="who leaves")
    parser.add_argument("--apologies", metavar="MEMBER", action="append", default=[], help="who sends apologies")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--item", metavar="PROPOSAL", help="the proposal that is called; who must leave for it, leaves")
    what.add_argument("--park", action="store_true", help="the proposal under discussion is put off to later")
    what.add_argument("--done", action="store_true", help="the proposal under discussion is done")
    parser.add_argument(
        "--declares",
        metavar="MEMBER=PROPOSAL",
        action="append",
        default=[],
        help="who declares an interest in what, with --reason; who must leave for what is under discussion, leaves",
    )
    parser.add_argument(
        "--interest", choices=("none", "soft", "hard"), default="hard", help="with --declares: hard, who has it leaves"
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help="why somebody leaves, sends apologies or declares")
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Record what is said; then tell how the room stands."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.room import room
    from panel_tui.recommend.sitting import sitting

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "keeps the record of the room")
        standing = call_in(workspace)
        stage = standing.stage_named(given.stage)
        if given.reason and not (given.out or given.apologies or given.declares):
            wrong = "A reason belongs to somebody who leaves, sends apologies or declares an interest"
            raise BadInput(Fault(wrong, "Name them with --out, --apologies or --declares."))
        if given.level == "board" and not standing.board:
            wrong = "Nobody of the board is on record"
            cure = f"Add them with the role board or board chair: panel-tui add members.csv --to {given.workspace}."
            raise BadInput(Fault(wrong, cure))
        acts = list(_acts(workspace, standing.at_board if given.level == "board" else standing, given))
        if acts:
            written(workspace, lambda pen: _record(workspace, stage, given.level, acts, pen))
        standing = call_in(workspace)
        here = room(workspace, standing, stage, given.level)
        interests = sitting(workspace, standing, stage).interests if given.level == "board" else ()
    if given.json:
        say_json(_keys(here))
    else:
        _print(here)
        for one in interests:
            say(f"{one.proposal}: {one.words}.")
    return 0


def _acts(workspace: Workspace, standing: CallStanding, given: argparse.Namespace) -> Iterator[Act]:
    from panel_tui.moderate.attending import apologise, arrive, call_item, close_item, declare, leave

    for name in given.come:
        yield partial(arrive, member=member_named(workspace, standing, name))
    for name in given.out:
        yield partial(leave, member=member_named(workspace, standing, name), reason=given.reason)
    for name in given.apologies:
        yield partial(apologise, member=member_named(workspace, standing, name), reason=given.reason)
    for said in given.declares:
        name, _, reference = said.rpartition("=")
        if given.interest != "none" and not given.reason.strip():
            raise BadInput(Fault("Nothing says what the interest is", "Give it with --reason."))
        member = member_named(workspace, standing, name)
        yield partial(
            declare,
            member=member,
            reference=reference,
            interest=given.interest,
            reason=given.reason,
            speaker=workspace.member,
        )
    if given.item:
        yield partial(call_item, reference=given.item)
    if given.park or given.done:
        yield partial(close_item, state="parked" if given.park else "done")


def _record(workspace: Workspace, stage: str, body: Body, acts: list[Act], pen: Pen) -> None:
    """One after the other: what may be said depends on what was said before."""
    from panel_tui.call.standing import call_in
    from panel_tui.moderate.room import room

    for act in acts:
        workspace.entries.say(pen, *act(room(workspace, call_in(workspace), stage, body)))


def _print(here: Room) -> None:
    if not here.seats:
        say("Nobody is in the room yet. Record who comes in: --in MEMBER.")
        return
    say(here.told())
    for seat in here.seats:
        if seat.is_present:
            state = "in the room"
        elif seat.away_for:
            state = f"outside, for {seat.away_for}"
        elif seat.apology is not None:
            state = f"sends apologies: {seat.apology}" if seat.apology else "sends apologies"
        else:
            state = "gone"
        say(f"  {seat.name}, {seat.role}: {state}")
    if here.item:
        say(f"{here.item} is being discussed; {_presiding(here, here.presides(here.item))}.")


def _presiding(here: Room, seat: Seat | None) -> str:
    if seat is None:
        nobody = "the chair of the board does not preside"
        return nobody if here.body == "board" else "neither chair nor deputy may preside"
    return f"{seat.name}, {seat.role}, presides"


def people_keys(here: Room) -> list[dict[str, Any]]:
    """Everybody whose attendance is on record."""
    return [
        {
            "member": seat.member,
            "name": seat.name,
            "role": seat.role,
            "present": seat.is_present,
            "away_for": seat.away_for or None,
            "apology": seat.apology,
            "stays": [
                {"since": stay.since, "until": stay.until or None, "left_for": stay.left_for or None}
                for stay in seat.stays
            ],
        }
        for seat in here.seats
    ]


def _keys(here: Room) -> dict[str, Any]:
    presides = here.presides(here.item)
    return {
        "stage": here.stage,
        "level": here.body,
        "quorum": here.quorum,
        "counted": len(here.counted(here.item)),
        "quorate": here.is_quorate(here.item),
        "item": here.item or None,
        "presides": presides.member if presides else None,
        "people": people_keys(here),
        "items": [
            {"reference": one.proposal, "since": one.since, "until": one.until or None, "parked": one.parked}
            for one in here.items
        ],
    }
