"""Several running copies with one workspace open: each learns whether others are there, and none stands in the way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.store.company import Company
from panel_tui.store.glance import Glance
from panel_tui.store.workspace import Workspace
from tests.world import World


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("company") / "X.panel"
    Workspace.make(path, {"call": World().call, "member": "priya"}).close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty: Path) -> Path:
    copyfile(empty, tmp_path / "X.panel")
    return tmp_path / "X.panel"


@contextmanager
def copies(path: Path, number: int) -> Iterator[list[tuple[Glance, Company]]]:
    opened = [Glance(path) for _ in range(number)]
    yield [(glance, Company(glance)) for glance in opened]
    for glance in opened:
        glance.close()


def test_one_copy_alone_is_alone(path: Path) -> None:
    with copies(path, 1) as [(glance, company)]:
        assert not company.look()
        company.arrive()
        assert not company.look()
        company.leave()
        assert glance.note("here") == "[]"


def test_two_copies_learn_of_each_other_and_of_leaving(path: Path) -> None:
    with copies(path, 2) as [(_, one), (_, other)]:
        one.arrive()
        other.arrive()
        assert one.look()  # it finds its token missing, and adds it again
        assert other.look()
        other.leave()
        assert not one.look()
        other.arrive()
        assert one.look()
        assert other.look()


def test_the_token_of_a_killed_copy_goes_with_the_next_arrival(path: Path) -> None:
    with copies(path, 2) as [(_, killed), (_, next_)]:
        killed.arrive()
        next_.arrive()
        assert not next_.look()


@settings(max_examples=40)
@given(
    deeds=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["arrive", "look", "leave", "killed"])), max_size=20)
)
def test_when_all_have_looked_everybody_knows_who_is_there(empty: Path, deeds: list[tuple[int, str]]) -> None:
    with TemporaryDirectory() as folder:
        copyfile(empty, Path(folder) / "X.panel")
        with copies(Path(folder) / "X.panel", 5) as all_:
            here: set[int] = set()
            killed: set[int] = set()
            for who, deed in deeds:
                if who in killed or (deed == "arrive") == (who in here):
                    continue
                if deed == "killed":
                    killed.add(who)
                    here.discard(who)
                    continue
                getattr(all_[who][1], deed)()
                here = here | {who} if deed != "leave" else here - {who}
            all_[4][1].arrive()
            for _ in range(2):
                seen = {who: all_[who][1].look() for who in (*here, 4)}
            assert seen == dict.fromkeys((*here, 4), len(here) > 0)


def test_a_look_writes_nothing_where_nothing_has_changed(path: Path) -> None:
    with copies(path, 3) as [(_, one), (_, other), (watching, _)]:
        one.arrive()
        other.arrive()
        for _ in range(2):
            one.look()
            other.look()
        before = watching.version
        for _ in range(10):
            assert one.look()
            assert other.look()
        assert watching.version == before


def test_a_busy_file_is_no_trouble_and_is_caught_up_with(path: Path) -> None:
    with copies(path, 2) as [(_, one), (_, other)], closing(sqlite3.connect(path, isolation_level=None)) as busy:
        one.arrive()
        busy.execute("BEGIN IMMEDIATE")
        other.arrive()
        assert other.look()  # it sees the first, which cannot know of it yet
        assert not one.look()
        busy.execute("ROLLBACK")
        assert other.look()
        assert one.look()


def test_a_file_that_may_not_be_written_to_is_no_trouble(path: Path) -> None:
    with copies(path, 1) as [(glance, company)]:
        glance._database.query("PRAGMA query_only=ON")
        company.arrive()
        assert not company.look()
        company.leave()
        assert glance.note("here") is None


def test_a_note_that_somebody_else_wrote_is_no_trouble(path: Path) -> None:
    with copies(path, 1) as [(glance, company)]:
        for words in ("not json", '{"a": 1}', "[1, 2]"):
            company.arrive()
            with sqlite3.connect(path) as other:
                other.execute("UPDATE meta SET value = ? WHERE name = 'here'", (words,))
            other.close()
            assert not company.look()
            assert len(json.loads(glance.note("here") or "")) == 1
            company.leave()


def test_what_others_changed_is_told_once_and_ones_own_words_never(path: Path) -> None:
    with copies(path, 2) as [(mine, _), (other, _)]:
        assert not mine.changed_elsewhere()
        mine.set_note("a", "1")
        assert not mine.changed_elsewhere()
        other.set_note("a", "2")
        assert mine.changed_elsewhere()
        assert not mine.changed_elsewhere()
        other.set_note("a", "3")
        mine.seen()
        assert not mine.changed_elsewhere()
