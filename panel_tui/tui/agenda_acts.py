"""What is said of the agenda at the chair's table: another order, an item moved, the consent block agreed."""

from __future__ import annotations

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import values
from panel_tui.moderate.agenda import Agenda, agenda_of, needs_of
from panel_tui.moderate.arranging import BY_LOT, ORDERED, How, consented, moved, rearranged, saying
from panel_tui.store.rows import Saying
from panel_tui.tui.table_acts import TableActs

AGENDA = "the agenda's order"


class AgendaActs:
    """The agenda as it stands. What is said of it can be taken back like all else at the table; each act returns its
    effect, one of those of a change ("new", "as it is" …)."""

    def __init__(self, acts: TableActs) -> None:
        self._acts = acts
        self._size = -1
        self._here: Agenda | None = None

    @property
    def here(self) -> Agenda:
        """The agenda as it stands, of what the table shows; made anew after each act."""
        space, table = self._acts.workspace, self._acts.table
        if self._here is None or self._size != len(space.entries):
            need = needs_of(space, table.standing, table.stage, table.sheet)
            made = agenda_of(space, table.standing, table.sheet, table.counts, table.declined, need, table.stage)
            self._here, self._size = made, len(space.entries)
        return self._here

    def told(self) -> str:
        """In which order it is, and how many times members leave the room in that."""
        here = self.here
        seed = f", seed {here.seed}" if here.seed else ""
        return f"The agenda is {ORDERED[here.how]}{seed}. {here.told_leavings}"

    def move(self, reference: str, steps: int) -> str:
        """Move an item by so many places. Raises BadInput where it is no item of an agenda that is set, or is at the
        end of it already."""
        here = self._as_set()
        places = {one: number for number, one in enumerate(here.order, start=1)}
        to = places.get(reference, 0) + steps
        if reference in places and not 1 <= to <= len(places):
            raise BadInput(Fault(f"{reference} is the {'first' if steps < 0 else 'last'} item already"))
        return self._say(moved(here, reference, to))

    def reorder(self, how: How) -> str:
        """Make the agenda anew in an order; one by lot gets a seed of its own, which goes on record."""
        seed = self._acts.chance.random(4).hex() if how in BY_LOT else ""
        return self._say(rearranged(self.here, how, seed))

    def in_consent(self, reference: str) -> None:
        """Raise BadInput unless a proposal is in the consent block of an agenda that is set."""
        if not self._as_set().consented(reference):
            raise BadInput(Fault(f"{reference} is not in the consent block", "There is nothing to call out."))

    def consent(self) -> list[Saying]:
        """What agreeing the consent block would say; nothing where all in it is agreed, or nothing is in it.

        Raises BadInput where no agenda is set: nobody agrees to what is not shown as a block.
        """
        table = self._acts.look_again()
        found = consented(self._as_set(), self._acts.workspace, table.standing, table.sheet)
        return [one for _, one in found]

    def agree_consent(self) -> str:
        """Agree the medians of everything in the consent block."""
        return self._acts.say("", "", "the consent block, agreed", self.consent())

    def _as_set(self) -> Agenda:
        here = self.here
        if not here.is_set:
            raise BadInput(Fault("No agenda is set yet", "O sets one: its order, and what is agreed by consent."))
        return here

    def _say(self, value: values.Agenda) -> str:
        return self._acts.say("", "", AGENDA, [saying(self._acts.workspace, self._acts.table.stage, value)])
