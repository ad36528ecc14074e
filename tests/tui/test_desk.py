"""The member's desk, key by key, as Priya Nair sits at it in the demonstration."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.tui.screens.desk import DeskScreen
from tests.panel import Panel
from tests.small_call import CALL, MEMBERS, RUBRICS, TEXTS, call_file
from tests.tui.sitting import SIZES, Sitting, sitting

MINE = Path("members/priya.panel")


async def begun(desk: Sitting) -> DeskScreen:
    """Accept the undertaking, and read the first proposal: TFO-019, with four of seven scored."""
    await desk.press("y", "enter")
    screen = desk.screen
    assert isinstance(screen, DeskScreen)
    return screen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(MINE, size=size) as desk:
        desk.is_as_kept("undertaking")
        screen = await begun(desk)
        desk.is_as_kept("desk-reading")
        await desk.press("f1")
        desk.is_as_kept("desk-help")
        await desk.press("escape", "escape")
        desk.is_as_kept("desk-queue")
        await desk.press("enter", "tab")
        desk.is_as_kept("desk-assessment")
        await desk.press("n", "c")
        await desk.type("Who banks it")
        await desk.press("ctrl+e", "alt+down")
        screen.drawer.flush()
        await desk.pilot.pause()
        desk.is_as_kept("desk-writing")
        await desk.press("escape", "s")
        desk.is_as_kept("desk-missing")
        await desk.press("escape", "d")
        desk.is_as_kept("desk-interest")
        await desk.press("h")
        await desk.type("My sister works there")
        await desk.press("escape")
        desk.is_as_kept("desk-closed")


async def test_nothing_opens_before_the_undertaking_is_accepted_and_that_is_recorded(demo: Path) -> None:
    async with sitting(MINE) as desk:
        assert "Before you open the papers" in desk.text
        assert "AI tool" in desk.text
        await desk.press("enter", "4", "s")
        assert "Before you open the papers" in desk.text
        await desk.press("y")
        assert "Before you open the papers" not in desk.text
        await desk.press("ctrl+q")
    async with sitting(MINE) as desk:
        assert "Before you open the papers" not in desk.text


async def test_leaving_without_accepting_leaves(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await desk.press("escape")
        assert (
            desk.app.return_value
            == "members/priya.panel: 3 of 7 submitted, all saved. To go on: panel-tui members/priya.panel"
        )
    async with sitting(MINE) as desk:
        assert "Before you open the papers" in desk.text


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


async def test_a_comment_is_written_in_its_three_kinds_and_cites_what_is_read(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("down", "c")
        await desk.type("Fenholme's cabinet (")
        await desk.press("ctrl+e")
        await desk.type(") may say no; see")
        await desk.press("ctrl+e")
        await desk.press("alt+down")
        assert screen.reader.mark == "2.1"
        await desk.press("ctrl+t")
        await desk.type("Say when the cabinet meets")
        await desk.press("ctrl+t")
        await desk.type("Ask Chidi")
        await desk.press("ctrl+t", "escape")
        assert screen.answers()["A-DELV"].comments == {
            "panel": "Fenholme's cabinet (¶1.2) may say no; see ¶1.2 ",
            "applicant": "Say when the cabinet meets",
            "private": "Ask Chidi",
        }
        # With score and reason, esc goes on to the next.
        assert screen.criterion == "A-VFM"
        assert screen.place == "reader"
        await desk.press("left")
        assert "To the applicant: Say when" in desk.text
        assert "Private: Ask Chidi" in desk.text


async def test_the_whole_proposal_has_a_comment_too(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("o")
        await desk.type("Worth it")
        await desk.press("enter")
        await desk.type("if Fenholme signs")
        await desk.press("escape")
        assert screen.answers()["overall"].comments == {"panel": "Worth it\nif Fenholme signs"}
        assert "“Worth it if Fenholme signs”" in desk.text


async def test_an_emptied_comment_is_gone(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("No")
        await desk.press("backspace", "backspace", "escape")
        assert screen.answers()["A-DELV"].comments == {}
        assert "! no reason yet" in desk.text


async def test_the_text_is_walked_through(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        reader = screen.reader
        seen = []
        for key in ("down", "j", "k", "up", "right_square_bracket", "left_square_bracket", "end", "home"):
            await desk.press(key)
            seen.append(reader.mark)
        last = list(screen.desk.proposal("TFO-019").pages)[-1]
        assert seen == ["1.2", "2.1", "1.2", "1.1", "2.1", "1.1", last, "1.1"]
        await desk.press("pagedown")
        assert float(reader.mark) > 1.2
        assert f"¶ {reader.mark} · page" in desk.text
        await desk.press("pageup", "space")
        await desk.press("ctrl+q")
    async with sitting(MINE) as desk:
        await desk.press("enter")
        again = desk.screen
        assert isinstance(again, DeskScreen)
        assert again.reader.mark == reader.mark != "1.1"


async def test_the_queue_is_walked_through(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("escape", "down", "down")
        assert screen.queue.current is not None
        assert screen.queue.current.reference == "TFO-036"
        assert "Saltmarsh Family Aid" in desk.text
        await desk.press("end", "home", "j", "k", "enter")
        assert screen.reference == "TFO-004"
        assert screen.place == "reader"
        await desk.press("tab", "tab", "shift+tab", "shift+tab", "shift+tab")
        assert screen.place == "queue"


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


async def test_what_was_written_and_left_is_there_again(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("c")
        await desk.type("Half a thought")
        await desk.press("ctrl+q")
    async with sitting(MINE) as desk:
        await desk.press("enter", "c")
        assert "Half a thought" in desk.text


async def test_colours_are_changed_and_kept(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("f2")
        assert (desk.app.theme, desk.footer) == ("light", "Colours: light.")
        await desk.press("f2")
        assert desk.footer == "Colours: high contrast."
        await desk.press("ctrl+q")
    async with sitting(MINE) as desk:
        assert desk.app.theme == "contrast"


async def test_a_click_opens_marks_and_scores(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        line = next(number for number, text in enumerate(desk.lines) if "│ ○ 036" in text)
        await desk.pilot.click(offset=(4, line))
        assert screen.reference == "TFO-036"
        line = next(number for number, text in enumerate(desk.lines) if "1.2" in text)
        await desk.pilot.click(offset=(30, line))
        assert screen.reader.mark == "1.2"
        line, column = next(
            (number, text.rindex(" 4 ")) for number, text in enumerate(desk.lines) if " 2 │ 3  4  5 " in text
        )
        await desk.pilot.click(offset=(column + 1, line))
        assert screen.answers()[screen.criterion].score == 4


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


async def test_the_palette_does_what_a_key_does(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.pilot.press("ctrl+p")
        await desk.pilot.pause()
        await desk.type("exceptional")
        await desk.pilot.press("enter")
        await desk.pilot.pause()
        assert screen.answers()["A-DELV"].score == 5


async def test_the_usual_key_says_which_one_leaves(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("ctrl+c")
        assert desk.footer == "ctrl+q leaves; everything is saved."


async def test_the_page_is_turned_while_writing(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c", "pagedown", "pagedown")
        mark = screen.reader.mark
        assert mark != "1.1"
        await desk.press("pageup", "pageup", "ctrl+e")
        assert screen.drawer.editor.text == "¶1.1 "
