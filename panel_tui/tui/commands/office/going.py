"""Going from row to row and from pane to pane, opening a row, and looking again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.commands.office.base import PANES, ROWS, OfficeCommand
from panel_tui.tui.commands.steps import STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen


class Open(OfficeCommand):
    """Opens what is under the cursor."""

    keys, show, label = "enter", "enter", "open"
    help = "Open what is under the cursor: assessments one by one, what a return would bring, or a member's post"
    where = footer = ROWS

    def can(self, screen: OfficeScreen) -> bool:
        """Whether there is anything."""
        return bool(screen.pane.current)

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Open it."""
        screen.open_current()


class Move(OfficeCommand):
    """Moves the cursor."""

    keys, show, label = "up,down,pageup,pagedown,home,end", "↑↓", "row"
    help = "Go to the row above or below; PgUp, PgDn, Home, End go further"
    where = PANES
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Move it."""
        screen.pane.move(STEPS[key])


class NextPane(OfficeCommand):
    """Goes to another pane."""

    keys, show, label = "tab,shift+tab", "tab", "next pane"
    help = "Go to the next pane: tasks, returns, ranking, questions, post"
    where = PANES
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Go there."""
        panes = PANES.split()
        number = panes.index(screen.place) + (1 if key == "tab" else -1)
        screen.go(panes[number % len(panes)])


class ToPane(OfficeCommand):
    """Goes to a pane by its number."""

    keys, show, label = "1,2,3,4,5", "1 … 5", "pane"
    help = "Go to tasks, returns, ranking, questions or post"
    where = PANES
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Go there."""
        screen.go(PANES.split()[int(key) - 1])


class Order(OfficeCommand):
    """Sorts members and proposals."""

    keys, show, label = "o", "o", "order"
    help = "Sort members and proposals: by name, or those first where most is missing"
    where = "tasks post"
    footer = "tasks"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Sort them the other way."""
        screen.sort()


class LookAgain(OfficeCommand):
    """Looks again."""

    keys, show, label = "g", "g", "look again"
    help = "Look again: at the workspace, and for returns that have come into its folders"
    where = PANES
    footer = "returns ranking questions"

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Look."""
        screen.look_again()


class StopLooking(OfficeCommand):
    """Stops looking at returns."""

    keys, show, label = "x", "x", "stop looking"
    help = "Stop looking at the returns; g looks on"
    where = "returns"
    palette = False

    def can(self, screen: OfficeScreen) -> bool:
        """Whether any is still to be looked at."""
        return screen.is_looking

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Stop."""
        screen.stop_looking()
