"""Returns at the office: where they lie, what each would bring, and taking them in, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from panel_tui.assess.news import moment, news
from panel_tui.call.standing import call_in
from panel_tui.exchange.opening import opened_return, take_return
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_count
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Brought:
    """What a return brought, or would bring: the entries that are new, and what they say, a sentence each."""

    name: str
    author: str
    author_name: str
    new: int
    known: int
    news: tuple[str, ...]
    quarantined: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether there is anything in it that was not here."""
        return self.new > 0

    @property
    def count(self) -> str:
        """How much of it is new, and how much was here."""
        new = show_count(self.new, "new entry", "new entries") if self.new else "nothing new"
        return f"{new}, {self.known:,} known"

    @property
    def details(self) -> tuple[str, ...]:
        """What is new in it, a sentence each."""
        return (*self.news, *self.quarantined)


class Merging:
    """Takes returns into the office's workspace, one after the other; unless `keep`, each is undone again."""

    def __init__(self, workspace: Workspace, keep: bool, at: str) -> None:
        """`at` is the UTC time for the activity log. Raises BadInput where this is not the office's file."""
        workspace.expect_many()
        self._workspace = workspace
        self._keep = keep
        self._at = at
        self._call = call_in(workspace)

    def take(self, path: Path) -> Brought:
        """Take the return at `path` in. Raises BadInput, and changes nothing, where that cannot be."""
        workspace = self._workspace
        with workspace.writing() if self._keep else workspace.trying():
            with opened_return(workspace, path, KeyFolder.usual()) as parcel:
                before = moment(workspace, self._call, parcel.author)
                result = take_return(workspace, path.name, parcel, self._at)
            changed = result.taken.new or result.taken.filled
            after = moment(workspace, self._call, parcel.author) if changed else before
        return Brought(
            name=result.name,
            author=result.author,
            author_name=self._call.name(result.author),
            new=result.taken.new,
            known=result.taken.known,
            news=tuple(news(before, after, result.author)),
            quarantined=tuple(
                f"kept in quarantine, not admitted: entry {id_[:12]}, {why}" for id_, why in result.taken.quarantined
            ),
        )


def returns_in(folder: Path) -> list[Path]:
    """The returns in a folder, in order of their names; none where there is no such folder."""
    try:
        return sorted(path for path in folder.glob("*.return") if path.is_file())
    except OSError as error:
        raise BadInput(Fault(f"This folder cannot be read: {error.strerror}", "", str(folder))) from error


def returns_of(paths: Iterable[Path]) -> list[Path]:
    """The returns that are meant by files and folders of them. Raises BadInput where there is none."""
    given = list(paths)
    found = [one for path in given for one in (returns_in(path) if path.is_dir() else [path])]
    if not found:
        raise BadInput(Fault("There are no returns in this folder", "", str(given[0])))
    return found
