"""A screen that asks for words in its drawer: they are kept as a draft until they are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from panel_tui.faults import PanelError
from panel_tui.journal import Register
from panel_tui.tui.paint import cut_between
from panel_tui.tui.screens.writing import WritingScreen
from panel_tui.tui.sitting_acts import Past, SittingActs

Say = Callable[[str], bool | None]
"""What becomes of words once they are written; True where their draft is to be kept all the same."""


class Pending(NamedTuple):
    """What is being written in the drawer: where its draft lies, and what becomes of it once it is written. A part of
    a statement has no such thing: it is said as a draft."""

    register: Register
    say: Say | None


class AskingScreen(WritingScreen):
    """A screen over `acts` with a drawer. `HOME` is the place to which one comes back from it."""

    HOME: ClassVar[str]
    acts: SittingActs

    def __init__(self) -> None:
        super().__init__()
        self.pending: Pending | None = None

    def show_all(self) -> None:
        """Show everything anew."""

    def show_taken_back(self, past: Past) -> None:
        """Show everything anew, now that something has been taken back."""
        self.show_all()

    def ask(self, register: Register, title: str, text: str = "", say: Say | None = None) -> None:
        """Open the drawer for words that `say` is given, stripped, or for a part of a statement: what is typed is kept
        as a draft, and said by esc."""
        self.pending = Pending(register, say)
        draft = self.acts.drafted(register)

        def keep(words: str, going_on: bool) -> None:
            self.acts.keep(register, words, going_on)

        room = self.app.size.width - 4
        self.drawer.open([("─", "accent"), (cut_between(title, room), "foreground bold")], draft or text, keep)
        self.place = "reason" if say else "drawer"
        self.show_all()

    def say_written(self) -> None:
        """Say what was asked for, with what was written. What cannot be said is kept, to be mended, and its error is
        raised."""
        pending = self.pending
        assert pending is not None
        assert pending.say is not None
        text = self.leave_drawer().strip()
        try:
            kept = pending.say(text)
        except PanelError:
            self.acts.keep(pending.register, text, True)
            raise
        self.finish(keeping=kept is True)

    def finish(self, keeping: bool = False) -> None:
        """What was written is said, or not wanted: drop its draft, unless it is to be kept for the next time."""
        if self.pending is not None and not keeping:
            self.acts.forget(self.pending.register)
        self.pending = None
        self.show_all()

    def leave_drawer(self) -> str:
        """Close the drawer; what was written."""
        text = self.drawer.close()
        self.place = self.HOME
        self.show_all()
        return text
