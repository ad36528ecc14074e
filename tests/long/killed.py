"""A sitting at the desk that goes on until it is killed.

`python -m tests.long.killed X.panel SEED [PROPOSAL CRITERION AUDIENCE]`. It tells each key on its standard output
before it is pressed, with where one is, and acknowledges it afterwards. With a comment named, that one is gone on with.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from textual.pilot import Pilot

from panel_tui.tui.app import PanelApp
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.start import make_app

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FAR = 30
"""More keys than it takes to get anywhere."""


class Sitter:
    """Somebody at the desk who presses one key after the other."""

    def __init__(self, app: PanelApp, pilot: Pilot[str], random: Random) -> None:
        self.app, self.pilot, self.random = app, pilot, random

    @property
    def screen(self) -> DeskScreen:
        """The desk, under whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, DeskScreen)
        return screen

    async def press(self, key: str) -> None:
        """Press a key; when this returns, what it did is acknowledged."""
        screen = self.screen
        place = screen.about if screen.place == "reason" else screen.place
        if self.app.screen is not screen:
            place = "page"
        elif screen._jumps:
            place = "jump"
        where = [screen.reference, screen.criterion, screen.audience]
        _tell(key=key, place=place, where=where, subject=self._subject)
        await self.pilot.press(key)
        _tell(done=key)

    async def begin(self) -> None:
        """Close whatever lies over the desk at first."""
        await self._until("escape", lambda: self.app.screen is self.screen)
        await self.press("enter")

    async def go_on(self, reference: str, criterion: str, audience: str) -> None:
        """Go to a comment by keys, and write a letter more."""
        await self._until("tab", lambda: self.screen.place == "queue")
        await self.press("home")
        await self._until("down", lambda: self._subject == reference)
        await self.press("enter")
        for _ in range(3):
            await self.press("left")
        await self._until("right", lambda: self.screen.criterion == criterion)
        await self.press("c")
        await self._until("ctrl+t", lambda: self.screen.audience == audience)
        await self.press("z")
        await self.press("escape")

    async def _until(self, key: str, holds: Callable[[], bool]) -> None:
        for _ in range(FAR):
            if holds():
                return
            await self.press(key)
        raise AssertionError(f"{key} does not lead there")

    @property
    def _subject(self) -> str:
        return self.screen.subject.reference if self.screen.subject else ""

    async def move(self) -> None:
        """Do one of the things that one does at the desk."""
        for key in self._keys():
            await self.press(key)
        while self.app.screen is not self.screen or self.screen.place in self.screen.WRITING:
            await self.press("escape")

    def _keys(self) -> Iterator[str]:
        random = self.random
        match random.randrange(17):
            case 0 | 1 | 2:
                yield from (random.choice("012345"), "c", *self._words(), "escape")
            case 3:
                yield from (random.choice("012345"), "f")
            case 4:
                yield from ("o", *self._words(), "escape")
            case 5:
                yield from ("c", *self._words(), "ctrl+t", *self._words(), "ctrl+t", *self._words(), "escape")
            case 6:
                yield from ("u",) * random.randrange(1, 4)
                yield from ("U",) * random.randrange(4)
            case 7:
                yield random.choice(["x", "a", "f"])
            case 8 | 9:
                yield "n"
            case 10:
                yield from ("tab", random.choice(["home", "end"]), "enter")
            case 11:
                yield from random.choice([("e", "b"), ("E", "p", "b"), ("t", "down", "enter"), ("H", "escape")])
            case 12:
                yield from ("slash", "ctrl+u", *"words", "enter", "full_stop", "b")
            case 13:
                yield from ("semicolon", random.choice(LETTERS))
            case 14:
                yield from ("question_mark", "a", *self._words(), "escape")
            case 15:
                yield from ("D", *self._words(), "escape")
            case _:
                yield "s"

    def _words(self) -> Iterator[str]:
        return (self.random.choice(LETTERS) for _ in range(self.random.randrange(1, 9)))


def _tell(**what: object) -> None:
    os.write(1, (json.dumps(what) + "\n").encode())


async def sit(path: Path, seed: str, begun: Sequence[str]) -> None:
    """Sit at the desk for ever."""
    app = make_app(path, "desk")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        sitter = Sitter(app, pilot, Random(seed))
        await sitter.begin()
        if begun:
            await sitter.go_on(*begun)
        while True:
            await sitter.move()


if __name__ == "__main__":
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    asyncio.run(sit(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
