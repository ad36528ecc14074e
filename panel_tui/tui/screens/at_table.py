"""Where somebody is at the chair's table: which proposal, criterion and member, and what is being typed."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

from panel_tui.call.quick import QuickCriterion
from panel_tui.faults import BadInput
from panel_tui.moderate.covering import covered, covered_item, may_be_covered
from panel_tui.moderate.notes import introducer, notes
from panel_tui.moderate.reasons import reason, reasons
from panel_tui.moderate.rows import AgendaItem, Matrix, MatrixRow, Person, Reason, unnamed
from panel_tui.tui.agenda_acts import AgendaActs
from panel_tui.tui.commands.typed import on_scale, score_of
from panel_tui.tui.outcome_acts import OutcomeActs
from panel_tui.tui.room_acts import RoomActs
from panel_tui.tui.screens.asking import AskingScreen
from panel_tui.tui.table_acts import TableActs
from panel_tui.tui.widgets.settled import settled_words

COVERED = ("covered", "noting")
"""The places in which what members gave is covered."""


class AtTable(AskingScreen):
    """What is current. In projector mode it has no names."""

    acts: TableActs

    def __init__(self, acts: TableActs) -> None:
        super().__init__()
        self.acts = acts
        self.table = acts.table
        self.room = RoomActs(acts)
        self.agenda_acts = AgendaActs(acts)
        self.outcomes = OutcomeActs(acts)
        self.place = "table"
        self.reference = next((item.reference for item in self.table.agenda), None)
        self.criterion = self.member = ""
        self.projector = self.named = self.covering = False
        self.typing: str | None = None
        """What is typed so far, of an agreed score or of a member's."""

    # What is current

    @property
    def is_unnamed(self) -> bool:
        """Whether members are letters: in projector mode, unless their names are wanted."""
        return self.projector and not self.named

    @property
    def is_covered(self) -> bool:
        """Whether what the members gave the open proposal is covered."""
        return self.place in COVERED

    @property
    def item(self) -> AgendaItem | None:
        """The proposal that is open, or under the cursor."""
        if not self.reference:
            return None
        found = self.table.item(self.reference)
        return covered_item(found) if self.is_covered else found

    @property
    def data(self) -> Matrix:
        """The matrix of the open proposal, covered where it is. Only where one is open."""
        assert self.reference is not None
        found = self.table.matrix(self.reference)
        return covered(found, self.marks()) if self.is_covered else found

    def open_place(self) -> str:
        """The place in which the open proposal is seen: covered where it is to be marked first."""
        assert self.reference is not None
        return "covered" if self.covering and may_be_covered(self.table.matrix(self.reference)) else "matrix"

    # The chair's marks

    def marks_typed(self) -> dict[str, str]:
        """The marks that are typed and not noted, by criterion, as they are typed."""
        assert self.reference is not None
        drafted, register = self.acts.drafted, self.acts.mark_register
        typed = {
            row.criterion.id: drafted(register(self.reference, row.criterion.id)) or ""
            for row in self.table.matrix(self.reference).rows
        }
        return {criterion: words for criterion, words in typed.items() if words}

    def marks(self) -> dict[str, Fraction]:
        """The same as scores; what is no number yet is left out."""
        found = {}
        for criterion, words in self.marks_typed().items():
            with suppress(BadInput):
                found[criterion] = score_of(words)
        return found

    def check_mark(self, words: str, criterion: str = "") -> None:
        """Raise BadInput unless these words are a score of a criterion, by default of the current one."""
        on_scale(self.data.row(criterion or self.criterion).criterion, score_of(words))

    @property
    def persons(self) -> tuple[Person, ...]:
        """The columns, by name or, in projector mode, without."""
        return unnamed(self.data.people) if self.is_unnamed else self.data.people

    @property
    def row(self) -> MatrixRow:
        """The row of the current criterion."""
        return self.data.row(self.criterion)

    @property
    def current(self) -> QuickCriterion:
        """The current criterion."""
        return self.row.criterion

    @property
    def person(self) -> Person | None:
        """The member under the cursor."""
        return next((one for one in self.persons if one.id == self.member), None)

    def reason_here(self) -> Reason | None:
        """What the member under the cursor wrote."""
        if self.reference is None or self.person is None or self.is_covered:
            return None
        found = reason(self.table, self.reference, self.criterion, self.member)
        return self._shown(found, self.person)

    def reasons_here(self) -> list[Reason]:
        """What all members wrote on the current criterion."""
        assert self.reference is not None
        if self.is_covered:
            return []
        found = reasons(self.table, self.reference, self.criterion)
        return [self._shown(one, person) for one, person in zip(found, self.persons, strict=True)]

    @property
    def introducer(self) -> str:
        """Who introduces the open proposal, as this screen may name them; "" where nobody does. In projector mode not
        even the letter of their column is told: everybody hears who introduces."""
        assert self.reference is not None
        who = introducer(self.table, self.reference)
        return "" if who is None else "The introducer" if self.is_unnamed else who.name

    def introduction(self) -> tuple[str, bool]:
        """What to say of the introduction of the open proposal ("" where nobody introduces it), and whether there are
        notes to read."""
        assert self.reference is not None
        name, noted = self.introducer, bool(notes(self.table, self.reference))
        if self.is_unnamed or not name:
            return (
                "i reads the introducer's notes." if noted else f"{name} has written no notes." if name else "",
                noted,
            )
        what = ": i reads the notes." if noted else ", and has written no notes."
        return f"{name} introduces it{what}", noted

    def settled(self) -> list[tuple[str, str]]:
        """What was settled of the open proposal beside its scores, and how each sentence looks."""
        return list(settled_words(self.data, self.projector))

    def stated(self) -> str:
        """How the statement stands; in projector mode without a name."""
        stands = self.data.statement
        return "" if stands is None else stands.told_unnamed if self.is_unnamed else stands.told

    def _shown(self, found: Reason, person: Person) -> Reason:
        return found._replace(person=person, interest="") if self.is_unnamed else found
