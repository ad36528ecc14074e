"""What must lie in a member's file after each key of a sitting, worked out from the keys alone; and what lies there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

CRITERIA = ("need", "idea")
LEVELS = ("", "low", "medium", "high")
READING = ("reader", "form")
PANES = ("queue", *READING)
KINDS = ("score", "comment", "confidence")
STANDING = "current = 1 AND author = 'priya'"


class Field(NamedTuple):
    """A score, a confidence, or a comment with its audience."""

    proposal: str
    criterion: str
    kind: str
    audience: str = ""


class Pressed(NamedTuple):
    """A key, and where one was when it was pressed."""

    key: str
    place: str
    reference: str
    criterion: str
    audience: str
    subject: str


Change = tuple[Field, str | None, str | None]
"""A field, and what was drafted before and after; "" says that what was said is taken back."""


@dataclass(frozen=True)
class Kept:
    """What is drafted, what is said, and what can be undone. `open` is the comment that is gone on with."""

    drafts: Mapping[Field, str]
    said: Mapping[Field, str]
    changes: tuple[Change, ...]
    open: Field | None = None

    def after(self, pressed: Pressed) -> Kept:
        """What must be kept after a key."""
        key, place = pressed.key, pressed.place
        here = Field(pressed.reference, pressed.criterion, "score")
        if place == "drawer" and len(key) == 1:
            field = here._replace(kind="comment", audience=pressed.audience)
            kept = self._put(field, self.shown(field) + key, going_on=self.open == field)
            return replace(kept, open=field)
        closed = replace(self, open=None)
        if place in PANES and key == "u":
            return closed._undone()
        if place in PANES and key == "s":
            return closed._submitted(pressed.subject)
        if place not in READING or pressed.criterion not in CRITERIA:
            return closed
        if key in ("x", "a") or key.isdigit():
            return closed._put(here, {"x": "not_applicable", "a": "abstained"}.get(key, key))
        if key == "f":
            field = here._replace(kind="confidence")
            level = LEVELS[(LEVELS.index(closed.shown(field)) + 1) % len(LEVELS)]
            return closed._put(field, level or ("" if field in self.said else None))
        return closed

    def shown(self, field: Field) -> str:
        """What one sees: the draft, else what was said."""
        return self.drafts.get(field, self.said.get(field, ""))

    def _put(self, field: Field, word: str | None, going_on: bool = False) -> Kept:
        before = self.drafts.get(field)
        if before == word:
            return self
        earlier = self.changes
        if going_on:
            before, earlier = earlier[-1][1], earlier[:-1]
        return replace(self, drafts=_with(self.drafts, field, word), changes=(*earlier, (field, before, word)))

    def _undone(self) -> Kept:
        if not self.changes:
            return self
        field, before, _ = self.changes[-1]
        return replace(self, drafts=_with(self.drafts, field, before), changes=self.changes[:-1])

    def _submitted(self, proposal: str) -> Kept:
        for criterion in CRITERIA:
            comment = Field(proposal, criterion, "comment", "panel")
            if not self.shown(comment) or not self.shown(Field(proposal, criterion, "score")):
                return self
        news = {
            one: word for one, word in self.drafts.items() if one.proposal == proposal and one.audience != "private"
        }
        return replace(
            self,
            drafts={one: word for one, word in self.drafts.items() if one not in news},
            said={**self.said, **news},
            changes=tuple(change for change in self.changes if change[0] not in news),
        )


def _with(drafts: Mapping[Field, str], field: Field, word: str | None) -> dict[Field, str]:
    rest = {one: other for one, other in drafts.items() if one != field}
    return rest if word is None else {**rest, field: word}


def kept_in(path: Path) -> Kept:
    """What lies in a file, read by SQLite alone."""
    with sqlite3.connect(path) as database:
        drafts = database.execute("SELECT kind, about, value FROM draft").fetchall()
        changes = database.execute(
            'SELECT kind, about, "before", "after" FROM draft_history WHERE undone = 0 ORDER BY number'
        ).fetchall()
        said = database.execute(f"SELECT kind, about, body FROM entry WHERE {STANDING}").fetchall()
    database.close()
    return Kept(
        {_field(kind, about): _word(json.loads(value)) for kind, about, value in drafts},
        {_field(kind, about): _word(json.loads(body)["value"]) for kind, about, body in said if kind in KINDS},
        tuple((_field(kind, about), _read(before), _read(after)) for kind, about, before, after in changes),
    )


def halves_in(path: Path) -> list[str]:
    """The submissions of a file that are not whole, or the words that belong to none."""
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "SELECT id, kind, about, body FROM entry WHERE current = 1 AND author = 'priya'"
        ).fetchall()
    database.close()
    said: dict[str, set[str]] = {}
    covered: dict[str, set[str]] = {}
    for id_, kind, about, body in rows:
        proposal = json.loads(about).get("proposal", "")
        if kind in KINDS:
            said.setdefault(proposal, set()).add(id_)
        elif kind == "submission":
            covered[proposal] = set(json.loads(body)["value"]["covers"])
    return sorted(one for one in {*said, *covered} if said.get(one) != covered.get(one))


def submissions_in(path: Path) -> int:
    """How many submissions lie in a file, standing or not."""
    with sqlite3.connect(path) as database:
        (number,) = database.execute("SELECT count(*) FROM entry WHERE kind = 'submission'").fetchone()
    database.close()
    return int(number)


def _field(kind: str, about: str) -> Field:
    names = json.loads(about)
    return Field(names["proposal"], names["criterion"], kind, names.get("audience", ""))


def _word(value: Mapping[str, Any]) -> str:
    return str(next((value[name] for name in ("score", "state", "text", "level") if name in value), ""))


def _read(text: str | None) -> str | None:
    return None if text is None else _word(json.loads(text))
