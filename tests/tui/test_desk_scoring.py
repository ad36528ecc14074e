"""At the member's desk: scoring, by a digit or in a field, and taking it back."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from panel_tui.tui.screens.desk import DeskScreen
from tests.panel import Panel
from tests.small_call import CALL, MEMBERS, RUBRICS, TEXTS, call_file
from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import sitting


async def test_a_digit_scores_and_stays(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        assert screen.criterion == "A-DELV"
        assert " 0  1 │ 2 [3] 4  5   Adequate" in desk.text
        await desk.press("4")
        assert " 0  1 │ 2  3 [4] 5   Strong" in desk.text
        assert screen.criterion == "A-DELV"
        await desk.press("1")
        assert "▼ below floor  ! no reason yet" in desk.text
        await desk.press("7")  # no point of this scale
        assert "7 is not on the scale of Deliverability and leadership. It runs 0 to 5." in desk.footer
        await desk.press("x")
        assert "not applicable" in desk.text
        await desk.press("a")
        assert "abstained" in desk.text
        await desk.press("delete")
        assert screen.answers()["A-DELV"].state == ""
        await desk.press("f", "f")
        assert "confidence: medium" in desk.text
        await desk.press("f", "f")
        assert "confidence:" not in desk.text


async def test_undo_goes_back_and_shows_where(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("4", "right", "2", "right", "u")
        assert (screen.criterion, desk.footer) == (
            "A-VFM",
            "Undone: TFO-019, Cost, savings and value for money: not scored.",
        )
        await desk.press("u")
        assert (screen.criterion, desk.footer) == ("A-DELV", "Undone: TFO-019, Deliverability and leadership: 3.")


async def test_criteria_are_walked_through_and_end_at_the_whole(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("left", "left", "left", "left", "left")
        assert screen.criterion == "A-NEED"
        await desk.press(*["right"] * 9)
        assert screen.criterion == "overall"
        await desk.press("4")
        assert screen.answers()["overall"].state == ""
        await desk.press("tab", "up", "up")
        assert screen.criterion == "A-SUST"
        await desk.press("down", "k", "j")
        assert screen.criterion == "A-EVID"


HALVES = CALL.replace('briefs = ["SC.toml", "TS.toml"]', 'briefs = ["SC.toml"]')
LONG = RUBRICS["SC.toml"].replace("best = 5", "best = 15\nstep = 0.5")


async def test_a_score_is_typed_where_one_digit_is_not_enough(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False, file=call_file(HALVES, {"SC.toml": LONG}))
    panel.add("members", MEMBERS)
    panel.add("proposals", "reference,title,applicant,brief,ask\nP-1,Homes nearby,Northbridge Homes,SC,£400k\n")
    panel.add_texts({"P-1": TEXTS["P-1"]})
    panel.add("assignments", "member,proposal\npriya,P-1\n")
    panel.join("priya")
    async with sitting(panel.path("priya")) as desk:
        await desk.press("escape")  # the tour
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        await desk.press("enter")
        assert "[ ] 0 to 15 in steps of 0.5" in desk.text
        await desk.press("7")  # no digit scores here
        assert screen.answers()["need"].state == ""
        await desk.press("enter", "1", "2", "9", "backspace", "full_stop", "5")
        assert "[12.5" in desk.text
        await desk.press("enter")
        assert screen.answers()["need"].score == Fraction(25, 2)
        assert "[12.5] of 0 to 15" in desk.text
        await desk.press("enter", "3", "escape")
        assert screen.answers()["need"].score == Fraction(25, 2)
        await desk.press("enter", "1", "6", "enter")
        assert "16 is not on the scale of Need. It runs 0 to 15 in steps of 0.5." in desk.footer
        await desk.press("backspace", "minus", "enter")
        assert "1- is not a score" in desk.footer
        await desk.press("escape", "enter", "enter")
        assert "Nothing is not a score" in desk.footer


async def test_n_goes_to_what_is_to_be_done(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        seen = []
        for _ in range(4):
            await desk.press("n")
            seen.append(screen.criterion)
        assert seen == ["A-VFM", "A-SUST", "A-EVID", "A-DELV"]
        for criterion in ("A-DELV", "A-VFM", "A-SUST", "A-EVID"):
            assert screen.criterion == criterion
            await desk.press("3", "c")
            await desk.type("Enough")
            await desk.press("escape")
        await desk.press("n")
        assert screen.reference == "TFO-036"


async def test_the_levels_are_told_before_a_score_is_chosen_and_its_meaning_after(demo: Path) -> None:
    async with sitting(MINE, size=(80, 24)) as desk:
        await desk.press("y", "escape", "n", "tab")
        assert "2 Partial  Some evidence; key numbers are missing." in desk.text
        assert "A unit cost and one line of saving." in desk.text
        await desk.press("3")
        assert "2 Partial" not in desk.text
        assert "In this brief: A unit cost and one line of saving." in desk.text
        assert "Evidence: Evidence for the main claims." in desk.text
