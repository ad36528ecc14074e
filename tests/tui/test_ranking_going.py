"""Going to the ranking over the chair's table and back: what opens it, what closes it, and where one is then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.at_the_table import CHAIR, ESTIMATED, WANTED, opened, ranking, run, table_of, told
from tests.tui.layout import faults
from tests.tui.sitting import event_of, handled, sitting
from tests.tui.test_help import helped


async def test_it_is_never_projected(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        table = table_of(desk)
        await desk.press("p", "K")
        assert desk.screen is table
        assert desk.footer == "Ranks are never shown in projector mode: p leaves it."
        await desk.press("p", "K")
        await ranking(desk)
        await desk.press("p")
        assert desk.screen is table
        assert table.projector
        assert "PROJECTOR: no names, no ranks" in desk.text
        assert desk.footer == "Projector mode: members are A, B, C … and ranks stay hidden. P shows names; p leaves it."


async def test_one_goes_back_to_where_one_was_or_to_the_proposal(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        table = table_of(desk)
        await desk.press("down", "K")
        screen = await ranking(desk)
        assert screen.pane.current == table.reference == "TFO-019"
        await desk.press("down", "escape")
        assert (desk.screen, table.place, table.reference) == (table, "table", "TFO-019")
        await desk.press("home")
        await opened(desk, "TFO-036")
        await desk.press("down", "K")
        await ranking(desk)
        before = table.criterion
        await desk.press("q")
        assert (desk.screen, table.place, table.reference, table.criterion) == (table, "matrix", "TFO-036", before)
        await desk.press("K")
        await ranking(desk)
        await desk.press("home", "enter")
        assert (desk.screen, table.place, table.reference) == (table, "matrix", "TFO-004")
        assert "Marlhaven Borough Council" in desk.text


async def test_a_burst_lands_where_slow_keys_land(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        for key in ("K", "home", "o", "m", "down", "enter"):
            desk.app.post_message(event_of(key))
        await handled(desk.app)
        await desk.pilot.pause()
        table = table_of(desk)
        assert (desk.screen, table.place, table.reference) == (table, "matrix", "TFO-007")


async def test_a_click_goes_to_a_proposal_and_another_opens_it(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K")
        screen = await ranking(desk)
        line = next(number for number, text in enumerate(desk.lines) if "TFO-050" in text)
        await desk.pilot.click(offset=(12, line))
        assert screen.pane.current == "TFO-050"
        assert "Kestrel Vale" in told(desk)
        await desk.pilot.click(offset=(12, line))
        await desk.pilot.pause()
        assert (desk.screen, table_of(desk).reference) == (table_of(desk), "TFO-050")


WITHOUT = """
import asyncio, sys
from pathlib import Path
sys.modules[sys.argv[2]] = None
from tests.tui.sitting import sitting

async def look():
    async with sitting(Path(sys.argv[1])) as desk:
        await desk.press("K")
        await desk.is_done(desk.screen.jobs)
        await desk.press("m", "down")
        print(desk.text)

asyncio.run(look())
"""


@pytest.mark.parametrize("library", ["numpy", "scipy"])
def test_without_the_offices_extra_official_figures_are_shown_and_what_to_install(demo: Path, library: str) -> None:
    shown = run(WITHOUT, "chair.panel", library)
    assert WANTED in shown
    assert "TFO-028    77.0  ○   76.7    74.0           –" in shown
    assert "in the money" in shown
    assert ESTIMATED not in shown
    assert " m severity" not in shown


async def test_one_may_leave_while_it_is_reckoned(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("K", "ctrl+q")
        assert desk.app.return_value is not None
        assert "all saved" in desk.app.return_value


async def test_f1_opens_the_guide_at_how_sure_the_order_is(demo: Path) -> None:
    async with sitting(CHAIR, size=(120, 300)) as desk:
        await desk.press("K")
        await ranking(desk)
        lines = await helped(desk)
        assert lines.index("Here") < lines.index("How sure the order is") < lines.index("For the chair")
        assert any("Take severity the other way" in line for line in lines)


async def test_the_window_may_change_its_size(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("enter", "K")
        await ranking(desk)
        for size in ((80, 24), (200, 50), (60, 20), (50, 15), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.stands_still()
            assert faults(desk) == []
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("escape")
        await desk.stands_still()
        assert faults(desk) == []
        assert "Item 1 of 12" in desk.text
