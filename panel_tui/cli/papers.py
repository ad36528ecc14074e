"""What the commands that write papers from the record share: their arguments, and writing them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from panel_tui.cli.common import chance, day_given, opened, say, stage_argument, workspace_argument
from panel_tui.moderate.record import needs_the_record
from panel_tui.store.workspace import Workspace

Write = Callable[[Workspace, Path, str | None, date, str], list[Path]]
"""Writes papers of a stage into a folder, of a day and at a time (UTC); where they lie."""


def paper_arguments(parser: argparse.ArgumentParser) -> None:
    """What such a command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the date on the paper (today, if not said)")


def write_papers(given: argparse.Namespace, write: Write) -> int:
    """Write them, and say where they lie."""
    at = chance().now()
    day = day_given(given.date, "--date") if given.date else datetime.fromisoformat(at).date()
    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        for path in write(workspace, given.output, given.stage, day, at):
            say(str(path))
    return 0
