"""What is said of the agenda at the chair's table: another order, an item moved, the consent block agreed."""

from __future__ import annotations

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.journal import values
from panel_tui.moderate.agenda import Agenda, agenda
from panel_tui.moderate.arranging import BY_LOT, How, consented, moved, rearranged, saying
from panel_tui.store.rows import Saying
from panel_tui.tui.table_acts import TableActs


class AgendaActs:
    """The agenda as it stands. What is said of it can be taken back like all else at the table."""

    def __init__(self, acts: TableActs) -> None:
        self._acts = acts

    @property
    def here(self) -> Agenda:
        """The agenda as it stands, read anew."""
        return agenda(self._acts.workspace, self._acts.table.stage)

    def move(self, reference: str, steps: int) -> str:
        """Move an item by so many places; what to say of it. Raises BadInput where it is no item."""
        here = self.here
        if self._acts.table.item(reference).unscored:
            raise BadInput(Fault(f"{reference} is not scored, and no item of the agenda", "There is nothing to move."))
        to = here.order.index(reference) + 1 + steps if reference in here.order else 1
        if reference in here.order and not 1 <= to <= len(here.order):
            return f"{reference} is the {'first' if steps < 0 else 'last'} item already."
        self._say("the agenda's order", moved(here, reference, to))
        return f"{reference} is item {to} of {len(here.order)} now. u takes it back."

    def reorder(self, how: How) -> str:
        """Make the agenda anew in an order; an order by lot gets a seed of its own, which goes on record. What came of
        it, in a sentence."""
        seed = self._acts.seed() if how in BY_LOT else ""
        self._say("the agenda's order", rearranged(self.here, how, seed))
        here = self.here
        times = show_count(here.leavings, "time")
        by = f"by lot, seed {seed}" if seed else "with the fewest leavings" if how == "fewest" else "by need"
        return f"The agenda is {by}: members leave the room {times}. u takes it back."

    def consent(self) -> list[tuple[str, Saying]]:
        """What agreeing the consent block would say; nothing where all in it is agreed, or nothing is in it."""
        acts = self._acts
        return consented(self.here, acts.workspace, acts.table.standing, acts.table.sheet)

    def agree_consent(self) -> int:
        """Agree the medians of everything in the consent block; how many scores that were."""
        said = [one for _, one in self.consent()]
        self._acts.say_of_agenda("the consent block, agreed", said)
        return len(said)

    def _say(self, what: str, value: values.Agenda) -> None:
        self._acts.say_of_agenda(what, [saying(self._acts.workspace, self._acts.table.stage, value)])
