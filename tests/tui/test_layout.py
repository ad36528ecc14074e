"""Nothing is clipped, covered or broken: at five sizes, in every place of the desk, whatever people write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.hostile import HostileCall
from tests.tui.layout import PLACES, SIZES, faults, faults_of
from tests.tui.sitting import sitting


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a call whose every word is awkward, which nobody may change."""
    folder = tmp_path_factory.mktemp("hostile")
    HostileCall(folder)
    return folder


@pytest.mark.parametrize("size", SIZES, ids=_named)
async def test_the_desk_is_whole_in_every_place(demo: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    found = {}
    for place in PLACES:
        copy = Path(shutil.copy(demo / "members/priya.panel", tmp_path / f"{place}.panel"))
        found[place] = await faults_of(copy, place, size)
    assert not any(found.values()), found


@pytest.mark.parametrize("size", SIZES, ids=_named)
async def test_awkward_words_break_nothing(
    hostile: Path, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(shutil.copytree(hostile / "keys-priya", tmp_path / "keys")))
    found = {}
    for place in PLACES:
        copy = Path(shutil.copy(hostile / "priya.panel", tmp_path / f"{place}.panel"))
        found[place] = await faults_of(copy, place, size)
    assert not any(found.values()), found


WAYS = {
    "chair.panel": (
        "",
        "enter",
        "enter down 2",
        "enter t",
        "enter a",
        "enter o",
        "enter M",
        "enter v",
        "enter p",
        "K",
        "K end m",
        "K o f1",
        "S",
        "S 2 N",
        "S 3 m",
        "S 7 end",
        "S 8 f1",
        "enter E",
        "f1",
    ),
    "office.panel": ("", "tab", "tab tab", "enter", "k", "f1", "5", "5 o r", "5 o u"),
}


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2], SIZES[4]], ids=_named)
@pytest.mark.parametrize("name", WAYS)
async def test_the_chairs_and_the_offices_screens_are_whole(demo: Path, name: str, size: tuple[int, int]) -> None:
    found = {}
    for keys in WAYS[name]:
        async with sitting(demo / name, size=size) as seat:
            await seat.app.workers.wait_for_complete()
            await seat.press(*keys.split())
            await seat.app.workers.wait_for_complete()
            await seat.stands_still()
            found[keys] = faults(seat)
    assert not any(found.values()), found


@pytest.mark.parametrize("size", SIZES, ids=_named)
@pytest.mark.parametrize("way", ["K end o", "S 1 2 3 4 5 6 7 8 end", "enter E"])
async def test_awkward_words_break_no_figures(hostile: Path, tmp_path: Path, way: str, size: tuple[int, int]) -> None:
    async with sitting(Path(shutil.copy(hostile / "office.panel", tmp_path)), "table", size) as table:
        found = {}
        for keys in way.split():
            await table.press(keys)
            await table.app.workers.wait_for_complete()
            await table.stands_still()
            found[keys] = faults(table)
    assert not any(found.values()), found
