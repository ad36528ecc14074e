"""A workspace: one person's file, with everything that is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import SignedHead
from panel_tui.journal.entry import TIME
from panel_tui.store import schema
from panel_tui.store.database import Database
from panel_tui.store.derived import Derived, DerivedTables
from panel_tui.store.documents import Documents
from panel_tui.store.drafts import Drafts
from panel_tui.store.entries import Entries
from panel_tui.store.unexpected import UNEXPECTED

Answer = TypeVar("Answer")


class Workspace:
    """An open workspace. Use it in a `with` block, or close it."""

    def __init__(self, path: Path, derived: Sequence[Derived[Any]] = ()) -> None:
        """Open the workspace at `path`, bringing an older one up to date first (its copy is kept beside it).

        Raises BadInput where there is none, or where it cannot be read.
        """
        if not path.is_file():
            raise BadInput(Fault("There is no such file", "Check its name and folder.", str(path)))
        schema.recognise(path)
        self.path = path
        self._database = Database(path)
        try:
            self.backup = schema.bring_up_to_date(self._database)
            self.documents = Documents(self._database)
            self.drafts = Drafts(self._database)
            self.derived = DerivedTables(self, self._database, derived)
            self.entries = Entries(self._database, self.note("call") or "", self.derived.follow)
            self.derived.prepare()
        except UNEXPECTED as error:
            self.__exit__(type(error), error, None)
            raise
        except BaseException:
            self._database.close()  # nobody else can any more
            raise

    @classmethod
    def make(cls, path: Path, notes: Mapping[str, str], derived: Sequence[Derived[Any]] = ()) -> Workspace:
        """Make a workspace at `path`, where nothing may be yet. `notes` say whose it is and of which call."""
        schema.make(path)
        database = Database(path)
        with database.writing():
            database.many("INSERT INTO meta (name, value) VALUES (?, ?)", notes.items())
        database.close()
        return cls(path, derived)

    @property
    def call(self) -> str:
        """The id of the call."""
        return self.entries.call

    @property
    def member(self) -> str:
        """Whose file this is: a member's id."""
        return self.note("member") or ""

    @property
    def is_office(self) -> bool:
        """Whether this is the office's file, which is the panel's record."""
        return "office" in self.entries.authority.roles_of(self.member)

    def writing(self) -> AbstractContextManager[None]:
        """A transaction over everything in the file: all of it is kept, or nothing."""
        return self._database.writing()

    def trying(self) -> AbstractContextManager[None]:
        """A transaction that is always undone: to see what would happen."""
        return self._database.trying()

    def expect_many(self) -> None:
        """Be ready to take in many parcels one after the other: the memory this needs does not grow with the file."""
        self._database.map_nothing()

    def note(self, name: str) -> str | None:
        """What the file notes about itself under `name`."""
        value: str | None = self._database.one("SELECT value FROM meta WHERE name = ?", (name,))
        return value

    def set_note(self, name: str, value: str) -> None:
        """Note something about the file itself."""
        with self._database.writing():
            self._database.query("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))

    def log(self, at: str, act: str, detail: str) -> None:
        """Note what was imported or exported here, and when."""
        with self._database.writing():
            self._database.query("INSERT INTO activity (at, act, detail) VALUES (?, ?, ?)", (at, act, detail))

    def activity(self) -> Iterator[tuple[str, str, str]]:
        """What was imported and exported here: time, act, detail. Whatever lies there without a time is left out."""
        rows = self._database.query("SELECT at, act, detail FROM activity ORDER BY number")
        yield from (row for row in rows if TIME.fullmatch(row[0]))

    def add_heads(self, heads: Sequence[SignedHead]) -> None:
        """Keep signed ends of chains. Whoever offers them has checked the signatures."""
        with self._database.writing():
            self._database.many(
                "INSERT OR IGNORE INTO signed_head (device, id, seq, key, signature) VALUES (?, ?, ?, ?, ?)",
                [(head.device, head.id, head.seq, head.key, head.signature) for head in heads],
            )

    def signed_heads(self) -> list[SignedHead]:
        """All signed ends of chains that are known here."""
        rows = self._database.query("SELECT device, key, id, seq, signature FROM signed_head ORDER BY device, seq, id")
        return [SignedHead(self.call, *row) for row in rows]

    def examine(self, look: Callable[[Database], Answer]) -> Answer:
        """Let a part of the store look at the tables themselves."""
        return look(self._database)

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self._database.close()

    def __enter__(self) -> Workspace:
        """The workspace itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file. Raises BadInput in place of an `error` that came of the file's being damaged or altered."""
        try:
            damage = self._damage() if isinstance(error, UNEXPECTED) else None
        finally:
            self.close()
        if damage:
            raise damage from error

    def _damage(self) -> BadInput | None:
        """What is wrong with the file, where anything is."""
        from panel_tui.store.verify import verify

        findings = verify(self).findings
        if not findings:
            return None
        cure = "Go back to a copy, and take the returns in again. `panel-tui verify` tells all that is wrong."
        return BadInput(Fault(f"This file was damaged or altered: {findings[0]}".rstrip("."), cure, self.path.name))
