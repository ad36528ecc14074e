"""At the office's page: members' questions, answers written key by key, and what was declined."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.house import open_workspace
from panel_tui.tui.screens.office import OfficeScreen
from tests.panel import Panel
from tests.talking import all_asked, asked, declined, known
from tests.tui.at_the_office import at_once, line_with, pressed, settled
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, sitting

VAT = "Does the ask include VAT? My own council was caught out by that."
WHO = "Who would own the houses after the second year?"


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Panel:
    """Priya asks about P-1 and has declined P-2; Smithson asks about P-3."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
    asked(panel, "priya", "P-1", VAT)
    declined(panel, "priya", "P-2", "Loans are outside my expertise.")
    asked(panel, "smithson", "P-3", WHO)
    (tmp_path / "returns").mkdir()
    for member in ("priya", "smithson"):
        (tmp_path / "returns" / f"{member}.return").write_bytes(data := panel.give_back(member))
        panel.merge(data)
    monkeypatch.setenv("PANEL_TUI_KEYS", str(panel.keys().path))
    monkeypatch.chdir(tmp_path)
    return panel


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(panel: Panel, size: tuple[int, int]) -> None:
    async with sitting(panel.path(), size=size) as desk:
        await settled(desk)
        desk.is_as_kept("office-declined")
        assert faults(desk) == []
        await pressed(desk, "4")
        desk.is_as_kept("office-questions")
        assert faults(desk) == []
        await pressed(desk, "w", *["backspace"] * 39, "escape", "enter", *"It", "space", *"does")
        desk.is_as_kept("office-answering")
        assert faults(desk) == []
        await pressed(desk, "escape")
        desk.is_as_kept("office-answered")
        assert faults(desk) == []


async def test_a_question_is_answered_and_goes_to_all_assessors(panel: Panel) -> None:
    async with sitting(panel.path()) as desk:
        await settled(desk)
        assert "Questions: 2 open" in desk.text
        assert "2 questions wait for an answer" in " ".join(desk.text.replace("│", " ").split())
        await pressed(desk, "4", "enter")
        await desk.type("It does.")
        await pressed(desk, "escape")
        assert desk.footer == "Answered: all who judge P-1 get it with their next pack or receipt."
        assert "Questions: 1 open" in desk.text
        assert "▲ 1 to settle" in desk.lines[0]
        assert line_with(desk, "P-3", "waits")
        assert line_with(desk, "P-1", "answered")
        await pressed(desk, "enter", "escape")
        assert desk.footer == "The answer about P-1 is as it was."
    panel.open(panel.pack("smithson"), "smithson")
    assert [(one.text, one.answer) for one in known(panel, "smithson", "P-1")] == [(VAT, "It does.")]


async def test_a_question_is_worded_anew_before_and_after_it_is_answered(panel: Panel) -> None:
    async with sitting(panel.path()) as desk:
        await pressed(desk, "4", "w", *["backspace"] * len(VAT))
        await desk.type("Is VAT in it?")
        await pressed(desk, "ctrl+s")
        assert desk.footer == "It is passed on so, with the answer: enter writes it."
        assert "Passed on as: Is VAT in it?" in desk.text
        assert "begun, not said" in line_with(desk, "P-1")
        await pressed(desk, "enter", *"Yes", "escape", "w", "backspace")
        await desk.type(" now?")
        await pressed(desk, "escape")
        assert "Passed on as: Is VAT in it now?" in desk.text
    (one,) = [one for one in all_asked(panel) if one.proposal == "P-1"]
    assert (one.passed_on, one.answer) == ("Is VAT in it now?", "Yes")


async def test_what_is_typed_is_on_disk_at_once_and_found_again(panel: Panel) -> None:
    async with sitting(panel.path()) as desk:
        await pressed(desk, "4", "enter")
        await desk.type("Half an")
        with open_workspace(panel.path()) as beside:
            (draft,) = beside.drafts.all()
            assert draft.value == {"question": VAT, "answer": "Half an"}
            assert beside.entries.heads("answer") == []
        await desk.press("ctrl+q")
    async with sitting(panel.path()) as desk:
        await pressed(desk, "4")
        assert "begun, not said" in line_with(desk, "P-1")
        await pressed(desk, "enter")
        assert "Half an" in desk.text
        await pressed(desk, *["backspace"] * 7, "escape")
        assert desk.footer == "No answer was written."
        assert "waits" in line_with(desk, "P-1")


async def test_an_answer_that_names_who_asked_is_refused_and_kept(panel: Panel) -> None:
    async with sitting(panel.path()) as desk:
        await pressed(desk, "4", "enter")
        await desk.type("Priya Nairobi is right.")
        await pressed(desk, "escape")
        assert "P-1: It names Priya Nairobi, who asked." in desk.text
        assert "begun, not said" in line_with(desk, "P-1")
    assert [one.answer for one in all_asked(panel)] == ["", ""]


async def test_a_burst_of_keys_lands_where_slow_keys_land(panel: Panel) -> None:
    async with sitting(panel.path()) as desk:
        await settled(desk)
        await at_once(desk, "4", "end", "enter", *"Quick", "escape", "up", "enter", *"So", "escape", "1", "4")
        await settled(desk)
        assert "Questions" in desk.text
    assert [(one.proposal, one.answer) for one in all_asked(panel)] == [("P-1", "So"), ("P-3", "Quick")]


async def test_an_answer_is_written_while_returns_are_looked_at_and_all_are_in_the_end(panel: Panel) -> None:
    data = (panel.folder / "returns" / "priya.return").read_bytes()
    for number in range(40):
        (panel.folder / "returns" / f"copy-{number:02}.return").write_bytes(data)
    async with sitting(panel.path()) as desk:
        screen = desk.screen
        assert isinstance(screen, OfficeScreen)
        await at_once(desk, "4", "enter", *"So")
        await settled(desk)
        assert "NOT SAVED" not in desk.text
        await pressed(desk, "escape")
        assert len(screen.looks) == 42
    assert [one.answer for one in all_asked(panel)] == ["So", ""]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_awkward_questions_break_nothing(panel: Panel, size: tuple[int, int]) -> None:
    asked(panel, "priya", "P-1", "\x1b[31mred \u202e [/b]\n\n" + "w" * 400 + " 漢字" * 60)
    declined(panel, "priya", "P-1", "\x1b[31m\n" + "x" * 400)
    panel.merge(panel.give_back("priya"))
    async with sitting(panel.path(), size=size) as desk:
        for keys in ((), ("4",), ("end",), ("enter", "a"), ("escape",), ("1", "end"), ("enter",)):
            await pressed(desk, *keys)
            assert [one for one in faults(desk) if one.startswith(("line ", "the screen "))] == [], keys


async def test_who_declined_is_seen_with_the_reason(panel: Panel) -> None:
    async with sitting(panel.path(), size=(80, 24)) as desk:
        await settled(desk)
        assert line_with(desk, "submitted", "declined", "recused")
        await pressed(desk, "2")
        words = " ".join(desk.text.split())
        assert "Priya Nairobi declined P-2: Loans are outside my expertise." in words
        await pressed(desk, "1", "end", "up", "enter")
        assert "declined: Loans are outside my expertise." in desk.text


async def test_without_questions_the_pane_says_how_they_come(panel: Panel, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    new = Panel(tmp_path / "new")
    async with sitting(new.path()) as desk:
        await pressed(desk, "4", "enter", "w")
        assert "No member has asked anything yet." in desk.text
        assert "$ panel-tui answer office.panel" in desk.text
        assert faults(desk) == []


async def test_the_demonstration_has_a_question_that_waits_and_one_that_is_answered(demo: Path) -> None:
    async with sitting(demo / "office.panel") as desk:
        await pressed(desk, "4")
        assert "Farah Ellingstone asks: What did the ballot of January 2017 ask?" in desk.text
        assert "waits" in line_with(desk, "TFO-031")
        assert "answered" in line_with(desk, "TFO-023")
