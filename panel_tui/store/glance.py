"""A workspace at a glance: what a desk needs before anything else, read without what judges and checks it.

It asks the same tables as `Workspace` and loads none of its modules; a test holds the answers equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from panel_tui.faults import BadInput, Fault
from panel_tui.store import schema
from panel_tui.store.database import LISTED, Database, listed
from panel_tui.store.derived import FOUND, Derived, Row, Searched
from panel_tui.store.documents import Documents
from panel_tui.store.drafts import Drafts
from panel_tui.store.rows import COLUMNS, HEADS, Head, Said


class Glance:
    """A workspace that is open for reading what stands, and for its owner's drafts."""

    def __init__(self, path: Path) -> None:
        """Open the workspace at `path`. Raises BadInput where there is none, or where it cannot be read."""
        if not path.is_file():
            raise BadInput(Fault("There is no such file", "Check its name and folder.", str(path)))
        schema.recognise(path)
        self.path = path
        self._database = Database(path)
        self.documents = Documents(self._database)
        self.drafts = Drafts(self._database)
        self._seen = self.version

    def is_ready(self, *tables: Derived[Any]) -> bool:
        """Whether the file is of this version and has these tables: if not, `Workspace` has to open it first."""
        if self._database.one("PRAGMA user_version") != schema.VERSION:
            return False
        made = dict(self._database.query("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        strange = self._database.one("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')")
        return not strange and all(made.get(table.name) == table.sql for table in tables)

    def note(self, name: str) -> str | None:
        """What the file notes about itself under `name`."""
        value: str | None = self._database.one("SELECT value FROM meta WHERE name = ?", (name,))
        return value

    def set_note(self, name: str, value: str) -> None:
        """Note something about the file itself."""
        with self._database.writing():
            self._database.query("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))

    @contextmanager
    def writing(self, at_once: bool = False) -> Iterator[None]:
        """A transaction over what is noted and drafted; `at_once` waits for no other program that is writing.

        Raises BadInput where it cannot be written.
        """
        with self._database.waiting_for_nobody() if at_once else nullcontext(), self._database.writing():
            yield

    @property
    def version(self) -> int:
        """A number that is another one whenever somebody else has changed the file."""
        version: int = self._database.one("PRAGMA data_version")
        return version

    def changed_elsewhere(self) -> bool:
        """Whether somebody else has changed the file since it was `seen`: another running copy, or an act of ours."""
        before, self._seen = self._seen, self.version
        return before != self._seen

    def seen(self) -> None:
        """Whatever was changed up to now is known: it is about to be read, or was our own doing."""
        self._seen = self.version

    def signed_ends(self) -> dict[str, int]:
        """For each device the number of the last entry for which it has signed: all up to it has left in a return."""
        return dict(self._database.query("SELECT device, max(seq) FROM signed_head GROUP BY device"))

    def rows(self, table: Derived[Row], **where: str) -> list[Row]:
        """The rows of a derived table whose columns have the values of `where`, in the order in which they were
        built."""
        condition = " AND ".join(f'"{name}" = ?' for name in where) or "1"
        columns = ", ".join(f'"{name}"' for name in table.columns)
        sql = f"SELECT {columns} FROM {table.name} WHERE {condition} ORDER BY rowid"
        return [table.row(*row) for row in self._database.query(sql, tuple(where.values()))]

    def search(
        self, table: Searched[Row], wanted: str, groups: Iterable[str], most: int, limit: int, in_order: bool
    ) -> tuple[int, list[Row]]:
        """The rows of these groups that have what is `wanted` (an FTS5 expression), found words between `FOUND`.

        How many there are, counted up to `most`, and the first `limit` of so many: the best by bm25, or `in_order`
        those that come first.
        """
        plain = table.columns[:-1]
        marked = f"highlight({table.name}, {len(plain)}, '{FOUND[0]}', '{FOUND[1]}')"
        columns = ", ".join([*(f'"{name}"' for name in plain), marked])
        where = f"""{table.name} MATCH ?1 AND "{table.columns[0]}" IN {LISTED.replace("?", "?2")}"""
        count = f"SELECT rowid AS number FROM {table.name} WHERE {where} ORDER BY rowid LIMIT ?3"
        among = listed(groups)
        total, first, last = self._database.query(
            f"SELECT count(*), min(number), max(number) FROM ({count})", (wanted, among, most)
        )[0]
        # Ranking what nearly every row has takes long: of more than `most` rows the first so many are ranked.
        sql = f"""SELECT {columns} FROM {table.name} WHERE {where} AND rowid BETWEEN ?3 AND ?4
            ORDER BY {"rowid" if in_order else "rank"} LIMIT ?5"""
        found = self._database.query(sql, (wanted, among, first, last, limit)) if total else []
        return total, [table.row(*row) for row in found]

    def heads(self, kind: str, **about: str) -> list[Head]:
        """What stands in the registers of `kind` that are about all of `about`, in the order of their registers."""
        where = "".join(" AND about ->> ? = ?" for _ in about)
        values = [part for name, value in about.items() for part in (f"$.{name}", value)]
        sql = f"SELECT {HEADS} FROM entry WHERE kind = ? AND current = 1{where} ORDER BY about, id"
        return [Head(*row) for row in self._database.query(sql, (kind, *values))]

    def history(self, kind: str, **about: str) -> list[Said]:
        """All that is on record in these registers, standing or not, in the order in which it came here."""
        where = "".join(" AND about ->> ? = ?" for _ in about)
        values = [part for name, value in about.items() for part in (f"$.{name}", value)]
        sql = f"SELECT {COLUMNS} FROM entry WHERE kind = ? AND state <> 'quarantined'{where} ORDER BY number"
        return [Said(*row) for row in self._database.query(sql, (kind, *values))]

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        self._database.close()
