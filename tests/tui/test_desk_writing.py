"""At the member's desk: comments in their three kinds, with paragraphs cited."""

from __future__ import annotations

from pathlib import Path

from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import sitting


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


async def test_what_was_written_and_left_is_there_again(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("c")
        await desk.type("Half a thought")
        await desk.press("ctrl+q")
    async with sitting(MINE) as desk:
        await desk.press("enter", "c")
        assert "Half a thought" in desk.text


async def test_the_page_is_turned_while_writing(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("c", "pagedown", "pagedown")
        mark = screen.reader.mark
        assert mark != "1.1"
        await desk.press("pageup", "pageup", "ctrl+e")
        assert screen.drawer.editor.text == "¶1.1 "
