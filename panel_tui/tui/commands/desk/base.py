"""The commands of the desk: what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen

READING = "reader form"
TEXTS = "reader aside"
PANES = "queue reader aside form"


class DeskCommand(Command["DeskScreen"]):
    """A command of the desk."""


class OnProposal(DeskCommand):
    """A command on the open proposal, which must be one that may be read."""

    def can(self, screen: DeskScreen) -> bool:
        """Whether the proposal under discussion may be read and scored."""
        return screen.item is not None and screen.item.is_open
