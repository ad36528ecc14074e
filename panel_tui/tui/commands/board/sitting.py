"""The board's sitting at its table: who is there, calling a proposal, and interests that are declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from panel_tui.files.text import clean
from panel_tui.tui.commands.board.base import BoardCommand, OnProposal
from panel_tui.tui.screens.choosing import Choice, ChoicePage, heading, sentence

if TYPE_CHECKING:
    from panel_tui.call.intake.declarations import Interest
    from panel_tui.tui.screens.board import BoardScreen

KINDS = {
    "hard": "a hard interest: they leave for it, and take no part in it",
    "soft": "a soft interest: it is noted, and they stay",
    "none": "no interest after all",
}
"""What may be declared, in words."""


class ToSitting(BoardCommand):
    """Opens the page of who is there."""

    keys, show, label = "R", "R", "sitting"
    help = "See who of the board is there and who presides; record who comes in, who goes and who sends apologies"
    where = footer = "board"

    def can(self, screen: BoardScreen) -> bool:
        """Whether this is a level at which the board's sitting is kept: the panel's is kept at the chair's table."""
        return screen.acts.level != "panel"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Open it."""
        from panel_tui.tui.screens.room import SittingPage

        screen.room.needs_a_board()
        screen.app.push_screen(SittingPage(screen))


class AtSitting(OnProposal):
    """A command on the proposal under the cursor, at the board's sitting."""

    where = footer = "board"

    def can(self, screen: BoardScreen) -> bool:
        """Whether there is one, and this is the board's level."""
        return super().can(screen) and screen.acts.level == "board"


class CallItem(AtSitting):
    """Calls the proposal, or ends it."""

    keys, show, label = "g", "g", "call"
    help = "Call this proposal at the board's sitting: who must leave for it leaves; pressed again there, it is done"

    def run(self, screen: BoardScreen, key: str) -> None:
        """Call it, and say who has left for it; or end it, and who left is back."""
        row = screen.row
        assert row is not None
        screen.room.needs_a_board()
        if screen.room.here.item == row.reference:
            screen.room.close("done")
            words = f"{row.reference} is done; who left for it is back."
        else:
            before = {seat.member for seat in screen.room.here.present}
            screen.room.call(row.reference)
            seats = screen.room.here.seats
            gone = [clean(one.name) for one in seats if one.away_for == row.reference and one.member in before]
            words = f"{row.reference} is called." + (f" {', '.join(gone)} left for it." if gone else "")
        screen.show_all()
        screen.notice(f"{words} u takes it back.", "good bold")


class Declare(AtSitting):
    """Records an interest that somebody of the board declares."""

    keys, show, label = "D", "D", "interest"
    help = "Record that somebody of the board declares an interest in this proposal, on their word"
    writes = True

    def run(self, screen: BoardScreen, key: str) -> None:
        """Ask whose, and which."""
        row = screen.row
        assert row is not None
        screen.room.needs_a_board()
        title = f"{row.reference}: who of the board has an interest?"
        screen.app.push_screen(
            ChoicePage(title, list(_choices(screen, row.reference)), partial(_why, screen, row.reference))
        )


def _choices(screen: BoardScreen, reference: str) -> Iterator[Choice]:
    known = {one.member: one for one in screen.room.sitting.of(reference)}
    for member in screen.room.members:
        yield Choice("", partial(heading, clean(screen.room.here.standing.name(member))))
        if member in known:
            yield Choice("", partial(sentence, f"On record: {known[member].words}.", "foreground"))
        for kind, words in KINDS.items():
            if kind != "none" or member in known:
                yield Choice(f"{kind}/{member}", partial(sentence, words, "accent"))


def _why(screen: BoardScreen, reference: str, key: str) -> None:
    kind, _, member = key.partition("/")
    interest = cast("Interest", kind)
    name = clean(screen.room.here.standing.name(member))

    def say(reason: str) -> None:
        if not reason and interest != "none":
            screen.notice("Nothing was declared: say what the interest is.", "warn")
            return
        there = {seat.member for seat in screen.room.here.present}
        screen.room.declare(reference, member, interest, reason)
        left = member in there and all(seat.member != member for seat in screen.room.here.present)
        screen.show_all()
        leaves = f"; {name} leaves for it" if left else ""
        screen.notice(f"{reference}: {name}, {KINDS[kind].partition(':')[0]}{leaves}. u takes it back.", "good bold")

    if interest == "none":
        say("")
        return
    register = screen.room.interest_register(reference, member)
    screen.ask(register, f"{name} declares a {kind} interest in {reference}. Which? ", say=say)
