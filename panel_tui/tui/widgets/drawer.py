"""The drawer under the text: a rule that says what is being written and to whom, and the editor below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.events import Key, Paste
from textual.message import Message
from textual.timer import Timer

from panel_tui.faults import BadInput, Fault
from panel_tui.tui.paint import Row
from panel_tui.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from panel_tui.tui.widgets.editor import Editor

SOON = 0.2
"""What was changed otherwise than by keys is kept so many seconds later."""

Keep = Callable[[str, bool], None]
"""Keeps a text; the second word says whether it goes on with what this drawer kept before."""


class Drawer(Vertical):
    """Closed, it takes no room. Open, it keeps what is typed at once, and what the mouse did within a moment."""

    class Kept(Message):
        """What was typed was kept, or could not be."""

    DEFAULT_CSS = """
    Drawer { height: 11; display: none; }
    Drawer.-open { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="drawer")
        self.rule = Bar("drawer-rule", "surface")
        self._editor: Editor | None = None
        self._keep: Keep | None = None
        self._kept = self._begun = ""
        self._going_on = False
        self._timer: Timer | None = None
        self._faults: tuple[Fault, ...] = ()
        self.trouble = ""
        """Why what is typed could not be kept; "" where it could."""

    async def prepare(self) -> None:
        """See that the rule and the editor are there: they come when they are needed, not with the first paint.

        Where the program is being left already, nobody will write any more.
        """
        if self._editor is None and self.is_attached:
            from panel_tui.tui.widgets.editor import Editor

            self._editor = Editor()
            await self.mount(self.rule, self._editor)

    @property
    def editor(self) -> Editor:
        """The editor; whoever writes has prepared it."""
        assert self._editor is not None
        return self._editor

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._keep is not None

    @property
    def is_saved(self) -> bool:
        """Whether all that was typed is on disk."""
        return not self.is_open or self.editor.text == self._kept

    def open(self, title: Row, text: str, keep: Keep) -> None:
        """Write on from `text`; `keep` is given every change of it."""
        self.close()
        self._keep, self._kept, self._begun, self._going_on = keep, text, text, False
        self.rule.show(title)
        self.editor.begin(text)
        self.add_class("-open")
        self.display = True
        self.screen.set_focus(self.editor)

    def close(self) -> str:
        """Keep what was typed, and close; the text. Raises BadInput where it cannot be kept: the drawer stays open."""
        if not self.is_open:
            return ""
        self.flush()
        if self.trouble:
            raise BadInput(*self._faults)
        text = self.editor.text
        self._keep = None
        self.remove_class("-open")
        self.display = False
        self.screen.set_focus(None)
        return text

    async def take(self, event: Key | Paste) -> bool:
        """Take what is typed or pasted, and keep it before the next key is looked at; whether it meant anything."""
        taken = await self.editor.take(event)
        if taken:
            self.flush()
        return taken

    def touch(self) -> None:
        """See that what changed is kept soon."""
        if not self.is_saved and self._timer is None:
            self._timer = self.set_timer(SOON, self.flush)

    def flush(self) -> None:
        """Keep now what was typed. Where that fails the text stays, and `trouble` says why."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._keep is None or self.is_saved:
            return
        text = self.editor.text
        try:
            self._keep(text, self._going_on)
        except BadInput as error:
            self.trouble, self._faults = str(error), error.faults
            self._timer = self.set_timer(1, self._again)
        else:
            # Back at what it began with, nothing is left to go on with: the next change is one of its own.
            self.trouble, self._kept, self._going_on = "", text, text != self._begun
        self.post_message(self.Kept())

    def _again(self) -> None:
        self._timer = None
        self.flush()

    def on_text_area_changed(self) -> None:
        """The text changed, perhaps by the mouse."""
        self.touch()
