"""What a member sees at the desk: the panes, their frames, the header. It changes nothing."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from panel_tui.assess.desk import Desk
from panel_tui.assess.desk_rows import Answer, Audience, Item
from panel_tui.assess.registers import OVERALL
from panel_tui.call.quick import QuickCriterion, words_in
from panel_tui.figures.rounding import show_number
from panel_tui.tui.paint import Row, cropped, cut, width_of
from panel_tui.tui.screens.desk_places import GUIDES, PLACES
from panel_tui.tui.screens.desk_words import FILTERS, ORDERS, STATES, asks, kind, progress
from panel_tui.tui.screens.writing import WritingScreen
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.form import Form
from panel_tui.tui.widgets.queue import Queue
from panel_tui.tui.widgets.reader import Reader
from panel_tui.tui.widgets.score_line import floor_words, score_line

PANES = ("queue", "reader", "aside", "form")
LEAST_TITLE = 10
"""How much room the title of a section, or of what is commented on, should have."""


class DeskFace(WritingScreen):
    """The desk as it is shown: which proposal and criterion are current, and where one is."""

    WRITING = ("drawer", "reason")
    STYLE = "desk"
    PLACES, GUIDES = PLACES, GUIDES

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place = "queue"
        self.reference: str | None = None
        self.criterion = ""
        self.typing: str | None = None
        self.audience: Audience = "panel"
        self.left = "reader"
        """The pane to go back to when something has been written or asked."""
        self.version = ""
        """The version of the open proposal that is shown; "" is the one in force."""
        self.aside_reference = ""
        """The proposal whose text is shown beside; "" where there is none."""
        self.with_others = False
        """Whether another running copy has the same file open."""
        self.showing = ""
        self.order = "reference"

    def compose(self) -> ComposeResult:
        """Header, tabs (on a narrow screen), panes, footer."""
        self.queue, self.reader, self.form = Queue("queue"), Reader("reader"), Form("form")
        self.aside = Reader("aside")
        self.beside = Vertical(self.aside, id="beside")
        self.drawer, self.strip = Drawer(), Bar("strip", "panel")
        yield Bar("header")
        yield Bar("tabs")
        with Horizontal(id="panes"):
            yield self.queue
            with Vertical(id="middle"):
                yield self.reader
                yield self.strip
                yield self.drawer
            yield self.form
        yield Bar("footer")
        self.fit()

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if not self.is_huge and self.aside_reference:
            self.close_aside()
        if self.is_mounted:
            self.show_all()

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that there are, in their order."""
        return tuple(one for one in PANES if one != "aside" or self.aside_reference)

    @property
    def pane(self) -> str:
        """The pane where one is: a number is typed in the form, everything else under the text."""
        return self.place if self.place in PANES else self.left if self.place == "field" else "reader"

    async def prepare_aside(self) -> None:
        """See that a second text can be shown: its pane comes when it is needed, not with the first paint."""
        if not self.beside.is_attached:
            await self.query_one("#panes").mount(self.beside, before=self.form)

    def close_aside(self) -> None:
        """Show one text only."""
        self.aside_reference = ""
        self.place = "reader" if self.place == "aside" else self.place
        self.left = "reader" if self.left == "aside" else self.left

    def show_all(self) -> None:
        """Show everything anew."""
        self.show_place()
        self.show_queue()
        self.show_form()

    def show_place(self) -> None:
        """Show which pane is active; on a narrow screen, only that."""
        pane = self.pane
        narrow = self.is_narrow
        for name, widget in (("queue", self.queue), ("form", self.form)):
            widget.set_class(pane == name, "-active")
            widget.display = not narrow or pane == name
        middle = self.query_one("#middle")
        middle.set_class(pane == "reader", "-active")
        self.set_class(bool(self.aside_reference), "-beside")
        self.beside.display = bool(self.aside_reference)
        self.beside.set_class(pane == "aside", "-active")
        if self.aside_reference:
            other = self.desk.item(self.aside_reference)
            self.beside.border_title = Content(f"{other.reference}  {other.applicant}")
            self.beside.border_subtitle = Content(f"¶ {self.aside.mark} · {self.aside.page_words}")
        middle.display = not narrow or pane == "reader"
        self.strip.display = narrow and bool(self.criteria)
        self.query_one("#tabs").display = narrow
        self.show_header()
        self.show_hints()

    def show_queue(self) -> None:
        """Show the queue."""
        is_open = (self.is_huge and not self.aside_reference) or self.place == "queue"
        self.queue.show(self.listed(), self.reference or "", FILTERS[self.showing])
        asked = [words for words in (FILTERS[self.showing], ORDERS[self.order]) if words]
        self.queue.border_title = Content(" · ".join(["My proposals", *asked]) if is_open else "Mine")
        due = f" · due {self.due}" if self.due else ""
        words = f" submitted{due}" if is_open else ""
        self.queue.border_subtitle = Content(f"{self.desk.submitted} of {self.desk.to_judge}{words}")

    def listed(self) -> tuple[Item, ...]:
        """The proposals of the queue, as it is filtered and ordered."""
        items = [item for item in self.desk.items if self.showing in ("", kind(item))]
        keys = {
            "state": lambda item: STATES.index(item.state),
            "left": lambda item: -item.left,
            "ask": lambda item: -item.ask,
        }
        return tuple(sorted(items, key=keys[self.order]) if self.order in keys else items)

    @property
    def due(self) -> str:
        """The day by which scores are due: "22 May"; "" where the call sets none."""
        day = self.desk.due
        return f"{day.day} {day:%b}" if day else ""

    def show_form(self) -> None:
        """Show the form and, on a narrow screen, the strip with the current score."""
        item = self.item
        if item is None or not item.is_open:
            self.form.show(None, {}, "")
            self.form.border_subtitle = None
            return
        answers = self.answers()
        self.form.border_title = Content("My assessment")
        self.form.border_subtitle = Content(progress(item))
        before = {one.id: self.desk.before(item.reference, one.id) for one in self.criteria}
        brief, total = self.desk.brief(item.reference), self._total(item)
        self.form.show(brief, answers, self.criterion, self.typing, total, before)
        number = [*(one.id for one in self.criteria), OVERALL].index(self.criterion) + 1
        row: Row = [(f" {number}/{len(self.criteria)} ", "muted")]
        if self.current:
            row += [(cut(self.current.title, 26), "foreground bold"), (f"  {floor_words(self.current)}  ", "muted")]
            row += score_line(self.current, answers[self.criterion], 80, self.typing)[0]
        else:
            row = [(" Overall", "foreground bold"), ("  c writes a comment on the whole", "muted")]
        self.strip.show(cropped(row, self.app.size.width))
        if self.place == "drawer":
            self.drawer.rule.show(self._comment_title())

    def _total(self, item: Item) -> str:
        """What the member's scores add up to: nothing till all are given, and then only where the call allows."""
        total = self.desk.total(item.reference) if item.scored == item.of else None
        return f"{show_number(total.total)} of {show_number(total.out_of)}" if total else ""

    def show_header(self) -> None:
        """Show the header, the tabs, and the frame of the text."""
        desk, item = self.desk, self.item
        state: Row = [(f"{desk.submitted} of {desk.to_judge} submitted", "muted"), ("  ·  ", "muted"), *self._saved()]
        where = self._where(item)
        if self.is_narrow:
            left: Row = [(where, "muted")]
        else:
            left = [(f"{desk.call.title} · {desk.call.stages[desk.stage].lower()}", "muted")]
            state = [(desk.member_name, "foreground"), ("  ·  ", "muted"), *state]
        self.head(left, state)
        name = f"{item.reference} {item.applicant}".strip() if item else "No proposal"
        tabs = (("queue", "My proposals"), ("reader", cut(name, 36)), ("form", "My assessment"))
        row: Row = []
        for place, words in tabs:
            row += [(f" {words} ", "ink bold on accent" if place == self.pane else "muted"), (" ", "muted")]
        self.query_one("#tabs", Bar).show(row)
        middle = self.query_one("#middle")
        older = "  (an older version)" if self.version else ""
        middle.border_title = Content(f"{item.reference}  {item.applicant}{older}" if item else "")
        middle.border_subtitle = Content(where)

    def _saved(self) -> Row:
        others = [("open twice", "warn"), ("  ·  ", "muted")] if self.with_others else []
        if self.drawer.trouble:
            return [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        return [*others, ("all saved", "good")] if self.drawer.is_saved else [*others, ("saving …", "warn")]

    def _where(self, item: Item | None) -> str:
        """Where in the text one is, and what is asked for; the latter alone on a narrow screen that shows no text."""
        if item is None:
            return ""
        months = self.desk.proposal(item.reference).duration if item.is_open else None
        fullest, *shorter = asks(item, months)
        if not self.reader.mark or (self.is_narrow and self.pane == "form"):
            return fullest
        whole = self.app.size.width - 36 if self.is_narrow else self.reader.size.width - 5
        # How long it runs stands there only beside enough of the section's title.
        enough = min(LEAST_TITLE, cell_len(self.reader.section_title))
        for asked in ("",) if self.is_narrow else (fullest, *shorter):
            rest = " · ".join(one for one in (f"¶ {self.reader.mark}", self.reader.page_words, asked) if one)
            room = whole - len(rest) - 3
            if room >= enough:
                break
        return f"{cut(self.reader.section_title, room)} · {rest}" if room > 4 else rest

    def show_empty(self) -> None:
        """What to do where nothing is assigned."""
        self.reader.say(
            "No proposal is assigned to you yet.",
            "The office sends you a pack when there is. Open it into this file:",
            f"panel-tui open FILE.pack -o {self.desk.path.name}",
        )

    def _comment_title(self) -> Row:
        title = self.current.title if self.current else "Overall"
        kinds: Row = [
            (f" {words} ", "ink bold on foreground" if audience == self.audience else "muted")
            for audience, words in self.desk.kinds(self.reference or "", self.criterion).items()
        ]
        whole = self.drawer.rule.size.width or self.reader.size.width
        only = [one for one in kinds if one[1] != "muted"]
        # Where there is no room for all of it, words are counted in figures alone; then only one kind is named.
        for some, in_words in ((kinds, True), (kinds, False), (only, True)):
            count = self._count(in_words)
            room = whole - width_of(some) - width_of(count) - 2
            if room >= LEAST_TITLE:
                break
        return [("─", "accent"), (cut(title, room), "foreground bold"), (" ", "muted"), *some, *count]

    def _count(self, in_words: bool) -> Row:
        """How many words are written, of how many."""
        if not self.drawer.is_open:
            return []
        words = words_in(self.drawer.editor.text)
        most = self.desk.call.comment_words
        if not most or self.audience not in ("panel", "applicant"):
            return [(f"  {words} {'word' if words == 1 else 'words'}", "muted")] if words else []
        said = f"  {words} of {most} words" if in_words else f" {words}/{most}"
        if words <= most:
            return [(said, "muted")]
        return [(f"{said}: {words - most} too many" if in_words else f"{said} too long", "warn bold")]

    @property
    def item(self) -> Item | None:
        """The proposal that is open."""
        return self.desk.item(self.reference) if self.reference else None

    @property
    def criteria(self) -> tuple[QuickCriterion, ...]:
        """The criteria of the open proposal."""
        item = self.item
        return self.desk.brief(item.reference).criteria if item and item.is_open else ()

    @property
    def current(self) -> QuickCriterion | None:
        """The current criterion; None on the comment on the whole."""
        return next((one for one in self.criteria if one.id == self.criterion), None)

    def answers(self) -> dict[str, Answer]:
        """What the member has on each criterion of the open proposal, and on the whole."""
        assert self.reference is not None
        return {id_: self.desk.answer(self.reference, id_) for id_ in (*(one.id for one in self.criteria), OVERALL)}
