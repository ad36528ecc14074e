"""The office's page where there is little, or something wrong, or awkward; how it is explained, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from panel_tui.tui.screens.help import help_page
from tests.cli.office import Office
from tests.test_house import DOCUMENTS
from tests.tui.at_the_office import FILE, done, line_with, pressed, printed, settled
from tests.tui.hostile import HostileCall
from tests.tui.layout import SIZES as LAYOUTS
from tests.tui.layout import faults
from tests.tui.sitting import NOW, sitting

ROOT = Path(__file__).parents[2]
HEAVY = {*DOCUMENTS, "numpy", "scipy", "sqlmodel", "sqlalchemy"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office that has founded its call, and nothing more."""
    found = Office(tmp_path)
    found.done("new", "call.toml", "-o", "office.panel")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys" / "office"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_an_empty_call_says_what_to_do_next(office: Path) -> None:
    async with sitting(FILE, size=(80, 24)) as desk:
        await settled(desk)
        desk.is_as_kept("office-empty")
        assert "No members yet." in desk.text
        assert "panel-tui add members.csv --to office.panel" in desk.text
        assert "panel-tui add proposals.csv texts --to office.panel" in desk.text
        assert "panel-tui add assignments.csv --to office.panel" in desk.text
        await pressed(desk, "enter", "e", "k")
        assert desk.footer == "Nobody has a proposal to judge yet. Add assignments first: panel-tui add."
        await pressed(desk, "tab")
        assert "No returns here." in desk.text
        await pressed(desk, "tab")
        assert "Nothing can be ranked yet: nobody's scores count." in desk.text
        assert "panel-tui add members.csv --to office.panel" in desk.text


async def test_without_scores_the_ranking_says_what_is_missing(office: Path) -> None:
    done("add", "members.csv", "proposals.csv", "assignments.csv", "gates.csv", "--to", "office.panel")
    async with sitting(FILE, size=(200, 50)) as desk:
        await pressed(desk, "3")
        assert "4 assessments are assigned to 2 members, and none has been submitted here." in desk.text
        assert "panel-tui merge returns --into office.panel" in desk.text
        await pressed(desk, "1")
        assert "short by 1" in line_with(desk, "P-1")
        assert "· Submitted by fewer than the 1 member that the call wants: P-1" in desk.text
        assert "Nothing has to be settled." in desk.text


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
async def test_a_partial_total_says_so_in_words(office: Path, size: tuple[int, int]) -> None:
    done("add", "members.csv", "proposals.csv", "assignments.csv", "gates.csv", "scores.csv", "--to", "office.panel")
    done("moderate", "office.panel", "--agree", "P-3/NEED=4", "--reason", "Heard in the meeting")
    async with sitting(FILE, size=size) as desk:
        await pressed(desk, "3", "end")
        assert "to decide" in line_with(desk, "P-3")
        assert "not ranked: total is partial (no score on Idea)" in desk.text
        done("moderate", "office.panel", "--rank-partial", "P-3", "--reason", "It is enough")
        await pressed(desk, "g")
        assert "fund" in line_with(desk, "P-3")
        assert "partial total; in order and within the envelope" in desk.text


async def test_a_failed_gate_is_told_in_words(office: Path) -> None:
    (office / "gates.csv").write_text("proposal,gate,outcome,reason\nP-1,G1,fail,No lead body\n")
    done("add", "members.csv", "proposals.csv", "assignments.csv", "gates.csv", "--to", "office.panel")
    async with sitting(FILE, size=(200, 50)) as desk:
        await settled(desk)
        assert "gate failed" in line_with(desk, "○ P-1")
        assert "P-1 is not scored: gate G1 failed." in desk.text
        await pressed(desk, "home", "down", "down", "enter")
        assert "✗ Gate G1 failed: No lead body" in desk.text


async def test_what_must_be_settled_comes_first(demo: Path) -> None:
    CHANCE.set(Chance.seeded("settling", NOW))  # dates are on the screen
    done("recommend", "office.panel", "--follow-line")
    done("assess", "members/amina.panel", "--withdraw", "TFO-004", "--reason", "The wrong one")
    done("return", "members/amina.panel", "-o", "returns/amina-2.return")
    done("merge", "returns/gwen.return", "returns/amina-2.return", "--into", "office.panel")
    done("moderate", "office.panel", "--agree", "TFO-004/A-NEED=0", "--reason", "Nothing is shown")
    done("moderate", "office.panel", "--agree", "TFO-004/A-DELV=0", "--reason", "Nothing is shown")
    told = printed("status", "office.panel")
    async with sitting(FILE, size=(200, 50)) as desk:
        await settled(desk)
        words = " ".join(" ".join(line.split("│")[-2] for line in desk.lines if line.count("│") == 4).split())
        for line in ("Withdrawn: Amina Kettlewade on TFO-004.", "The line has changed since the panel's advice"):
            assert line in told
            assert f"▲ {line}" in words
        assert "▲ 3 to settle" in desk.lines[0]
        await pressed(desk, "enter")
        assert "in progress; withdrawn" in line_with(desk, "TFO-004  Marlhaven")
        desk.is_as_kept("office-withdrawn")


async def test_what_others_wrote_is_never_markup(office: Path) -> None:
    (office / "members.csv").write_text("id,name,role\npriya,[/b]Priya[red],member\nsam,Sam,member\n")
    (office / "proposals.csv").write_text(
        "reference,title,applicant,brief,ask\nP-1,[/],[link=x]Bad,HOMES,£400k\nP-2,b,b,HOMES,£1\nP-3,c,c,TIES,£2\n"
    )
    done("add", "members.csv", "proposals.csv", "assignments.csv", "--to", "office.panel")
    (office / "[b].return").write_text("x")
    async with sitting(FILE) as desk:
        await settled(desk)
        assert "[/b]Priya[red]" in desk.text
        await pressed(desk, "enter")
        assert "[link=x]Bad" in desk.text
        await pressed(desk, "escape", "2", "enter")
        assert "[b].return" in desk.text


@pytest.mark.parametrize("size", LAYOUTS, ids=str)
async def test_nothing_is_clipped_or_covered_however_awkward_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    call = HostileCall(tmp_path)
    call.merge(call.give_back("priya"))
    (tmp_path / f"{'日本' * 20}\x1b[31m.return").write_bytes(b"x")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys-office"))
    monkeypatch.chdir(tmp_path)
    async with sitting(FILE, size=size) as desk:
        for keys in (["enter"], ["escape", "end", "enter"], ["escape", "2", "enter"], ["escape", "3"], ["1", "k"]):
            await pressed(desk, *keys)
            assert faults(desk) == []


async def test_a_click_goes_to_a_row_and_opens_it(demo: Path) -> None:
    async with sitting(FILE) as desk:
        screen = await settled(desk)
        line = desk.lines.index(line_with(desk, "gwen.return"))
        await desk.pilot.click(offset=(95, line))
        await settled(desk)
        assert (screen.place, screen.returns.current) == ("returns", "returns/gwen.return")
        await desk.pilot.click(offset=(95, line))
        await settled(desk)
        assert "would bring 114 new entries" in desk.text
        await pressed(desk, "escape")
        await desk.pilot.click(offset=(desk.lines[1].index("Ranking"), 1))
        await settled(desk)
        assert screen.place == "ranking"


async def test_every_key_is_explained_and_in_the_palette(demo: Path) -> None:
    async with sitting(FILE) as desk:
        screen = await settled(desk)
        told = [" ".join(map(str, row)) for row in help_page(screen).sheet._content]
        for command in screen.COMMANDS_HERE:
            assert any(command.help in line for line in told), command
        await pressed(desk, "f1")
        assert "Members and proposals" not in desk.lines[0]
        assert "╭─ Help" in desk.text
        for place in ("tasks", "returns", "ranking"):
            screen.place = place
            assert sum(place in one.footer.split() for one in screen.COMMANDS_HERE) <= 6


async def test_colours_change_and_the_smallest_window_says_so(demo: Path) -> None:
    async with sitting(FILE, size=(59, 20)) as desk:
        await pressed(desk, "p")
        assert "Please make this window larger" in desk.text
        await desk.pilot.resize_terminal(120, 40)
        await pressed(desk, "f2")
        assert "Colours: light." in desk.footer
    assert not (demo / "paper").exists()


def test_opening_the_page_loads_no_document_or_number_library(demo: Path) -> None:
    code = """\
import asyncio, sys
from pathlib import Path
from panel_tui.tui.start import make_app
async def sit():
    app = make_app(Path("office.panel"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        await app.workers.wait_for_complete()
        print(*sorted({name.partition(".")[0] for name in sys.modules}))
asyncio.run(sit())
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "sqlite3" in loaded
    assert not loaded & HEAVY
