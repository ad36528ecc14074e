"""recommend: the panel's advice on each proposal, beside the computed line."""

from __future__ import annotations

import argparse

from panel_tui.cli.advising import advice_arguments, record, show, wants_record
from panel_tui.cli.common import json_argument, opened, stage_argument, workspace_argument
from panel_tui.moderate.record import needs_the_record


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    advice_arguments(parser, "follow-line", "record the computed line for every proposal that is not named otherwise")


def run(given: argparse.Namespace) -> int:
    """Record the panel's advice, or show it."""
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        if wants_record(given):
            return record(workspace, ranked, "panel", given)
        return show(workspace, ranked, "panel", given.json, ("By the line", "Panel's advice"))
