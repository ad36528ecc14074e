"""The chair's table: the agenda, the matrix of one proposal with the reasons below it, and the drawer."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from panel_tui.faults import PanelError
from panel_tui.journal import Register
from panel_tui.moderate.rows import AgendaItem
from panel_tui.tui.commands.table import COMMANDS
from panel_tui.tui.paint import Row, cut_between, width_of
from panel_tui.tui.screens.at_table import AtTable, Kind, Pending
from panel_tui.tui.widgets.agenda import Agenda, Briefs, leaving_lines, subject_row
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.matrix import MatrixPane
from panel_tui.tui.widgets.meeting import meeting_row
from panel_tui.tui.widgets.reasons import Reasons

LEAST = 6
"""So many lines are kept for the reasons, whatever the matrix takes."""
DRAWER, LOW_DRAWER = 10, 7
LISTED = ("table", "consent")
"""The places in which the agenda is seen."""


class TableScreen(AtTable):
    """The chair's table, or the office's on the chair's behalf."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "chair"
    STYLE = "table"
    WRITING = ("reason", "drawer")
    PLACES: ClassVar = {
        "table": "On the agenda",
        "consent": "Before the consent block is agreed",
        "matrix": "In the matrix",
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
        "field": "chair#what-was-settled",
        "revise": "chair#what-was-settled",
        "sure": "chair#what-was-settled",
        "reason": "chair#while-you-write",
        "drawer": "chair#while-you-write",
        "approve": "chair#the-panels-statement",
    }

    def compose(self) -> ComposeResult:
        """Header, agenda or matrix, footer."""
        self.agenda, self.briefs = Agenda(), Briefs()
        self.matrix, self.reasons, self.drawer = MatrixPane(), Reasons(), Drawer()
        yield Bar("header")
        yield Bar("subject")
        yield Bar("leaving", "surface")
        yield Bar("meeting", "surface")
        with Container(id="listing"):
            yield self.agenda
            yield self.briefs
        with Vertical(id="item"):
            with Container(id="views"):
                yield self.matrix
                yield self.reasons
            yield self.drawer
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Open on the agenda."""
        self.show_all()

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
        self.place = "matrix"
        self.show_all()

    def go(self, place: str) -> None:
        """Go to another place of the screen."""
        self.place = place
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

    # Writing

    def ask(self, kind: Kind, register: Register, score: Fraction | None, title: str, text: str = "") -> None:
        """Open the drawer for a reason or the statement: what is typed is kept as a draft, and said by esc."""
        self.pending = Pending(kind, register, score)
        draft = self.acts.drafted(register)

        def keep(words: str, going_on: bool) -> None:
            self.acts.keep(register, words, going_on)

        room = self.app.size.width - 4
        self.drawer.open([("─", "accent"), (cut_between(title, room), "foreground bold")], draft or text, keep)
        self.place = "drawer" if kind in ("statement", "feedback") else "reason"
        self.show_all()

    def finish(self) -> None:
        """What was written is said, or not wanted: drop its draft."""
        if self.pending is not None:
            self.acts.forget(self.pending.register)
            self.pending = None
        self.show_all()

    def leave_drawer(self) -> str:
        """Close the drawer; what was written."""
        text = self.drawer.close()
        self.place = "matrix"
        self.show_all()
        return text

    def leave(self) -> str:
        """Keep what is being written. Raises BadInput where it cannot be kept."""
        self.drawer.close()
        items = [item for item in self.table.agenda if not item.unscored]
        self.acts.close()
        done = sum(item.is_agreed for item in items)
        path = self.acts.path
        return f"{path}: {done} of {len(items)} proposals agreed, all saved. To go on: panel-tui moderate {path}"

    def told(self, before: str, title: str, after: str = "", look: str = "foreground") -> None:
        """Say something in the footer; `title` in the middle gives way where there is no room."""
        room = self.app.size.width - len(before) - len(after) - 2
        self.notice(f"{before}{cut_between(title, max(10, room))}{after}", look)

    # Showing

    def tell(self, error: PanelError) -> None:
        """Say what cannot be done, beside what stands now: it may be other than what was shown."""
        super().tell(error)
        self.show_all()

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        listing = self.place in LISTED
        self.query_one("#listing").display = listing
        self.query_one("#item").display = not listing
        self.drawer.display = self.drawer.is_open
        self.show_header()
        if listing:
            self.show_agenda()
        else:
            self.show_item()
        self.show_hints()

    def show_agenda(self) -> None:
        """Show the agenda."""
        briefs = self.table.by_brief
        self.agenda.border_title = Content("Agenda")
        self.briefs.border_title = Content("By brief: ✔ agreed  ○ not yet  ⊘ not scored")
        self.briefs.styles.height = "1fr" if self.is_huge else len(briefs) + 2
        self.agenda.show(self.table.agenda, self.acts.begun, self.reference)
        self.briefs.show(briefs)

    def show_item(self) -> None:
        """Show the matrix and the reasons."""
        if self.reference is None:
            return
        data = self.data
        edges = 0 if self.is_narrow else 2
        width, room = self.app.size.width - edges - 1, self._room()
        if not self.is_huge:
            self.matrix.show(data, self.persons, self.criterion, self.member, *self._being_typed())
            table, whole = self.matrix.height_for(width)
            self.reasons.display = not (self.drawer.is_open and room - table < LEAST)
            most = room - (LEAST if self.reasons.display else 0)
            self.matrix.styles.height = max(min(table + edges, room), min(whole + edges, most))
        else:
            self.reasons.display = True
            self.matrix.styles.height = "1fr"
            self.matrix.show(data, self.persons, self.criterion, self.member, *self._being_typed())
        person = self.person
        self.matrix.border_title = Content(f"{data.item.reference}  {data.item.applicant}")
        self.matrix.border_subtitle = Content(f"{data.item.agreed} of {data.item.of} agreed")
        self.reasons.border_title = Content(
            f"{person.name} on {self.current.title}" if person and self.criterion else ""
        )
        begun = self.acts.begun.get(data.item.reference, ())
        if self.criterion:
            others = [one for one in self.reasons_here() if one.person.id != self.member] if self.is_huge else []
            here = self.reason_here()
            self.reasons.show(data, self.criterion, here, begun, self.stated(), self.introduction(), others)

    def _being_typed(self) -> tuple[str | None, str | None]:
        return (self.typing if self.place == "field" else None, self.typing if self.place == "revise" else None)

    def _room(self) -> int:
        """How many lines there are for the matrix and the reasons."""
        low = self.is_narrow or self.app.size.height < 30
        self.drawer.styles.height = LOW_DRAWER if low else DRAWER
        drawer = (LOW_DRAWER if low else DRAWER) if self.drawer.is_open else 0
        return self.app.size.height - 3 - len(self._leaving()) - drawer - self._is_meeting

    def show_header(self) -> None:
        """Show what this is, how far it is, and who must leave."""
        width, item = self.app.size.width, self.item
        agenda = self.table.agenda
        subject, leaving = self.query_one("#subject", Bar), self.query_one("#leaving", Bar)
        subject.display = leaving.display = False
        meeting = self.query_one("#meeting", Bar)
        meeting.display = self._is_meeting
        if self._is_meeting:
            meeting.show(meeting_row(self.room.here, width, named=not self.projector))
        if self.place in LISTED or item is None:
            start, name = "Chair's table · ", self.table.standing.call.title
            scored = [one for one in agenda if not one.unscored]
            done: Row = [(f"{sum(one.is_agreed for one in scored)} of {len(scored)} agreed", "muted")]
        else:
            number = [one.reference for one in agenda].index(item.reference) + 1
            start, name = f"Item {number} of {len(agenda)} · {item.reference}  ", item.applicant
            done = [(f"{item.agreed} of {item.of} agreed", "good" if item.is_agreed else "muted")]
            self._show_subject(item, subject, leaving)
        right: Row = [*done, ("  ·  ", "muted"), *self._state()]
        name = cut_between(name, width - len(start) - width_of(right) - 4)
        self.head([(start, "foreground bold"), (name, "muted")], right)

    def _state(self) -> Row:
        if self.drawer.trouble:
            return [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        if self.projector:
            return [("PROJECTOR: no names, no ranks", "accent bold")]
        saved: Row = [("all saved", "good")] if self.drawer.is_saved else [("saving …", "warn")]
        here = self.room.here
        presides = here.presides(here.item) if here.item else None
        role = presides.role if presides else "chair"
        whose = f"typed for the {role}" if self.table.is_office else self.table.owner
        return saved if self.is_narrow else [(whose, "foreground"), ("  ·  ", "muted"), *saved]

    def _show_subject(self, item: AgendaItem, subject: Bar, leaving: Bar) -> None:
        width = self.app.size.width
        subject.show(subject_row(item, width))
        lines = self._leaving()
        subject.display = True
        leaving.display = bool(lines)
        leaving.styles.height = max(1, len(lines))
        leaving.show(*([(f" {line}".ljust(width), "ink bold on bad-fill")] for line in lines))

    @property
    def _is_meeting(self) -> bool:
        """Whether anything of the room is on record."""
        return bool(self.room.here.seats or self.room.here.items)

    def _leaving(self) -> list[str]:
        if self.item is None or self.place in LISTED:
            return []
        return leaving_lines(self.item, self.app.size.width - 2, self.projector)

    # Messages

    def on_agenda_pointed(self, message: Agenda.Pointed) -> None:
        """A proposal was clicked."""
        self.open(message.reference)

    def on_matrix_pane_pointed(self, message: MatrixPane.Pointed) -> None:
        """A cell was clicked."""
        if self.place == "matrix":
            self.criterion, self.member = message.criterion, message.member
            self.show_item()
