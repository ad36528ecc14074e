"""Somebody at the office's page, for tests: keys, and waiting until what they began is done."""

from __future__ import annotations

import asyncio
import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from panel_tui.cli.main import main
from panel_tui.tui.screens.office import OfficeScreen
from tests.tui.sitting import Sitting, event_of

FILE = Path("office.panel")


def printed(*words: str, code: int = 0) -> str:
    """What a command prints."""
    with redirect_stdout(StringIO()) as said:
        assert main(words) == code
    return said.getvalue()


def as_json(*words: str) -> Any:
    """What a command prints as JSON."""
    return json.loads(printed(*words, "--json"))


def of_gwen() -> tuple[int, int]:
    """How many assessments Gwen has submitted and not started, as status prints it."""
    (gwen,) = [one for one in as_json("status", "office.panel")["members"] if one["member"] == "gwen"]
    return gwen["submitted"], gwen["not_started"]


async def settled(desk: Sitting) -> OfficeScreen:
    """Wait until nothing is at work any more; the page."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, OfficeScreen)
    await desk.is_done(screen.jobs)
    return screen


async def pressed(desk: Sitting, *keys: str) -> OfficeScreen:
    """Press keys, one after the other, each when what the one before began is done."""
    for key in keys:
        await desk.press(key)
        await settled(desk)
    return await settled(desk)


def line_with(desk: Sitting, *words: str) -> str:
    """The line of the screen that holds all of these words."""
    return next(line for line in desk.lines if all(word in line for word in words))


def done(*words: str) -> None:
    """Run a command that must succeed."""
    assert main(words) == 0


async def at_once(desk: Sitting, *keys: str) -> None:
    """Press keys in one burst, and wait until each has been seen."""
    for key in keys:
        desk.app.post_message(event_of(key))
    seen = asyncio.Event()
    desk.app.call_later(seen.set)
    await asyncio.wait_for(seen.wait(), 20)
