"""A sitting over an open workspace: what is said for good can be taken back, and what is being written is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from panel_tui.call.changes import changes
from panel_tui.faults import BadInput, Fault
from panel_tui.house import open_workspace
from panel_tui.journal import Register
from panel_tui.moderate.undoing import restoring, stands
from panel_tui.store.rows import Saying
from panel_tui.tui.acts import Acts

if TYPE_CHECKING:
    from panel_tui.journal import Chance
    from panel_tui.store.workspace import Workspace

Made = TypeVar("Made")


class Past(NamedTuple):
    """Something that was said in this sitting: where, what, in which words, and what would take it back."""

    reference: str
    criterion: str
    what: str
    said: tuple[Saying, ...]
    back: tuple[Saying, ...]


class SittingActs(Acts):
    """The acts of whoever sits over a workspace that stays open."""

    def __init__(self, path: Path, chance: Chance | None) -> None:
        """Raises BadInput where the workspace cannot be opened."""
        super().__init__(path, chance)
        self.workspace = open_workspace(path)
        self._past: list[Past] = []

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self.workspace.close()

    def _opened(self, do: Callable[[Workspace], Made]) -> Made:
        return do(self.workspace)

    # For whoever derives from it

    def read_again(self) -> None:
        """Read what has been said since, here or elsewhere."""

    def may_be_taken_back(self, said: Sequence[Saying]) -> None:
        """Raise BadInput where it may not be taken back now."""

    # Saying

    def say(self, reference: str, criterion: str, what: str, said: Sequence[Saying]) -> str:
        """Say it, all in one go, and remember what would take it back: its effect, one of those of a change ("new",
        "as it is" …)."""
        self.read_again()
        found = changes(self.workspace, [("", saying) for saying in said])
        news = [change.saying for change in found if change.effect != "as it is"]
        back = restoring(self.workspace, news)
        if news:
            self._write(news)
            self._past.append(Past(reference, criterion, what, tuple(news), back))
        effects = [change.effect for change in found if change.effect != "as it is"]
        return effects[0] if effects else "as it is"

    def undo(self) -> Past | None:
        """Take back what was said last in this sitting; None where there is nothing left.

        Raises BadInput where it cannot be taken back now: it would settle a proposal that nobody may settle; and where
        it never will be, because something else has been said there since.
        """
        if not self._past:
            return None
        past = self._past[-1]
        if not stands(self.workspace, past.said):
            self._past.pop()
            where = f" on {past.reference}" if past.reference else ""
            raise BadInput(Fault(f"Something else has been said{where} since, and stays"))
        self.read_again()
        self.may_be_taken_back(past.said)
        self._write(past.back)
        self._past.pop()
        return past

    def _write(self, said: Sequence[Saying]) -> None:
        self._written(lambda workspace, pen: workspace.entries.say(pen, *said))
        self.read_again()

    # What is being written

    def drafted(self, register: Register) -> str | None:
        """What was being written there and has not been said; None where nothing was."""
        draft = self.workspace.drafts.get(register)
        return None if draft is None else str(draft["text"])

    def keep(self, register: Register, text: str, going_on: bool) -> None:
        """Keep what is being written."""
        self.workspace.drafts.put(register, {"text": text}, self.now(), going_on)

    def forget(self, register: Register) -> None:
        """Drop what was being written: it has been said, or is not wanted."""
        self.workspace.drafts.forget(register)
