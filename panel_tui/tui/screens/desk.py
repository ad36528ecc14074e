"""The member's desk: the queue, the text with its marked paragraph, the form, and the comment as a drawer."""

from __future__ import annotations

from typing import Any

from textual.events import Key, Paste

from panel_tui.assess.citing import CITED
from panel_tui.assess.desk import Desk
from panel_tui.assess.desk_rows import Audience, Confidence, Item, Undone
from panel_tui.faults import PanelError
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
        """Begin, and watch over the file."""
        self.begin()
        self.show_all()
        self.call_after_refresh(self.show_header)  # how wide the panes are is known then
        self.set_timer(SOON, self.desk.company.arrive)
        self.set_interval(WATCH, self.look_around)
        if not self.desk.accepted:
            from panel_tui.tui.screens.undertaking import Undertaking

            self.app.push_screen(Undertaking(self.desk, self.acts, self.show_round))
        else:
            self.show_round()

    def begin(self) -> None:
        """Open where there is something to do."""
        first = self.desk.first_to_do()
        if first:
            self.open(first, go="queue" if not self.is_narrow else "reader")
        else:
            self.reference, self.place = None, "reader"  # the queue, open, would lie over what it says
            self.show_empty()

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
        """Show what somebody else has changed: another running copy, or a command on the same file.

        Whoever writes is not interrupted: the drawer keeps what it is given, and the rest waits till it is closed. A
        file that cannot be read just now, as on a stick that was pulled out, is told of and looked at again.
        """
        if self.is_typing:
            return
        with_others = self.with_others
        try:
            self.with_others = self.desk.company.look()
            if self.desk.catch_up():
                self._show_changed()
        except PanelError as error:
            self.tell(error)
        if with_others != self.with_others:
            self.show_header()

    def _show_changed(self) -> None:
        """Show the desk as it is now: the proposal that is open may have been amended, closed, or given to others."""
        mine = {item.reference: item for item in self.desk.items}
        if self.aside_reference and not (self.aside_reference in mine and mine[self.aside_reference].is_open):
            self.close_aside()
        if self.reference not in mine:
            self.begin()
        elif not self.version and not self._shows(mine[self.reference]):
            mark = self.reader.mark
            self.open(self.reference, self.criterion, go=self.place if self.place in PANES else self.left)
            if mark:
                self.reader.point(mark)
            self.notice(f"{self.reference} was changed: this is how it is now.")
        self.show_all()

    def _shows(self, item: Item) -> bool:
        """Whether the text that is shown is the one that may be read of a proposal now, if any may."""
        return self.reader.proposal is (self.desk.proposal(item.reference) if item.is_open else None)

    # What a command is about

    @property
    def subject(self) -> Item | None:
        """The proposal that a command is about: in the queue the one under the cursor, else the open one."""
        return self.queue.current if self.place == "queue" else self.item

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
        return self.criterion in (one.id for one in self.criteria) and self.answers()[self.criterion].is_finished

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
