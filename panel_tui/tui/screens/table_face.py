"""What is seen at the chair's table: the agenda, the matrix of one proposal with the reasons below it, the header. It
changes nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from panel_tui.faults import PanelError
from panel_tui.moderate.rows import AgendaItem
from panel_tui.tui.paint import Row, cut_between, width_of
from panel_tui.tui.screens.at_table import AtTable
from panel_tui.tui.widgets.agenda import Agenda, Briefs, leaving_lines, subject_row
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.large import LINES, Large
from panel_tui.tui.widgets.matrix import MatrixPane
from panel_tui.tui.widgets.meeting import meeting_row
from panel_tui.tui.widgets.reasons import Reasons

LEAST = 6
"""So many lines are kept for the reasons, whatever the matrix takes."""
DRAWER, LOW_DRAWER = 10, 7
ROOMY = 28
"""From so many lines on, criteria stand further apart in projector mode."""
WATCH = 20
"""So often, in seconds, the time of the item under discussion is told anew."""
LISTED = ("table", "consent")
"""The places in which the agenda is seen."""


class TableFace(AtTable):
    """The table as it is shown."""

    def compose(self) -> ComposeResult:
        """Header, agenda or matrix, footer."""
        self.agenda, self.briefs = Agenda(), Briefs()
        self.matrix, self.reasons, self.drawer = MatrixPane(), Reasons(), Drawer()
        self.large = Large()
        yield Bar("header")
        yield Bar("subject")
        yield Bar("leaving", "surface")
        yield Bar("meeting", "surface")
        with Container(id="listing"):
            yield self.agenda
            yield self.briefs
        with Vertical(id="item"):
            yield self.large
            with Container(id="views"):
                yield self.matrix
                yield self.reasons
            yield self.drawer
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Open on the agenda, and look at the clock from time to time."""
        self.show_all()
        self.set_interval(WATCH, self._look_at_the_clock)

    def _look_at_the_clock(self) -> None:
        if self.room.timed is not None:
            self.show_header()

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
        self.large.display = self.projector and bool(self.criterion)
        if self.large.display:
            self.large.show(self.row, self.is_covered)
        edges = 0 if self.is_narrow else 2
        width, room = self.app.size.width - edges - 1, self._room()
        roomy = self.projector and room >= ROOMY and not self.drawer.is_open
        if not self.is_huge:
            self.matrix.show(data, self.persons, self.criterion, self.member, *self._being_typed(), roomy)
            table, whole = self.matrix.height_for(width)
            self.reasons.display = not (self.drawer.is_open and room - table < LEAST)
            most = room - (LEAST if self.reasons.display else 0)
            self.matrix.styles.height = max(min(table + edges, room), min(whole + edges, most))
        else:
            self.reasons.display = True
            self.matrix.styles.height = "1fr"
            self.matrix.show(data, self.persons, self.criterion, self.member, *self._being_typed(), roomy)
        person = self.person
        self.matrix.border_title = Content(f"{data.item.reference}  {data.item.applicant}")
        self.matrix.border_subtitle = Content(f"{data.item.agreed} of {data.item.of} agreed")
        whose = f"{person.name} on {self.current.title}" if person and self.criterion else ""
        self.reasons.border_title = Content("What each score means" if self.is_covered else whose)
        begun = self.acts.begun.get(data.item.reference, ())
        if self.criterion:
            others = [one for one in self.reasons_here() if one.person.id != self.member] if self.is_huge else []
            here = self.reason_here()
            self.reasons.show(
                data, self.criterion, here, begun, self.stated(), self.introduction(), others, self.settled()
            )

    def _being_typed(self) -> tuple[str | None, str | None]:
        typing = self.typing if self.place == "field" else None
        if self.is_covered and not self.current.by_key:
            typing = self.marks_typed().get(self.criterion)
        return (typing, self.typing if self.place == "revise" else None)

    def _room(self) -> int:
        """How many lines there are for the matrix and the reasons."""
        low = self.is_narrow or self.app.size.height < 30
        self.drawer.styles.height = LOW_DRAWER if low else DRAWER
        drawer = (LOW_DRAWER if low else DRAWER) if self.drawer.is_open else 0
        above = 3 + len(self._leaving()) + self._is_meeting + (LINES if self.large.display else 0)
        return self.app.size.height - above - drawer

    def show_header(self) -> None:
        """Show what this is, how far it is, and who must leave."""
        width, item = self.app.size.width, self.item
        agenda = self.table.agenda
        subject, leaving = self.query_one("#subject", Bar), self.query_one("#leaving", Bar)
        subject.display = leaving.display = False
        meeting = self.query_one("#meeting", Bar)
        meeting.display = self._is_meeting
        if self._is_meeting:
            timed, minutes = self.room.timed, self.table.minutes
            meeting.show(meeting_row(self.room.here, width, not self.is_unnamed, timed, minutes))
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
            return [("PROJECTOR: no ranks" if self.named else "PROJECTOR: no names, no ranks", "accent bold")]
        if self.is_covered:
            return [("COVERED until the chair's marks are noted", "accent bold")]
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
        look = "foreground on panel" if self._is_gone(item) else "ink bold on bad-fill"
        leaving.show(*([(f" {line}".ljust(width), look)] for line in lines))

    @property
    def _is_meeting(self) -> bool:
        """Whether anything of the room is on record."""
        return bool(self.room.here.seats or self.room.here.items)

    def _is_gone(self, item: AgendaItem) -> bool:
        """Whether who must leave for the item that is discussed has left."""
        here = self.room.here
        return here.item == item.reference and not here.must_leave(item.reference)

    def _leaving(self) -> list[str]:
        item = self.item
        if item is None or self.place in LISTED:
            return []
        gone, width = self._is_gone(item), self.app.size.width - 2
        return leaving_lines(item, width, named=not self.is_unnamed, reasons=not self.projector, gone=gone)
