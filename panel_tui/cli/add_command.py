"""add: take tables and texts into a workspace, all of them or nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import opened, say

WHAT = "a CSV file, a folder of Markdown texts, or a corrected rubric or call (TOML)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help=WHAT)
    parser.add_argument("--to", metavar="X.panel", type=Path, required=True, dest="workspace", help="the workspace")
    parser.add_argument("--as", metavar="KIND", dest="kind", help="what a table holds, where its header does not tell")
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="why a text, a rubric or a call takes an earlier one's place"
    )
    parser.add_argument("--dry-run", action="store_true", help="show row by row what would be taken; change nothing")


def run(given: argparse.Namespace) -> int:
    """Read every file, then take all of them in."""
    from panel_tui.cli.adding import add, read

    offered = [read(path, given.kind) for path in given.files]
    with opened(given.workspace) as workspace:
        results = add(workspace, offered, keep=not given.dry_run, reason=given.reason)
    for result in results:
        say(f"{result.name}: {result.words}")
        if given.dry_run:
            for change in result.changes:
                say(f"  {change.effect:<9} {change.words}")
    if given.dry_run:
        say("Nothing was changed: this was a dry run.")
    elif not any(result.anything for result in results):
        say("Everything was there already.")
    else:
        say(f"All of it is in {given.workspace}.")
    return 0
