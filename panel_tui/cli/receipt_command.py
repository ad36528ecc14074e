"""receipt: the office's answer to a member's returns."""

from __future__ import annotations

import argparse
from pathlib import Path

from panel_tui.cli.common import chance, opened, say, workspace_argument, write_bytes


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--member", metavar="ID", required=True, help="for whom")
    parser.add_argument("-o", "--output", metavar="FILE.receipt", type=Path, required=True, help="the receipt to write")


def run(given: argparse.Namespace) -> int:
    """Write the receipt."""
    from panel_tui.exchange.sending import receipt
    from panel_tui.store.keys import KeyFolder

    hand = chance()
    with opened(given.workspace) as workspace:
        write_bytes(given.output, receipt(workspace, given.member, KeyFolder.usual(), hand))
        workspace.log(hand.now(), "acknowledged", f"{given.output.name} for {given.member}")
    say(f"{given.output}: all that has come from {given.member}. They take it in with: panel-tui open")
    return 0
