"""Nothing is clipped, covered or broken: at five sizes, in every place of the desk, whatever people write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.hostile import HostileCall
from tests.tui.layout import PLACES, SIZES, faults_of


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
