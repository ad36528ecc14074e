"""At the chair's table: who introduces a proposal, what they will say, and who has declined it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.panel import Panel
from tests.talking import declined, noted
from tests.tui.at_the_table import opened
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, sitting

ROLES = "member,proposal,role\npriya,P-1,second introducer\nsmithson,P-1,first introducer\n"
SMITHSONS = "A sound case, and a small one: three homes (¶1.1).\n\nAsk who pays after the second year."


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panel:
    """Smithson introduces P-1 and has notes on it; Priya has declined P-2."""
    panel = Panel(tmp_path)
    panel.add("assignments", ROLES)
    for member in ("priya", "smithson"):
        panel.join(member)
    noted(panel, "smithson", "P-1", SMITHSONS)
    panel.score("smithson", "P-1", "3", "4")
    declined(panel, "priya", "P-2", "Outside my expertise")
    for member in ("priya", "smithson"):
        panel.merge(panel.give_back(member))
    monkeypatch.setenv("PANEL_TUI_KEYS", str(panel.keys().path))
    return panel


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_key_shows_what_the_introducer_will_say(panel: Panel, size: tuple[int, int]) -> None:
    async with sitting(panel.path(), "table", size) as desk:
        await desk.press("enter")
        assert "JS Jo Smithson (introduces)" in desk.text or "JS Jo Smithson (first introducer)" in desk.text
        desk.is_as_kept("table-introduced")
        await desk.press("i")
        assert faults(desk) == []
        desk.is_as_kept("table-notes")
        assert "Jo Smithson, first introducer" in desk.text
        assert "Ask who pays after the second year." in desk.text


async def test_in_projector_mode_the_notes_are_read_without_a_name(panel: Panel) -> None:
    async with sitting(panel.path(), "table") as desk:
        await desk.press("enter", "p")
        assert "i reads the introducer's notes." in desk.text
        await desk.press("i")
        assert "Ask who pays after the second year." in desk.text
        assert "Smithson" not in desk.text
        assert "introducer," not in desk.text


async def test_without_notes_it_is_said_whose_are_missing(demo: Path) -> None:
    async with sitting(demo / "chair.panel") as desk:
        await opened(desk)
        assert "Bryn Castellow introduces it, and has written no notes." in desk.text
        await desk.press("i")
        assert desk.footer == "Bryn Castellow has written no notes."
        await desk.press("p", "i")
        assert desk.footer == "The introducer has written no notes."
        assert "Bryn" not in desk.text


async def test_who_declined_is_marked_and_says_why(panel: Panel) -> None:
    async with sitting(panel.path(), "table") as desk:
        await opened(desk, "P-2")
        assert "dec declined" in desk.text
        assert "Priya Nairobi has declined this proposal: Outside my expertise." in desk.text
        await desk.press("i")
        assert desk.footer == "Nobody is to introduce it."
