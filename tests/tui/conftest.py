"""The demonstration, built once; each test that sits down at it gets a copy of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.tui.screens import desk_going

os.environ["TEXTUAL_ANIMATIONS"] = "none"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration, which nobody may change, beside the folder of its keys."""
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANEL_TUI_KEYS", str(folder / "keys"))
        assert main(["demo", "--no-open", "--dir", str(folder / "demo")]) == 0
    return folder


@pytest.fixture
def demo(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration: office.panel, chair.panel, members/, returns/."""
    shutil.copytree(built / "keys", tmp_path / "keys")
    shutil.copytree(built / "demo", tmp_path / "demo")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys"))
    monkeypatch.chdir(tmp_path / "demo")
    return tmp_path / "demo"


@pytest.fixture(autouse=True)
def _nobody_sits_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far one has read is kept a second after each move: on a busy machine that second may pass or not, and the
    pages that are left with it. Here it is kept when one goes to another proposal or leaves."""
    monkeypatch.setattr(desk_going, "REMEMBER", 3600.0)
