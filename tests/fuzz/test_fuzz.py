"""Every reader of files from outside, offered a few altered ones; `python -m tests.long fuzz` offers far more."""

from __future__ import annotations

import pytest

from panel_tui.store import locking
from tests.fuzz.reader import CHEAP, Reader
from tests.fuzz.readers import READERS
from tests.fuzz.running import fuzz
from tests.fuzz.world import World

FEW = 40


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.name)
def test_altered_files_are_taken_or_refused_and_nothing_else(world: World, reader: type[Reader]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locking, "COST", CHEAP)
        for name in ("PANEL_TUI_KEYS", "PANEL_TUI_PASSPHRASE"):
            patch.setenv(name, "")  # they are put back afterwards
        found = fuzz(reader(world), "CI", FEW)
    assert found.wrong == {}
    assert found.taken + found.refused == FEW
