"""F1: the keys of the place where one is, what the guide says of it, and then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.screens.desk_pages import ContentsPage, HistoryPage, Leaving, QuestionsPage
from panel_tui.tui.screens.finding import FindPage
from panel_tui.tui.screens.guide import parted
from panel_tui.tui.screens.office import OfficeScreen
from panel_tui.tui.screens.table import TableScreen
from panel_tui.tui.screens.tour import Tour
from panel_tui.tui.screens.undertaking import Undertaking
from tests.tui.at_the_desk import MINE, arrived
from tests.tui.sitting import sitting

SCREENS: tuple[type[CommandScreen], ...] = (
    *(DeskScreen, TableScreen, OfficeScreen, Undertaking, Tour),
    *(ContentsPage, FindPage, HistoryPage, QuestionsPage, Leaving),
)
AT = {
    "My proposals": ("down",),
    "Read": ("enter",),
    "Score": ("enter", "tab"),
    "Write": ("enter", "c"),
    "Declare an interest": ("d",),
    "Find your way": ("enter", "t"),
    "Nothing is lost": ("enter", "H"),
    "Outside your expertise": ("enter", "question_mark"),
    "Return": ("d", "n", "ctrl+q"),
}
"""The keys that lead to a place at the desk, by the heading of the guide that is about it."""


@pytest.mark.parametrize("heading", AT)
async def test_f1_opens_the_guide_at_the_place_where_one_is(demo: Path, heading: str) -> None:
    async with sitting(MINE, size=(120, 200)) as desk:
        await arrived(desk)
        await desk.press(*AT[heading], "f1")
        lines = [[part.strip() for part in line.split("│")] for line in desk.lines]
        here = next(number for number, parts in enumerate(lines) if "Here" in parts)
        told = next(number for number, parts in enumerate(lines) if heading in parts and number > here)
        under = any(part.startswith("ctrl+p") for part in lines[told - 2])
        assert under, "the part of the guide stands right under the keys of this place"


def places(screen: type[CommandScreen]) -> Iterator[str]:
    """What a screen names of the guide."""
    yield from screen.GUIDES.values()
    yield screen.GUIDE


@pytest.mark.parametrize("screen", SCREENS)
def test_every_part_of_the_guide_that_a_screen_names_is_there(screen: type[CommandScreen]) -> None:
    assert set(screen.GUIDES) <= set(screen.PLACES) | {screen.GUIDE}
    for where in places(screen):
        part, rest = parted(where)
        assert part if "#" in where else rest, where
