"""recover: let the office back in with its recovery key."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import chance, opened, say, workspace_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.set_defaults(opens_itself=True)  # where it is sealed, by the recovery key alone
    parser.add_argument("--key", required=True, metavar="KEY", help="the recovery key that `new` showed, in quotes")


def run(given: argparse.Namespace) -> int:
    """Make the recovery key an invitation on this machine, and join by it."""
    from panel_tui.exchange.at_rest import in_use
    from panel_tui.faults import BadInput, Fault
    from panel_tui.journal import Key
    from panel_tui.store.keys import SEED_BYTES, KeyFolder

    try:
        seed = bytes.fromhex(given.key.replace(" ", "").replace("-", ""))
    except ValueError:
        seed = b""
    key = Key(seed) if len(seed) == SEED_BYTES else None
    keys = KeyFolder.usual()
    with in_use(given.workspace, keys, key), opened(given.workspace) as workspace:
        recovery = {said.value["recovery"] for said in workspace.entries.history("call")}
        if key is None or key.public not in recovery:
            raise BadInput(Fault("This is not the recovery key of this call", "Check it letter by letter."))
        keys.keep_invitation(workspace.call, workspace.member, key)
        pen = keys.pen(workspace, chance())
    say(f"{given.workspace} writes again as the office, on device {pen.device[:12]}.")
    return 0
