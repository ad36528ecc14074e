"""recommend: the panel's advice on each proposal beside the computed line, and what the chair puts in or leaves out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.advising import advice_arguments, record, show, wants_record
from panel_tui.cli.common import CHANCE, json_argument, opened, say, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_chair
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.recommend.lines import Ranking
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--list", action="store_true", help="print what is on record, in plain lines")
    parser.add_argument(
        "--meets",
        metavar="PROPOSAL=HOW",
        help='say that it meets the criteria "fully", "partly" or "not", whatever its scores say; '
        '"computed" takes that back; needs --reason',
    )
    advice_arguments(parser, "follow-line", "record the computed line for every proposal that is not named otherwise")
    forced = parser.add_mutually_exclusive_group()
    forced.add_argument(
        "--force", metavar="PROPOSAL=in|out", help="put it in every portfolio, or in none; with --reason"
    )
    forced.add_argument("--unforce", metavar="PROPOSAL", help="choose it by its merit again")


def run(given: argparse.Namespace) -> int:
    """Record the panel's advice, or what the chair puts in or leaves out; or show it."""
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        if given.force or given.unforce:
            return _force(workspace, ranked, given)
        if given.meets:
            return _meets(workspace, ranked, given)
        if wants_record(given):
            return record(workspace, ranked, "panel", given)
        if given.list or given.json or given.stage or not on_a_terminal():
            return show(workspace, ranked, "panel", given.json, ("By the line", "Panel's advice"))
    from panel_tui.tui.start import start

    return start(given.workspace, "board", CHANCE.get())


def _force(workspace: Workspace, ranked: Ranking, given: argparse.Namespace) -> int:
    from panel_tui.call.changes import changes, make
    from panel_tui.recommend.forcing import force, unforce

    needs_the_chair(workspace, "puts a proposal in or leaves it out")
    if wants_record(given):
        raise BadInput(Fault("Advice is recorded by itself", "Leave --force and --unforce out, or give only them."))
    reference, _, way = (given.force or "").partition("=")
    if given.force and way not in ("in", "out"):
        raise BadInput(Fault(f"{given.force!r} says neither in nor out", "Write it as P-1=in or P-1=out.", "--force"))
    wanted = (
        force(workspace, ranked, reference, way == "in", given.reason)
        if given.force
        else unforce(workspace, ranked, given.unforce)
    )
    found = changes(workspace, [wanted])
    written(workspace, lambda pen: make(workspace, pen, found))
    for change in found:
        say(f"{change.words} ({change.effect})")
    return 0


def _meets(workspace: Workspace, ranked: Ranking, given: argparse.Namespace) -> int:
    """Record how far the chair finds that a proposal meets the criteria."""
    from panel_tui.call.changes import changes, make
    from panel_tui.recommend.criteria_met import chair_says, criteria_met

    needs_the_chair(workspace, "says how far a proposal meets the criteria")
    if wants_record(given):
        raise BadInput(Fault("--meets has a reason of its own", "Record advice by a command of its own.", "--meets"))
    reference, _, word = given.meets.partition("=")
    saying = chair_says(workspace, ranked, reference, word, given.reason)
    (change,) = changes(workspace, [(reference, saying)])
    written(workspace, lambda pen: make(workspace, pen, [change]))
    say(f"{reference} meets the criteria: {criteria_met(workspace, ranked)[reference].found} ({change.effect}).")
    return 0
