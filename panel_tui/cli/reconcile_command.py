"""reconcile: what the panel's scores say of the proposals, and what of the panel."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import (
    json_argument,
    mode_argument,
    needs_numbers,
    opened,
    say_json,
    stage_argument,
    workspace_argument,
)
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import is_the_chairs_own, needs_the_record, owner

if TYPE_CHECKING:
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    mode_argument(parser)
    parser.add_argument("--names", action="store_true", help="name members; in the chair's own file alone")


def run(given: argparse.Namespace) -> int:
    """Print it."""
    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        if given.names:
            _needs_the_chairs_own(workspace)
        needs_numbers()
        from panel_tui.recommend.reconciled import reconciled

        found = reconciled(workspace, given.stage, given.mode)
    if given.json:
        from panel_tui.cli.reconcile_keys import keys

        say_json(keys(found, given.names))
    else:
        from panel_tui.cli.reconcile_words import print_words

        print_words(found, given.names)
    return 0


def _needs_the_chairs_own(workspace: Workspace) -> None:
    """Raise BadInput unless this is the chair's own file, or a deputy's: severity by name is for them alone."""
    if not is_the_chairs_own(workspace):
        cure = f"This file is {owner(workspace)}'s: use the chair's own file, or leave out --names for letters."
        raise BadInput(Fault("Severity by name is for the chair alone", cure, workspace.path.name))
