"""report: the board paper and its tables."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from panel_tui.cli.common import chance, day_given, opened, say, stage_argument, workspace_argument
from panel_tui.moderate.record import needs_the_record


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date on the paper (today, if not said)")


def run(given: argparse.Namespace) -> int:
    """Write the papers."""
    from panel_tui.report.write import write_report

    at = chance().now()
    day = day_given(given.date, "--date") if given.date else datetime.fromisoformat(at).date()
    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        for path in write_report(workspace, given.output, given.stage, day, at):
            say(str(path))
    return 0
