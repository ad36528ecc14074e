"""The member's desk, key by key: how it looks, what it asks first, and going about in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.tui.screens.desk import DeskScreen
from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import SIZES, sitting


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
