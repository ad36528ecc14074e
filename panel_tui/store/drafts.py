"""Drafts: what the owner of the file has not submitted, and private notes. They never leave it.

Every change is kept, so that it can be undone; the change is on disk before the call returns.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from panel_tui.journal import Register, canonical
from panel_tui.store.database import LISTED, Database, listed


@dataclass(frozen=True)
class Draft:
    """One field as its owner has it now, not yet said."""

    register: Register
    value: Any
    at: str


class Drafts:
    """The drafts of one workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, register: Register, value: Any, at: str, going_on: bool = False) -> None:
        """Set the draft of `register` to `value` (JSON); None takes it away.

        With `going_on` it goes on with the last change, if that was of the same register: one `undo` takes both back.
        """
        kind, about = register.kind, register.text
        after = None if value is None else canonical(value)
        with self._database.writing():
            before = self._text(kind, about)
            if before == after:
                return
            self._set(kind, about, after, at)
            last = self._last() if going_on else None
            if last and last[1:] == (kind, about, after):
                # What was typed was taken back again: there is no change left that could be undone.
                self._database.query("DELETE FROM draft_history WHERE number = ?", (last[0],))
                return
            if last and last[1:3] == (kind, about):
                self._database.query(
                    "UPDATE draft_history SET after = ?, at = ? WHERE number = ?", (after, at, last[0])
                )
                return
            self._database.query(
                "INSERT INTO draft_history (kind, about, before, after, at) VALUES (?, ?, ?, ?, ?)",
                (kind, about, before, after, at),
            )

    def get(self, register: Register) -> Any:
        """The draft of `register`; None where there is none."""
        text = self._text(register.kind, register.text)
        return None if text is None else json.loads(text)

    def all(self, **about: str) -> list[Draft]:
        """The drafts whose registers are about all of `about`."""
        where = " AND ".join("about ->> ? = ?" for _ in about) or "1"
        values = [part for name, value in about.items() for part in (f"$.{name}", value)]
        rows = self._database.query(
            f"SELECT kind, about, value, at FROM draft WHERE {where} ORDER BY kind, about", values
        )
        return [Draft(Register.of(kind, **json.loads(text)), json.loads(value), at) for kind, text, value, at in rows]

    def undo(self, at: str, *kinds: str) -> Register | None:
        """Take the last change back, or the last of these kinds; which register it was, None where there is none."""
        with self._database.writing():
            last = self._last(*kinds)
            if last is None:
                return None
            number, kind, about, before = last
            self._set(kind, about, before, at)
            self._database.query("DELETE FROM draft_history WHERE number = ?", (number,))
        return Register.of(kind, **json.loads(about))

    def forget(self, *registers: Register) -> None:
        """Drop drafts that have been said, and the way they came to be: second thoughts are nobody's business."""
        keys = [(register.kind, register.text) for register in registers]
        with self._database.writing():
            self._database.many("DELETE FROM draft WHERE kind = ? AND about = ?", keys)
            self._database.many("DELETE FROM draft_history WHERE kind = ? AND about = ?", keys)

    def _last(self, *kinds: str) -> tuple[int, str, str, str | None] | None:
        """The last change: its number, the register's kind and text, and what was there before."""
        where = f" WHERE kind IN {LISTED}" if kinds else ""
        sql = f"SELECT number, kind, about, before FROM draft_history{where} ORDER BY number DESC LIMIT 1"
        row: tuple[int, str, str, str | None] | None = self._database.row(sql, (listed(kinds),) if kinds else ())
        return row

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
