"""The member's desk: the queue, the text with its marked paragraph, the form, and the comment as a drawer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Paste

from panel_tui.assess.desk import AUDIENCES, Answer, Audience, Confidence, Desk, Item
from panel_tui.assess.registers import OVERALL
from panel_tui.call.quick import QuickCriterion
from panel_tui.figures.rounding import show_money
from panel_tui.tui.acts import Acts
from panel_tui.tui.command import bindings
from panel_tui.tui.commands.desk import COMMANDS
from panel_tui.tui.paint import Row, cut, width_of
from panel_tui.tui.screens.base import TOO_SMALL, CommandScreen, header
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.drawer import Drawer
from panel_tui.tui.widgets.form import Form
from panel_tui.tui.widgets.queue import Queue
from panel_tui.tui.widgets.reader import Reader
from panel_tui.tui.widgets.score_line import floor_words, score_line

PANES = ("queue", "reader", "form")
WRITING = ("drawer", "reason")


class DeskScreen(CommandScreen):
    """One member at work."""

    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)
    GUIDE = "member"
    STYLE = "desk"
    PLACES: ClassVar = {
        "queue": "In my proposals",
        "reader": "In the text",
        "form": "In my assessment",
        "drawer": "While writing a comment",
        "field": "While typing a score",
        "interest": "While declaring an interest",
        "reason": "While giving a reason",
    }

    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__()
        self.desk = desk
        self.acts = acts
        self.place = "queue"
        self.reference: str | None = None
        self.criterion = ""
        self.typing: str | None = None
        self.audience: Audience = "panel"
        self.about: str = ""
        """What a reason that is being written is for: an interest ("soft", "hard"), or "withdraw"."""
        self.left = "reader"
        """The pane to go back to when something has been written or asked."""

    def compose(self) -> ComposeResult:
        """Header, tabs (on a narrow screen), panes, footer."""
        self.queue, self.reader, self.form = Queue("queue"), Reader("reader"), Form("form")
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

    def on_mount(self) -> None:
        """Open where there is something to do."""
        first = self.desk.first_to_do()
        if first:
            self.open(first, go="queue" if not self.is_narrow else "reader")
        else:
            self.show_empty()
        self.show_all()
        self.call_after_refresh(self.show_header)  # how wide the panes are is known then
        if not self.desk.accepted:
            from panel_tui.tui.screens.undertaking import Undertaking

            self.app.push_screen(Undertaking(self.desk, self.acts))

    # What is current

    @property
    def item(self) -> Item | None:
        """The proposal that is open."""
        return self.desk.item(self.reference) if self.reference else None

    @property
    def subject(self) -> Item | None:
        """The proposal that a command is about: in the queue the one under the cursor, else the open one."""
        return self.queue.current if self.place == "queue" else self.item

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

    # Going somewhere

    def go(self, place: str) -> None:
        """Go to a pane."""
        if place in PANES and place != "queue" and self.reference is None:
            return
        if place not in PANES and self.place in PANES:
            self.left = self.place if self.place != "queue" else "reader"
        self.place = place
        self.show_place()

    def open(self, reference: str, criterion: str = "", go: str = "reader") -> None:
        """Open a proposal at a criterion: the named one, else the first that is not finished."""
        if self.reference and self.reference != reference:
            self.desk.leave(self.reference, self.reader.mark)
        changed = self.reference != reference
        self.reference = reference
        item = self.desk.item(reference)
        self.criterion = criterion or self.first_open() or (self.criteria[0].id if self.criteria else OVERALL)
        if not item.is_open:
            self.reader.say(*_closed(item))
        elif changed or not self.reader.mark:
            self.reader.read(self.desk.proposal(reference), self.desk.place_of(reference))
        self.place = go
        self.show_all()
        self.queue.go_to(reference)

    def first_open(self, after: str = "") -> str:
        """The next criterion of the open proposal that lacks a score or a reason; "" where none does."""
        ids = [one.id for one in self.criteria]
        start = ids.index(after) + 1 if after in ids else 0
        answers = self.answers() if ids else {}
        return next((id_ for id_ in ids[start:] + ids[:start] if not _finished(answers[id_])), "")

    def step(self, steps: int) -> None:
        """Go to another criterion; after the last comes the comment on the whole."""
        ids = [*(one.id for one in self.criteria), OVERALL]
        here = ids.index(self.criterion) if self.criterion in ids else 0
        self.criterion = ids[max(0, min(len(ids) - 1, here + steps))]
        self.show_form()

    # Writing

    def write_comment(self, criterion: str, audience: Audience) -> None:
        """Open the drawer for a comment."""
        assert self.reference is not None
        reference, desk = self.reference, self.desk
        self.criterion, self.audience = criterion, audience
        answer = desk.answer(reference, criterion)

        def keep(text: str, going_on: bool) -> None:
            desk.comment(reference, criterion, audience, text, going_on)

        self.drawer.open(self._comment_title(), answer.comments.get(audience, ""), keep)
        self.go("drawer")
        self.show_all()
        self.settle()
        self.reader.reveal()

    def write_reason(self, about: str, title: str) -> None:
        """Open the drawer for the reason of an interest or a withdrawal: it is said when the drawer is closed."""
        self.about = about
        self.drawer.open([("─", "accent"), (title, "foreground bold")], "", lambda text, going_on: None)
        self.go("reason")
        self.settle()

    def leave_drawer(self) -> str:
        """Close the drawer and go back to where it was opened; what was written."""
        text = self.drawer.close()
        self.go(self.left)
        self.settle()
        return text

    def _comment_title(self) -> Row:
        title = self.current.title if self.current else "Overall"
        kinds: Row = [
            (f" {words} ", "ink bold on foreground" if audience == self.audience else "muted")
            for audience, words in AUDIENCES.items()
        ]
        room = (self.drawer.rule.size.width or self.reader.size.width) - width_of(kinds) - 2
        return [("─", "accent"), (cut(title, room), "foreground bold"), (" ", "muted"), *kinds]

    async def prepare_to_write(self) -> None:
        """Have the editor ready."""
        await self.drawer.prepare()

    def is_finished(self) -> bool:
        """Whether the current criterion has a score and a reason."""
        return self.criterion in (one.id for one in self.criteria) and _finished(self.answers()[self.criterion])

    def leave(self) -> str:
        """Keep what is being written, and remember the place. Raises BadInput where it cannot be kept."""
        self.drawer.close()
        if self.reference:
            self.desk.leave(self.reference, self.reader.mark)
        desk = self.desk
        desk.close()
        state = f"{desk.submitted} of {desk.to_judge} submitted, all saved"
        return f"{desk.path}: {state}. To go on: panel-tui {desk.path}"

    async def typed(self, event: Key | Paste) -> bool:
        """Keys of the editor, and those of a score that is being typed."""
        if self.place not in WRITING or (isinstance(event, Key) and self.command_for(event.key)):
            return False
        await self.drawer.take(event)
        self.show_header()
        return True

    # After a change

    def changed(self) -> None:
        """A draft has changed."""
        self.show_form()
        self.show_queue()
        self.show_header()

    def said(self) -> None:
        """Something was said: read again."""
        self.desk.refresh()
        if self.reference:
            self.open(self.reference, self.criterion, go=self.place if self.place in PANES else self.left)

    # Showing

    def fit(self) -> None:
        """Put the panes where this size has them."""
        super().fit()
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Show everything anew."""
        self.show_place()
        self.show_queue()
        self.show_form()

    def show_place(self) -> None:
        """Show which pane is active; on a narrow screen, only that."""
        pane = self.place if self.place in PANES else self.left if self.place == "field" else "reader"
        narrow = self.is_narrow
        for name, widget in (("queue", self.queue), ("form", self.form)):
            widget.set_class(pane == name, "-active")
            widget.display = not narrow or pane == name
        middle = self.query_one("#middle")
        middle.set_class(pane == "reader", "-active")
        middle.display = not narrow or pane == "reader"
        self.strip.display = narrow and bool(self.criteria)
        self.query_one("#tabs").display = narrow or self.is_too_small
        self.query_one("#panes").display = not self.is_too_small
        self.show_header()
        self.show_hints()

    def show_queue(self) -> None:
        """Show the queue."""
        self.queue.show(self.desk.items, self.reference or "")
        self.queue.border_title = Content("My proposals" if self.is_huge or self.place == "queue" else "Mine")
        words = " submitted" if self.is_huge or self.place == "queue" else ""
        self.queue.border_subtitle = Content(f"{self.desk.submitted} of {self.desk.to_judge}{words}")

    def show_form(self) -> None:
        """Show the form and, on a narrow screen, the strip with the current score."""
        item = self.item
        if item is None or not item.is_open:
            self.form.show(None, {}, "")
            self.form.border_subtitle = None
            return
        answers = self.answers()
        self.form.border_title = Content("My assessment")
        self.form.border_subtitle = Content(_progress(item))
        self.form.show(self.desk.brief(item.reference), answers, self.criterion, self.typing)
        number = [*(one.id for one in self.criteria), OVERALL].index(self.criterion) + 1
        row: Row = [(f" {number}/{len(self.criteria)} ", "muted")]
        if self.current:
            row += [(cut(self.current.title, 26), "foreground bold"), (f"  {floor_words(self.current)}  ", "muted")]
            row += score_line(self.current, answers[self.criterion], self.typing)
        else:
            row = [(" Overall", "foreground bold"), ("  c writes a comment on the whole", "muted")]
        self.strip.show(row)
        if self.place == "drawer":
            self.drawer.rule.show(self._comment_title())

    def show_header(self) -> None:
        """Show the header, the tabs, and the frame of the text."""
        width = self.app.size.width
        desk, item = self.desk, self.item
        state: Row = [(f"{desk.submitted} of {desk.to_judge} submitted", "muted"), ("  ·  ", "muted"), *self._saved()]
        where = self._where(item)
        if self.is_narrow:
            left: Row = [(where, "muted")]
        else:
            left = [(f"{desk.call.title} · {desk.call.stages[desk.stage].lower()}", "muted")]
            state = [(desk.member_name, "foreground"), ("  ·  ", "muted"), *state]
        self.query_one("#header", Bar).show(header(left, state, width))
        name = f"{item.reference} {item.applicant}".strip() if item else "No proposal"
        tabs = (("queue", "My proposals"), ("reader", cut(name, 36)), ("form", "My assessment"))
        pane = self.place if self.place in PANES else "reader"
        row: Row = []
        for place, words in tabs:
            row += [(f" {words} ", "ink bold on accent" if place == pane else "muted"), (" ", "muted")]
        self.query_one("#tabs", Bar).show(TOO_SMALL if self.is_too_small else row)
        middle = self.query_one("#middle")
        middle.border_title = Content(f"{item.reference}  {item.applicant}" if item else "")
        middle.border_subtitle = Content(where)

    def _saved(self) -> Row:
        if self.drawer.trouble:
            return [("NOT SAVED: " + self.drawer.trouble, "bad bold")]
        return [("all saved", "good")] if self.drawer.is_saved else [("saving …", "warn")]

    def _where(self, item: Item | None) -> str:
        if item is None:
            return ""
        ask = f"asks {show_money(item.ask)}" if item.ask else ""
        if not self.reader.mark:
            return ask
        asks = (ask,) if ask and not self.is_narrow else ()
        rest = " · ".join((f"¶ {self.reader.mark}", self.reader.page_words, *asks))
        room = self.app.size.width - 36 if self.is_narrow else self.reader.size.width - 5
        room -= len(rest) + 3
        return f"{cut(self.reader.section_title, room)} · {rest}" if room > 4 else rest

    def show_empty(self) -> None:
        """What to do where nothing is assigned."""
        self.reader.say(
            "No proposal is assigned to you yet.",
            "The office sends you a pack when there is. Open it into this file:",
            f"panel-tui open FILE.pack -o {self.desk.path.name}",
        )

    # Messages

    def on_drawer_kept(self) -> None:
        """What is typed was kept."""
        self.show_header()

    def on_queue_pointed(self, message: Queue.Pointed) -> None:
        """A proposal was clicked."""
        if self.place not in WRITING:
            self.open(message.reference)

    def on_reader_pointed(self, message: Reader.Pointed) -> None:
        """A paragraph was clicked."""
        self.reader.point(message.mark)
        self.show_header()

    async def on_form_pointed(self, message: Form.Pointed) -> None:
        """A criterion was clicked, or one of its points."""
        if self.place in WRITING:
            return
        self.criterion = message.criterion
        self.go("form")
        if message.point:
            await self.action_press(message.point)
        self.show_form()

    def set_confidence(self, level: Confidence) -> None:
        """Draft how sure the member is of the current score."""
        assert self.reference is not None
        self.desk.confidence(self.reference, self.criterion, level)
        self.changed()


def _finished(answer: Answer) -> bool:
    return bool(answer.state) and answer.has_reason


def _progress(item: Item) -> str:
    words = f"{item.scored} of {item.of} scored · {item.reasons} with a reason"
    if item.state in ("submitted", "changed"):
        return f"{item.state}{' since submitted' if item.state == 'changed' else ''} · {words}"
    return words


def _closed(item: Item) -> tuple[str, ...]:
    if item.state == "recused":
        return (
            f"{item.reference} is closed to you.",
            "You have a hard interest in it: its text is hidden, and you do not score it.",
            "d declares otherwise, if that was a mistake.",
        )
    return (
        f"The text of {item.reference} is not in this file.",
        "Ask the office for a new pack, and open it into this file.",
    )
