"""What `rank` and `portfolio` take to tell how firm outcomes are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_chairs_own

if TYPE_CHECKING:
    from panel_tui.store.workspace import Workspace


def firmness_arguments(parser: argparse.ArgumentParser, instead: argparse._MutuallyExclusiveGroup) -> None:
    """--firm and --stability, each `instead` of what is told otherwise, and --names."""
    instead.add_argument("--firm", metavar="PROPOSAL", help="the smallest changes that would turn its outcome")
    instead.add_argument(
        "--stability", action="store_true", help="which awards change with a weight, without a member, by chance"
    )
    parser.add_argument("--names", action="store_true", help="name members in these; in the chair's own file alone")


def fits_names(workspace: Workspace, given: argparse.Namespace) -> None:
    """Raise BadInput where names are asked for, unless there are names to tell and this is a file in which they may be
    told."""
    if not given.names:
        return
    if given.firm is None and not given.stability:
        raise BadInput(Fault("--names says nothing alone", "It goes with --firm PROPOSAL or --stability."))
    needs_the_chairs_own(workspace, "use the chair's own file, or leave out --names.")
