"""withdraw: a proposal that its applicant withdraws is judged no longer; or is again."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import opened, say, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("proposal", metavar="REF", help="the proposal")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why, as it will be told")
    parser.add_argument("--back", action="store_true", help="it is judged after all")


def run(given: argparse.Namespace) -> int:
    """Record it."""
    from panel_tui.call.ending import back_again, withdrawal
    from panel_tui.call.standing import call_in

    with opened(given.workspace) as workspace:
        needs_the_office(workspace, "withdraws proposals")
        make = back_again if given.back else withdrawal
        saying = make(call_in(workspace), given.proposal, given.reason)
        written(workspace, lambda pen: workspace.entries.say(pen, saying))
    if given.back:
        say(f"{given.proposal} is judged again; its scores count. Members learn of it by your next packs.")
    else:
        say(f"{given.proposal} is withdrawn: its scores stay on record and count for nothing.")
        say("Members learn of it by your next packs or receipts.")
    return 0
