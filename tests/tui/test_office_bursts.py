"""The office's page in a hurry: bursts of keys, many returns, work that is stopped or left to itself."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from panel_tui.tui.screens.office import OfficeScreen
from tests.tui.at_the_office import FILE, as_json, at_once, pressed, printed, settled
from tests.tui.sitting import Sitting, sitting


async def test_many_returns_are_looked_at_while_keys_go_on_and_x_stops_it(demo: Path) -> None:
    for number in range(80):
        shutil.copy(demo / "returns" / "gwen.return", demo / "members" / f"copy-{number:02}.return")
    async with sitting(FILE) as desk:
        screen = desk.screen
        assert isinstance(screen, OfficeScreen)
        await at_once(desk, "o", "tab", "end")
        assert screen.is_looking
        assert screen.returns.current == "members/copy-79.return"
        await at_once(desk, "x")
        await settled(desk)
        assert desk.footer == "Stopped. g looks on."
        assert "not looked at" in " ".join(desk.text.replace("│", " ").split())
        assert "copy-79.return" in desk.text
        known = len(screen.looks)
        assert known < 89
        await desk.press("m")  # needs no preview
        await settled(desk)
        assert "copy-79.return, by Gwen Pellowe, brought 114 new entries, 0 known." in desk.text
        await pressed(desk, "escape", "g")
        assert "89 returns: 89 with nothing new" in " ".join(desk.text.replace("│", " ").split())


async def test_work_is_stopped_by_a_key_and_leaves_nothing_half_done(demo: Path) -> None:
    for number in range(20):
        shutil.copy(demo / "returns" / "gwen.return", demo / "members" / f"copy-{number:02}.return")
    async with sitting(FILE) as desk:
        await at_once(desk, "p", "x")
        await settled(desk)
        assert "Stopped; nothing was half done." in desk.text
        assert not (demo / "paper").exists()
        await desk.press("escape")
        await at_once(desk, "2", "M", "y", "x")
        await settled(desk)
        assert "Stopped" in desk.text
        await pressed(desk, "escape", "1")
        (gwen,) = [one for one in as_json("status", "office.panel")["members"] if one["member"] == "gwen"]
        assert gwen["submitted"] in (0, 7)
        assert f"{45 + gwen['submitted']} of 56" in desk.lines[0]


async def test_work_goes_on_when_its_page_is_closed_and_says_in_the_end_what_came_of_it(demo: Path) -> None:
    async with sitting(FILE) as desk:
        await at_once(desk, "v", "escape", "p", "escape")
        await settled(desk)
        assert desk.footer == "The papers lie in paper/."
        assert (demo / "paper").is_dir()


KEYS = (
    [
        "o",
        "down",
        "e",
        "escape",
        "tab",
        "end",
        "up",
        "m",
        "escape",
        "M",
        "y",
        "q",
        "home",
        "enter",
        "escape",
        "3",
        "down",
    ],
    ["2", "M", "n", "M", "y", "escape", "1", "end", "enter", "m", "escape", "o", "p", "q", "k", "n", "down", "up"],
    [
        "g",
        "2",
        "enter",
        "m",
        "escape",
        "down",
        "m",
        "escape",
        "v",
        "escape",
        "shift+tab",
        "down",
        "down",
        "e",
        "escape",
    ],
)


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: "".join(keys))
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_a_burst_of_keys_lands_where_slow_ones_do(demo: Path, keys: list[str], size: tuple[int, int]) -> None:
    shutil.copytree(demo, demo.parent / "again")
    shutil.copytree(demo.parent / "keys", demo.parent / "keys-again")
    async with sitting(FILE, size=size) as desk:
        await pressed(desk, *keys)
        slowly = await _outcome(desk, demo)
    os.chdir(demo.parent / "again")
    os.environ["PANEL_TUI_KEYS"] = str(demo.parent / "keys-again")
    async with sitting(FILE, size=size) as desk:
        await at_once(desk, *keys)
        assert slowly == await _outcome(desk, demo.parent / "again")


async def _outcome(desk: Sitting, folder: Path) -> object:
    """What a sitting left: on the screen, and in the folder."""
    screen = await settled(desk)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix != ".panel")
    files = [name for name in files if not name.endswith(("-wal", "-shm"))]
    where = (screen.place, screen.order, screen.tasks.current, screen.returns.current, screen.ranked.current)
    pages = [type(one).__name__ for one in desk.app.screen_stack]
    status = json.loads(printed("status", "office.panel", "--json"))
    for member in status["members"]:
        member["last_return"] = bool(member["last_return"])
    return where, pages, files, status, desk.lines[0]
