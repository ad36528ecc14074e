"""Who is in the room, over the chair's table: one key records that somebody comes in or goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from panel_tui.figures.rounding import show_count
from panel_tui.files.text import clean
from panel_tui.moderate.room import SCORING, Seat
from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row, spread, wrapped
from panel_tui.tui.screens.choosing import LIST_COMMANDS, Choice, ListPage, Take

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class ComeOrGo(Take):
    """Records that somebody comes in, or goes."""

    keys, show, label = "enter,space", "enter", "in or out"
    help = "Record that whoever is under the cursor comes in or, where they are there, goes"


class AllIn(Command["RoomPage"]):
    """Records that everybody who scores comes in."""

    keys, show, label = "a", "a", "all in"
    help = "Record that everybody who scores is there, but who must stay outside for the item"
    where = footer = "list"
    palette = False

    def run(self, screen: RoomPage, key: str) -> None:
        """Record it."""
        screen.all_in()


COMMANDS: tuple[Command[Any], ...] = (ComeOrGo(), AllIn(), *LIST_COMMANDS[1:])


class RoomPage(ListPage):
    """Everybody who may be there, those who score first."""

    COMMANDS_HERE: ClassVar = COMMANDS
    GUIDE = "chair#the-room-and-the-minutes"

    def __init__(self, under: TableScreen) -> None:
        self._under = under
        super().__init__("The room", list(_choices(under)), lambda _key: None)

    def take(self, key: str) -> None:
        """Somebody comes in or goes; the page stays open."""
        inside = self._under.room.turn(key)
        name = clean(self._under.table.standing.name(key))
        self._said(f"{name} is in the room." if inside else f"{name} has gone.")

    def all_in(self) -> None:
        """Everybody who scores comes in."""
        came = self._under.room.all_in()
        self._said(f"{show_count(came, 'member')} came in." if came else "Everybody who scores is there already.")

    def _said(self, words: str) -> None:
        self.listed.show(list(_choices(self._under)), self.listed.current)
        self._under.show_all()
        self.fit()
        self.notice(words, "good bold")


def _choices(under: TableScreen) -> Iterator[Choice]:
    here, people = under.room.here, under.table.standing.people
    told = here.told() if here.seats else "Nobody is in the room yet: enter records who comes in."
    look = "foreground bold" if here.is_quorate(here.item) else "bad bold"
    yield Choice("", partial(_words, told, look))
    seats = {seat.member: seat for seat in here.seats}
    for title, scoring in (("Who scores", True), ("Advisers and observers", False)):
        who = [one for one in under.room.members if (people[one].role in SCORING) is scoring]
        if who:
            yield Choice("", partial(_heading, title))
        for one in who:
            yield Choice(one, partial(_person, clean(people[one].name), people[one].role, seats.get(one)))


def _words(words: str, look: str, width: int) -> list[Row]:
    return [[(line, look)] for line in wrapped(words, max(10, width - 1))]


def _heading(words: str, _width: int) -> list[Row]:
    return [[], [(words, "heading bold")]]


def _person(name: str, role: str, seat: Seat | None, width: int) -> list[Row]:
    if seat is not None and seat.is_present:
        glyph, state = ("✔", "good"), (f"in the room since {_clock(seat.stays[-1].since)}", "good")
    elif seat is not None and seat.away_for:
        glyph, state = ("–", "warn"), (f"outside, for {seat.away_for}", "warn")
    elif seat is not None and seat.stays:
        glyph, state = ("○", "muted"), (f"gone since {_clock(seat.stays[-1].until)}", "muted")
    else:
        glyph, state = ("○", "muted"), ("not here", "muted")
    who = f" {name}" + (f", {role}" if role != "member" else "")
    return [spread([glyph, (who, "foreground")], [state, (" ", "muted")], width)]


def _clock(at: str) -> str:
    """A moment (UTC) by the clock of this place."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


def meeting_row(under: TableScreen, width: int) -> Row:
    """The line of the meeting: what is being discussed since when, who presides, and whether there is a quorum."""
    here = under.room.here
    counted = len(here.counted(here.item))
    there = f"{counted} there" + (f", {here.quorum} needed" if here.quorum is not None else "")
    left, look = " No proposal is called: g calls one", "muted"
    if here.item:
        presides = here.presides(here.item)
        who = "nobody may preside" if presides is None else f"the {presides.role} presides"
        since = next(one.since for one in reversed(here.items) if one.proposal == here.item)
        name = f" ({clean(presides.name)})" if presides and not under.projector and width >= WIDE else ""
        left, look = f" {here.item} is discussed since {_clock(since)} · {who}{name}", "foreground"
    if here.is_quorate(here.item):
        return spread([(left, look)], [(f"{there} ", "good")], width)
    return spread([(left, "ink bold on bad-fill")], [(f"NO QUORUM: {there} ", "ink bold on bad-fill")], width)


WIDE = 100
"""From this width on the line names who presides."""
