"""The commands of the office's page: what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen

PANES = "tasks returns ranking questions post"
ROWS = "tasks returns ranking post"
"""The panes whose rows are opened as pages."""


class OfficeCommand(Command["OfficeScreen"]):
    """A command of the office's page."""
