"""What is recorded of the room at the chair's table: who is there, and which proposal is being discussed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.room import SCORING, Room, apologise, arrive, call_item, close_item, leave, room
from panel_tui.moderate.timing import Timed, timetable
from panel_tui.store.rows import Saying
from panel_tui.tui.table_acts import TableActs

State = Literal["done", "parked"]


class RoomActs:
    """The room as it stands, read anew after each act. Only the office records anything of it."""

    def __init__(self, acts: TableActs) -> None:
        self._acts = acts
        self._size = -1
        self._room: Room | None = None

    @property
    def here(self) -> Room:
        """The room as it stands."""
        workspace = self._acts.workspace
        if self._room is None or self._size != len(workspace.entries):
            table = self._acts.look_again()
            self._room, self._size = room(workspace, table.standing, table.stage), len(workspace.entries)
        return self._room

    @property
    def timed(self) -> Timed | None:
        """The time of the item under discussion; None where none is, or the agenda gives items no minutes."""
        here, minutes = self.here, self._acts.table.minutes
        if not here.item or minutes is None:
            return None
        return timetable((here.item,), here.items, minutes, self._acts.now())[here.item]

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who may be in the room, by id: those who score first, each part in order of names."""
        people = self._acts.table.standing.people
        seated = {seat.member for seat in self.here.seats}
        who = [id_ for id_, one in people.items() if one.role != "office" or id_ in seated]
        return tuple(sorted(who, key=lambda one: (people[one].role not in SCORING, people[one].name.casefold())))

    def turn(self, member: str) -> bool:
        """Somebody comes in or, where they are there, goes; whether they are there now.

        Raises BadInput where they must stay outside, or this is not the office's file.
        """
        inside = any(seat.member == member for seat in self.here.present)
        self._record(leave(self.here, member) if inside else arrive(self.here, member))
        return not inside

    def apologise(self, member: str) -> None:
        """Somebody sends apologies. Raises BadInput where they are or were there."""
        self._record(apologise(self.here, member))

    def all_in(self) -> int:
        """Everybody who scores comes in, but who must stay outside or sends apologies; how many did."""
        here, people = self.here, self._acts.table.standing.people
        there = {seat.member for seat in here.seats if seat.is_present or seat.apology is not None}
        coming = [
            one
            for one in self.members
            if people[one].role in SCORING and one not in there and not here.standing.recused(here.item, one)
        ]
        self._record([saying for one in coming for saying in arrive(here, one)])
        return len(coming)

    def call(self, reference: str) -> None:
        """Call a proposal. Raises BadInput where it is being discussed, is not scored, or this is not the office's."""
        self._record(call_item(self.here, reference))

    def close(self, state: State) -> str:
        """The proposal under discussion is done, or put off; which one it was. Raises BadInput where there is none."""
        reference = self.here.item
        self._record(close_item(self.here, state))
        return reference

    def _record(self, said: Sequence[Saying]) -> None:
        if not self._acts.table.is_office:
            wrong = "Only the office keeps the record of the room"
            raise BadInput(Fault(wrong, "Its own file has this table too: panel-tui moderate."))
        if said:
            self._acts.record(said)
