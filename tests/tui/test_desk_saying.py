"""At the member's desk: submitting, withdrawing, interests, and the return."""

from __future__ import annotations

from pathlib import Path

from panel_tui.cli.main import main
from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import sitting


async def test_what_is_complete_is_submitted_and_comes_back_in_the_return(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("s")
        assert "TFO-019 is not submitted yet" in desk.text
        assert "Deliverability and leadership has a score without a written reason" in desk.text
        assert "Evaluation readiness has no score" in desk.text
        await desk.press("escape")
        for _ in range(4):
            await desk.press("3", "c")
            await desk.type("Enough (")
            await desk.press("ctrl+e", "escape")
        await desk.press("s")
        assert desk.footer == "TFO-019 is submitted. r writes your return for the office."
        assert "4 of 7 submitted" in desk.text
        await desk.press("s")
        assert "was submitted already" in desk.footer
        await desk.press("r")
        assert "  demo-2017-priya.return" in desk.text
        assert (demo / "members" / "demo-2017-priya.return").is_file()
        assert "Ines Tolworth" in desk.text
        await desk.press("escape")
        assert screen.desk.item("TFO-019").state == "submitted"
        await desk.press("2")
        assert screen.desk.item("TFO-019").state == "changed"
        await desk.press("ctrl+q")
    assert main(["merge", "members/demo-2017-priya.return", "--into", "office.panel"]) == 0


async def test_a_submission_is_withdrawn_with_a_reason(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("escape", "home", "W")
        assert "Why do you withdraw TFO-004?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was said: it needs a reason."
        await desk.press("W")
        await desk.type("The wrong one")
        await desk.press("escape")
        assert "TFO-004 is withdrawn" in desk.footer
        assert screen.desk.item("TFO-004").state == "in progress"


async def test_a_hard_interest_closes_a_proposal_and_another_word_opens_it_again(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("d")
        assert desk.footer.startswith("TFO-019: your interest?")
        await desk.press("escape", "d", "h")
        await desk.type("My sister works there")
        await desk.press("escape")
        assert "TFO-019 is closed to you." in desk.text
        assert "Aldermere County Council and four neighbouring" not in desk.text
        assert "recused" in screen.desk.item("TFO-019").state
        await desk.press("4", "c", "s", "x")
        assert screen.desk.item("TFO-019").state == "recused"
        await desk.press("escape", "home", "down", "down", "down", "d", "n")
        assert "Declared: no interest in TFO-019" in desk.footer
        assert "four neighbouring" in desk.text


async def test_a_soft_interest_is_noted_and_closes_nothing(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("d", "s")
        await desk.type("We met once")
        await desk.press("escape")
        assert screen.desk.item("TFO-019").interest == "soft"
        assert "four neighbouring" in desk.text
        assert "soft interest" in desk.footer
