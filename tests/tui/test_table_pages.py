"""How the meeting looks at the table: covered scores, a vote, the room, advice; also as it is projected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.at_the_table import OFFICE, opened
from tests.tui.sitting import SIZES, sitting


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_meeting_looks_as_it_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(OFFICE, "table", size) as desk:
        await desk.press("R", "a")
        desk.is_as_kept("table-room")
        await desk.press("escape", "H")
        await opened(desk)
        await desk.press("g", "3", "4")
        desk.is_as_kept("table-covered")
        await desk.press("p")
        desk.is_as_kept("table-covered-projector")
        await desk.press("enter", "y", "p", "e")
        desk.is_as_kept("table-levels")
        await desk.press("escape", "V", *"Fund it in full", "escape", *"ffffaaaa")
        desk.is_as_kept("table-vote")
        await desk.press("c", "enter")
        desk.is_as_kept("table-voted")
        await desk.press("p")
        desk.is_as_kept("table-voted-projector")
