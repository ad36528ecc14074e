"""A person at one of our screens, for tests: keys go in, and what comes out is what can be read on the screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path

from textual._styles_cache import StylesCache
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot

from panel_tui.journal import Chance
from panel_tui.tui.app import PanelApp
from panel_tui.tui.jobs import Jobs
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.start import Which, make_app

FRAMES = Path(__file__).parent / "frames"
SIZES = ((80, 24), (120, 40), (200, 50))
NOW = datetime(2017, 5, 29, 9, tzinfo=UTC)
NAMES = {
    " ": "space",
    ".": "full_stop",
    ",": "comma",
    "-": "minus",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    ";": "semicolon",
    "/": "slash",
    "?": "question_mark",
    "=": "equals_sign",
}

PASTE = "paste:"
"""What stands before a text that is pasted rather than typed."""


def frame(app: App[str]) -> list[str]:
    """What is on the screen, line by line."""
    # The one private call: Textual has no public way to read a screen as text.
    return ["".join(segment.text for segment in row) for row in app.screen._compositor.render_strips(app.size)]


def event_of(key: str) -> Key | Paste:
    """What reaches the program when this key is pressed, or this text pasted."""
    if key.startswith(PASTE):
        return Paste(key.removeprefix(PASTE))
    return Key(NAMES.get(key, key), key if len(key) == 1 else {"space": " "}.get(key))


async def handled(app: PanelApp) -> None:
    """Wait until the application has seen everything that was posted to it."""
    done = asyncio.Event()
    app.call_later(done.set)
    await asyncio.wait_for(done.wait(), 20)


@dataclass
class Sitting:
    """One sitting at one screen."""

    app: PanelApp
    pilot: Pilot[str]

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names, one after the other."""
        for key in keys:
            self.app.post_message(event_of(key))
            await handled(self.app)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text letter by letter."""
        await self.press(*text)

    async def is_done(self, jobs: Jobs) -> None:
        """Wait until nothing is at work any more, and what came of it is shown."""
        await self.pilot.pause()
        while jobs.at_work is not None:
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.stands_still()

    async def stands_still(self) -> None:
        """Wait until what is on the screen has stopped changing: a page that grows is laid out one turn later."""
        before: list[str] = []
        while before != (before := self.lines):
            await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line, without the blanks at the ends."""
        return [line.rstrip() for line in frame(self.app)]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def footer(self) -> str:
        """The last line: the hints, or what was said last."""
        return self.lines[-1].strip()

    @property
    def screen(self) -> CommandScreen:
        """The screen on top."""
        screen = self.app.screen
        assert isinstance(screen, CommandScreen)
        return screen

    def is_as_kept(self, name: str) -> None:
        """Compare the screen with the frame that is kept of it; PANEL_TUI_FRAMES=new keeps this one instead."""
        width, height = self.app.size
        path = FRAMES / f"{name}-{width}x{height}.txt"
        if os.environ.get("PANEL_TUI_FRAMES") == "new":
            path.write_text(self.text + "\n", encoding="utf-8")
        kept = path.read_text(encoding="utf-8").splitlines()
        changed = list(unified_diff(kept, self.lines, "as kept", "now", lineterm="", n=0))
        assert not changed, "\n".join((f"{path.name} looks different now", *changed))


@asynccontextmanager
async def sitting(path: Path, which: Which = "", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Sitting]:
    """Sit down at the workspace at `path`: at its owner's screen, or at another."""
    app = make_app(path, which, Chance.seeded("sitting", NOW))
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Sitting(app, pilot)
    finally:
        # Textual remembers the painted lines of a thousand widgets by this, and each collection walks over all of them.
        StylesCache.get_inner_outer.cache_clear()
