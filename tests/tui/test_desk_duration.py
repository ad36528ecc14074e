"""How long a project runs, beside its ask at the desk: where that is known, and where there is room for all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, sitting

PROPOSALS = """\
reference,title,applicant,brief,ask,duration
P-1,A front door,Northbridge Council,HOMES,£1.15m,18 months
P-2,Next door,Harbour CIC,HOMES,£700k,
"""
TEXT = "# Need\n\nMany live far away.\n\n# Who lives where in the county and beyond\n\nA map.\n"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Priya's file: P-1 runs 18 months, and nobody knows how long P-2 runs."""
    office = Office(tmp_path)
    office.write("proposals.csv", PROPOSALS)
    for name in ("P-1", "P-2"):
        office.write(f"texts/{name}.md", TEXT)
    office.write("assignments.csv", "member,proposal,role\npriya,P-1,first\npriya,P-2,\n")
    office.done("new", "call.toml", "-o", "office.panel")
    office.done("add", "members.csv", "proposals.csv", "texts", "assignments.csv", *office.to())
    office.done("pack", "office.panel", "-o", "packs")
    office.done("open", "packs/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys" / "priya"))
    return tmp_path / "priya.panel"


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_it_stands_beside_the_ask_and_leaves_room_for_the_sections_title(
    mine: Path, size: tuple[int, int]
) -> None:
    async with sitting(mine, size=size) as desk:
        await desk.press("escape", "enter")
        assert "Need · ¶ 1.1 · page 1 of 1 · asks £1,150,000 · 18 months" in desk.text
        await desk.press("down")
        assert "Who lives" in (line := next(one for one in desk.lines if "¶ 2.1" in one))
        assert "£1,150,000 · 18 months" in line
        assert faults(desk) == []
        await desk.press("escape", "down", "enter")
        assert "Need · ¶ 1.1 · page 1 of 1 · asks £700,000 ─" in desk.text
        assert "month" not in desk.text


async def test_a_narrow_screen_has_it_above_the_assessment(mine: Path) -> None:
    async with sitting(mine, size=(80, 24)) as desk:
        await desk.press("escape", "enter")
        assert desk.lines[0].startswith(" Need · ¶ 1.1 · page 1 of 1 ")
        await desk.press("tab")
        assert desk.lines[0].startswith(" asks £1,150,000 · 18 months ")
        assert desk.lines[0].endswith("0 of 2 submitted  ·  all saved")
        assert faults(desk) == []
