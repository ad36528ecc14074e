"""A room at a table, the panel's or the board's: who is there, and which proposal is being discussed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal

from panel_tui.moderate.attending import apologise, arrive, call_item, close_item, leave
from panel_tui.moderate.room import COUNTED, Room
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

State = Literal["done", "parked"]


class Attendance(ABC):
    """The room as it stands, read anew after each act. Only the office records anything of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._size = -1
        self._room: Room | None = None

    @abstractmethod
    def _read(self) -> Room:
        """The room as it stands now."""

    @abstractmethod
    def _record(self, said: Sequence[Saying], what: str) -> None:
        """Record what happens in it, `what` in a few words. Raises BadInput where this is not the office's file."""

    @property
    def here(self) -> Room:
        """The room as it stands."""
        if self._room is None or self._size != len(self._workspace.entries):
            self._room, self._size = self._read(), len(self._workspace.entries)
        return self._room

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who may be in the room, by id: those who count first, each part in order of names."""
        people = self.here.standing.people
        seated = {seat.member for seat in self.here.seats}
        who = [id_ for id_, one in people.items() if one.role != "office" or id_ in seated]
        return tuple(sorted(who, key=lambda one: (not self.counts(one), people[one].name.casefold())))

    def counts(self, member: str) -> bool:
        """Whether somebody is one of those who settle anything there."""
        here = self.here
        return here.standing.people[member].role in COUNTED[here.body]

    def turn(self, member: str) -> bool:
        """Somebody comes in or, where they are there, goes; whether they are there now.

        Raises BadInput where they must stay outside, or this is not the office's file.
        """
        inside = any(seat.member == member for seat in self.here.present)
        name = self.here.standing.name(member)
        if inside:
            self._record(leave(self.here, member), f"that {name} goes")
        else:
            self._record(arrive(self.here, member), f"that {name} comes in")
        return not inside

    def apologise(self, member: str) -> None:
        """Somebody sends apologies. Raises BadInput where they are or were there."""
        self._record(apologise(self.here, member), f"that {self.here.standing.name(member)} sends apologies")

    def all_in(self) -> int:
        """Everybody who counts comes in, but who must stay outside or sends apologies; how many did."""
        here = self.here
        there = {seat.member for seat in here.seats if seat.is_present or seat.apology is not None}
        coming = [
            one
            for one in self.members
            if self.counts(one) and one not in there and not here.standing.recused(here.item, one)
        ]
        self._record([saying for one in coming for saying in arrive(here, one)], "that all come in")
        return len(coming)

    def call(self, reference: str) -> None:
        """Call a proposal. Raises BadInput where it is being discussed, is not scored, or this is not the office's."""
        self._record(call_item(self.here, reference), f"that {reference} is called")

    def close(self, state: State) -> str:
        """The proposal under discussion is done, or put off; which one it was. Raises BadInput where there is none."""
        reference = self.here.item
        self._record(close_item(self.here, state), f"that {reference} is done")
        return reference
