"""return: what was submitted and declared, for the office."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, count, opened, say, workspace_argument, write_bytes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE.return", type=Path, required=True, help="the return to write")


def run(given: argparse.Namespace) -> int:
    """Write the return."""
    from panel_tui.assess.progress import progress
    from panel_tui.call.standing import call_in
    from panel_tui.exchange.sending import give_back
    from panel_tui.store.keys import KeyFolder

    hand = chance()
    with opened(given.workspace) as workspace:
        data = give_back(workspace, KeyFolder.usual(), hand)
        write_bytes(given.output, data)
        workspace.log(hand.now(), "returned", given.output.name)
        standing = call_in(workspace)
        mine = [one for one in progress(workspace, standing, standing.stage) if one.member == workspace.member]
        done = sum(one.state == "submitted" for one in mine)
        say(f"{given.output}: {done} of {count(len(mine), 'proposal')} submitted. Send it to the office.")
        if len(workspace.drafts.all()) > 0:
            say("What you have not submitted is not in it.")
    return 0
