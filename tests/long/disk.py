"""A disk whose power can be cut: what was written to it and not synced may be lost, in any part.

The files are written as always; beside that it is noted what was written, synced, cut short and deleted, in order. From
these notes follows what may lie on a disk whose power was cut at any moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple, cast

import apsw

SECTOR = 512
"""A write is torn at multiples of so many bytes."""
VFS = "noting"
Deed = Literal["made", "written", "shortened", "synced", "deleted", "deleted and synced", "acknowledged"]


class Note(NamedTuple):
    """One thing that happened to a file, by its name; or that something was acknowledged to whoever asked for it."""

    deed: Deed
    name: str = ""
    place: int = 0
    data: bytes = b""
    said: tuple[str, ...] = ()


class NotingVFS(apsw.VFS):
    """The files of the machine, with notes of what is done to them."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        super().__init__(VFS, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """Open a file, noting whether it is new."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is not None and not Path(path).exists():
            self.notes.append(Note("made", Path(path).name))
        return NotingFile(self.notes, name, flags, Path(path).name if path else "")

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Delete a file."""
        super().xDelete(filename, syncdir)
        self.notes.append(Note("deleted and synced" if syncdir else "deleted", Path(filename).name))


class NotingFile(apsw.VFSFile):
    """One open file."""

    def __init__(self, notes: list[Note], name: str | apsw.URIFilename | None, flags: list[int], called: str) -> None:
        super().__init__("", cast(str, name), flags)
        self._notes, self._called = notes, called

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """Write."""
        self._notes.append(Note("written", self._called, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Cut short."""
        self._notes.append(Note("shortened", self._called, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Wait until all is on the disk."""
        super().xSync(flags)
        self._notes.append(Note("synced", self._called))


# The program's store on that disk


class Cursor:
    """As much of a cursor of `sqlite3` as the store uses, from one of apsw."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._rows)

    def fetchmany(self, number: int) -> list[Any]:
        """The next rows."""
        return list(islice(self._rows, number))

    def fetchone(self) -> Any:
        """The next row, if any."""
        return next(self._rows, None)


class Connection:
    """As much of a connection of `sqlite3` as the store uses, through apsw on the noting VFS.

    apsw's files have no memory to share, without which SQLite writes ahead only for a single connection.
    """

    def __init__(self, path: Path, pragmas: Sequence[str]) -> None:
        self._connection = apsw.Connection(str(path), vfs=VFS)
        self._pragmas = pragmas
        self._connection.execute("PRAGMA locking_mode=EXCLUSIVE")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        """Run one statement. Whatever the store sets to `synchronous`, the proof may set otherwise."""
        cursor = Cursor(self._connection.execute(sql, tuple(values)))
        if sql.startswith("PRAGMA synchronous"):
            for pragma in self._pragmas:
                self._connection.execute(f"PRAGMA {pragma}")
        return cursor

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        self._connection.executemany(sql, [tuple(row) for row in rows])

    def rollback(self) -> None:
        """End a transaction, if there is one, as if it had not been."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def on_the_disk(*pragmas: str) -> Any:
    """What stands in the place of `store.database.connect`: the same statements through apsw."""

    def connect(path: Path) -> sqlite3.Connection:
        return cast(sqlite3.Connection, Connection(path, pragmas))

    return connect


# What is left after a cut


@dataclass
class _Left:
    """What is known of one file: what is on the disk for certain, and what has been done since."""

    durable: bytearray = field(default_factory=bytearray)
    there: bool = False
    since: list[Note] = field(default_factory=list)


def left_after(before: dict[str, bytes], notes: Iterable[Note], random: Random) -> dict[str, bytes]:
    """The files that may be on a disk which held those of `before` for certain, when the power is cut after `notes`."""
    files = {name: _Left(bytearray(data), True) for name, data in before.items()}
    for note in notes:
        one = files.setdefault(note.name, _Left())
        if note.deed == "synced":
            for done in one.since:
                _do(one, done, None)
            one.since.clear()
        elif note.deed == "deleted and synced":
            files[note.name] = _Left()
        elif note.deed != "acknowledged":
            one.since.append(note)
    kept = random.choice((0.0, 0.5, 0.9, 1.0))
    for one in files.values():
        for done in one.since:
            if done.deed == "written":
                _do(one, done, lambda: random.random() < kept)
            elif random.random() < kept:
                _do(one, done, None)
    return {name: bytes(one.durable) for name, one in files.items() if one.there and name}


def _do(file: _Left, note: Note, survives: Any) -> None:
    """Do to the file on the disk what was done; of what was written, only the sectors that survive."""
    if note.deed == "deleted":
        file.durable, file.there = bytearray(), False
        return
    file.there = True
    if note.deed == "shortened":
        del file.durable[note.place :]
        file.durable.extend(bytes(note.place - len(file.durable)))
    elif note.deed == "written":
        for at, part in _sectors(note.place, note.data):
            if survives is None or survives():
                file.durable.extend(bytes(max(0, at + len(part) - len(file.durable))))
                file.durable[at : at + len(part)] = part


def _sectors(place: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """What was written, sector by sector."""
    end = place + len(data)
    while place < end:
        upto = min(end, (place // SECTOR + 1) * SECTOR)
        yield place, data[len(data) - (end - place) : len(data) - (end - upto)]
        place = upto
