"""The agenda by key: moving an item, another order, and agreeing the consent block."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from panel_tui.figures.rounding import show_count
from panel_tui.files.text import clean
from panel_tui.tui.commands.effects import show_effect
from panel_tui.tui.commands.table.base import OnAgenda, TableCommand
from panel_tui.tui.screens.choosing import Choice, ChoicePage, sentence
from panel_tui.tui.screens.ordering import OrderPage

if TYPE_CHECKING:
    from panel_tui.moderate.arranging import How
    from panel_tui.tui.screens.table import TableScreen


class MoveItem(OnAgenda):
    """Moves the item under the cursor."""

    keys, show, label = "less_than_sign,greater_than_sign", "< >", "move"
    help = "Move the item under the cursor up or down the agenda"
    where = "table"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Move it."""
        assert screen.reference is not None
        effect = screen.agenda_acts.move(screen.reference, -1 if key == "less_than_sign" else 1)
        order = screen.agenda_acts.here.order
        place = order.index(screen.reference) + 1
        _said(screen, effect, f"{screen.reference} is item {place} of {len(order)} now.")


class Order(OnAgenda):
    """Asks for another order."""

    keys, show, label = "O", "O", "order"
    help = "Set the agenda in another order: by need, by lot, or so that members leave the fewest times"
    where = "table"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask which."""
        screen.app.push_screen(OrderPage(partial(_reorder, screen)))


class CallOut(OnAgenda):
    """Calls a proposal out of the consent block."""

    keys, show, label = "C", "C", "call out"
    help = "Call the proposal under the cursor out of the consent block, on a member's word and with the reason"
    where = "table"
    writes = True

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask who wants to talk about it."""
        reference, outcomes = screen.reference, screen.outcomes
        assert reference is not None
        screen.agenda_acts.in_consent(reference)
        name = screen.table.standing.name
        who = [Choice(one, partial(sentence, clean(name(one)), "foreground")) for one in outcomes.callers(reference)]
        screen.app.push_screen(ChoicePage(f"Who calls {reference} out?", who, partial(_call_out, screen, reference)))


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
        proposals = len({saying.register.part("proposal") for saying in said})
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
        number = len(screen.agenda_acts.consent())
        effect = screen.agenda_acts.agree_consent()
        _said(screen, effect, f"{show_count(number, 'median')} agreed by consent.")


def _call_out(screen: TableScreen, reference: str, by: str) -> None:
    def say(reason: str) -> None:
        if not reason:
            screen.notice("Nothing was called out: say in a few words what is to be talked about.", "warn")
        else:
            effect = screen.outcomes.call_out(reference, by, reason)
            _said(screen, effect, f"{reference} is called out: it is the last item now.")

    screen.open(reference)
    register = screen.outcomes.call_register(reference)
    screen.ask(register, f"What is to be talked about in {reference}? ", say=say)


def _reorder(screen: TableScreen, how: How) -> None:
    effect = screen.agenda_acts.reorder(how)
    _said(screen, effect, f"{screen.agenda_acts.told()}")


def _said(screen: TableScreen, effect: str, words: str) -> None:
    """Show the table as it is now, and what became of it."""
    screen.show_all()
    show_effect(screen, effect, words)
