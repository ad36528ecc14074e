"""Beside scoring: how a field came to be, questions to the office, declining, speaking notes; and the queue's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.assess.registers import OVERALL
from panel_tui.tui.commands.desk.base import PANES, READING, DeskCommand, OnProposal
from panel_tui.tui.screens.desk_words import FILTERS, ORDERS

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class History(OnProposal):
    """Shows how a field came to be."""

    keys, show, label = "H", "H", "history"
    help = "See how your score and your words on this criterion came to be, change by change"
    where = READING

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show it."""
        from panel_tui.tui.screens.desk_pages import history_page

        screen.app.push_screen(history_page(screen))


class SeeOthers(OnProposal):
    """Shows what others gave."""

    keys, show, label = "O", "O", "what others gave"
    help = "In a second round, see how others scored this proposal and why, without their names"
    where = READING

    def can(self, screen: DeskScreen) -> bool:
        """Whether the member was shown it."""
        return super().can(screen) and screen.desk.others(screen.item.reference if screen.item else "") is not None

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show it."""
        from panel_tui.tui.screens.desk_pages import others_page

        screen.app.push_screen(others_page(screen))


class Redo(DeskCommand):
    """Makes a change again."""

    keys, show, label = "U", "U", "redo"
    help = "Make the change again that you took back last"
    where = PANES

    def run(self, screen: DeskScreen, key: str) -> None:
        """Make it, and show where it was."""
        screen.show_turned(screen.desk.redo(), "Done again", "There is nothing to do again.")


class Questions(DeskCommand):
    """Shows questions and answers."""

    keys, show, label = "question_mark", "?", "questions"
    help = "Ask the office about this proposal, and read its answers"
    where = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether the proposal may be read."""
        return screen.subject is not None and screen.subject.is_open

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show them."""
        from panel_tui.tui.screens.desk_pages import QuestionsPage

        assert screen.subject is not None
        screen.open(screen.subject.reference, screen.criterion if screen.place != "queue" else "")
        screen.app.push_screen(QuestionsPage(screen))


class Decline(DeskCommand):
    """Declines a proposal, or takes it up again."""

    keys, show, label = "D", "D", "decline"
    help = "Ask not to judge this proposal, for example because it is outside your expertise; again to take it up"
    where = PANES

    writes = True

    def can(self, screen: DeskScreen) -> bool:
        """Whether it may be read."""
        return screen.subject is not None and screen.subject.is_open

    def run(self, screen: DeskScreen, key: str) -> None:
        """Ask for the reason, or take it up again."""
        item = screen.subject
        assert item is not None
        screen.open(item.reference, go="reader")
        if item.declined:
            screen.acts.take_up(screen.desk.stage, item.reference)
            screen.said()
            screen.notice(f"{item.reference} is yours to judge again; the office sees it in your next return.")
        elif item.state in ("submitted", "changed"):
            screen.notice(f"You have submitted {item.reference}: W withdraws it, then D declines it.")
        else:
            screen.write_reason("decline", f"Why do you decline {item.reference}? ")


class SpeakingNotes(OnProposal):
    """Writes what an introducer will say."""

    keys, show, label = "i", "i", "speaking notes"
    help = "Write what you will say when you introduce this proposal; the chair sees it, the applicant never"
    where = READING
    writes = True

    def can(self, screen: DeskScreen) -> bool:
        """Whether the member introduces it."""
        return super().can(screen) and screen.item is not None and screen.item.role == "first"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open the drawer."""
        screen.write_comment(OVERALL, "notes")


class Settle(DeskCommand):
    """Settles what one's machines say differently."""

    keys, show, label = "equals_sign", "=", "settle"
    help = "Say which holds where two of your machines say different things of this proposal"
    where = PANES

    def can(self, screen: DeskScreen) -> bool:
        """Whether they do."""
        subject = screen.subject
        return subject is not None and any(one.proposal == subject.reference for one in screen.desk.differing)

    def run(self, screen: DeskScreen, key: str) -> None:
        """Show both sides."""
        from panel_tui.tui.screens.settling import Settling

        assert screen.subject is not None
        screen.app.push_screen(Settling(screen, screen.subject.reference))


class Filter(DeskCommand):
    """Shows some of the proposals."""

    keys, show, label = "f", "f", "show"
    help = "Show all proposals, those to do, those submitted, or those closed to you"
    where = "queue"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go on to the next filter."""
        screen.showing = _after(screen.showing, list(FILTERS))
        screen.show_queue()


class Order(DeskCommand):
    """Puts the proposals in another order."""

    keys, show, label = "o", "o", "order"
    help = "Put my proposals in another order: by reference, by state, by pages left, by what they ask"
    where = "queue"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go on to the next order."""
        screen.order = _after(screen.order, list(ORDERS))
        screen.show_queue()


def _after(one: str, all_: list[str]) -> str:
    return all_[(all_.index(one) + 1) % len(all_)]


ASKING = (History(), SeeOthers(), Redo(), Questions(), Decline(), SpeakingNotes(), Settle(), Filter(), Order())
