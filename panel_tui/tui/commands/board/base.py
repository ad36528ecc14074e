"""The commands of the board's table: what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command

if TYPE_CHECKING:
    from panel_tui.tui.screens.board import BoardScreen


class BoardCommand(Command["BoardScreen"]):
    """A command of the board's table."""


class OnProposal(BoardCommand):
    """A command on the proposal under the cursor."""

    def can(self, screen: BoardScreen) -> bool:
        """Whether there is one."""
        return screen.row is not None
