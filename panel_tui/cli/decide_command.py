"""decide: the board's advice, and what was decided, each a record of its own."""

from __future__ import annotations

import argparse

from panel_tui.cli.advising import advice_arguments, record, show, wants_record
from panel_tui.cli.common import json_argument, opened, stage_argument, workspace_argument
from panel_tui.cli.people import needs_the_office
from panel_tui.moderate.record import needs_the_record


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument(
        "--level", choices=("board", "decision"), required=True, help="the board's advice, or the decision itself"
    )
    advice_arguments(
        parser, "as-advised", "record the advice of the step before for every proposal not named otherwise"
    )


def run(given: argparse.Namespace) -> int:
    """Record the board's advice or the decision, or show it."""
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        call = ranked.standing.call
        given.by = given.by or (call.board if given.level == "board" else call.authority)
        if wants_record(given):
            needs_the_office(workspace, "records the board's advice and decisions")
            return record(workspace, ranked, given.level, given)
        heads = "Panel's advice/Board's advice" if given.level == "board" else "Board's advice/Decision"
        return show(workspace, ranked, given.level, given.json, heads)
