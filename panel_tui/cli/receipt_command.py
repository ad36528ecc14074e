"""receipt: the office's answer to members' returns."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="MEMBER", help="for whom; everybody who has returned, if not said")
    parser.add_argument(
        "-o", "--output", metavar="PATH", type=Path, required=True, help="with --member the receipt, else a folder"
    )


def run(given: argparse.Namespace) -> int:
    """Write the receipt of one member, or those of everybody who has returned."""
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.posting import receipt_path, receipts, receipts_for

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "makes receipts")
        standing = call_in(workspace)
        members = [member_named(workspace, standing, given.member)] if given.member else receipts_for(workspace)
        into_folder = not given.member or given.output.is_dir()
        paths = {one: receipt_path(given.output, standing, one) if into_folder else given.output for one in members}
        for posted in receipts(workspace, standing, paths, chance()):
            say(posted.as_receipt)
    made = count(len(members), "receipt")
    say(f"{made} made. A member takes one in with: panel-tui open FILE.receipt -o X.panel")
    return 0
