"""How many keys an assessment takes beside its words: the figure in the guide is the one of this run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.guide import page
from tests.tui.at_the_desk import MINE, arrived
from tests.tui.sitting import sitting

REFERENCE, SEVEN = "TFO-042", 7
"""A proposal of which nothing is scored yet, and how many criteria it has."""
WORDS = "A reason."
WAY = ("enter", *(key for score in range(SEVEN) for key in (str(score % 6), "c", WORDS, "escape")), "s")
"""From my proposals to submitted: keys, and between them the words."""


async def state_after(way: Iterable[str]) -> tuple[str, int]:
    """The state of the proposal when this was done with the cursor of my proposals on it, and how many keys it took."""
    count = 0
    async with sitting(MINE) as desk:
        screen = await arrived(desk)
        screen.queue.go_to(REFERENCE)
        assert screen.place == "queue"
        for step in way:
            if step == WORDS:
                await desk.type(step)
            else:
                await desk.press(step)
                count += 1
        assert screen.desk.item(REFERENCE).of == SEVEN
        return screen.desk.item(REFERENCE).state, count


async def test_the_guide_says_how_many_keys_seven_criteria_take(demo: Path) -> None:
    state, count = await state_after(WAY)
    assert state == "submitted"
    (told,) = re.findall(r"Seven criteria with a reason each take (\d+) keys beside the words", page("member"))
    assert int(told) == count


@pytest.mark.parametrize("key", ["enter", "0", "c", "escape", "s"])
async def test_no_key_of_them_can_be_left_out(demo: Path, key: str) -> None:
    at = WAY.index(key)
    state, _ = await state_after([*WAY[:at], *WAY[at + 1 :]])
    assert state != "submitted"
