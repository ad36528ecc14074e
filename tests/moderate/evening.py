"""The evening before a meeting: a small panel in real files, which can be had again as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from tests.cli.office import CALL, Office

MEETING = datetime(2017, 6, 8, 9, 0, tzinfo=UTC)
QUORUM = 3
PROPOSALS = ("P-1", "P-2", "P-3", "P-4")
CRITERIA = ("NEED", "IDEA")
WEIGHTS = {"NEED": 60, "IDEA": 40}
FLOORS = {"NEED": 2}
BEST = 5
ROLES = {
    "dee": "chair",
    "dora": "deputy",
    "priya": "member",
    "sam": "member",
    "rufus": "member",
    "ada": "adviser",
}
OWN = ("dee", "priya", "sam")
"""Those who work in files of their own; for the others the office types."""
RECORDS = ("office", "dee")
"""Whose files hold the whole record."""
FIRST = {
    ("priya", "P-1"): ("4", "3"),
    ("sam", "P-1"): ("1", "4"),
    ("rufus", "P-1"): ("2", "3"),
    ("dora", "P-1"): ("4", "5"),
    ("priya", "P-2"): ("1", "5"),
    ("rufus", "P-2"): ("4", "4"),
    ("sam", "P-3"): ("5", "5"),
    ("dora", "P-3"): ("2", "abstain"),
    ("dee", "P-3"): ("3", "n/a"),
    ("priya", "P-4"): ("3", "3"),
    ("rufus", "P-4"): ("3", "3"),
}
"""What is given before the meeting, on NEED and IDEA: P-1 to be discussed, P-4 calm."""
ALSO = (("sam", "P-2"), ("priya", "P-3"))
"""What is assigned, and not given yet."""
HARD = (("dee", "P-2"), ("rufus", "P-3"))
"""The chair must leave for P-2, Rufus for P-3."""
_TABLES = {
    "members": ["id,name,role", *(f"{one},{one.title()} {one.title()}son,{role}" for one, role in ROLES.items())][1:],
    "proposals": [
        f"{one},Title of {one},Applicant of {one},{'TIES' if one == 'P-3' else 'HOMES'},£400k" for one in PROPOSALS
    ],
    "assignments": [f"{member},{reference}" for member, reference in (*FIRST, *ALSO)],
    "declarations": [f"{member},{reference},hard,my employer" for member, reference in HARD],
}
_HEADS = {
    "members": "id,name,role",
    "proposals": "reference,title,applicant,brief,ask",
    "assignments": "member,proposal",
    "declarations": "member,proposal,interest,reason",
}
Row = tuple[str, str, str, str, str, str | None, str | None, str | None, str]
"""An entry as it lies in a file: id, author, replaces, when, hash, body, kind, what it is about, how it is judged."""


def score_table(member: str, reference: str, marks: tuple[str, str], why: str = "Seen", round_: str = "1") -> str:
    """A member's scores of a proposal on both criteria, as a table; submitted."""
    lines = [
        f"{member},{reference},{criterion},{mark},{why},yes,{round_}"
        for criterion, mark in zip(CRITERIA, marks, strict=True)
    ]
    return "\n".join(["member,proposal,criterion,score,comment,submitted,round", *lines, ""])


class Evening:
    """The panel's folder. Members, the chair and the office have each their file; what they gave has been merged."""

    def __init__(self, folder: Path) -> None:
        """Made by commands: what they do is told in tests/cli."""
        self.office = Office(folder)
        self._clock()
        title = 'title = "Full proposals"\n'
        call = CALL.replace(title, f"{title}meeting = 2017-06-08\nquorum = {QUORUM}\n")
        self.office.write(
            "call.toml", call.replace('[[people]]\nid = "dee"\nname = "Dee Adeyemi"\nrole = "chair"\n', "")
        )
        for name, lines in _TABLES.items():
            self.office.write(f"{name}.csv", "\n".join([_HEADS[name], *lines, ""]))
        self.office.done("new", "call.toml", "-o", "office.panel")
        self.office.done("add", *(f"{name}.csv" for name in _TABLES), *Office.to())
        for member in OWN:
            self.pack(member)
        for (member, reference), marks in FIRST.items():
            table = self.office.write("scores.csv", score_table(member, reference, marks))
            to = f"{member}.panel" if member in OWN else "office.panel"
            self.office.done("add", table, "--to", to, keys=member if member in OWN else "office")
        for member in OWN:
            self.office.done("return", f"{member}.panel", "-o", f"{member}.return", keys=member)
            self.office.done("merge", f"{member}.return", "--into", "office.panel")
        self.pack("dee")
        self._files = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def pack(self, member: str) -> None:
        """A pack for a member, opened by them."""
        scope = ("--scope", "chair") if member == "dee" else ()
        self.office.done("pack", "office.panel", "--member", member, *scope, "-o", "packs")
        self.office.done("open", f"packs/homes-2017-{member}.pack", "-o", f"{member}.panel", keys=member)

    def again(self) -> Chance:
        """Put everything back as it was, into the same files: a copy would be another device. A new clock."""
        for path in self.office.folder.rglob("*"):
            if path.is_file() and path not in self._files:
                path.unlink()
        for path, data in self._files.items():
            path.write_bytes(data)
        return self._clock()

    @contextmanager
    def hand(self, person: str) -> Iterator[None]:
        """While this lasts, it is on a person's machine that something is done."""
        before = os.environ.get("PANEL_TUI_KEYS")
        os.environ["PANEL_TUI_KEYS"] = str(self.office.folder / "keys" / person)
        try:
            yield
        finally:
            if before is None:
                del os.environ["PANEL_TUI_KEYS"]
            else:
                os.environ["PANEL_TUI_KEYS"] = before

    def path(self, person: str) -> Path:
        """Where a person's file lies."""
        return self.office.folder / f"{person}.panel"

    def rows(self, person: str, after: int = 0) -> list[Row]:
        """What lies in a person's journal after so many entries, read past the program."""
        database = sqlite3.connect(self.path(person))
        try:
            sql = "SELECT id, author, replaces, at, body_hash, body, kind, about, state FROM entry ORDER BY number"
            return database.execute(f"{sql} LIMIT -1 OFFSET ?", (after,)).fetchall()
        finally:
            database.close()

    def _clock(self) -> Chance:
        chance = Chance.seeded("evening", MEETING, timedelta(seconds=1))
        CHANCE.set(chance)
        return chance
