"""Who is in the room, over the chair's table or the board's: one key records that somebody comes in or goes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, Protocol

from panel_tui.assess.moments import clock
from panel_tui.figures.rounding import show_count
from panel_tui.files.text import clean
from panel_tui.moderate.room import Body, Seat
from panel_tui.tui.attendance import Attendance
from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row, spread
from panel_tui.tui.screens.choosing import LIST_COMMANDS, Choice, ListPage, Take, heading, sentence

NOBODY = "Nobody is in the room yet: enter records who comes in."
HEADINGS: dict[Body, tuple[tuple[str, bool], ...]] = {
    "panel": (("Who scores", True), ("Advisers and observers", False)),
    "board": (("The board", True),),
}
"""Under which headings people stand: those who count, and others."""


class HasRoom(Protocol):
    """A table with a room. `is_unnamed` in projector mode, in which nobody is named who leaves for something."""

    @property
    def room(self) -> Attendance:
        """The room."""

    @property
    def is_unnamed(self) -> bool:
        """Whether it is in projector mode."""

    def show_all(self) -> None:
        """Show everything anew."""


class ComeOrGo(Take):
    """Records that somebody comes in, or goes."""

    keys, show, label = "enter,space", "enter", "in or out"
    help = "Record that whoever is under the cursor comes in or, where they are there, goes"


class AllIn(Command["RoomPage"]):
    """Records that everybody who scores comes in."""

    keys, show, label = "a", "a", "all in"
    help = "Record that all who count are there, but who must stay outside for the item or sends apologies"
    where = footer = "list"
    palette = False

    def run(self, screen: RoomPage, key: str) -> None:
        """Record it."""
        screen.all_in()


class Apologise(Command["RoomPage"]):
    """Records that somebody sends apologies."""

    keys, show, label = "s", "s", "apologies"
    help = "Record that whoever is under the cursor sends apologies"
    where = footer = "list"
    palette = False

    def run(self, screen: RoomPage, key: str) -> None:
        """Record it."""
        screen.apologise()


COMMANDS: tuple[Command[Any], ...] = (ComeOrGo(), AllIn(), Apologise(), *LIST_COMMANDS[1:])


class RoomPage(ListPage):
    """Everybody who may be there, those who count first. In projector mode it does not say for which proposal somebody
    is outside: that they are there or not, everybody sees."""

    COMMANDS_HERE: ClassVar = COMMANDS
    GUIDE = "chair#the-room-and-the-minutes"
    TITLE: ClassVar[str] = "The room"

    def __init__(self, under: HasRoom) -> None:
        self._under = under
        super().__init__(self.TITLE, list(_choices(under)), lambda _key: None)

    def take(self, key: str) -> None:
        """Somebody comes in or goes; the page stays open."""
        here = self._under.room.here
        if self._under.is_unnamed and here.standing.recused(here.item, key):
            self.notice("They come in when the item is done.", "warn")
            return
        inside = self._under.room.turn(key)
        name = clean(here.standing.name(key))
        self._said(f"{name} is in the room." if inside else f"{name} has gone.")

    def all_in(self) -> None:
        """Everybody who counts comes in."""
        came = self._under.room.all_in()
        self._said(f"{show_count(came, 'member')} came in." if came else "Everybody is there already.")

    def apologise(self) -> None:
        """Somebody sends apologies."""
        member = self.listed.current
        self._under.room.apologise(member)
        self._said(f"{clean(self._under.room.here.standing.name(member))} sends apologies.")

    def _said(self, words: str) -> None:
        self.listed.show(list(_choices(self._under)), self.listed.current)
        self._under.show_all()
        self.fit()
        self.notice(words, "good bold")


class SittingPage(RoomPage):
    """Everybody of the board."""

    GUIDE = "board#the-boards-sitting"
    TITLE = "The board's sitting"


def _choices(under: HasRoom) -> Iterator[Choice]:
    here = under.room.here
    people = here.standing.people
    told = here.told() if here.seats else NOBODY
    look = "foreground bold" if here.is_quorate(here.item) else "bad bold"
    yield Choice("", partial(sentence, told, look))
    seats = {seat.member: seat for seat in here.seats}
    for title, counting in HEADINGS[here.body]:
        who = [one for one in under.room.members if under.room.counts(one) is counting]
        if who:
            yield Choice("", partial(heading, title))
        for one in who:
            name, role = clean(people[one].name), people[one].role
            yield Choice(one, partial(_person, name, role, seats.get(one), under.is_unnamed))


def _person(name: str, role: str, seat: Seat | None, projector: bool, width: int) -> list[Row]:
    if seat is not None and seat.is_present:
        glyph, state = ("✔", "good"), (f"in the room since {clock(seat.stays[-1].since)}", "good")
    elif seat is not None and seat.away_for:
        glyph, state = ("–", "warn"), ("outside" if projector else f"outside, for {seat.away_for}", "warn")
    elif seat is not None and seat.apology is not None:
        glyph, state = ("○", "muted"), ("sends apologies", "muted")
    elif seat is not None and seat.stays:
        glyph, state = ("○", "muted"), (f"gone since {clock(seat.stays[-1].until)}", "muted")
    else:
        glyph, state = ("○", "muted"), ("not here", "muted")
    who = f" {name}" + (f", {role}" if role not in ("member", "board") else "")
    return [spread([glyph, (who, "foreground")], [state, (" ", "muted")], width)]
