"""Derived tables: what can be computed from entries and documents, kept for quick reading.

A station declares one as `Derived(name, row, kinds, build)`. It is rebuilt, in the same
transaction, whenever an entry of one of its kinds comes or stops standing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from panel_tui.store.database import Database

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from panel_tui.store.workspace import Workspace

Row = TypeVar("Row", bound="DataclassInstance")
FOUND = ("\ue000", "\ue001")
"""What a search puts before and after a word that it found."""
TOKENS = "unicode61 remove_diacritics 2"
TYPES = {"str": "TEXT NOT NULL", "str | None": "TEXT", "int": "INTEGER NOT NULL", "int | None": "INTEGER"}


@dataclass(frozen=True)
class Derived(Generic[Row]):
    """One derived table. `row` is a frozen dataclass whose fields are text or whole numbers, or None."""

    name: str
    row: type[Row]
    kinds: frozenset[str]
    build: Callable[[Workspace], Iterable[Row]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table: the fields of its row."""
        return tuple(field.name for field in fields(self.row))

    @property
    def sql(self) -> str:
        """The SQL that makes the table."""
        columns = ", ".join(f'"{field.name}" {TYPES[str(field.type)]}' for field in fields(self.row))
        return f"CREATE TABLE {self.name} ({columns}) STRICT"

    def agree(self, there: list[tuple[Any, ...]], built: list[tuple[Any, ...]]) -> bool:
        """Whether the rows that are there are those that were built."""
        return there == built


@dataclass(frozen=True)
class Searched(Derived[Row]):
    """A derived table whose last column can be searched for words: SQLite's FTS5. All its columns are text.

    Rows that share their first column stand together in the order in which they were built, and are replaced
    together, where any of them changed: to index everything anew takes long.
    """

    @property
    def sql(self) -> str:
        """The SQL that makes the table. Accents do not matter; beginnings of words have an index of their own."""
        *plain, text = self.columns
        columns = ", ".join([*(f'"{name}" UNINDEXED' for name in plain), f'"{text}"'])
        return f"""CREATE VIRTUAL TABLE {self.name} USING fts5({columns}, tokenize='{TOKENS}', prefix='2')"""

    def agree(self, there: list[tuple[Any, ...]], built: list[tuple[Any, ...]]) -> bool:
        """Whether the rows are those that were built, in the same order within each group."""
        return _grouped(there) == _grouped(built)


class DerivedTables:
    """The derived tables of one workspace."""

    def __init__(self, workspace: Workspace, database: Database, tables: Sequence[Derived[Any]]) -> None:
        self._workspace = workspace
        self._database = database
        self.tables = tables

    def prepare(self) -> None:
        """Make the tables that are missing or were made for other columns, and fill them."""
        stale = [table for table in self.tables if self._made(table) != table.sql]
        if stale:
            with self._database.writing():
                for table in stale:
                    self._database.query(f"DROP TABLE IF EXISTS {table.name}")
                    self._database.query(table.sql)
                    self._fill(table)

    def follow(self, kinds: set[str]) -> None:
        """Rebuild the tables that are derived from `kinds`."""
        for table in self.tables:
            if not table.kinds & kinds:
                continue
            if isinstance(table, Searched):
                self._renew(table)
            else:
                self._database.query(f"DELETE FROM {table.name}")
                self._fill(table)

    def rows(self, table: Derived[Row], **where: str) -> list[Row]:
        """The rows of `table` whose columns have the values of `where`, in the order in which they were built."""
        condition = " AND ".join(f'"{name}" = ?' for name in where) or "1"
        columns = ", ".join(f'"{name}"' for name in table.columns)
        sql = f"SELECT {columns} FROM {table.name} WHERE {condition} ORDER BY rowid"
        return [table.row(*row) for row in self._database.query(sql, tuple(where.values()))]

    def stale(self) -> list[str]:
        """The names of the tables whose rows are not what they should be."""
        wrong = []
        for table in self.tables:
            there = [row[1:] for row in self._numbered(table)]
            if not table.agree(there, self._built(table)) or not self._is_indexed(table):
                wrong.append(table.name)
        return wrong

    def _made(self, table: Derived[Any]) -> str | None:
        sql: str | None = self._database.one("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,))
        return sql

    def _fill(self, table: Derived[Any]) -> None:
        self._insert(table, self._built(table))

    def _renew(self, table: Searched[Any]) -> None:
        """Replace the groups of rows that are not what they should be."""
        there = self._numbered(table)
        before, after = _grouped(row[1:] for row in there), _grouped(self._built(table))
        changed = {group for group in {*before, *after} if before.get(group) != after.get(group)}
        gone = ((number,) for number, group, *_ in there if group in changed)
        self._database.many(f"DELETE FROM {table.name} WHERE rowid = ?", gone)
        self._insert(table, [row for group, rows in after.items() if group in changed for row in rows])

    def _built(self, table: Derived[Any]) -> list[tuple[Any, ...]]:
        names = table.columns
        return [tuple(getattr(row, name) for name in names) for row in table.build(self._workspace)]

    def _numbered(self, table: Derived[Any]) -> list[tuple[Any, ...]]:
        """The rows that are there, each behind its number."""
        columns = ", ".join(f'"{name}"' for name in table.columns)
        return self._database.query(f"SELECT rowid, {columns} FROM {table.name} ORDER BY rowid")

    def _insert(self, table: Derived[Any], rows: list[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self._database.many(f"INSERT INTO {table.name} VALUES ({marks})", rows)

    def _is_indexed(self, table: Derived[Any]) -> bool:
        """Whether what can be searched for is what stands there."""
        check = f"INSERT INTO {table.name} ({table.name}) VALUES ('integrity-check')"
        return not isinstance(table, Searched) or self._database.is_sound(check)


def searchable(text: str) -> str:
    """`text` without what would end or mark a word that was found. Cleaned text (`files.text`) has none of it."""
    for letter in ("\0", *FOUND):
        text = text.replace(letter, "")
    return text


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """The rows by their first column."""
    groups: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups
