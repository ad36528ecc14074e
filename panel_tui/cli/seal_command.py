"""seal: a workspace is sealed whenever it is closed, until it is unsealed again."""

from __future__ import annotations

import argparse

from panel_tui.cli.common import say, workspace_argument
from panel_tui.faults import BadInput, Fault


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    parser.add_argument("--off", action="store_true", help="it is not sealed any more")


def run(given: argparse.Namespace) -> int:
    """Seal it; with --off, leave it open from now on."""
    from panel_tui.exchange.at_rest import seal_workspace, sealed_path
    from panel_tui.store.keys import KeyFolder

    sealed = sealed_path(given.workspace)
    if given.off:
        if not sealed.is_file():
            raise BadInput(Fault("This workspace is not sealed", "There is nothing to end.", str(given.workspace)))
        sealed.unlink()  # the plain file lies open now: that is how commands find it
        say(f"{given.workspace} is not sealed any more: whoever can read the file can read what is in it.")
        return 0
    if sealed.is_file():
        raise BadInput(Fault("This workspace is sealed already", "It ends with --off.", str(given.workspace)))
    if seal_workspace(given.workspace, KeyFolder.usual()) is None:
        raise BadInput(Fault("Somebody has this workspace open", "Close it there first.", str(given.workspace)))
    say(f"{given.workspace} is now {sealed.name}: it opens with your keys for as long as you use it.")
    say("Go on calling it by its old name. A deleted file may still be found on a disk: see the guide.")
    return 0
