"""Finding one's way at the member's desk: contents, evidence, citations, words, jumping, and two texts at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from panel_tui.tui.screens import desk_going
from panel_tui.tui.screens.choosing import ListPage
from panel_tui.tui.screens.finding import FindPage
from tests.tui.at_the_desk import MINE, amended, begun
from tests.tui.sitting import SIZES, sitting


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_pages_for_reading_look_as_they_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(MINE, size=size) as desk:
        await desk.press("y")
        desk.is_as_kept("desk-tour")
        await desk.press("escape", "enter", "t")
        desk.is_as_kept("desk-contents")
        await desk.press("escape", "/")
        desk.is_as_kept("desk-find-empty")
        await desk.type("staff")
        desk.is_as_kept("desk-find")
        await desk.press("enter")
        desk.is_as_kept("desk-found")
        await desk.press("b", "semicolon")
        desk.is_as_kept("desk-jump")
        await desk.press("escape", "H")
        desk.is_as_kept("desk-history")
        await desk.press("escape", "?")
        desk.is_as_kept("desk-questions")
        await desk.press("escape", "escape", "f", "o")
        desk.is_as_kept("desk-queue-to-do")
        await desk.press("down", "v")
        desk.is_as_kept("desk-beside")


async def test_contents_lead_to_a_section_and_b_back(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("down", "t")
        assert "8  Costs, and a smaller version  Cost, savings and value for money" in desk.text
        await desk.press("j", "down", "G", "k", "enter")
        assert screen.reader.mark == "9.1"
        await desk.press("b")
        assert screen.reader.mark == "1.2"
        await desk.press("b")
        assert "nothing to go back to" in desk.footer
        await desk.press("t", "escape")
        assert screen.reader.mark == "1.2"


async def test_a_criterion_leads_to_what_answers_it_and_a_section_to_its_criterion(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        assert screen.criterion == "A-DELV"
        await desk.press("e")
        assert screen.reader.mark == "6.1"
        assert desk.footer == "2 sections answer Deliverability and leadership. b goes back."
        assert "6  Governance, law and timetable" in desk.text
        await desk.press("e")
        assert screen.reader.mark == "7.1"
        await desk.press("b", "b")
        assert screen.reader.mark == "1.1"
        await desk.press("]", "E")
        assert screen.criterion == "A-NEED"
        assert "answers Child and system need" in desk.footer
        await desk.press("home", "E")
        assert "No criterion is named for this section." in desk.footer


async def test_one_key_leads_from_a_citation_to_its_paragraph_and_back(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("p")
        assert "Nothing is cited here yet" in desk.footer
        await desk.press("left", "left", "left", "down")
        assert (screen.criterion, screen.reader.mark) == ("A-NEED", "1.2")
        await desk.press("p")
        assert screen.reader.mark == "2.1"
        assert "¶2.1 is cited here (1 of " in desk.footer
        while "leads back" not in desk.footer:
            await desk.press("p")
        await desk.press("p")
        assert (screen.reader.mark, desk.footer) == ("1.2", "Back where you were.")
        await desk.press("p", "b")
        assert screen.reader.mark == "1.2"


async def test_while_writing_the_citation_at_the_cursor_is_followed_and_writing_goes_on(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("One ")
        await desk.press("ctrl+e")
        await desk.press("pagedown", "pagedown", "ctrl+e")
        second = screen.reader.mark
        await desk.press("left", "left")
        await desk.press("home", "ctrl+g")
        assert screen.reader.mark == "1.1"
        await desk.press("ctrl+g")
        assert screen.reader.mark == second != "1.1"
        await desk.type("And ")
        assert screen.drawer.editor.text.startswith("And One ¶1.1")


async def test_a_citation_leads_to_the_version_in_which_it_was_made(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("c", "ctrl+e", "escape", "ctrl+q")
    amended("TFO-019", "propose to buy", "hope to buy")
    async with sitting(MINE) as desk:
        await desk.press("enter")
        assert "hope to buy" in desk.text
        await desk.press("left", "p")
        assert "version 1 of 2" in desk.footer
        assert "(an older version)" in desk.text
        assert "propose to buy" in desk.text
        await desk.press("ctrl+e")
        assert "older version" in desk.footer
        await desk.press("p")
        assert "(an older version)" not in desk.text
        assert "hope to buy" in desk.text


async def test_words_are_found_here_and_in_all_of_mine(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("/")
        await desk.type("auditor outside")
        page = desk.screen
        assert isinstance(page, FindPage)
        assert "1 paragraph" in desk.text
        assert "an auditor outside the five will check" in desk.text
        await desk.press("enter")
        assert screen.reader.mark == "5.2"
        assert "1 of 1 found" in desk.footer
        await desk.press("/", "ctrl+u")
        await desk.type("charity")
        await desk.press("tab")
        assert "in all of mine: charity" in desk.text
        found = [key for key in ("TFO-004", "TFO-007", "TFO-036") if key in desk.text]
        assert "TFO-036" in found
        assert "TFO-028" not in desk.text  # closed to her: a hard interest
        await desk.press("enter")
        first = (screen.reference, screen.reader.mark)
        await desk.press(".")
        assert (screen.reference, screen.reader.mark) != first
        await desk.press(",")
        assert (screen.reference, screen.reader.mark) == first
        await desk.press("b", "b", "b")
        assert (screen.reference, screen.reader.mark) == ("TFO-019", "5.2")


async def test_what_is_not_found_says_where_else_to_look(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("/")
        assert "Type words" in desk.text
        await desk.type('zebra [b] "')
        assert "Nothing is found here; tab looks in all of mine." in desk.text
        await desk.press("tab", "enter")
        assert "Nothing is found in your proposals." in desk.text
        await desk.press("backspace", "escape")
        assert "0-5 score" in desk.footer


async def test_letters_jump_to_proposals_paragraphs_and_criteria(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("semicolon")
        assert "any other key leaves it" in desk.footer
        await desk.press("q")  # the second paragraph in sight, after eight proposals and the first
        assert screen.reader.mark == "1.2"
        await desk.press("semicolon", "r")
        assert (screen.place, screen.criterion) == ("form", "A-NEED")
        await desk.press("semicolon", "h")
        assert (screen.place, screen.reference) == ("reader", "TFO-036")
        await desk.press("semicolon", "4")  # no letter: the jump is left, and nothing is scored
        assert screen.answers()[screen.criterion].state == ""
        await desk.press("4")
        assert screen.answers()[screen.criterion].score == 4


async def test_two_texts_stand_side_by_side_where_there_is_room(demo: Path) -> None:
    async with sitting(MINE, size=(200, 50)) as desk:
        screen = await begun(desk)
        await desk.press("v")
        assert "Choose the other one in my proposals" in desk.footer
        await desk.press("escape", "up", "v")
        assert "TFO-011 stands beside" in desk.footer
        assert (screen.reference, screen.aside_reference) == ("TFO-019", "TFO-011")
        await desk.press("tab", "down", "down")
        assert (screen.place, screen.aside.mark, screen.reader.mark) == ("aside", "2.1", "1.1")
        await desk.press("3")
        assert screen.answers()["A-DELV"].score == 3  # as it was: the text beside is not scored
        await desk.press("enter")
        assert (screen.reference, screen.aside_reference, screen.reader.mark) == ("TFO-011", "TFO-019", "2.1")
        await desk.press("v")
        assert screen.aside_reference == ""
        await desk.press("v")
        assert screen.aside_reference == "TFO-019"
        await desk.pilot.resize_terminal(120, 40)
        await desk.pilot.pause()
        assert screen.aside_reference == ""
        await desk.press("v")
        assert "Two texts need a window of 160 columns" in desk.footer


async def test_the_place_is_remembered_for_each_proposal_without_leaving(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("down", "down")
        screen.remember()
        await desk.press("tab", "tab", "down", "down", "enter")
        assert screen.reference == "TFO-036"
        await desk.press("escape", "up", "up", "enter")
        assert (screen.reference, screen.reader.mark) == ("TFO-019", "2.1")


async def test_the_place_is_kept_soon_after_a_move(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_going, "REMEMBER", 0.01)
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("down", "down")
        async with asyncio.timeout(20):
            while screen.desk.place_of("TFO-019") != "2.1":
                await desk.pilot.pause()


async def test_a_list_takes_clicks(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("t")
        page = desk.screen
        assert isinstance(page, ListPage)
        await desk.pilot.click(page.listed, offset=(10, 3))
        await desk.pilot.pause()
        assert screen.reader.mark == "4.1"
