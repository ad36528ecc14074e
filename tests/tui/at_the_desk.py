"""Somebody at the member's desk, for tests: Priya Nair, in the demonstration."""

from __future__ import annotations

import shutil
from pathlib import Path

from panel_tui.cli.main import main
from panel_tui.tui.screens.desk import DeskScreen
from tests.tui.sitting import Sitting

MINE = Path("members/priya.panel")
TEXTS = Path(__file__).parent.parent.parent / "fixtures/demo/texts"


async def arrived(desk: Sitting) -> DeskScreen:
    """Accept the undertaking, and skip the tour."""
    await desk.press("y", "escape")
    screen = desk.screen
    assert isinstance(screen, DeskScreen)
    return screen


async def begun(desk: Sitting) -> DeskScreen:
    """Read the first proposal: TFO-019, with four of seven scored."""
    screen = await arrived(desk)
    await desk.press("enter")
    return screen


def amended(reference: str, old: str, new: str) -> None:
    """The office amends a proposal's text, and its new pack is opened into Priya's file."""
    text = (TEXTS / f"{reference}.md").read_text("utf-8")
    assert old in text
    folder = Path(f"amended-{reference}")
    folder.mkdir()
    (folder / f"{reference}.md").write_text(text.replace(old, new), "utf-8")
    assert main(["add", str(folder), "--to", "office.panel"]) == 0
    shutil.rmtree("packs")
    assert main(["pack", "office.panel", "--member", "priya", "-o", "packs"]) == 0
    assert main(["open", str(next(Path("packs").iterdir())), "-o", str(MINE)]) == 0
