"""Derived tables: what can be computed from entries and documents, kept for quick reading.

A station declares one as `Derived(name, row, kinds, build)`. It is rebuilt, in the same
transaction, whenever an entry of one of its kinds comes or stops standing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from panel_tui.store.database import Database

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from panel_tui.store.workspace import Workspace

Row = TypeVar("Row", bound="DataclassInstance")
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
            if table.kinds & kinds:
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
            columns = ", ".join(f'"{name}"' for name in table.columns)
            there = list(self._database.query(f"SELECT {columns} FROM {table.name} ORDER BY rowid"))
            if there != [astuple(row) for row in table.build(self._workspace)]:
                wrong.append(table.name)
        return wrong

    def _made(self, table: Derived[Any]) -> str | None:
        sql: str | None = self._database.one("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,))
        return sql

    def _fill(self, table: Derived[Any]) -> None:
        marks = ", ".join("?" * len(table.columns))
        rows = [astuple(row) for row in table.build(self._workspace)]
        self._database.many(f"INSERT INTO {table.name} VALUES ({marks})", rows)
