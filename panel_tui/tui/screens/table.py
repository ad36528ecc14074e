"""The chair's table: going from item to item, and what is written."""

from __future__ import annotations

from typing import ClassVar

from panel_tui.tui.commands.table import COMMANDS
from panel_tui.tui.screens.table_face import TableFace
from panel_tui.tui.widgets.agenda import Agenda
from panel_tui.tui.widgets.matrix import MatrixPane


class TableScreen(TableFace):
    """The chair's table, or the office's on the chair's behalf."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "chair"
    STYLE = "table"
    HOME = "matrix"
    WRITING = ("reason", "drawer")
    PLACES: ClassVar = {
        "table": "On the agenda",
        "consent": "Before the consent block is agreed",
        "matrix": "In the matrix",
        "covered": "While the scores are covered",
        "noting": "Before the chair's marks are noted",
        "field": "While typing an agreed score",
        "revise": "While revising a member's score",
        "sure": "Before all medians are agreed",
        "reason": "While giving a reason",
        "drawer": "While writing the statement",
        "approve": "Before the statement is approved",
    }
    GUIDES: ClassVar = {
        "table": "chair#the-agenda",
        "consent": "chair#setting-the-agenda",
        "matrix": "chair#the-matrix",
        "covered": "chair#marks-of-the-chairs-own",
        "noting": "chair#marks-of-the-chairs-own",
        "field": "chair#what-was-settled",
        "revise": "chair#what-was-settled",
        "sure": "chair#what-was-settled",
        "reason": "chair#while-you-write",
        "drawer": "chair#while-you-write",
        "approve": "chair#the-panels-statement",
    }

    # Going somewhere

    def open(self, reference: str, criterion: str = "") -> None:
        """Open a proposal: at a criterion, else at the first that is not agreed."""
        changed = reference != self.reference or not self.criterion
        self.reference = reference
        rows = self.data.rows
        if criterion:
            self.criterion = criterion
        elif changed or self.criterion not in {row.criterion.id for row in rows}:
            unsettled = [row.criterion.id for row in rows if row.agreed is None]
            self.criterion = (unsettled or [row.criterion.id for row in rows] or [""])[0]
        people = [person.id for person in self.data.people]
        if self.member not in people:
            self.member = people[0] if people else ""
        self.place = self.open_place()
        self.show_all()

    def go(self, place: str) -> None:
        """Go to another place of the screen."""
        self.place = place
        self.show_all()

    def project(self, on: bool) -> None:
        """Turn projector mode on or off; names are hidden at first."""
        self.projector, self.named = on, False
        self.app.project(on)
        self.show_all()

    def step(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        criteria = [row.criterion.id for row in self.data.rows]
        people = [person.id for person in self.data.people]
        if criteria:
            at = criteria.index(self.criterion) + rows
            self.criterion = criteria[max(0, min(len(criteria) - 1, at))]
        if people:
            at = people.index(self.member) + columns
            self.member = people[max(0, min(len(people) - 1, at))]
        self.show_item()

    def type_mark(self, words: str) -> None:
        """Keep a mark of the chair's on the current criterion, as it is being typed."""
        assert self.reference is not None
        register = self.acts.mark_register(self.reference, self.criterion)
        if words:
            self.acts.keep(register, words, True)
        else:
            self.acts.forget(register)
        self.show_item()

    def leave(self) -> str:
        """Keep what is being written. Raises BadInput where it cannot be kept."""
        self.drawer.close()
        items = [item for item in self.table.agenda if not item.unscored]
        self.acts.close()
        done = sum(item.is_agreed for item in items)
        path = self.acts.path
        return f"{path}: {done} of {len(items)} proposals agreed, all saved. To go on: panel-tui moderate {path}"

    # Messages

    def on_agenda_pointed(self, message: Agenda.Pointed) -> None:
        """A proposal was clicked."""
        self.open(message.reference)

    def on_matrix_pane_pointed(self, message: MatrixPane.Pointed) -> None:
        """A cell was clicked."""
        if self.place == "matrix":
            self.criterion, self.member = message.criterion, message.member
            self.show_item()
