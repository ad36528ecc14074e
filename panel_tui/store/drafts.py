"""Drafts: what the owner of the file has not submitted, and private notes. They never leave it.

Every change is kept, so that it can be undone and done again; the change is on disk before the call returns.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from panel_tui.journal import Register, canonical
from panel_tui.store.database import LISTED, Database, listed

CHANGE = "number, kind, about, before, after"


@dataclass(frozen=True)
class Draft:
    """One field as its owner has it now, not yet said."""

    register: Register
    value: Any
    at: str


class DraftChange(NamedTuple):
    """One change of a draft. `before` and `after` are its values, None where there was none."""

    register: Register
    before: Any
    after: Any
    at: str


class _Row(NamedTuple):
    """A change as it lies in the history."""

    number: int
    kind: str
    about: str
    before: str | None
    after: str | None


class Drafts:
    """The drafts of one workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._wrote: _Row | None = None
        """The change that was written last from here. Only with this one can be gone on: another running copy may
        have written since, and its words must come back by an undo of their own."""

    def put(self, register: Register, value: Any, at: str, going_on: bool = False) -> None:
        """Set the draft of `register` to `value` (JSON); None takes it away. What was undone is gone for good then.

        With `going_on` it goes on with the change that was last made from here, if that was of the same register and
        nobody has changed anything since: one `undo` takes both back.
        """
        kind, about = register.kind, register.text
        after = None if value is None else canonical(value)
        with self._database.writing():
            before = self._text(kind, about)
            if before == after:
                return
            self._set(kind, about, after, at)
            self._database.query("DELETE FROM draft_history WHERE undone = 1")
            last = self._next("undone = 0", "DESC") if going_on else None
            if last is None or last != self._wrote or last[1:3] != (kind, about):
                self._database.query(
                    "INSERT INTO draft_history (kind, about, before, after, at) VALUES (?, ?, ?, ?, ?)",
                    (kind, about, before, after, at),
                )
                self._wrote = _Row(self._database.one("SELECT last_insert_rowid()"), kind, about, before, after)
            elif last.before == after:
                # What was typed was taken back again: there is no change left that could be undone.
                self._database.query("DELETE FROM draft_history WHERE number = ?", (last.number,))
                self._wrote = None
            else:
                self._database.query(
                    "UPDATE draft_history SET after = ?, at = ? WHERE number = ?", (after, at, last.number)
                )
                self._wrote = last._replace(after=after)

    def get(self, register: Register) -> Any:
        """The draft of `register`; None where there is none."""
        return _value(self._text(register.kind, register.text))

    def all(self, **about: str) -> list[Draft]:
        """The drafts whose registers are about all of `about`."""
        where, values = _about(about)
        rows = self._database.query(
            f"SELECT kind, about, value, at FROM draft WHERE {where} ORDER BY kind, about", values
        )
        return [Draft(_register(kind, text), json.loads(value), at) for kind, text, value, at in rows]

    def changes(self, **about: str) -> list[DraftChange]:
        """How the drafts that are about all of `about` came to be, in order; nothing that was undone."""
        where, values = _about(about)
        rows = self._database.query(
            f"SELECT kind, about, before, after, at FROM draft_history WHERE undone = 0 AND {where} ORDER BY number",
            values,
        )
        return [
            DraftChange(_register(kind, text), _value(before), _value(after), at)
            for kind, text, before, after, at in rows
        ]

    def undo(self, at: str, *kinds: str) -> Register | None:
        """Take the last change back, or the last of these kinds; which register it was, None where there is none."""
        return self._turn("undo", at, kinds)

    def redo(self, at: str, *kinds: str) -> Register | None:
        """Make the change again that was undone last; which register it was, None where there is none."""
        return self._turn("redo", at, kinds)

    def forget(self, *registers: Register) -> None:
        """Drop drafts that have been said, and the way they came to be: second thoughts are nobody's business."""
        keys = [(register.kind, register.text) for register in registers]
        with self._database.writing():
            self._database.many("DELETE FROM draft WHERE kind = ? AND about = ?", keys)
            self._database.many("DELETE FROM draft_history WHERE kind = ? AND about = ?", keys)

    def move(self, register: Register, to: Register) -> None:
        """File a draft, and the way it came to be, under another register of its kind; what is there gives way."""
        with self._database.writing():
            self._database.query("DELETE FROM draft WHERE kind = ? AND about = ?", (to.kind, to.text))
            for table in ("draft", "draft_history"):
                self._database.query(
                    f"UPDATE {table} SET about = ? WHERE kind = ? AND about = ?",
                    (to.text, register.kind, register.text),
                )

    def _turn(self, way: Literal["undo", "redo"], at: str, kinds: tuple[str, ...]) -> Register | None:
        undoing = way == "undo"
        with self._database.writing():
            change = self._next("undone = 0", "DESC", kinds) if undoing else self._next("undone = 1", "ASC", kinds)
            if change is None:
                return None
            self._set(change.kind, change.about, change.before if undoing else change.after, at)
            self._database.query("UPDATE draft_history SET undone = ? WHERE number = ?", (int(undoing), change.number))
            self._wrote = None
        return _register(change.kind, change.about)

    def _next(self, which: str, order: Literal["ASC", "DESC"], kinds: tuple[str, ...] = ()) -> _Row | None:
        """The first change in this order."""
        where = f" AND kind IN {LISTED}" if kinds else ""
        sql = f"SELECT {CHANGE} FROM draft_history WHERE {which}{where} ORDER BY number {order} LIMIT 1"
        row = self._database.row(sql, (listed(kinds),) if kinds else ())
        return None if row is None else _Row(*row)

    def _text(self, kind: str, about: str) -> str | None:
        text: str | None = self._database.one("SELECT value FROM draft WHERE kind = ? AND about = ?", (kind, about))
        return text

    def _set(self, kind: str, about: str, value: str | None, at: str) -> None:
        if value is None:
            self._database.query("DELETE FROM draft WHERE kind = ? AND about = ?", (kind, about))
        else:
            self._database.query(
                "INSERT INTO draft (kind, about, value, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (kind, about) DO UPDATE SET value = excluded.value, at = excluded.at",
                (kind, about, value, at),
            )


def _about(about: dict[str, str]) -> tuple[str, list[str]]:
    """The condition that a row is about all of `about`, and its values."""
    where = " AND ".join("about ->> ? = ?" for _ in about) or "1"
    return where, [part for name, value in about.items() for part in (f"$.{name}", value)]


def _register(kind: str, about: str) -> Register:
    return Register.of(kind, **json.loads(about))


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
