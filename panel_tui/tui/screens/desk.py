"""The member's desk: the queue, the text with its marked paragraph, the form, and the comment as a drawer."""

from __future__ import annotations

from typing import Any

from textual.events import Key, Paste

from panel_tui.assess.citing import CITED
from panel_tui.assess.desk import Desk
from panel_tui.assess.desk_rows import Answer, Audience, Confidence, Item, Undone
from panel_tui.assess.registers import OVERALL
from panel_tui.tui.acts import Acts
from panel_tui.tui.command import Command
from panel_tui.tui.commands.desk import COMMANDS
from panel_tui.tui.returning import write_return
from panel_tui.tui.screens.desk_face import PANES
from panel_tui.tui.screens.desk_reading import ReadingDesk
from panel_tui.tui.widgets.form import Form
from panel_tui.tui.widgets.lines import Lines
from panel_tui.tui.widgets.queue import Queue
from panel_tui.tui.widgets.reader import Reader

SOON, WATCH = 0.3, 1.0
"""So many seconds after the first paint a copy says that it is there, and so often it looks at what others do."""


class DeskScreen(ReadingDesk):
    """One member at work."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "member"

    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__(desk)
        self.acts = acts
        self.about = ""
        """What is being written in the drawer that is no comment: the reason of an interest ("soft", "hard"), of a
        "withdraw" or "decline", or what one has to "ask"."""

    def on_mount(self) -> None:
        """Open where there is something to do."""
        first = self.desk.first_to_do()
        if first:
            self.open(first, go="queue" if not self.is_narrow else "reader")
        else:
            self.place = "reader"  # the queue, open, would lie over what it says
            self.show_empty()
        self.show_all()
        self.call_after_refresh(self.show_header)  # how wide the panes are is known then
        self.set_timer(SOON, self.desk.company.arrive)
        self.set_interval(WATCH, self.look_around)
        if not self.desk.accepted:
            from panel_tui.tui.screens.undertaking import Undertaking

            self.app.push_screen(Undertaking(self.desk, self.acts, self.show_round))
        else:
            self.show_round()

    def show_round(self) -> None:
        """Show the tour, to whoever sits down for the first time."""
        if self.desk.items and not self.desk.toured:
            from panel_tui.tui.screens.tour import Tour

            self.app.push_screen(Tour(self.desk.end_tour))

    # Others at the same file

    async def do(self, command: Command[Any], key: str) -> None:
        """Run a command, on what the file holds now."""
        self.look_around()
        await super().do(command, key)

    def look_around(self) -> None:
        """Show what somebody else has changed: another running copy, or a command on the same file."""
        with_others = self.with_others
        self.with_others = self.desk.company.look()
        if self.desk.catch_up() or with_others != self.with_others:
            self.show_queue()
            self.show_form()
            self.show_header()

    # What a command is about

    @property
    def subject(self) -> Item | None:
        """The proposal that a command is about: in the queue the one under the cursor, else the open one."""
        return self.queue.current if self.place == "queue" else self.item

    # Going somewhere

    def go(self, place: str) -> None:
        """Go to a pane."""
        if place in PANES and place != "queue" and self.reference is None and self.desk.items:
            return
        if place not in PANES and self.place in PANES:
            self.left = self.place if self.place != "queue" else "reader"
        self.place = place
        self.show_place()
        self._settle_tabs()

    def open(self, reference: str, criterion: str = "", go: str = "reader") -> None:
        """Open a proposal at a criterion: the named one, else the first that is not finished."""
        if self.reference and self.reference != reference:
            self.remember()
        changed = self.reference != reference or bool(self.version)
        if self.reference not in (None, reference):
            self.before = self.reference or ""
        self.reference, self.version = reference, ""
        if changed:
            self.reader.light(())
        if self.aside_reference == reference:
            self.close_aside()
        item = self.desk.item(reference)
        self.criterion = criterion or self.first_open() or (self.criteria[0].id if self.criteria else OVERALL)
        if not item.is_open:
            self.reader.say(*_closed(item))
        elif changed or not self.reader.mark:
            self.reader.read(self.desk.proposal(reference), self.desk.place_of(reference))
        self.place = go
        self.show_all()
        self._settle_tabs()
        self.queue.go_to(reference)

    def _settle_tabs(self) -> None:
        """Where a pane has just been brought up as a tab, the next key finds it laid out."""
        if self.is_narrow and self.reader.is_mounted and self._fitted is not None:
            self.settle()
            self.reader.ready()

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
        assert self.reference is not None
        reference = self.reference

        def keep(text: str, going_on: bool) -> None:
            self.desk.keep_words(about, reference, text)

        begun = self.desk.words_kept(about, reference)
        self.drawer.open([("─", "accent"), (title, "foreground bold")], begun, keep)
        self.go("reason")
        self.settle()

    def leave_drawer(self) -> str:
        """Close the drawer and go back to where it was opened; what was written."""
        text = self.drawer.close()
        self.go(self.left)
        self.settle()
        return text

    def is_finished(self) -> bool:
        """Whether the current criterion has a score and a reason."""
        return self.criterion in (one.id for one in self.criteria) and _finished(self.answers()[self.criterion])

    def leave(self) -> str:
        """Keep what is being written, and remember the place. Raises BadInput where it cannot be kept."""
        self.drawer.close()
        self.remember()
        desk = self.desk
        state = f"{desk.submitted} of {desk.to_judge} submitted, all saved"
        unsent = " Not everything is sent yet." if desk.unsent else ""
        desk.close()
        return f"{desk.path}: {state}.{unsent} To go on: panel-tui {desk.path}"

    def write_return(self) -> None:
        """Write the return, and say where it is and what to do with it."""
        desk = self.desk
        open_ = [item.reference for item in desk.items if item.state in ("in progress", "changed")]
        count = f"{desk.submitted} of {desk.to_judge} proposals"
        lines = write_return(
            self.acts,
            desk.call.id,
            desk.member,
            desk.office_name,
            f"It holds what you have submitted ({count}) and declared so far.",
            f"Not submitted, and so not in it: {', '.join(open_)}." if open_ else "",
        )
        desk.refresh()
        self.app.say("Your return", lines)

    def mark_at_cursor(self) -> str:
        """The citation at the cursor of the editor, else the one before it, else the first; "" where there is none."""
        row, column = self.drawer.editor.cursor_location
        lines = self.drawer.editor.text.split("\n")
        at = sum(len(line) + 1 for line in lines[:row]) + column
        found = list(CITED.finditer(self.drawer.editor.text))
        before = [one for one in found if one.start() <= at]
        return next((str(one[1]) for one in (*before[-1:], *found[:1])), "")

    def show_turned(self, turned: Undone | None, how: str, otherwise: str) -> None:
        """Show where a change was taken back or made again."""
        if turned is None:
            self.notice(otherwise)
            return
        self.open(turned.proposal, turned.criterion, go=self.place if self.place in ("reader", "form") else "reader")
        self.notice(f"{how}: {turned.proposal}, {turned.what}.")

    def on_drawer_kept(self) -> None:
        """What was written was kept, or could not be: the assessment shows it."""
        self.show_form()
        super().on_drawer_kept()

    async def typed(self, event: Key | Paste) -> bool:
        """Keys of the editor; the assessment shows what they write."""
        taken = await super().typed(event)
        if taken and self.place == "drawer":
            self.show_form()
        return taken

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

    # Messages

    def on_queue_pointed(self, message: Queue.Pointed) -> None:
        """A proposal was clicked."""
        if self.place not in self.WRITING:
            self.open(message.reference)

    def on_reader_pointed(self, message: Reader.Pointed) -> None:
        """A paragraph was clicked."""
        text = self.aside if message.aside else self.reader
        text.point(message.mark)
        self.moved()

    def jumped(self, pane: Lines, key: str) -> None:
        """A letter was typed that stands at a proposal, a paragraph or a criterion."""
        if pane is self.queue:
            self.open(key)
        elif pane is self.form:
            self.criterion = key
            self.go("form")
            self.show_form()
        elif isinstance(pane, Reader):
            self.go("aside" if pane is self.aside else "reader")
            pane.point(key)
            self.moved()

    async def on_form_pointed(self, message: Form.Pointed) -> None:
        """A criterion was clicked, or one of its points."""
        if self.place in self.WRITING:
            return
        self.criterion = message.criterion
        self.go("form")
        if message.point:
            await self.press(message.point)
        self.show_form()

    def set_confidence(self, level: Confidence) -> None:
        """Draft how sure the member is of the current score."""
        assert self.reference is not None
        self.desk.confidence(self.reference, self.criterion, level)
        self.changed()


def _finished(answer: Answer) -> bool:
    return bool(answer.state) and answer.has_reason


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
