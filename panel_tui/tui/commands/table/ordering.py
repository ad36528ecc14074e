"""The agenda by key: moving an item, another order, and agreeing the consent block."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from panel_tui.figures.rounding import show_count
from panel_tui.tui.commands.table.base import OnAgenda, TableCommand
from panel_tui.tui.paint import Row
from panel_tui.tui.screens.choosing import Choice, ListPage

if TYPE_CHECKING:
    from panel_tui.moderate.arranging import How
    from panel_tui.tui.screens.table import TableScreen

ORDERS: dict[How, str] = {
    "need": "By need: disagreement, and how near the line",
    "fewest": "So that conflicted members leave the room the fewest times",
    "random": "By lot, each item by itself: the seed goes on record",
    "rotated": "By reference, beginning at one drawn by lot: the seed goes on record",
}


class MoveItem(OnAgenda):
    """Moves the item under the cursor."""

    keys, show, label = "less_than_sign,greater_than_sign", "< >", "move"
    help = "Move the item under the cursor up or down the agenda"
    where = "table"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Move it."""
        assert screen.reference is not None
        words = screen.agenda_acts.move(screen.reference, -1 if key == "less_than_sign" else 1)
        screen.show_all()
        screen.notice(words)


class Order(OnAgenda):
    """Asks for another order."""

    keys, show, label = "O", "O", "order"
    help = "Set the agenda in another order: by need, by lot, or so that members leave the fewest times"
    where = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask which."""
        choices = [Choice(how, partial(_words, words)) for how, words in ORDERS.items()]
        screen.app.push_screen(ListPage("The order of the agenda", choices, partial(_reorder, screen)))


class AgreeConsent(TableCommand):
    """Asks whether the consent block is agreed."""

    keys, show, label = "Y", "Y", "consent"
    help = "Take the consent block: agree everything in it at its medians, after asking"
    where = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask."""
        said = screen.agenda_acts.consent()
        if not said:
            screen.notice("There is nothing to agree by consent: nothing is in the block, or all in it is agreed.")
            return
        proposals = len({saying.register.part("proposal") for _, saying in said})
        screen.go("consent")
        what = f"{show_count(len(said), 'median')} of {show_count(proposals, 'proposal')}"
        screen.notice(f"Agree {what} by consent? y yes · esc no", "accent bold")


class Consented(TableCommand):
    """Agrees the consent block."""

    keys, show, label = "y", "y", "yes, agree them"
    help = "Agree the consent block"
    where = footer = "consent"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Agree it in one go."""
        screen.place = "table"
        number = screen.agenda_acts.agree_consent()
        screen.show_all()
        screen.notice(f"{show_count(number, 'median')} agreed by consent; u takes them back.", "good bold")


class NotConsented(TableCommand):
    """Agrees nothing."""

    keys, show, label = "escape", "esc", "no"
    help = "Leave it as it is"
    where = footer = "consent"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Go back."""
        screen.go("table")


def _reorder(screen: TableScreen, how: str) -> None:
    words = screen.agenda_acts.reorder(cast("How", how))
    screen.show_all()
    screen.notice(words, "good bold")


def _words(words: str, _width: int) -> list[Row]:
    return [[(words, "foreground")]]
