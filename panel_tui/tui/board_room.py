"""What is recorded of the board's sitting at the board's table: who is there, their interests, which item is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from panel_tui.call.intake.declarations import Interest
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.moderate.attending import declare
from panel_tui.moderate.room import Room
from panel_tui.recommend.sitting import Sitting, sitting
from panel_tui.store.rows import Saying
from panel_tui.tui.attendance import Attendance

if TYPE_CHECKING:
    from panel_tui.tui.board_acts import BoardActs


class BoardRoom(Attendance):
    """The room of the board's sitting. What is recorded of it can be taken back, as all else at the board's table."""

    def __init__(self, acts: BoardActs) -> None:
        super().__init__(acts.workspace)
        self._acts = acts
        self._sitting: Sitting | None = None

    @property
    def sitting(self) -> Sitting:
        """The sitting as it stands: the room, and who of the board has an interest in what."""
        here = self.here
        assert self._sitting is not None
        assert self._sitting.room is here
        return self._sitting

    def needs_a_board(self) -> None:
        """Raise BadInput where nobody of the board is on record."""
        if not self.sitting.is_kept:
            wrong, file = "Nobody of the board is on record", self._workspace.path.name
            cure = f"The office adds them with the role board or board chair: panel-tui add members.csv --to {file}."
            raise BadInput(Fault(wrong, cure))

    def declare(self, reference: str, member: str, interest: Interest, reason: str) -> None:
        """Record that somebody of the board declares an interest: who must leave for the item now, leaves."""
        said = declare(self.here, member, reference, interest, reason, self._workspace.member)
        self._record(said, f"the interest of {self.here.standing.name(member)} in {reference}", reference)

    def interest_register(self, reference: str, member: str) -> Register:
        """Where the draft of an interest's reason is filed."""
        return Register.of("declaration", proposal=reference, whose=member, level="board")

    def _read(self) -> Room:
        self._acts.read_again()
        ranking = self._acts.ranking
        self._sitting = sitting(self._workspace, ranking.standing, ranking.stage)
        return self._sitting.room

    def _record(self, said: Sequence[Saying], what: str, about: str = "") -> None:
        if not self._workspace.is_office:
            wrong = "Only the office keeps the record of the board's sitting"
            raise BadInput(Fault(wrong, "Its own file has this table too: panel-tui decide."))
        if said:
            self._acts.say(about, "", what, said)
