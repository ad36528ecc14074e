"""A person's own keys: what their file may say, what it does on the desk, and what is told where it is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from panel_tui.faults import BadInput
from panel_tui.tui.command import SHOWN, named
from panel_tui.tui.commands.desk import COMMANDS
from panel_tui.tui.keymap import FIXED, key_named, keymap_in, usual_file
from panel_tui.tui.screens.finding import FindPage
from tests.cli.guide import examples
from tests.tui.at_the_desk import MINE, arrived, begun
from tests.tui.sitting import sitting
from tests.tui.test_light import HEAVY, LATER, OPENED, loaded

KEYS = sorted({key for command in COMMANDS for key in command.keys.split(",")})

Write = Callable[[str], Path]


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes the file of keys of whoever sits down next."""
    monkeypatch.setenv("PANEL_TUI_CONFIG", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()

    def write(text: str) -> Path:
        path = tmp_path / "config" / "keys.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


# On the desk


async def test_an_own_key_works_and_is_shown_and_the_usual_one_works_still(demo: Path, keys: Write) -> None:
    keys('[desk]\n"ctrl+s" = "s"\n"J" = "PgDn"\n"F8" = "?"\n')
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        assert " ctrl+s submit" in desk.footer
        mark = screen.reader.mark
        await desk.press("J")
        assert screen.reader.mark != mark
        await desk.press("pageup")
        assert screen.reader.mark == mark
        await desk.press("ctrl+s")
        assert "TFO-019 is not submitted yet" in desk.text
        await desk.press("escape", "s")
        assert "TFO-019 is not submitted yet" in desk.text
        await desk.press("escape", "f8")
        assert "TFO-019: questions to the office" in desk.text
    async with sitting(MINE, size=(120, 100)) as desk:
        await desk.press("enter", "f1")
        help_ = desk.text
        assert "ctrl+s        Submit your assessment" in help_
        assert "J PgUp PgDn   Turn the page" in help_
        assert "F8            Ask the office" in help_


async def test_letters_that_are_written_stay_letters(demo: Path, keys: Write) -> None:
    keys('[desk]\n"J" = "PgDn"\n"ctrl+z" = "u"\n"W" = ""\n[everywhere]\n"q" = "s"\n[page]\n"w" = "esc"\n')
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("JqW")
        assert screen.drawer.editor.text == "JqW"
        await desk.press("ctrl+z")  # the editor's own
        assert screen.drawer.editor.text == ""
        await desk.type("Jq")
        await desk.press("escape")
        assert screen.answers()["A-DELV"].comments["panel"] == "Jq"
        await desk.press("/")
        await desk.type("wWqJ")
        page = desk.screen
        assert isinstance(page, FindPage)
        assert page.words == "wWqJ"
        await desk.press("escape", "t")
        assert "contents" in desk.text
        await desk.press("w")  # where no letters are typed it is a key again
        assert desk.screen is screen


async def test_an_empty_meaning_takes_a_key_away(demo: Path, keys: Write) -> None:
    keys('[desk]\n"1" = ""\n"x" = "a"\n"a" = "x"\n')
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("1")
        assert screen.answers()["A-DELV"].score == 3
        await desk.press("x")
        assert screen.answers()["A-DELV"].state == "abstained"
        await desk.press("a")
        assert screen.answers()["A-DELV"].state == "not_applicable"


async def test_a_wrong_file_is_told_and_keeps_nobody_from_working(demo: Path, keys: Write) -> None:
    path = keys('[desk]\n"F8" = "Q"\n"J" = "PgDn"\n[desks]\n"a" = "b"\n')
    async with sitting(MINE) as desk:
        assert "Your own keys cannot be used" in desk.text
        assert str(path) in "".join(line.strip(" │") for line in desk.lines)
        assert "keys.toml, line 2: Q means nothing on the screen desk. F1 there lists all keys." in desk.text
        assert "keys.toml, line 4: desks is no screen." in desk.text
        await desk.press("escape")
        screen = await arrived(desk)
        await desk.press("enter")
        mark = screen.reader.mark
        await desk.press("J", "f8")
        assert screen.reader.mark == mark
        await desk.press("4")
        assert screen.answers()["A-DELV"].score == 4


@pytest.mark.parametrize("file", ["chair.panel", "office.panel"])
async def test_table_and_office_read_their_own_tables(demo: Path, keys: Write, file: str) -> None:
    keys('[table]\n"F8" = "enter"\n[office]\n"F8" = "enter"\n[desk]\n"F8" = "is looked up at the desk"\n')
    async with sitting(Path(file)) as seat:
        assert 'line 6: "is looked up at the desk" is no key.' in seat.text
    keys('[table]\n"F8" = "enter"\n[office]\n"F8" = "enter"\n[desk]\n"F8" = "E"\n')
    async with sitting(Path(file)) as seat:
        await seat.app.workers.wait_for_complete()
        before = seat.text
        await seat.press("f8")
        with_own = seat.text
        assert with_own != before
        await seat.press("escape", "enter")
        assert seat.text == with_own


def test_own_keys_load_nothing_heavy(demo: Path, keys: Write) -> None:
    keys('[desk]\n"ctrl+s" = "s"\n')
    found = loaded(OPENED, str(demo / "members" / "priya.panel"))
    assert found.isdisjoint((*HEAVY, *LATER))


# The file


def test_the_file_lies_where_it_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_TUI_CONFIG", str(tmp_path))
    assert usual_file() == tmp_path / "keys.toml"
    assert keymap_in(usual_file(), {}).shown("s", "desk") is None
    monkeypatch.delenv("PANEL_TUI_CONFIG")
    assert usual_file().name == "keys.toml"
    assert "panel-tui" in usual_file().parts


async def test_the_example_of_the_guide_is_right(demo: Path, keys: Write) -> None:
    (example,) = examples("keys", "toml")
    keys(example)
    async with sitting(MINE) as desk:
        await begun(desk)
        assert " ctrl+s submit" in desk.footer
        assert "F5 help" in desk.footer
        await desk.press("f5")
        assert "╭─ Help" in desk.text


def test_all_that_is_wrong_with_a_file_is_told_at_once(keys: Write) -> None:
    path = keys(
        """\
desk = 3
[table]
"ctrl+q" = "s"
"PgDwn" = "s"
"ctl+s" = "s"
"alt+s" = "s"
"F8" = 8
"F9" = "Q"
"^t" = "s"
"ctrl+t" = "s"
[everywhere]
"F6" = "Enterr"
"" = "s"
[Page]
"""
    )
    with pytest.raises(BadInput) as caught:
        keymap_in(path, {"table": ["s"]})
    told = [str(fault).removeprefix("keys.toml, line ") for fault in caught.value.faults]
    key = "Write a letter or a sign, ctrl+ and a letter, or the name of a key such as PgDn, Home, F5 or ↑."
    tables = "Write [desk], [table], [office], [board], [awards], [page], [everywhere]."
    assert told == [
        f"1: desk is no screen. {tables}",
        "3: ctrl+q always means the same. Choose another key.",
        f'4: "PgDwn" is no key. {key}',
        f'5: "ctl+s" is no key. {key}',
        "6: alt+s reaches the program as esc and then s. Choose ctrl+ and a letter, or a key such as F5.",
        '7: F8 should stand for a key in quotes. Write "F8" = "s", or "" for nothing.',
        "8: Q means nothing on the screen table. F1 there lists all keys.",
        "10: ctrl+t stands here twice. Leave one of them out.",
        f'12: "Enterr" is no key. {key}',
        f'13: "" is no key. {key}',
        f"14: Page is no screen. {tables}",
    ]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"[desk\n", "this is not TOML"),
        (b'[desk]\n"a" = s\n', "line 2: this is not TOML"),
        (b"\xff\xfe[\x00", "UTF-16"),
        (b"[desk]\n\xff", "keys.toml"),
        (b"#" * 1_000_001, "keys.toml"),
    ],
)
async def test_what_is_no_such_file_at_all_is_told_too(demo: Path, keys: Write, data: bytes, wrong: str) -> None:
    keys("").write_bytes(data)
    async with sitting(MINE) as desk:
        assert "Your own keys cannot be used" in desk.text
        assert wrong in desk.text


async def test_a_folder_in_the_place_of_the_file_is_no_file(demo: Path, keys: Write) -> None:
    path = keys("")
    path.unlink()
    path.mkdir()
    async with sitting(MINE) as desk:
        assert "Before you open the papers" in desk.text
        assert "Your own keys" not in desk.text


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", int)() == 0, reason="anybody may read everything there")
async def test_a_file_that_may_not_be_read_is_told(demo: Path, keys: Write) -> None:
    keys("[desk]\n").chmod(0)
    async with sitting(MINE) as desk:
        assert "This file cannot be read" in desk.text


# Names of keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("PgDn", "pagedown"),
        ("pagedown", "pagedown"),
        ("↑", "up"),
        ("Up", "up"),
        ("^s", "ctrl+s"),
        ("Ctrl+S", "ctrl+s"),
        ("ctrl++", "ctrl+plus"),
        ("+", "plus"),
        ("^", "circumflex_accent"),
        ("?", "question_mark"),
        ("[", "left_square_bracket"),
        ("/", "slash"),
        ("-", "minus"),
        ("£", "pound_sign"),
        ("é", "é"),
        ("s", "s"),
        ("S", "S"),
        ("Esc", "escape"),
        ("del", "delete"),
        ("⌫", "backspace"),
        (" ", "space"),
        ("f5", "f5"),
        ("F5", "f5"),
        ("alt+↑", "alt+up"),
        ("Shift+Tab", "shift+tab"),
    ],
)
def test_a_key_may_be_called_what_people_call_it(text: str, key: str) -> None:
    assert key_named(text) == key


@given(st.sampled_from([*KEYS, *SHOWN, *FIXED]))
def test_a_key_of_ours_as_it_is_shown_is_that_key(key: str) -> None:
    assert key_named(named(key)) == key
    assert key_named(key) == key


@given(st.characters(max_codepoint=0xFF, exclude_categories=["C", "Z"]) | st.sampled_from("€“”‘’–—…•†šĐ"))
def test_every_sign_is_the_key_that_it_is_on_a_keyboard(sign: str) -> None:
    assert key_named(sign) == _character_to_key(sign)
    assert named(key_named(sign)) == sign
    assert key_named(named(key_named(sign))) == key_named(sign)


@given(st.text(max_size=12))
def test_whatever_is_written_a_name_stays_what_it_is(text: str) -> None:
    assert key_named(key_named(text)) == key_named(text)
