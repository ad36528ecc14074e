"""Two running copies on one workspace: each sees what the other did, and no word of either is lost."""

from __future__ import annotations

import sqlite3
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.assess.desk import Desk
from tests.assess.at_desk import desk_at, leaving
from tests.panel import Panel

WORDS = ("Far from home", "A good house.")


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Panel:
    panel = Panel(tmp_path_factory.mktemp("two"))
    panel.join("priya")
    return panel


@pytest.fixture
def path(tmp_path: Path, joined: Panel) -> Path:
    copyfile(joined.path("priya"), tmp_path / "priya.panel")
    return tmp_path / "priya.panel"


class Writer:
    """Somebody writing a comment at one desk, letter by letter, who never looks at what the other wrote."""

    def __init__(self, path: Path, words: str) -> None:
        self.desk = desk_at(path)
        self.words = words
        self.text = ""

    def type(self) -> None:
        going_on = self.text != ""
        self.text = self.words[: len(self.text) + 1]
        self.desk.comment("P-1", "need", "panel", self.text, going_on)


def texts_by_undo(path: Path) -> list[str]:
    """The texts of the comment that come back one after the other, the present one first."""
    with leaving(desk_at(path)) as desk:
        found = [text_at(desk)]
        while desk.undo():
            found.append(text_at(desk))
    return found


def text_at(desk: Desk) -> str:
    return desk.answer("P-1", "need").comments.get("panel", "")


def test_letters_typed_in_turns_all_come_back(path: Path) -> None:
    one, other = Writer(path, WORDS[0]), Writer(path, WORDS[1])
    stood = []
    for _ in WORDS[0]:
        for writer in (one, other):
            writer.type()
            stood.append(writer.text)
    one.desk.close()
    other.desk.close()
    back = texts_by_undo(path)
    assert set(stood) <= set(back)
    assert {WORDS[0], WORDS[1]} <= set(back)
    assert back[0] == WORDS[1]
    assert back[-1] == ""


@settings(max_examples=25)
@given(turns=st.lists(st.booleans(), max_size=20))
def test_whatever_stood_when_the_other_wrote_comes_back(joined: Panel, turns: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "priya.panel"
        copyfile(joined.path("priya"), path)
        writers = Writer(path, WORDS[0] * 2), Writer(path, WORDS[1] * 2)
        stood = []
        for second, following in zip_longest(turns, turns[1:]):
            writers[second].type()
            if following != second:
                stood.append(writers[second].text)
        for writer in writers:
            writer.desk.close()
        assert set(stood) <= set(texts_by_undo(path))


def test_one_copy_alone_undoes_its_typing_as_one(path: Path) -> None:
    writer = Writer(path, WORDS[0])
    for _ in WORDS[0]:
        writer.type()
    writer.desk.close()
    assert texts_by_undo(path) == [WORDS[0], ""]


def test_what_the_other_copy_did_is_caught_up_with_once(path: Path) -> None:
    with leaving(desk_at(path)) as one, leaving(desk_at(path)) as other:
        assert not one.catch_up()
        other.score("P-1", "need", Fraction(4))
        assert one.answer("P-1", "need").state == ""
        assert one.catch_up()
        assert one.answer("P-1", "need").score == 4
        assert one.item("P-1").state == "in progress"
        assert not one.catch_up()
        one.score("P-1", "need", Fraction(2))
        assert not one.catch_up()
        assert other.catch_up()
        assert other.answer("P-1", "need").score == 2


def test_what_was_said_from_here_is_no_news_after_reading_it(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    panel.draft("priya", "P-1", {"need": "4", "idea": "3"})
    with leaving(desk_at(panel.path("priya"))) as desk:
        panel.submit("priya", "P-1")
        desk.refresh()
        assert desk.item("P-1").state == "submitted"
        assert not desk.catch_up()


def test_each_knows_of_the_other_until_it_leaves(path: Path) -> None:
    one, other = desk_at(path), desk_at(path)
    one.company.arrive()
    other.company.arrive()
    assert one.company.look()
    assert other.company.look()
    one.close()
    assert not other.company.look()
    other.close()
    with leaving(desk_at(path)) as next_:
        next_.company.arrive()
        assert not next_.company.look()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_one_file_is_complete_whenever_a_copy_has_quit(path: Path, tmp_path: Path, order: tuple[int, int]) -> None:
    desks = [desk_at(path), desk_at(path)]
    for desk in desks:
        desk.company.arrive()
    desks[0].score("P-1", "need", Fraction(4))
    desks[1].comment("P-1", "need", "panel", "Far from home")
    for number, which in enumerate(order):
        desks[which].close()
        (tmp_path / f"mailed{number}").mkdir()
        mailed = tmp_path / f"mailed{number}" / "mine.panel"
        mailed.write_bytes(path.read_bytes())  # the one file, as a person copies it
        with leaving(desk_at(mailed)) as desk:
            assert desk.answer("P-1", "need").score == 4
            assert text_at(desk) == "Far from home"
            assert desk.undo()
            assert text_at(desk) == ""
    assert [one.name for one in tmp_path.glob("priya.panel*")] == ["priya.panel"]
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
