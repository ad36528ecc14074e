"""One SQLite file, opened with the settings that keep what was acknowledged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from panel_tui.faults import BadInput, Fault

PATIENCE = "busy_timeout=5000"
"""So many milliseconds another program is waited for."""
PRAGMAS = (
    "foreign_keys=ON",
    "secure_delete=ON",  # what was erased, or typed and taken back, is overwritten
    PATIENCE,
    "journal_mode=WAL",
    "synchronous=FULL",
    "mmap_size=1073741824",  # a large file is read in a third less time where its pages need no copying
    "cache_size=-65536",  # 64 MB: ids are random, so a large journal's index is read and written all over
)
MANY = 1_000
"""So many rows are fetched at once where there may be more than anybody wants to hold."""
PRIMARY = 0xFF
"""The part of SQLite's error codes that says what sort of error it is."""
MEMBER = "CASE WHEN json_valid(about) THEN about ->> '$.member' END"
"""Which member an entry is about: written so wherever it is asked for, it is found by an index."""
FAILED = (sqlite3.Error, UnicodeDecodeError)
"""What comes of a statement that fails: SQLite may quote in its complaint what is no text, from a damaged file."""
LISTED = "(SELECT value FROM json_each(?))"
"""The values of one parameter made by `listed`, for `IN`."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that leaves beginning and ending transactions to us, as Python 3.11 has no autocommit."""
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


class Database:
    """A connection that says what is wrong in words, and whose transactions nest."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, which must exist. Raises BadInput where it is no SQLite file or cannot be used."""
        self.path = path
        self._depth = 0
        self.begun = 0
        """How many transactions were begun here: the number of the last one."""
        self.undone = 0
        """The number of the last transaction that was undone: whoever keeps what was read in it must read again."""
        try:
            self._connection = connect(path)
        except FAILED as error:
            raise self._told(error) from error
        try:
            for pragma in PRAGMAS:
                self.query(f"PRAGMA {pragma}")
        except BaseException:
            self._connection.close()
            raise

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; all rows that come back."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except FAILED as error:
            raise self._told(error) from error

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement; its rows one by one, however many they are."""
        try:
            cursor = self._connection.execute(sql, values)
            while rows := cursor.fetchmany(MANY):
                yield from rows
        except FAILED as error:
            raise self._told(error) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row that comes back; None where there is none."""
        try:
            row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        except FAILED as error:
            raise self._told(error) from error
        return row

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None where there is none."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    @contextmanager
    def reading_damaged_text(self) -> Iterator[None]:
        """Read text that is no UTF-8 as far as it goes, instead of refusing the file: to find where it was altered."""
        self._connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            yield
        finally:
            self._connection.text_factory = str

    @contextmanager
    def waiting_for_nobody(self) -> Iterator[None]:
        """Give up at once where another program is writing."""
        self.query("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self.query(f"PRAGMA {PATIENCE}")

    def map_nothing(self) -> None:
        """Read the file through the cache alone, a smaller one, and map none of it into memory."""
        self.query("PRAGMA mmap_size=0")
        self.query("PRAGMA cache_size=-32768")

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of `rows`."""
        try:
            self._connection.executemany(sql, rows)
        except FAILED as error:
            raise self._told(error) from error

    def is_sound(self, check: str) -> bool:
        """Run a check that SQLite makes of itself; whether it finds no damage. A file that may not be written to just
        now, or ever, cannot be checked so, and counts as sound."""
        try:
            self._connection.execute(check)
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_CORRUPT
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or on any error nothing. Inside another it is part of that one."""
        if self._depth:
            yield
            return
        self._begin()
        try:
            yield
            self.query("COMMIT")
        except BaseException:
            self._undo()
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def trying(self) -> Iterator[None]:
        """A transaction that is always undone: to compute afresh and compare."""
        self._begin()
        try:
            yield
        finally:
            self._undo()
            self._depth -= 1

    def _begin(self) -> None:
        self.query("BEGIN IMMEDIATE")
        self._depth += 1
        self.begun += 1

    def _undo(self) -> None:
        self._connection.rollback()
        self.undone = self.begun

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the file at `path`."""
        with sqlite3.connect(path) as copy:
            self._connection.backup(copy)
        copy.close()

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        with suppress(BadInput):  # another program that has it open will do this when it closes
            self.query("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def _told(self, error: Exception) -> BadInput:
        text = str(error)
        if "not a database" in text or "unable to open" in text:
            return BadInput(
                Fault("This is not a panel-tui workspace", "Choose a file made by `new` or `open`.", self.name)
            )
        if "locked" in text:
            return BadInput(
                Fault("Another program is writing to this file", "Close it there and try again.", self.name)
            )
        if "readonly" in text:
            return BadInput(Fault("This file may not be written to", "Copy it to a folder of your own.", self.name))
        if "full" in text:
            return BadInput(Fault("The disk is full", "Make room and try again; nothing was changed.", self.name))
        if "malformed" in text or "decode" in text:
            return BadInput(
                Fault("The file is damaged", "Go back to a copy, and take the returns in again.", self.name)
            )
        return BadInput(Fault(f"The file cannot be used: {text}", "", self.name))

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name


def listed(values: Iterable[str]) -> str:
    """Any number of `values` as one parameter: `id IN {LISTED}`."""
    return json.dumps(list(values))
