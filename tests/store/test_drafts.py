"""Drafts: each change is one step that can be undone and done again, whatever came before it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.journal import Register
from panel_tui.store import schema
from panel_tui.store.database import Database
from panel_tui.store.drafts import Drafts
from panel_tui.store.glance import Glance
from panel_tui.store.workspace import Workspace
from tests.world import World

FIELDS = [
    Register.of("comment", proposal=proposal, criterion="need", audience=audience)
    for proposal, audience in (("P-1", "panel"), ("P-1", "private"), ("P-2", "panel"))
]
VALUES = st.sampled_from([None, "a", "ab", "abc"])
PUTS = st.tuples(st.just("put"), st.sampled_from(FIELDS), VALUES, st.booleans())
DEEDS = st.lists(st.one_of(PUTS, st.sampled_from([("undo",), ("redo",)])), max_size=25)
FIRST_FORM = """
DROP TABLE draft_history;
CREATE TABLE draft_history (
    number INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
    "before" TEXT, "after" TEXT, at TEXT NOT NULL, PRIMARY KEY (number)
) STRICT;
DROP INDEX entry_member;
PRAGMA user_version = 1;
"""


class Plain:
    """What drafts should do, as a plain list of changes: those done, and those undone."""

    def __init__(self) -> None:
        self.values: dict[Register, str | None] = dict.fromkeys(FIELDS)
        self.done: list[tuple[Register, str | None, str | None]] = []
        self.undone: list[tuple[Register, str | None, str | None]] = []
        self.is_open = False

    def put(self, field: Register, value: str | None, going_on: bool) -> None:
        before = self.values[field]
        if before == value:
            return
        self.undone.clear()
        self.values[field] = value
        if going_on and self.is_open and self.done[-1][0] == field:
            _, before, _ = self.done.pop()
        self.is_open = before != value
        if self.is_open:
            self.done.append((field, before, value))

    def undo(self) -> None:
        if self.done:
            field, before, _ = change = self.done.pop()
            self.undone.append(change)
            self.values[field] = before
            self.is_open = False

    def redo(self) -> None:
        if self.undone:
            field, _, after = change = self.undone.pop()
            self.done.append(change)
            self.values[field] = after
            self.is_open = False


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drafts") / "X.panel"
    Workspace.make(path, {"call": World().call, "member": "priya"}).close()
    return path


@contextmanager
def drafts_in(path: Path) -> Iterator[Drafts]:
    with TemporaryDirectory() as folder:
        copyfile(path, Path(folder) / "X.panel")
        glance = Glance(Path(folder) / "X.panel")
        yield glance.drafts
        glance.close()


def now(drafts: Drafts) -> dict[Register, str | None]:
    return {field: drafts.get(field) for field in FIELDS}


@settings(max_examples=60)
@given(deeds=DEEDS)
def test_puts_undos_and_redos_are_those_of_a_plain_list(empty: Path, deeds: list[tuple[object, ...]]) -> None:
    plain = Plain()
    with drafts_in(empty) as drafts:
        for deed in deeds:
            match deed:
                case ("put", Register() as field, str() | None as value, bool() as going_on):
                    plain.put(field, value, going_on)
                    drafts.put(field, value, "t", going_on)
                case ("undo",):
                    plain.undo()
                    drafts.undo("t")
                case ("redo",):
                    plain.redo()
                    drafts.redo("t")
            assert now(drafts) == plain.values
            assert [one[:3] for one in drafts.changes()] == plain.done


@settings(max_examples=30)
@given(deeds=st.lists(PUTS, max_size=15))
def test_undoing_everything_and_doing_it_again_changes_nothing(
    empty: Path, deeds: list[tuple[str, Register, str | None, bool]]
) -> None:
    with drafts_in(empty) as drafts:
        for _, field, value, going_on in deeds:
            drafts.put(field, value, "t", going_on)
        values, changes = now(drafts), drafts.changes()
        for _ in changes:
            assert drafts.undo("t")
        assert drafts.undo("t") is None
        assert now(drafts) == dict.fromkeys(FIELDS)
        for _ in changes:
            assert drafts.redo("t")
        assert drafts.redo("t") is None
        assert (now(drafts), drafts.changes()) == (values, changes)


def test_what_was_undone_can_be_done_again_when_the_file_is_opened_next(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "X.panel"
    copyfile(empty, path)
    for deed, found in (("put", "a"), ("undo", None), ("redo", "a")):
        glance = Glance(path)
        getattr(glance.drafts, deed)(*((FIELDS[0], "a") if deed == "put" else ()), "t")
        glance.close()
        glance = Glance(path)
        assert glance.drafts.get(FIELDS[0]) == found
        glance.close()


def test_only_changes_of_the_wanted_kinds_come_back(empty: Path) -> None:
    score = Register.of("score", proposal="P-1", criterion="need")
    with drafts_in(empty) as drafts:
        drafts.put(score, "3", "t")
        drafts.put(FIELDS[0], "a", "t")
        assert drafts.undo("t", "score") == score
        assert drafts.redo("t", "comment") is None
        assert drafts.redo("t", "score", "comment") == score
        assert (drafts.get(score), drafts.get(FIELDS[0])) == ("3", "a")


def test_what_was_said_can_be_neither_undone_nor_done_again(empty: Path) -> None:
    with drafts_in(empty) as drafts:
        for value in ("a", "ab", "abc"):
            drafts.put(FIELDS[0], value, "t")
        drafts.put(FIELDS[2], "other", "t")
        drafts.undo("t")
        drafts.undo("t")
        drafts.forget(FIELDS[0])
        assert drafts.redo("t") == FIELDS[2]
        assert drafts.redo("t") is None
        assert drafts.undo("t") == FIELDS[2]
        assert drafts.undo("t") is None


def test_a_file_of_the_first_form_keeps_its_drafts_and_can_redo(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "X.panel"
    copyfile(empty, path)
    field = FIELDS[0]
    with sqlite3.connect(path) as old:
        old.executescript(FIRST_FORM)
        old.execute("INSERT INTO draft VALUES (?, ?, ?, ?)", (field.kind, field.text, '"ab"', "t"))
        changes = [(None, '"a"'), ('"a"', '"ab"')]
        old.executemany(
            'INSERT INTO draft_history (kind, about, "before", "after", at) VALUES (?, ?, ?, ?, ?)',
            [(field.kind, field.text, *change, "t") for change in changes],
        )
    old.close()
    with Workspace(path) as space:
        assert space.backup == tmp_path / "X.panel.format-1.bak"
        assert space.drafts.undo("t") == field
        assert space.drafts.get(field) == "a"
        assert space.drafts.redo("t") == field
        assert space.drafts.get(field) == "ab"
    with sqlite3.connect(tmp_path / "X.panel.format-1.bak") as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT count(*) FROM draft_history").fetchone() == (2,)
    kept.close()
    with Workspace(path) as space:
        assert space.backup is None


def test_a_file_that_two_copies_bring_up_to_date_at_once_is_brought_up_once(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "X.panel"
    copyfile(empty, path)
    with sqlite3.connect(path) as old:
        old.executescript(FIRST_FORM)
    old.close()

    class Overtaken(Database):
        def copy_to(self, copy: Path) -> None:
            super().copy_to(copy)
            Workspace(path).close()  # the other copy is quicker

    database = Overtaken(path)
    schema.bring_up_to_date(database)
    assert database.one("PRAGMA user_version") == schema.VERSION
    assert database.one("SELECT count(*) FROM draft_history WHERE undone = 1") == 0
    database.close()
