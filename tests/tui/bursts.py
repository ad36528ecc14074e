"""The same keys at the desk twice: once pressed slowly, each shown and kept before the next; once all in one burst.

What is drafted and said, what can be undone, where one is and what one is told must come out the same.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot

from panel_tui.house import open_workspace
from panel_tui.journal import canonical
from panel_tui.store.rows import Said
from panel_tui.tui.app import PanelApp
from panel_tui.tui.screens.desk import DeskScreen
from tests.tui.sitting import PASTE, Sitting, event_of, handled, sitting

SIZES = ((120, 40), (80, 24), (200, 50))
ACCEPT = ("y", "escape")
"""The first keys of every sitting: the undertaking and the tour stand before the papers of a new file."""
WORDS = ("Two managers", "thin", "costs are low (all of them).", "yes", "n s 4", "a x")
PASTED = ("Pasted words", "two\r\nlines", "¶9.9 [b]")
ALONE = (
    *("n", "n", "tab", "shift+tab", "enter", "left", "right", "u", "u", "x", "a", "delete", "f"),
    *("up", "down", "up", "down", "pageup", "pagedown", "j", "k", "space", "[", "]", "home", "end"),
    *("escape", "ctrl+e", "ctrl+t", "backspace", "q", "ctrl+s"),
    *("e", "E", "p", "b", "e", "b", "U", "v", ".", ",", "f", "o"),
)
FOUND = ("leavers", "budget", "staff cost", "2.3", '"per year"', "nothingofthekind")
JUMPED = "asdfghjklqwertyuiop"


@dataclass(frozen=True)
class Outcome:
    """What a sitting left: in the file, in the hands of its owner, and what they were told last."""

    drafts: list[tuple[str, ...]]
    undo: list[tuple[str, ...]]
    said: list[tuple[str, str, str]]
    place: str
    reference: str | None
    criterion: str
    audience: str
    mark: str
    been: list[tuple[str, ...]]
    aside: str
    queue: tuple[str, ...]
    words: list[tuple[str, str]]
    pages: list[str]
    text: str
    told: str

    def differences(self, other: Outcome) -> list[str]:
        """What is not the same in another, slowly pressed here and in a burst there."""
        pairs = [(one.name, getattr(self, one.name), getattr(other, one.name)) for one in fields(self)]
        return [f"{name}: slowly {mine!r}, in a burst {theirs!r}" for name, mine, theirs in pairs if mine != theirs]


def random_keys(random: Random, moves: int = 12) -> list[str]:
    """So many things that a person does at the desk, as keys by Textual's names."""
    return [key for _ in range(moves) for key in _move(random)]


def _move(random: Random) -> list[str]:
    digit = random.choice("012345")
    match random.randrange(18):
        case 0 | 1:
            return [digit]
        case 2 | 3:
            return ["c", *_words(random), "escape"]
        case 4:
            return [digit, "c", *_words(random), "ctrl+e", *_words(random), random.choice(["escape", "ctrl+t"])]
        case 5:
            looking = [random.choice(["alt+down", "alt+up", "pagedown", "ctrl+e", "backspace"]) for _ in range(3)]
            return ["ctrl+t", *looking, *_words(random), "escape"]
        case 6:
            return ["d", random.choice("nsh"), *_words(random), "escape"]
        case 7:
            return ["s", "escape"] if random.random() < 0.7 else ["s", "down", "pagedown", "enter"]
        case 8:
            return ["o", *_words(random), "escape"]
        case 9:
            return [";", random.choice([*JUMPED, "escape", "tab"])]
        case 10:
            return ["/", *_looked_for(random), *random.choice([["enter"], ["tab", "enter"], ["escape"]])]
        case 11:
            return ["t", *random.choice([["down", "enter"], ["end", "enter"], ["escape"], ["j", "j", "enter", "b"]])]
        case 12:
            return random.choice([["H", "escape"], ["?", "escape"], ["i", *_words(random), "escape"]])
        case 13:
            return ["?", "a", *_words(random), "escape"]
        case 14:
            return ["D", *_words(random), "escape"] if random.random() < 0.4 else ["e", "c", "ctrl+g", "escape"]
        case 15:
            return ["W", *_words(random), "escape"] if random.random() < 0.3 else ["n"]
        case _:
            return [random.choice(ALONE) for _ in range(random.randrange(1, 5))]


def _looked_for(random: Random) -> list[str]:
    """What is typed to find something, perhaps over what was looked for last, and how far down one goes."""
    typed = ["ctrl+u", *random.choice(FOUND)] if random.random() < 0.7 else []
    return [*typed, *random.choice([[], ["down"], ["backspace", "down", "down"], ["pagedown"], [PASTE + "home"]])]


def _words(random: Random) -> list[str]:
    match random.randrange(5):
        case 0:
            return []
        case 1:
            return [PASTE + random.choice(PASTED)]
        case 2:
            return ["x", "y", "backspace", "backspace"]
        case _:
            return list(random.choice(WORDS))


def compared(member: Path, keys: Path, folder: Path, size: tuple[int, int], pressed: Sequence[str]) -> list[str]:
    """The differences between keys pressed slowly and in a burst, each at a copy of the member's file."""
    pressed = [*ACCEPT, *pressed]
    slowly = asyncio.run(_sat(_copied(member, keys, folder / "copy"), size, pressed, burst=False))
    at_once = asyncio.run(_sat(_copied(member, keys, folder / "copy"), size, pressed, burst=True))
    return slowly.differences(at_once)


def shrunk(pressed: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> list[str]:
    """Fewer of the keys that still `fails(keys)`."""
    left, size = list(pressed), max(1, len(pressed) // 2)
    while size:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + size :]
            if fails(fewer):
                left = fewer
            else:
                at += size
        size //= 2
    return left


def _copied(member: Path, keys: Path, folder: Path) -> Path:
    """A copy of a member's file and of the keys: the folder of the file that is a copy."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(keys, folder / "keys")
    shutil.copy(member, folder / "mine.panel")
    return folder


async def _sat(folder: Path, size: tuple[int, int], pressed: Sequence[str], burst: bool) -> Outcome:
    path = folder / "mine.panel"
    with _keys_in(folder / "keys"):
        async with sitting(path, "desk", size) as desk:
            if burst:
                await _at_once(desk.app, desk.pilot, pressed)
            else:
                await _slowly(desk.app, desk.pilot, pressed)
            return _outcome(desk, path)


async def _slowly(app: PanelApp, pilot: Pilot[str], pressed: Sequence[str]) -> None:
    await app.workers.wait_for_complete()
    for key in pressed:
        app.post_message(event_of(key))
        await handled(app)
        await pilot.pause()
        _keep(app)  # as if a quarter of a second went by
    await pilot.pause()


async def _at_once(app: PanelApp, pilot: Pilot[str], pressed: Sequence[str]) -> None:
    for key in pressed:
        app.post_message(event_of(key))
    await handled(app)
    await pilot.pause()
    _keep(app)
    await pilot.pause()


def _keep(app: PanelApp) -> None:
    for screen in app.screen_stack:
        if isinstance(screen, DeskScreen):
            screen.drawer.flush()


def _outcome(desk: Sitting, path: Path) -> Outcome:
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, DeskScreen)
    with sqlite3.connect(path) as database:
        drafts = database.execute("SELECT kind, about, value FROM draft ORDER BY kind, about").fetchall()
        changes = "SELECT kind, about, before, after, undone FROM draft_history ORDER BY number"
        undo = database.execute(changes).fetchall()
        words = database.execute("SELECT name, value FROM meta WHERE name LIKE 'words/%' ORDER BY name").fetchall()
    database.close()
    with open_workspace(path) as space:
        entries = {one.id: one for one in space.entries.all()}
    mine = [one for one in entries.values() if one.author == screen.desk.member and one.kind != "device"]
    said = [(one.kind or "", one.about_text or "", _plain(one, entries)) for one in mine]
    return Outcome(
        drafts=drafts,
        undo=undo,
        said=said,
        place=screen.place,
        reference=screen.reference,
        criterion=screen.criterion,
        audience=screen.audience,
        mark=screen.reader.mark,
        been=[tuple(one) for one in screen.been],
        aside=f"{screen.aside_reference} {screen.aside.mark if screen.aside_reference else ''}",
        queue=(screen.showing, screen.order, screen.queue.current.reference if screen.queue.current else ""),
        words=words,
        pages=[type(one).__name__ for one in desk.app.screen_stack],
        text=screen.drawer.editor.text if screen.drawer.is_open else "",
        told=desk.footer,
    )


@contextmanager
def _keys_in(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANEL_TUI_KEYS", str(folder))
        yield


def _plain(said: Said, entries: Mapping[str, Said]) -> str:
    """What an entry says; what a submission covers by register and value, as ids differ from copy to copy."""
    if said.kind != "submission" or "covers" not in said.value:
        return canonical(said.value)
    covered = [entries[id_] for id_ in said.value["covers"]]
    return canonical(sorted(f"{one.kind} {one.about_text} {canonical(one.value)}" for one in covered))
