"""receipt: the office's answer to members' returns."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument
from panel_tui.cli.people import member_named, needs_the_office
from panel_tui.files.disk import ready_to_write, write_bytes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="MEMBER", help="for whom; everybody who has returned, if not said")
    parser.add_argument(
        "-o", "--output", metavar="PATH", type=Path, required=True, help="with --member the receipt, else a folder"
    )


def run(given: argparse.Namespace) -> int:
    """Write the receipt of one member, or those of everybody who has returned."""
    from panel_tui.assess.progress import returned
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.sending import receipt
    from panel_tui.faults import BadInput, Fault
    from panel_tui.store.keys import KeyFolder

    keys, hand = KeyFolder.usual(), chance()
    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "makes receipts")
        standing = call_in(workspace)
        members = [member_named(workspace, standing, given.member)] if given.member else returned(workspace)
        if not members:
            raise BadInput(Fault("Nobody has returned anything yet", "Take returns in first: panel-tui merge."))
        into_folder = not given.member or given.output.is_dir()
        paths = {
            one: given.output / f"{standing.call.id}-{one}.receipt" if into_folder else given.output for one in members
        }
        for member, path in paths.items():
            data = receipt(workspace, member, keys, hand)
            write_bytes(ready_to_write(path), data)
            workspace.log(hand.now(), "acknowledged", f"{path.name} for {member}")
            say(f"{path}: all that has come from {standing.name(member)}")
    made = count(len(members), "receipt")
    say(f"{made} made. A member takes one in with: panel-tui open FILE.receipt -o X.panel")
    return 0
