"""recover: let the office back in with its recovery key."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import chance, opened, say, workspace_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--key", required=True, metavar="KEY", help="the recovery key that `new` showed, in quotes")


def run(given: argparse.Namespace) -> int:
    """Make the recovery key an invitation on this machine, and join by it."""
    from panel_tui.faults import BadInput, Fault
    from panel_tui.journal import Key
    from panel_tui.store.keys import KeyFolder

    try:
        seed = bytes.fromhex(given.key.replace(" ", "").replace("-", ""))
    except ValueError:
        seed = b""
    with opened(given.workspace) as workspace:
        recovery = {said.value["recovery"] for said in workspace.entries.history("call")}
        if len(seed) != 32 or Key(seed).public not in recovery:
            raise BadInput(Fault("This is not the recovery key of this call", "Check it letter by letter."))
        keys = KeyFolder.usual()
        keys.keep_invitation(workspace.call, workspace.member, Key(seed))
        pen = keys.pen(workspace, chance())
    say(f"{given.workspace} writes again as the office, on device {pen.device[:12]}.")
    return 0
