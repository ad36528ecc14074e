"""F1: the keys of the place where one is, what the guide says of it, and the rest of the guide."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from panel_tui.tui import screens as all_screens
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.screens.desk_face import DeskFace
from panel_tui.tui.screens.guide import about, anchor, parted, rest
from panel_tui.tui.screens.help import OWN_KEYS
from panel_tui.tui.screens.office import OfficeScreen
from panel_tui.tui.screens.page import Hanging
from panel_tui.tui.screens.table import TableScreen
from tests.cli.guide import page
from tests.tui.at_the_desk import MINE, arrived
from tests.tui.sitting import Sitting, sitting

HEIGHT = 400
"""So many lines, so that all of the help is seen at once."""
AT = {
    "queue": ("", "My proposals"),
    "reader": ("enter", "Read"),
    "aside": ("enter escape down down v tab", "Side by side"),
    "form": ("enter tab", "Score"),
    "drawer": ("enter c", "Write"),
    "interest": ("d", "Declare an interest"),
    "reason": ("D", "Give a reason"),
    "contents": ("enter t", "Contents and evidence"),
    "find": ("enter slash", "Find"),
    "history": ("enter H", "Nothing is lost"),
    "questions": ("enter question_mark", "Ask the office"),
    "leaving": ("d n ctrl+q", "Leave"),
}
"""Where one may be at the desk: the keys that lead there, and the heading of the guide that is about it."""


async def helped(desk: Sitting) -> list[str]:
    """The lines of the help, where one is; all of them, on a screen that has grown to hold them."""
    width, height = desk.app.size
    await desk.press("f1")
    if height < HEIGHT:
        await desk.pilot.resize_terminal(width, HEIGHT)
    await desk.stands_still()
    top = next(number for number, line in enumerate(desk.lines) if "╭─ Help" in line)
    left = desk.lines[top].index("╭─ Help") + 1
    right = desk.lines[top].index("╮", left)
    return [line[left:right].strip(" ▁▂▃▄▅▆▇█") for line in desk.lines[top + 1 :]]


@pytest.mark.parametrize("place", AT)
async def test_f1_opens_the_guide_at_the_place_where_one_is(demo: Path, place: str) -> None:
    keys, heading = AT[place]
    async with sitting(MINE, size=(180, 50)) as desk:
        await arrived(desk)
        await desk.press(*keys.split())
        before, where = desk.screen, desk.screen.place
        lines = await helped(desk)
        here = lines.index("Here")
        about_it = lines.index(heading)
        assert here < about_it
        others = [lines.index(words) for one, words in before.PLACES.items() if one != where and words in lines]
        assert all(about_it < other for other in others)
        assert lines.count(heading) == 1
        assert lines.index("Your own keys") > max([about_it, *others])
        await desk.press("escape")
        assert desk.screen is before
        assert desk.screen.place == where


async def test_f1_helps_in_the_undertaking_and_the_tour_too(demo: Path) -> None:
    async with sitting(MINE, size=(120, 50)) as desk:
        assert "Open it" in await helped(desk)
        await desk.press("escape", "y", "enter")
        assert "Read (2 of 5)" in desk.text
        assert "Open it" in await helped(desk)
        await desk.press("escape", "escape")
        assert isinstance(desk.screen, DeskScreen)


async def test_a_page_that_has_said_all_offers_no_help(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await arrived(desk)
        await desk.press("s")
        page_ = desk.screen
        assert "not submitted yet" in desk.text
        assert "F1" not in desk.footer
        await desk.press("f1")
        assert desk.screen is page_


@pytest.mark.parametrize(
    ("file", "keys", "heading"),
    [
        ("chair.panel", "", "The agenda"),
        ("chair.panel", "enter", "The matrix"),
        ("chair.panel", "enter t", "While you write"),
        ("office.panel", "", "Tasks"),
        ("office.panel", "tab tab", "Ranking"),
    ],
)
async def test_the_table_and_the_offices_page_do_the_same(demo: Path, file: str, keys: str, heading: str) -> None:
    async with sitting(Path(file), size=(120, 50)) as seat:
        await seat.app.workers.wait_for_complete()
        await seat.press(*keys.split())
        lines = await helped(seat)
        screen = seat.app.screen_stack[0]
        assert isinstance(screen, CommandScreen)
        places = [lines.index(words) for words in screen.PLACES.values() if words in lines]
        assert lines.index("Here") < lines.index(heading) < min(places)


def screens(of: type[CommandScreen]) -> Iterator[type[CommandScreen]]:
    """A kind of screen, and all that are made of it, whether anybody has opened them yet or not."""
    for module in iter_modules(all_screens.__path__, f"{all_screens.__name__}."):
        import_module(module.name)
    yield of
    for one in of.__subclasses__():
        yield from screens(one)


def test_every_place_that_the_help_names_is_in_the_guide() -> None:
    named_ = {where for one in screens(CommandScreen) for where in (one.GUIDE, *one.GUIDES.values(), OWN_KEYS) if where}
    assert len(named_) > 20
    for where in named_:
        name, _, heading = where.partition("#")
        headings = [anchor(line) for line in page(name).splitlines() if line.startswith("#")]
        assert not heading or headings.count(heading) == 1, where
    for screen in (DeskScreen, TableScreen, OfficeScreen):
        assert set(screen.PLACES) - set(screen.GUIDES) <= {"sure"}
    assert set(DeskFace.GUIDES) == set(DeskFace.PLACES)


def test_a_part_of_the_guide_ends_at_the_next_heading_and_nothing_is_lost() -> None:
    part, others = parted("chair#the-table")
    assert part.startswith("## The table\n")
    assert "### The matrix" in part
    assert "## What to discuss" not in part
    assert "## What to discuss" in others
    assert sorted([*part.split("\n"), *others.split("\n")]) == sorted(page("chair").splitlines())
    part, others = parted("keys#where-something-is-wrong")
    assert '"ctrl+s" = "s"' in others
    assert '"ctrl+s" = "s"' not in part
    assert parted("member") == ("", page("member").rstrip("\n"))
    assert list(about("member")) == []


def test_lists_and_tables_of_the_guide_hang_under_their_first_words() -> None:
    rows = [row for row in rest("chair") if isinstance(row, Hanging)]
    items = [row.words for row in rows if row.left[0] == "  · "]
    assert items[0].startswith("Agreed: the panel's score.")
    assert all("\n" not in item and "**" not in item for item in items)
    assert any(row.left[0].strip() == "smaller_ask" and row.words == "who asks for less" for row in rows)
