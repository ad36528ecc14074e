"""What must lie in a member's file after each key of a sitting, worked out from the keys alone; and what lies there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

CRITERIA = ("need", "idea")
LEVELS = ("", "low", "medium", "high")
READING = ("reader", "form")
PANES = ("queue", *READING)
REASONS = {"ask": "question", "decline": "declined"}
"""What is written in the drawer and is no comment, and the kind of entry that comes of it."""
KINDS = ("score", "comment", "confidence")
STANDING = "current = 1 AND author = 'priya'"


class Field(NamedTuple):
    """A score, a confidence, or a comment with its audience."""

    proposal: str
    criterion: str
    kind: str
    audience: str = ""


class Pressed(NamedTuple):
    """A key, and where one was when it was pressed: in a pane, in a drawer, or on something over the desk.

    `subject` is the proposal that a command would be about.
    """

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
    """What is drafted, what is said, what can be undone and, the last first, done again.

    `words` are begun reasons and questions by what they are for and their proposal; `asked` are the questions that
    were asked, `declined` what is declined. `open` is the comment that is gone on with, and no part of the file.
    """

    drafts: Mapping[Field, str]
    said: Mapping[Field, str]
    changes: tuple[Change, ...]
    undone: tuple[Change, ...] = ()
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    declined: frozenset[str] = frozenset()
    open: Field | None = field(default=None, compare=False)

    def after(self, pressed: Pressed) -> Kept:
        """What must be kept after a key."""
        key, place = pressed.key, pressed.place
        here = Field(pressed.reference, pressed.criterion, "score")
        if place == "drawer" and len(key) == 1:
            comment = here._replace(kind="comment", audience=pressed.audience)
            kept = self._put(comment, self.shown(comment) + key, going_on=self.open == comment)
            return replace(kept, open=comment)
        closed = replace(self, open=None)
        if place in REASONS:
            return closed._written(key, place, pressed.reference)
        if place in PANES and key == "u":
            return closed._turned_back()
        if place in PANES and key == "U":
            return closed._turned_again()
        if place in PANES and key == "D":
            return replace(closed, declined=self.declined - {pressed.subject})
        if place in PANES and key == "s":
            return closed._submitted(pressed.subject)
        if place not in READING or pressed.criterion not in CRITERIA:
            return closed
        if key in ("x", "a") or key.isdigit():
            return closed._put(here, {"x": "not_applicable", "a": "abstained"}.get(key, key))
        if key == "f":
            sure = here._replace(kind="confidence")
            level = LEVELS[(LEVELS.index(closed.shown(sure)) + 1) % len(LEVELS)]
            return closed._put(sure, level or ("" if sure in self.said else None))
        return closed

    def differences(self, wanted: Kept) -> str:
        """What is not as `wanted`."""
        pairs = (
            (name, getattr(self, name), getattr(wanted, name))
            for name in (one.name for one in fields(self) if one.compare)
        )
        return "; ".join(f"{name}: found {mine}, not {theirs}" for name, mine, theirs in pairs if mine != theirs)

    def shown(self, one: Field) -> str:
        """What one sees: the draft, else what was said."""
        return self.drafts.get(one, self.said.get(one, ""))

    def _put(self, one: Field, word: str | None, going_on: bool = False) -> Kept:
        before = self.drafts.get(one)
        if before == word:
            return self
        earlier = self.changes
        if going_on:
            before, earlier = earlier[-1][1], earlier[:-1]
        return replace(self, drafts=_with(self.drafts, one, word), changes=(*earlier, (one, before, word)), undone=())

    def _turned_back(self) -> Kept:
        if not self.changes:
            return self
        change = self.changes[-1]
        drafts = _with(self.drafts, change[0], change[1])
        return replace(self, drafts=drafts, changes=self.changes[:-1], undone=(change, *self.undone))

    def _turned_again(self) -> Kept:
        if not self.undone:
            return self
        change = self.undone[0]
        drafts = _with(self.drafts, change[0], change[2])
        return replace(self, drafts=drafts, changes=(*self.changes, change), undone=self.undone[1:])

    def _written(self, key: str, about: str, reference: str) -> Kept:
        """After a key in a drawer for a reason or a question: escape says it."""
        begun = self.words.get((about, reference), "")
        if len(key) == 1:
            return replace(self, words={**self.words, (about, reference): begun + key})
        if key != "escape" or not begun:
            return self
        kept = replace(self, words={one: word for one, word in self.words.items() if one != (about, reference)})
        if about == "ask":
            return replace(kept, asked=tuple(sorted((*self.asked, f"{reference} {begun}"))))
        return replace(kept, declined=self.declined | {reference})

    def _submitted(self, proposal: str) -> Kept:
        if proposal in self.declined:
            return self
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
            undone=tuple(change for change in self.undone if change[0] not in news),
        )


def _with(drafts: Mapping[Field, str], field_: Field, word: str | None) -> dict[Field, str]:
    rest = {one: other for one, other in drafts.items() if one != field_}
    return rest if word is None else {**rest, field_: word}


def kept_in(path: Path) -> Kept:
    """What lies in a file, read by SQLite alone."""
    with sqlite3.connect(path) as database:
        drafts = database.execute("SELECT kind, about, value FROM draft").fetchall()
        changes = database.execute(
            'SELECT undone, kind, about, "before", "after" FROM draft_history ORDER BY number'
        ).fetchall()
        notes = database.execute("SELECT name, value FROM meta WHERE name LIKE 'words/%' AND value != ''").fetchall()
        said = database.execute(f"SELECT kind, about, body FROM entry WHERE {STANDING}").fetchall()
    database.close()
    turned: dict[int, list[Change]] = {0: [], 1: []}
    for undone, kind, about, before, after in changes:
        turned[undone].append((_field(kind, about), _read(before), _read(after)))
    values = [(kind, about, json.loads(body)["value"]) for kind, about, body in said]
    asked = [f"{_proposal(about)} {value['text']}" for kind, about, value in values if kind == "question"]
    return Kept(
        {_field(kind, about): _word(json.loads(value)) for kind, about, value in drafts},
        {_field(kind, about): _word(value) for kind, about, value in values if kind in KINDS},
        tuple(turned[0]),
        tuple(turned[1]),
        {(name.split("/")[1], name.split("/")[2]): text for name, text in notes},
        tuple(sorted(asked)),
        frozenset(_proposal(about) for kind, about, value in values if kind == "declined" and "cleared" not in value),
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


def _proposal(about: str) -> str:
    return str(json.loads(about)["proposal"])


def _word(value: Mapping[str, Any]) -> str:
    return str(next((value[name] for name in ("score", "state", "text", "level") if name in value), ""))


def _read(text: str | None) -> str | None:
    return None if text is None else _word(json.loads(text))
