"""A workspace file: made, opened, refused, brought up to date, and written so that nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from panel_tui.faults import BadInput
from panel_tui.journal import Register
from panel_tui.store import schema
from panel_tui.store.database import Database
from panel_tui.store.workspace import Workspace
from tests.world import World


def made(path: Path) -> Path:
    Workspace.make(path, {"call": World().call, "member": "priya"}).close()
    return path


def test_a_workspace_names_itself_in_the_file_header(tmp_path: Path) -> None:
    header = made(tmp_path / "X.panel").read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert header[68:72] == b"PTUI"


def test_the_settings_that_keep_what_was_acknowledged_are_in_force(tmp_path: Path) -> None:
    database = Database(made(tmp_path / "X.panel"))
    settings = {
        name: database.one(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    strict = dict(
        database.query("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")
    )
    assert strict["entry"] == 1
    assert set(strict.values()) == {1}
    database.close()


def test_a_closed_file_holds_everything_by_itself(tmp_path: Path) -> None:
    path = made(tmp_path / "X.panel")
    with Workspace(path) as space:
        space.set_note("seen", "yes")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["X.panel"]
    copy = tmp_path / "mailed.panel"
    copy.write_bytes(path.read_bytes())
    with Workspace(copy) as space:
        assert space.note("seen") == "yes"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "not a panel-tui workspace"), (b"hello" * 500, "not a panel-tui workspace"), (None, "no such file")],
)
def test_what_is_no_workspace_is_refused_in_words(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "X.panel"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        Workspace(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entry (a)")
    connection.close()
    with pytest.raises(BadInput, match="not a panel-tui workspace"):
        Workspace(path)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file of this name already"):
        made(made(tmp_path / "X.panel"))


def test_a_newer_file_is_left_alone_and_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "X.panel")
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(BadInput, match="made by a newer panel-tui"):
        Workspace(path)
    assert path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_step_by_step_and_kept_beside(tmp_path: Path) -> None:
    path = made(tmp_path / "X.panel")
    steps = {
        schema.VERSION + 1: ["ALTER TABLE activity ADD COLUMN who TEXT NOT NULL DEFAULT ''"],
        schema.VERSION + 2: ["UPDATE activity SET who = 'office'"],
    }
    with Workspace(path) as space:
        space.log("2017-05-12T09:30:00Z", "pack", "for priya")
    database = Database(path)
    backup = schema.bring_up_to_date(database, steps, schema.VERSION + 2)
    assert database.one("SELECT who FROM activity") == "office"
    assert database.one("PRAGMA user_version") == schema.VERSION + 2
    database.close()
    assert backup
    with Workspace(backup) as older:
        assert list(older.activity()) == [("2017-05-12T09:30:00Z", "pack", "for priya")]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    database = Database(made(tmp_path / "X.panel"))
    steps = {schema.VERSION + 1: ["CREATE TABLE half (a)", "ALTER TABLE nowhere ADD COLUMN a"]}
    with pytest.raises(BadInput):
        schema.bring_up_to_date(database, steps, schema.VERSION + 1)
    assert database.one("PRAGMA user_version") == schema.VERSION
    assert database.one("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0
    database.close()


def test_a_failed_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(space: Workspace) -> None:
        with space.writing():
            space.set_note("one", "1")
            with space.writing():
                space.set_note("two", "2")
            raise RuntimeError

    with Workspace(made(tmp_path / "X.panel")) as space:
        with pytest.raises(RuntimeError):
            fail(space)
        assert (space.note("one"), space.note("two")) == (None, None)


SCORE = Register.of("score", stage="full", round="1", proposal="TFO-001", criterion="x", member="priya")
NOTE = Register.of(
    "comment", stage="full", round="1", proposal="TFO-002", criterion="x", member="priya", audience="private"
)


def test_drafts_keep_the_last_word_and_undo_goes_back_step_by_step(tmp_path: Path) -> None:
    with Workspace(made(tmp_path / "X.panel")) as space:
        for value in ({"score": "3"}, {"score": "4"}, {"score": "4"}, None):
            space.drafts.put(SCORE, value, "2017-05-12T09:30:00Z")
        assert space.drafts.get(SCORE) is None
        seen = []
        while space.drafts.undo("2017-05-12T09:31:00Z"):
            seen.append(space.drafts.get(SCORE))
        assert seen == [{"score": "4"}, {"score": "3"}, None]


def test_drafts_are_found_by_what_they_are_about_and_forgotten_whole(tmp_path: Path) -> None:
    with Workspace(made(tmp_path / "X.panel")) as space:
        space.drafts.put(SCORE, {"score": "3"}, "t")
        space.drafts.put(NOTE, {"text": "unsure"}, "t")
        assert [draft.register for draft in space.drafts.all(proposal="TFO-002")] == [NOTE]
        space.drafts.forget(SCORE)
        assert [draft.value for draft in space.drafts.all()] == [{"text": "unsure"}]
        assert space.examine(lambda db: db.one("SELECT count(*) FROM draft_history WHERE about LIKE '%TFO-001%'")) == 0
