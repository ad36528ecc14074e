"""The room at the table: calling a proposal, putting it off, being done with it, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from panel_tui.figures.rounding import show_count
from panel_tui.tui.commands.table.base import EVERYWHERE, OnAgenda, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.attendance import State
    from panel_tui.tui.screens.table import TableScreen


class CallItem(OnAgenda):
    """Calls the proposal."""

    keys, show, label = "g", "g", "call"
    help = "Call this proposal: the one before is done, and who must leave for this one leaves"
    where = EVERYWHERE

    def run(self, screen: TableScreen, key: str) -> None:
        """Call it, and say who has left for it."""
        reference = screen.reference
        assert reference is not None
        before = {seat.member for seat in screen.room.here.present}
        screen.room.call(reference)
        here = screen.room.here
        gone = [seat.name for seat in here.seats if seat.away_for == reference and seat.member in before]
        screen.open(reference)
        who = f"{show_count(len(gone), 'member')}" if screen.is_unnamed else ", ".join(gone)
        left = f" {who} left for it." if gone else ""
        screen.notice(f"{reference} is called.{left}", "good bold" if here.is_quorate(reference) else "warn")


class Close(TableCommand):
    """Ends the discussion of the proposal that was called."""

    where = EVERYWHERE
    STATE: ClassVar[State] = "done"
    SAID: ClassVar[str] = "done"

    def can(self, screen: TableScreen) -> bool:
        """Whether one is being discussed."""
        return bool(screen.room.here.item)

    def run(self, screen: TableScreen, key: str) -> None:
        """End it; who left for it comes back."""
        reference = screen.room.close(self.STATE)
        screen.show_all()
        screen.notice(f"{reference} is {self.SAID}; who left for it is back.", "good bold")


class Done(Close):
    """The proposal is done."""

    keys, show, label = "d", "d", "done"
    help = "The proposal under discussion is done: who left for it comes back"


class Park(Close):
    """The proposal is put off."""

    keys, show, label = "z", "z", "put off"
    help = "Put the proposal under discussion off to later: who left for it comes back; g calls it again"
    STATE: ClassVar[State] = "parked"
    SAID: ClassVar[str] = "put off to later"


class ToRoom(TableCommand):
    """Opens the page of the room."""

    keys, show, label = "R", "R", "room"
    help = "See who is in the room and whether there is a quorum; record who comes in and who goes"
    where = EVERYWHERE

    def run(self, screen: TableScreen, key: str) -> None:
        """Open it."""
        from panel_tui.tui.screens.room import RoomPage

        screen.app.push_screen(RoomPage(screen))
