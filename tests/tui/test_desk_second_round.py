"""At the desk in a second round: what others gave, one's first score beside the new one, and submitting again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from panel_tui.assess.rounds import opening
from panel_tui.tui.screens.desk import DeskScreen
from tests.panel import Panel
from tests.tui.sitting import sitting

MARKS = {"priya": ("4", "1"), "smithson": ("1", "5"), "carol": ("2", "2")}


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panel:
    """All three have returned P-1; the office has opened a second round, and Priya has her pack in her file."""
    panel = Panel(tmp_path)
    monkeypatch.setenv("PANEL_TUI_KEYS", str(panel.folder / "keys-priya"))
    for member, (need, idea) in MARKS.items():
        panel.join(member)
        panel.score(member, "P-1", need, idea)
        panel.merge(panel.give_back(member))
    with panel.space() as space:
        space.entries.say(panel.keys().pen(space, panel.chance), opening(space, "full", date(2017, 6, 30), ""))
    panel.join("priya")
    return panel


async def test_a_member_sees_what_others_gave_revises_and_submits(panel: Panel) -> None:
    async with sitting(panel.path("priya")) as desk:
        await desk.press("escape")  # the tour
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        assert screen.desk.item("P-1").state == "look again"
        assert screen.due == "30 Jun"
        screen.open("P-1", "need")
        await desk.press("O")
        assert "smithson on need of P-1: 1." in desk.text
        await desk.press("escape")
        assert "before: 4" in desk.text
        assert screen.answers()["need"].score == 4
        await desk.press("3", "s")
        assert screen.desk.item("P-1").state == "submitted"
        assert "before: 4" in desk.text
    panel.merge(panel.give_back("priya"))
    counts = panel.counting()
    assert counts.rounds["P-1", "priya"] == "2"
    now = {place.criterion: int(one.value or 0) for place, one in counts.latest.items() if place.member == "priya"}
    first = {place.criterion: int(one.value or 0) for place, one in counts.first.items() if place.member == "priya"}
    assert (first, now) == ({"need": 4, "idea": 1}, {"need": 3, "idea": 1})
