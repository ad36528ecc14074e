"""A person's own keys: a file says which key stands for which; whatever is wrong with it, the desk opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.tui.command import SHOWN, named
from panel_tui.tui.commands.desk import COMMANDS
from panel_tui.tui.keymap import key_named
from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import sitting


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of somebody's own keys, in a folder of their own."""
    folder = tmp_path / "config"
    folder.mkdir()
    monkeypatch.setenv("PANEL_TUI_CONFIG", str(folder))
    return folder / "keys.toml"


async def test_a_key_of_ones_own_stands_for_another_and_is_shown(demo: Path, keys: Path) -> None:
    keys.write_text('[desk]\n"z" = "n"\n"J" = "PgDn"\n"^y" = "?"\n"W" = ""\n\n[everywhere]\n"ctrl+s" = "s"\n')
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        assert "z next unscored" in desk.footer
        assert "ctrl+s submit" in desk.footer
        await desk.press("z")
        assert screen.criterion == "A-VFM"
        await desk.press("n")  # the usual key goes on meaning what it meant
        assert screen.criterion == "A-SUST"
        await desk.press("J")
        assert screen.reader.mark != "1.1"
        await desk.press("ctrl+y")
        assert "questions to the office" in desk.text
        await desk.press("escape", "ctrl+s")
        assert "is not submitted yet" in desk.text
        await desk.press("escape", "escape", "home", "W")
        assert "Why do you withdraw" not in desk.text
        await desk.press("f1")
        assert "z             Go to the next criterion without a score" in desk.text


async def test_what_is_typed_into_a_text_stays_what_it_is(demo: Path, keys: Path) -> None:
    keys.write_text('[desk]\n"z" = "n"\n\n[everywhere]\n"e" = "escape"\n')
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("zest")
        assert screen.drawer.editor.text == "zest"
        await desk.press("escape", "/")
        await desk.type("eze")
        assert "in this proposal: eze" in desk.text


async def test_a_file_that_is_wrong_is_told_of_and_the_usual_keys_hold(demo: Path, keys: Path) -> None:
    keys.write_text('[desk]\n"z" = "nothing"\n"ctrl+q" = "s"\n"j" = 3\n\n[kitchen]\n"a" = "b"\n')
    async with sitting(MINE) as desk:
        assert "Your own keys cannot be used" in desk.text
        assert "keys.toml, line 2: nothing means nothing on the screen desk." in desk.text
        assert "keys.toml, line 3: ctrl+q always means the same." in desk.text
        assert "keys.toml, line 4: j should stand for a key in quotes." in desk.text
        assert "keys.toml, line 6: kitchen is no screen." in desk.text
        await desk.press("escape")
        screen = await begun(desk)
        await desk.press("n")
        assert screen.criterion == "A-VFM"


async def test_a_file_that_is_no_toml_is_told_of(demo: Path, keys: Path) -> None:
    keys.write_text("z is n\n")
    async with sitting(MINE) as desk:
        assert "keys.toml, line 1: this is not TOML" in desk.text


@given(st.sampled_from(sorted({key for command in COMMANDS for key in command.keys.split(",")} | set(SHOWN))))
def test_a_key_is_known_by_the_name_under_which_it_is_shown(key: str) -> None:
    assert key_named(named(key)) == key
    assert key_named(key) == key


NAMES = {
    "PgDn": "pagedown",
    "^s": "ctrl+s",
    "ctrl+S": "ctrl+s",
    "?": "question_mark",
    "↑": "up",
    "[": "left_square_bracket",
    "/": "slash",
    "J": "J",
    "Esc": "escape",
    "-": "minus",
    "F5": "f5",
}


@pytest.mark.parametrize("written", NAMES)
def test_names_that_people_write(written: str) -> None:
    assert key_named(written) == NAMES[written]
