"""How the screens behave towards everybody: contrast, no colours at all, awkward words, six hints, help, small windows,
and sentences instead of tracebacks."""

from __future__ import annotations

import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from panel_tui.faults import BadInput
from panel_tui.tui.command import Command, by_key
from panel_tui.tui.screens.awards import AwardsScreen
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.board import BoardScreen
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.screens.office import OfficeScreen
from panel_tui.tui.screens.ranking import RankingScreen
from panel_tui.tui.screens.scenarios import ScenariosScreen
from panel_tui.tui.screens.table import TableScreen
from panel_tui.tui.screens.the_panel import PanelScreen
from panel_tui.tui.start import make_app
from panel_tui.tui.themes import FILLS, GROUNDS, INKS, TOKENS
from tests.panel import Panel
from tests.tui.hostile import HostileCall
from tests.tui.layout import PLACES, SIZES, faults
from tests.tui.sitting import Sitting, event_of, sitting

LEAST = 7.0


# Colours


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 has it: from 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_reckoned_as_the_standard_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", TOKENS)
def test_every_word_can_be_read_on_every_ground(theme: str) -> None:
    tokens = TOKENS[theme]
    pairs = [*product(INKS, GROUNDS), *(("ink", fill) for fill in FILLS)]
    found = {pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST} == {}


async def test_without_colours_every_state_is_still_told(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(demo / "members/priya.panel", size=(160, 45)) as desk:
        await desk.press("y", "escape", "enter", "right", "3")
        states = ("[3]", "submitted", "5/7", "p new", "recused", "! no reason yet", "not scored", "all saved")
        for words in states:
            assert words in desk.text
        await desk.press("0")
        assert "[0]" in desk.text
        assert "▼ below floor" in desk.text
        await desk.press("x")
        assert "not applicable" in desk.text
        await desk.press("a")
        assert "abstained" in desk.text
        assert "▌" in desk.text


# Awkward words


@pytest.fixture(scope="module")
def hostile_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a call whose every word is awkward, which nobody may change."""
    folder = tmp_path_factory.mktemp("hostile")
    HostileCall(folder)
    return folder


@pytest.fixture
def hostile(hostile_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Priya's file in that call, a copy."""
    monkeypatch.setenv("PANEL_TUI_KEYS", str(shutil.copytree(hostile_built / "keys-priya", tmp_path / "keys")))
    return Path(shutil.copy(hostile_built / "priya.panel", tmp_path / "priya.panel"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=("80x24", "120x40"))
async def test_a_desk_of_awkward_words_works_throughout(hostile: Path, size: tuple[int, int]) -> None:
    ways = ("y", "escape", "enter", "f1", "escape", "pagedown", "end", "d", "escape", "s", "escape")
    async with sitting(hostile, size=size) as desk:
        for key in (*ways, "u", "n", "tab", "tab", "down", "enter"):
            await desk.press(key)
            assert [one for one in faults(desk) if one.startswith(("line ", "the screen "))] == [], key


async def test_pasted_escapes_reach_neither_the_screen_nor_the_draft(demo: Path) -> None:
    path = demo / "members/priya.panel"
    async with sitting(path) as desk:
        await desk.press("y", "escape", "enter", "c")
        desk.app.post_message(event_of("paste:\x1b[31mred\x1b[0m \x07[/b] \u202eend"))
        await desk.pilot.pause()
        await desk.press("escape")
        assert faults(desk) == []
        assert "red" in desk.text
        assert "[/b]" in desk.text
    assert b"\\u001b" not in path.read_bytes()
    assert b"\x1b[31m" not in path.read_bytes()


# Hints, help, palette


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_footer_never_has_more_than_six_hints_and_they_fit(demo: Path, size: tuple[int, int]) -> None:
    for place, keys in PLACES.items():
        async with sitting(demo / "members/priya.panel", size=size) as desk:
            await desk.press("y", "escape", *keys)
            screen = desk.screen
            hints = screen.hints()
            assert len(hints) // 2 <= 6, place
            assert sum(len(text) for text, _ in hints) <= size[0], place


def listed(command: Command[object], text: str) -> bool:
    """Whether the help has a command's sentence, in whatever lines."""
    return " ".join(command.help.split()) in text


@pytest.mark.parametrize("place", ["queue", "reader", "form"])
async def test_the_help_lists_every_command_of_the_place(demo: Path, place: str) -> None:
    async with sitting(demo / "members/priya.panel", size=(200, 120)) as desk:
        await desk.press("y", "escape", *PLACES[place])
        assert desk.screen.place == place
        wanted = [one for one in desk.screen.COMMANDS_HERE if place in one.where.split() and one.can(desk.screen)]
        await desk.press("f1")
        text = " ".join(desk.text.replace("│", " ").split())
        assert [one.help for one in wanted if not listed(one, text)] == []


async def test_the_palette_finds_and_does_what_is_asked_for(demo: Path) -> None:
    async with sitting(demo / "members/priya.panel") as desk:
        await desk.press("y", "escape", "enter", "right")
        await desk.press("ctrl+p")
        await desk.type("not apply")
        await seen(desk, "Say that the current criterion does not apply")
        await desk.press("enter")
        await seen(desk, "not applicable")


async def seen(desk: Sitting, words: str) -> None:
    """Wait until the screen shows these words: the palette searches in its own time."""
    for _ in range(200):
        if words in desk.text:
            return
        await desk.pilot.pause()
    raise AssertionError(f"{words!r} was never shown:\n{desk.text}")


# Small windows, and files that are not there


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (59, 19), (20, 5), (1, 1)], ids=str)
async def test_a_window_too_small_says_so_and_takes_no_key(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(demo / "members/priya.panel") as desk:
        await desk.press("y", "escape", "enter", "right")
        await desk.pilot.resize_terminal(*size)
        await desk.pilot.pause()
        await desk.press("0", "d", "h")
        if size[0] > 40:
            assert "make this window larger: at least 60 × 20" in " ".join(desk.text.split())
        await desk.pilot.resize_terminal(120, 40)
        await desk.pilot.pause()
        assert "[0]" not in desk.text
        assert desk.screen.place == "reader"
        assert faults(desk) == []


def at_a_terminal(*words: str, folder: Path) -> tuple[int, str]:
    """Run `panel-tui` where it sees a terminal; its exit code and all it wrote there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "panel_tui", *words], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while True:
        try:
            said += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    return process.wait(30), said.decode(errors="replace")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
@pytest.mark.parametrize("what", ["none", "not ours", "empty", "a folder", "a pack", "cut"])
def test_what_is_no_workspace_gives_a_sentence(demo: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.panel"
    match what:
        case "not ours":
            path.write_bytes(b"hello, I am no workspace\n" * 400)
        case "empty":
            path.write_bytes(b"")
        case "a folder":
            path.mkdir()
        case "a pack":
            shutil.copy(demo / "packs/demo-2017-priya.pack", path)
        case "cut":
            path.write_bytes((demo / "members/priya.panel").read_bytes()[:5000])
    code, said = at_a_terminal("x.panel", folder=tmp_path)
    assert code == 2, said
    assert "Traceback" not in said
    assert "x.panel" in said
    assert 20 < len(said) < 600


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_desk_without_proposals_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    panel = Panel(tmp_path)
    panel.add("members", "id,name,role\nzoe,Zoe Idle,member\n")
    panel.join("zoe")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(panel.keys("zoe").path))
    async with sitting(panel.path("zoe"), size=size) as desk:
        assert "No proposal is assigned to you yet." in desk.text
        assert "panel-tui open FILE.pack -o zoe.panel" in desk.text
        await desk.press("n", "enter", "c", "s", "4", "tab", "u", "d", "x", "pagedown", "ctrl+e", "ctrl+t", "o", "W")
        assert faults(desk) == []


def test_the_office_has_no_desk_and_is_told_where_its_own_page_is(demo: Path) -> None:
    with pytest.raises(BadInput, match=r"The office judges no proposals.*panel-tui .*office\.panel"):
        make_app(demo / "office.panel", "desk")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
@pytest.mark.parametrize("which", ["", " WHERE CAST(bytes AS TEXT) LIKE '%applicant%'"], ids=["all", "proposals"])
def test_a_workspace_whose_documents_were_altered_is_called_that(demo: Path, tmp_path: Path, which: str) -> None:
    path = tmp_path / "altered.panel"
    shutil.copyfile(demo / "members/priya.panel", path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"UPDATE document SET bytes = x'7b7d'{which}")
    code, said = at_a_terminal(path.name, folder=tmp_path)
    assert code == 2, said
    assert "Traceback" not in said
    assert "altered.panel: This file was damaged or altered: document" in said


SCREENS = (
    *(DeskScreen, OfficeScreen, TableScreen, BoardScreen, AwardsScreen, ScenariosScreen, RankingScreen, PanelScreen),
)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.__name__)
def test_one_can_leave_and_ask_for_help_in_every_place(screen: type[CommandScreen]) -> None:
    keys = by_key(screen.COMMANDS_HERE)
    assert [place for place in screen.PLACES if ("ctrl+q", place) not in keys or ("f1", place) not in keys] == []
