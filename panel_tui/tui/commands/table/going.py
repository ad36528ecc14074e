"""Going from proposal to proposal, and from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from panel_tui.moderate.reasons import following
from panel_tui.tui.commands.steps import KEYS, STEPS
from panel_tui.tui.commands.table.base import BOTH, EVERYWHERE, OnAgenda, OnCell, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class Open(OnAgenda):
    """Opens the proposal under the cursor."""

    keys, show, label = "enter", "enter", "open"
    help = "Open the proposal under the cursor"
    where = footer = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it."""
        assert screen.reference is not None
        screen.open(screen.reference)


class MoveOnAgenda(OnAgenda):
    """Moves over the agenda."""

    keys, show, label = KEYS, "↑↓", "proposal"
    help = "Go to the proposal above or below"
    where = "table"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Move the cursor."""
        references = [item.reference for item in screen.table.agenda]
        assert screen.reference is not None
        at = references.index(screen.reference) + STEPS[key]
        screen.reference, screen.criterion = references[max(0, min(len(references) - 1, at))], ""
        screen.show_agenda()


class NextItem(OnAgenda):
    """Opens the next item."""

    keys, show, label = "n", "n", "next"
    help = "Open the next item of the agenda; from the agenda, the next that is not agreed"
    where = EVERYWHERE
    footer = BOTH

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it."""
        items = screen.table.agenda
        if screen.place == "table":
            open_ = [item.reference for item in items if not item.unscored and not item.is_agreed]
            if not open_:
                screen.notice("Every proposal is agreed.", "good bold")
                return
            screen.open(screen.reference if screen.reference in open_ else open_[0])
            return
        references = [item.reference for item in items]
        assert screen.reference is not None
        at = references.index(screen.reference) + 1
        if at == len(references):
            screen.notice("This is the last item. esc goes to the agenda.")
        else:
            screen.open(references[at])


class PreviousItem(OnAgenda):
    """Opens the item before."""

    keys, show, label = "N,b", "b", "back"
    help = "Open the item before; N does the same"
    where = "matrix covered"

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it."""
        references = [item.reference for item in screen.table.agenda]
        assert screen.reference is not None
        at = references.index(screen.reference) - 1
        if at < 0:
            screen.notice("This is the first item. esc goes to the agenda.")
        else:
            screen.open(references[at])


class ToAgenda(TableCommand):
    """Goes back to the agenda."""

    keys, show, label = "escape", "esc", "agenda"
    help = "Go back to the agenda"
    where = "matrix covered"

    def run(self, screen: TableScreen, key: str) -> None:
        """Go there."""
        screen.go("table")


class Move(OnAgenda):
    """Moves the cursor over the cells."""

    keys, show, label = "up,down,left,right,k,j,h,l,home,end", "←→↑↓", "cell"
    help = "Go to another criterion or another member: their reason is shown"
    where = "matrix covered"
    palette = False
    STEPS: ClassVar[dict[str, tuple[int, int]]] = {
        "up": (-1, 0),
        "k": (-1, 0),
        "down": (1, 0),
        "j": (1, 0),
        "left": (0, -1),
        "h": (0, -1),
        "right": (0, 1),
        "l": (0, 1),
        "home": (0, -(10**6)),
        "end": (0, 10**6),
    }

    def run(self, screen: TableScreen, key: str) -> None:
        """Move it."""
        screen.step(*self.STEPS[key])


class NextReason(OnCell):
    """Goes to the next reason on the criterion."""

    keys, show, label = "tab,shift+tab", "tab", "next reason"
    help = "Go to the next member with a reason on this criterion; shift+tab to the one before"
    where = "matrix"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Go there."""
        assert screen.reference is not None
        steps = 1 if key == "tab" else -1
        found = following(screen.table, screen.reference, screen.criterion, screen.member, steps)
        if found is None:
            screen.notice("Nobody else has written a reason on this criterion.")
        else:
            screen.member = found
            screen.show_item()


class Turn(OnAgenda):
    """Scrolls the reasons."""

    keys, show, label = "pageup,pagedown,space", "PgUp PgDn", "scroll"
    help = "Scroll the reason, what is agreed, and the statement"
    where = "matrix"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Scroll."""
        screen.reasons.turn(-4 if key == "pageup" else 4)
