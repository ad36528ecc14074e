"""What is recorded of the room at the chair's table: who is there, and which proposal is being discussed."""

from __future__ import annotations

from collections.abc import Sequence

from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.room import Room, room
from panel_tui.moderate.timing import Timed, timetable
from panel_tui.store.rows import Saying
from panel_tui.tui.attendance import Attendance
from panel_tui.tui.table_acts import TableActs


class RoomActs(Attendance):
    """The room of the panel's meeting."""

    def __init__(self, acts: TableActs) -> None:
        super().__init__(acts.workspace)
        self._acts = acts

    @property
    def timed(self) -> Timed | None:
        """The time of the item under discussion; None where none is, or the agenda gives items no minutes."""
        here, minutes = self.here, self._acts.table.minutes
        if not here.item or minutes is None:
            return None
        return timetable((here.item,), here.items, minutes, self._acts.now())[here.item]

    def _read(self) -> Room:
        table = self._acts.look_again()
        return room(self._acts.workspace, table.standing, table.stage)

    def _record(self, said: Sequence[Saying], what: str) -> None:
        if not self._acts.table.is_office:
            wrong = "Only the office keeps the record of the room"
            raise BadInput(Fault(wrong, "Its own file has this table too: panel-tui moderate."))
        if said:
            self._acts.record(said)
