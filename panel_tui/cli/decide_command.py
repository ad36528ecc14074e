"""decide: the board's advice, and what was decided, step by step, each a record of its own."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.advising import advice_arguments, record, show, wants_record
from panel_tui.cli.common import CHANCE, json_argument, opened, stage_argument, workspace_argument
from panel_tui.cli.people import needs_the_office
from panel_tui.cli.terminal import on_a_terminal
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.call.call_model import Call
    from panel_tui.recommend.advice import Level


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--list", action="store_true", help="print what is on record, in plain lines")
    parser.add_argument(
        "--level",
        metavar="LEVEL",
        required=True,
        help='"board" for the board\'s advice, "decision" for the decision itself, or, where several decide in steps, '
        "the name of one of them as the call has it",
    )
    advice_arguments(
        parser, "as-advised", "record the advice of the step before for every proposal not named otherwise"
    )


def run(given: argparse.Namespace) -> int:
    """Record the board's advice or the decision, or show it."""
    from panel_tui.recommend.advice import levels
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        call = ranked.standing.call
        level = _level(call, given.level)
        given.by = given.by or {"board": call.board, "decision": call.authority}.get(level, level)
        if wants_record(given):
            needs_the_office(workspace, "records the board's advice and decisions")
            return record(workspace, ranked, level, given)
        steps = levels(call)
        step = steps.index(level)
        if given.list or given.json or given.stage or not on_a_terminal():
            return show(workspace, ranked, level, given.json, (_head(steps[step - 1]), _head(level)))
    from panel_tui.tui.start import start

    return start(given.workspace, "board", CHANCE.get(), level)


def _level(call: Call, given: str) -> Level:
    """The step that is meant."""
    from panel_tui.recommend.advice import levels

    steps = {one.casefold(): one for one in levels(call)[1:]}
    if given.casefold() not in steps:
        raise BadInput(Fault(f"{given!r} is no step of this call", f"Write one of {', '.join(steps.values())}."))
    return steps[given.casefold()]


def _head(level: Level) -> str:
    return {"panel": "Panel's advice", "board": "Board's advice", "decision": "Decision"}.get(level, level)
