"""Finds what is clipped or covered on a running screen: `python -m tests.tui.layout [FILE.panel]`.

A person notices when a word ends at an edge without an ellipsis, when a pane lies on another, or when a frame is
broken. Each finding is a sentence. Without a file, the desk of the demonstration and of a call whose every word is
awkward are looked at, in every place and at every size.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.cells import cell_len
from textual.geometry import Region
from textual.widget import Widget

from panel_tui.tui.paint import width_of
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.lines import Lines
from tests.tui.sitting import Sitting, frame, sitting

SIZES = ((80, 24), (100, 30), (120, 40), (160, 45), (200, 50))
OVERLAYS = ("queue",)
"""What may lie over its neighbours while it is used."""
TEXTUALS = ("Tooltip", "ToastRack")
"""What Textual adds to every screen, and we never use."""
PLACES: Mapping[str, tuple[str, ...]] = {
    "queue": ("enter", "escape"),
    "reader": ("enter",),
    "form": ("enter", "tab"),
    "drawer": ("enter", "3", "c", *"thin", "ctrl+e"),
    "applicant": ("enter", "ctrl+t", *"so"),
    "interest": ("enter", "d"),
    "reason": ("enter", "d", "s", *"why"),
    "field": ("enter", "right", "enter", "7"),
    "overall": ("tab", "o", *"good", "escape"),
}
"""How to get from the desk's first screen to each of its places; "field" where the second scale needs one."""


def faults(sat: Sitting) -> list[str]:
    """What a person would notice on the screen as it is now."""
    screen = sat.screen
    if screen.is_too_small:
        return [*_frame(sat)]
    return [*_frame(sat), *_outside(screen), *_covered(screen), *_clipped(screen)]


def _frame(sat: Sitting) -> Iterator[str]:
    """Lines that are not exactly as wide as the screen, or hold what a terminal would obey."""
    width, height = sat.app.size
    lines = frame(sat.app)
    if len(lines) != height:
        yield f"the screen has {len(lines)} lines, not {height}"
    for number, line in enumerate(lines, start=1):
        if cell_len(line) != width:
            yield f"line {number} is {cell_len(line)} cells wide, not {width}: {line!r}"
        if bad := sorted({letter for letter in line if ord(letter) < 32 or 127 <= ord(letter) < 160}):
            yield f"line {number} holds {bad!r}: {line!r}"


def _seen(screen: CommandScreen) -> list[Widget]:
    """The widgets that take part in what is seen."""
    found = []
    todo: list[Widget] = list(screen.children)
    while todo:
        widget = todo.pop()
        if widget.display and widget.visible and type(widget).__name__ not in TEXTUALS:
            found.append(widget)
            todo += widget.children
    return found


def _outside(screen: CommandScreen) -> Iterator[str]:
    whole = Region(0, 0, *screen.app.size)
    for widget in _seen(screen):
        if widget.region and not whole.contains_region(widget.region):
            yield f"{_name(widget)} at {_where(widget.region)} runs out of the screen"
        if not widget.region.area:
            yield f"{_name(widget)} is shown and has no room"


def _covered(screen: CommandScreen) -> Iterator[str]:
    for parent in [screen, *_seen(screen)]:
        beside = [one for one in parent.children if one in _seen(screen) and one.region.area]
        for one, other in combinations(beside, 2):
            if one.region.overlaps(other.region) and not any(map(_overlays, (one, other))):
                yield f"{_name(one)} at {_where(one.region)} and {_name(other)} at {_where(other.region)} overlap"


def _clipped(screen: CommandScreen) -> Iterator[str]:
    for widget in _seen(screen):
        rows = widget._rows if isinstance(widget, Bar | Lines) else []
        room = widget.scrollable_content_region.width if isinstance(widget, Lines) else widget.size.width
        for row in rows:
            text = "".join(text for text, _ in row)
            if width_of(row) > room and cell_len(text.rstrip()) > room:
                yield f"{_name(widget)}: cut off after {room} cells: {text.rstrip()!r}"


def _overlays(widget: Widget) -> bool:
    return widget.id in OVERLAYS and widget.has_class("-active")


def _name(widget: Widget) -> str:
    return f"#{widget.id}" if widget.id else type(widget).__name__


def _where(region: Region) -> str:
    return f"({region.x}, {region.y}) {region.width} × {region.height}"


async def faults_of(path: Path, place: str, size: tuple[int, int]) -> list[str]:
    """What a person would notice at the desk of the file at `path`, in a place."""
    async with sitting(path, "desk", size) as desk:
        await desk.press("y", "escape", *PLACES[place])
        return faults(desk)


def main(arguments: list[str]) -> int:
    """Look everywhere, and print what is found; 1 where anything is."""
    from tests.tui.hostile import HostileCall

    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with TemporaryDirectory() as name:
        folder = Path(name)
        if arguments:
            files = [(Path(arguments[0]), os.environ.get("PANEL_TUI_KEYS", ""))]
        else:
            from panel_tui.cli.main import main as run

            os.environ["PANEL_TUI_KEYS"] = str(folder / "keys")
            with redirect_stdout(StringIO()):
                run(["demo", "--no-open", "--dir", str(folder / "demo")])
            (folder / "hostile").mkdir()
            HostileCall(folder / "hostile")
            files = [
                (folder / "demo/members/priya.panel", str(folder / "keys")),
                (folder / "hostile/priya.panel", str(folder / "hostile/keys-priya")),
            ]
        found = 0
        for path, keys in files:
            os.environ["PANEL_TUI_KEYS"] = keys
            for size in SIZES:
                for place in PLACES:
                    copy = shutil.copy(path, folder / "copy.panel")
                    for fault in dict.fromkeys(asyncio.run(faults_of(Path(copy), place, size))):
                        found += 1
                        print(f"{path.parent.name}/{path.name} {size[0]}x{size[1]} {place}: {fault}")
    print(f"{found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
