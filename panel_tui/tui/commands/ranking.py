"""What can be done in the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panel_tui.tui.command import Command
from panel_tui.tui.commands.over_table import LAST, OtherMode, PanelInstead
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.ranking import RankingScreen


class Open(Command["RankingScreen"]):
    """Opens the proposal under the cursor at the table."""

    keys, show, label = "enter", "enter", "open"
    help = "Go back to the table, to the proposal under the cursor"
    where = footer = "ranking"

    def can(self, screen: RankingScreen) -> bool:
        """Whether there is any."""
        return bool(screen.pane.current)

    def run(self, screen: RankingScreen, key: str) -> None:
        """Open it."""
        screen.close().open(screen.pane.current)


class Order(Command["RankingScreen"]):
    """Lists the proposals by another figure."""

    keys, show, label = "o", "o", "order"
    help = "List each brief by official place, by calibrated score, or by expected rank"
    where = footer = "ranking"

    def run(self, screen: RankingScreen, key: str) -> None:
        """Go on to the next."""
        screen.sort()


class Move(Command["RankingScreen"]):
    """Moves the cursor."""

    keys, show, label = KEYS, "↑↓", "proposal"
    help = "Go to the proposal above or below: what holds of it stands at the bottom"
    where = "ranking"
    palette = False

    def run(self, screen: RankingScreen, key: str) -> None:
        """Move it."""
        screen.move(STEPS[key])


COMMANDS: tuple[Command[Any], ...] = (
    Open(),
    Move(),
    OtherMode(),
    Order(),
    PanelInstead(),
    *LAST,
)
