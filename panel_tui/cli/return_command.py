"""return: what was submitted, declared, declined and asked, for the office."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument
from panel_tui.files.disk import ready_to_write, write_bytes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE.return", type=Path, required=True, help="the return to write")


def run(given: argparse.Namespace) -> int:
    """Write the return."""
    from panel_tui.assess.progress import progress, wanted
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.sending import sealed_return
    from panel_tui.faults import BadInput, Fault
    from panel_tui.store.keys import KeyFolder

    hand = chance()
    with opened(given.workspace) as workspace:
        if workspace.is_office:
            cure = "Name a member's file; the office sends packs and receipts."
            raise BadInput(Fault("A return goes to the office: this is its own file", cure, workspace.path.name))
        path = ready_to_write(given.output)
        write_bytes(path, sealed_return(workspace, KeyFolder.usual(), hand))
        workspace.log(hand.now(), "returned", given.output.name)
        standing = call_in(workspace)
        tasks = progress(workspace, standing, standing.stage)
        mine = wanted(one for one in tasks if one.member == workspace.member)
        done = sum(one.state == "submitted" for one in mine)
        say(f"{given.output}: {done} of {count(len(mine), 'proposal')} submitted. Send it to the office.")
        if len(workspace.drafts.all()) > 0:
            say("What you have not submitted is not in it.")
    return 0
