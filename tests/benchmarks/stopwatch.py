"""The chair's table with a stop-watch: `python -m tests.benchmarks.stopwatch meeting|agenda|widgets X.panel TIMES`.

It prints, as JSON, the seconds from each key to the last line that it changed: laid out, painted, and made into what a
terminal is sent.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.widgets import DataTable, OptionList

from panel_tui.figures.rounding import show_number
from panel_tui.house import open_workspace
from panel_tui.moderate.rows import MatrixRow
from panel_tui.moderate.table import ChairsTable
from panel_tui.tui.screens.table import TableScreen
from panel_tui.tui.start import keep_what_is_loaded
from tests.tui.at_the_table import table_of
from tests.tui.sitting import Sitting, event_of, frame, sitting

SIZE = (120, 40)
PATIENCE = 20
QUIET = 0.04
"""Seconds without a painted line after which a key has had its whole effect."""
ROWS = 1_000
Times = dict[str, list[float]]


class Watch:
    """A stop-watch in front of an application."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._painted = asyncio.Event()
        self._last = 0.0
        shown = type(app)._display

        def display(app: App[Any], screen: Any, renderable: Any) -> None:
            shown(app, screen, renderable)
            if isinstance(renderable, CompositorUpdate):
                renderable.render_segments(app.console)  # without a terminal it is not made
                self._last = perf_counter()
                self._painted.set()

        vars(app)["_display"] = display.__get__(app)

    async def key(self, key: str) -> float:
        """The seconds from a key to the last line that it changed."""
        self._painted.clear()
        before = perf_counter()
        self._app.post_message(event_of(key))
        await asyncio.wait_for(self._painted.wait(), PATIENCE)
        while perf_counter() - self._last < QUIET:
            await asyncio.sleep(QUIET / 4)
        return self._last - before


async def meeting(path: Path, times: int) -> Times:
    """Opening items, then agreeing scores and taking them back: at the table of somebody who is in a meeting."""
    found: Times = {"item": [], "agree": [], "undo": []}
    async with sitting(path, "table", SIZE) as desk:
        screen, watch = await _seated(desk)
        for number in range(times):
            found["item"].append(await watch.key("n" if number % 2 else "enter"))
            assert screen.item is not None
            assert f"Item {number + 1} of " in desk.lines[0]
            assert any(f"{screen.item.reference}  {screen.item.applicant}" in line for line in desk.lines[1:])
            if number % 2:
                await desk.press("escape", "down")
        await desk.press("escape", "home")
        while len(found["undo"]) < times:
            await desk.press("enter" if screen.place == "table" else "n")
            for row in _by_median(screen):
                await desk.press(*["down"] * _rows_to(screen, row.criterion.id))
                found["agree"].append(await watch.key(show_number(row.middle)))
                many = sum(one.agreed is not None for one in screen.data.rows)
                _shows(desk, screen, many)
                found["undo"].append(await watch.key("u"))
                _shows(desk, screen, many - 1)
                found["agree"].append(await watch.key(show_number(row.middle)))
                _shows(desk, screen, many)
        assert screen.item is not None
        await desk.press("escape")
        line = next(line for line in desk.lines if screen.item.reference in line)
        assert f"agreed {screen.item.agreed}/{screen.item.of}" in line
    found["anew"] = list(_anew(path, times))
    return found


def _shows(desk: Sitting, screen: TableScreen, many: int) -> None:
    """See that the screen shows so many agreed scores: in the header, on the frame of the matrix, and in its cells."""
    words = f"{many} of {len(screen.data.rows)} agreed"
    assert words in desk.lines[0], desk.text
    assert sum(words in line for line in desk.lines) == 2, desk.text
    assert sum(line.count("✔") for line in desk.lines if "×" in line) == many, desk.text


def _by_median(screen: TableScreen) -> list[MatrixRow]:
    """The rows of the open proposal on which a digit agrees the median, for which no reason is asked."""
    rows = [row for row in screen.data.rows if row.middle is not None and row.middle_is_a_point]
    return [row for row in rows if row.agreed is None and not row.why_a_reason(row.middle or row.criterion.points[0])]


def _rows_to(screen: TableScreen, criterion: str) -> int:
    ids = [row.criterion.id for row in screen.data.rows]
    return (ids.index(criterion) - ids.index(screen.criterion)) % len(ids)


def _anew(path: Path, times: int) -> Iterator[float]:
    """The seconds that it takes to read a table and its first matrix from nothing."""
    for _ in range(max(2, times // 8)):
        before = perf_counter()
        with open_workspace(path) as space:
            table = ChairsTable(space)
            table.matrix(table.agenda[0].reference)
        yield perf_counter() - before


async def agenda(path: Path, times: int) -> Times:
    """Going through the agenda: a line, and ten lines, at a time."""
    found: Times = {}
    async with sitting(path, "table", SIZE) as desk:
        screen, watch = await _seated(desk)
        for name, key, step in (("line", "j", 1), ("page", "pagedown", 10)):
            await desk.press("home")
            found[name] = []
            for number in range(1, min(times, (len(screen.table.agenda) - 1) // step) + 1):
                found[name].append(await watch.key(key))
                here = screen.table.agenda[number * step].reference
                assert any("▌" in line and f" {here}  " in line for line in desk.lines), desk.text
    return found


async def _seated(desk: Sitting) -> tuple[TableScreen, Watch]:
    """Wait until all is loaded; then everybody is in the room."""
    loaded = asyncio.Event()

    def keep() -> None:
        keep_what_is_loaded()
        loaded.set()

    desk.app.when_loaded = keep
    await asyncio.wait_for(loaded.wait(), PATIENCE)
    screen = table_of(desk)
    screen.room.all_in()
    screen.show_all()
    await desk.press("home")
    assert "Chair's table" in desk.lines[0]
    return screen, Watch(desk.app)


class Options(App[str]):
    """Nothing but Textual's own list of so many lines."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(f"P-{number:04}  an application, and what is said of it" for number in range(ROWS)))


class Rows(App[str]):
    """Nothing but Textual's own table of so many rows."""

    def compose(self) -> ComposeResult:
        """The table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Its rows."""
        table = self.query_one(DataTable)
        table.add_columns("reference", "applicant", "agreed")
        table.add_rows((f"P-{number:04}", "an application", "agreed 0/6") for number in range(ROWS))


async def widgets(_path: Path, times: int) -> Times:
    """The same keys in Textual's own widgets."""
    found: Times = {}
    for app in (Options(), Rows()):
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert any("P-0000" in line for line in frame(app))
            watch = Watch(app)
            for key in ("down", "pagedown"):
                found[f"{type(app).__name__} {key}"] = [await watch.key(key) for _ in range(times)]
    return found


if __name__ == "__main__":
    gc.disable()  # as the program has it until all is loaded
    what = {"meeting": meeting, "agenda": agenda, "widgets": widgets}[sys.argv[1]]
    print(json.dumps(asyncio.run(what(Path(sys.argv[2]), int(sys.argv[3])))))
