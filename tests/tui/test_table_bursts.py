"""The same keys at the chair's table twice: pressed slowly, and all in one burst. Both must come out the same."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from panel_tui.house import open_workspace
from panel_tui.journal import canonical
from panel_tui.tui.screens.table import TableScreen
from tests.tui.sitting import SIZES, Sitting, event_of, sitting

WALK = (
    *("down", "enter", "m", "right", "v", "3", *"Heard Jo", "escape", "down", "2", *"n m 4", "escape"),
    *("u", "M", "y", "t", *"Worth it; r w p", "escape", "n", "4", "escape", "m", "escape", "down", "enter", "m"),
)
"""What a chair does, with keys in the texts that would mean something else outside them."""
ALONE = (
    *("n", "N", "b", "m", "u", "u", "w", "escape", "p", "tab", "o", "escape", "a", "escape", "enter", "escape"),
    *("up", "down", "left", "right", "home", "end", "j", "k", "pagedown", "M", "y", "v", "t", "escape"),
)


def some_keys(random: Random) -> list[str]:
    """So many things that a chair does."""
    keys: list[str] = ["enter"]
    for _ in range(14):
        match random.randrange(5):
            case 0:
                keys += [random.choice("012345"), *random.choice(["", "Why not", "n 4 m"]), "escape"]
            case 1:
                keys += ["v", random.choice("012345"), *random.choice(["", "Heard", "u u"]), "escape"]
            case 2:
                keys += ["t", *random.choice(["", "Yes", "M y"]), "escape"]
            case _:
                keys += [random.choice(ALONE) for _ in range(3)]
    return keys


async def outcome(folder: Path, size: tuple[int, int], keys: Sequence[str], burst: bool) -> list[object]:
    """What a sitting leaves: what is on the screen, where one is, and what was said."""
    path = folder / f"{'burst' if burst else 'slow'}.panel"
    shutil.copy(folder / "chair.panel", path)
    async with sitting(path, size=size) as desk:
        await desk.app.workers.wait_for_complete()
        for key in keys:
            desk.app.post_message(event_of(key))
            if not burst:
                await desk.pilot.pause()
                flush(desk)
        await desk.pilot.pause()
        flush(desk)
        await desk.pilot.pause()
        screen = desk.app.screen_stack[0]
        assert isinstance(screen, TableScreen)
        where = [screen.place, screen.reference, screen.criterion, screen.member, screen.projector]
        shown = desk.lines
    with open_workspace(path) as space:
        said = [(one.kind, one.about_text, canonical(one.value)) for one in space.entries.all() if one.kind != "device"]
        drafts = [(one.register, one.value) for one in space.drafts.all()]
    return [where, shown, said, drafts]


def flush(desk: Sitting) -> None:
    """As if a quarter of a second went by."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, TableScreen)
    screen.drawer.flush()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_burst_lands_where_slow_keys_land(demo: Path, size: tuple[int, int]) -> None:
    slowly = await outcome(demo, size, WALK, burst=False)
    assert all(f"'{kind}'" in str(slowly) for kind in ("agreed", "panel_score", "statement"))
    assert await outcome(demo, size, WALK, burst=True) == slowly


@pytest.mark.parametrize("seed", range(6))
async def test_random_keys_land_where_slow_ones_land(demo: Path, seed: int) -> None:
    keys = some_keys(Random(seed))
    slowly = await outcome(demo, SIZES[seed % 3], keys, burst=False)
    assert await outcome(demo, SIZES[seed % 3], keys, burst=True) == slowly, keys
