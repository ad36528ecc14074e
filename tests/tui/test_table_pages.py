"""How the meeting looks at the table: covered scores, a vote, the room, advice; also as it is projected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.cli.test_second_round import first, scored, second  # noqa: F401 - fixtures
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


async def test_after_a_round_by_post_the_first_score_stands_before_the_later_one(
    second: Office,  # noqa: F811 - the fixture itself
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second.done("merge", scored(second, "priya", "3", "3", "2"), "--into", "office.panel")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(second.folder / "keys" / "office"))
    async with sitting(second.folder / "office.panel", "table") as desk:
        await opened(desk, "P-1")
        assert "4›3" in desk.text
        assert "2›3 first 2, now 3" in desk.text
        assert "The first score was 4." in desk.text
