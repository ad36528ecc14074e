"""Somebody at the member's desk, for tests: Priya Nair, in the demonstration."""

from __future__ import annotations

from pathlib import Path

from panel_tui.tui.screens.desk import DeskScreen
from tests.tui.sitting import Sitting

MINE = Path("members/priya.panel")


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
