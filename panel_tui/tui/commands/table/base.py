"""The commands of the chair's table: what all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen

BOTH = "table matrix"
EVERYWHERE = f"{BOTH} covered"
NO_RANKS = "Ranks are never shown in projector mode: p leaves it."


class TableCommand(Command["TableScreen"]):
    """A command of the table."""


class OnAgenda(TableCommand):
    """A command that needs a proposal."""

    def can(self, screen: TableScreen) -> bool:
        """Whether there is one."""
        return screen.item is not None


class OnCriterion(TableCommand):
    """A command on the current criterion of a proposal that is scored."""

    def can(self, screen: TableScreen) -> bool:
        """Whether there is a criterion, and no gate failed."""
        return screen.item is not None and not screen.item.unscored and bool(screen.criterion)


class OnCell(OnCriterion):
    """A command on the member under the cursor."""

    def can(self, screen: TableScreen) -> bool:
        """Whether there is a member."""
        return super().can(screen) and screen.person is not None
