"""The pictures in the README and the guide: `python -m tests.tui.pictures` makes them anew in panel_tui/help/pictures/,
or those that are named after it.

It needs `rsvg-convert` (Debian: librsvg2-bin), `pngquant`, and the font DejaVu Sans Mono (fonts-dejavu).
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from panel_tui.cli.main import main as panel_tui
from panel_tui.tui.start import Which
from tests.tui.sitting import sitting

PICTURES = Path(__file__).parents[2] / "panel_tui" / "help" / "pictures"
TEXT = "text:"
"""What stands before a text that is typed letter by letter."""
ACCEPTED = ("y", "escape")
"""The undertaking is accepted, and the tour skipped."""


@dataclass(frozen=True)
class Picture:
    """One picture: whose file, which size, and the keys that lead there."""

    name: str
    file: str
    size: tuple[int, int]
    keys: Sequence[str]
    which: Which = ""


MINE = "members/priya.panel"
CHAIR = "chair.panel"
OFFICE = "office.panel"
REASON = "Delivery rests on two managers and on Fenholme's cabinet ("
WHY = "Too little evidence"
AWARDED = (
    *("c", TEXT + "It needs a lead", "up", "end", TEXT + "Name a lead by 1 July", "escape"),
    *("F", "y", "l", "F", "y", "l", "F", "y", "A", "a", "c", TEXT + "Letter of 12 June", "escape", "down", "p"),
    *(TEXT + "One house only", "up", "end", TEXT + "600k", "escape", "e", TEXT + "2017-07-01", "escape"),
    "down",
)
"""Everything is decided as the line says, one award with a condition; two awards are answered, and a day is set."""
UNSURE = "The money for next year is not sure"
LEAN = ("n", "n", TEXT + "Lean", "down", "end", TEXT + "-15%", "escape", "c", TEXT + UNSURE, "escape")
"""A scenario with less money is saved and chosen."""
SHOWN = (
    Picture("desk-reading", MINE, (120, 36), (*ACCEPTED, "enter")),
    Picture("desk-writing", MINE, (120, 36), (*ACCEPTED, "enter", "down", "c", TEXT + REASON, "ctrl+e", TEXT + ").")),
    Picture("desk-queue", MINE, (120, 36), ACCEPTED),
    Picture("desk-assessment-80x24", MINE, (80, 24), (*ACCEPTED, "n", "tab")),
    Picture("desk-wide", MINE, (200, 50), (*ACCEPTED, "enter")),
    Picture("desk-finding", MINE, (120, 40), (*ACCEPTED, "enter", "slash", TEXT + "placements", "tab", "down")),
    Picture("desk-beside", MINE, (200, 50), (*ACCEPTED, "enter", "escape", "up", "up", "v", "e")),
    Picture("desk-light", MINE, (120, 36), (*ACCEPTED, "enter", "f2")),
    Picture("table-agenda", CHAIR, (120, 30), ()),
    Picture("table-matrix", CHAIR, (120, 34), (*("n",) * 4, "down", "down", "m")),
    Picture("board-table", OFFICE, (120, 40), ("i", "down", "down", "o", TEXT + WHY, "escape", "s"), "board"),
    Picture("awards", OFFICE, (120, 36), AWARDED, "board"),
    Picture("board-scenarios", OFFICE, (120, 36), LEAN, "board"),
    Picture("table-small", CHAIR, (80, 24), ("enter", "down")),
    Picture("table-projector", CHAIR, (120, 40), ("p", "enter", "down", "m", TEXT + "It holds all the same", "escape")),
    Picture("table-covered", CHAIR, (120, 34), ("H", "enter", "3", "4")),
    Picture("table-vote", OFFICE, (120, 32), ("enter", "V", TEXT + "Fund it in full", "escape", *"ffafb"), "table"),
    Picture("table-panel", CHAIR, (120, 28), ("S", "2")),
    Picture("table-wide", CHAIR, (200, 50), ("enter", "down")),
    Picture("table-ranking", CHAIR, (120, 40), ("K",)),
    Picture("office-tasks", OFFICE, (120, 36), ()),
    Picture("office-post", OFFICE, (120, 36), ("5", "o", "home")),
    Picture("office-ranking", OFFICE, (120, 40), ("tab", "tab")),
    Picture("office-questions", OFFICE, (120, 30), ("4", "enter", TEXT + "We have asked the applicant for it.")),
)


async def take(picture: Picture, folder: Path, into: Path) -> Path:
    """Take one picture in a copy of the demonstration; the PNG."""
    async with sitting(folder / picture.file, picture.which, picture.size) as seat:
        await seat.app.workers.wait_for_complete()
        for key in picture.keys:
            await (seat.type(key.removeprefix(TEXT)) if key.startswith(TEXT) else seat.press(key))
        for screen in seat.app.screen_stack:
            for drawer in screen.query("Drawer"):
                drawer.flush()  # type: ignore[attr-defined] # ours
        await seat.app.workers.wait_for_complete()
        await seat.stands_still()
        svg = seat.app.export_screenshot(title=f"panel-tui {picture.file}")
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace("<text ", '<text xml:space="preserve" ')
    path = into / f"{picture.name}.png"
    subprocess.run(["rsvg-convert", "--zoom", "0.8", "-o", str(path)], input=svg.encode(), check=True)
    subprocess.run(["pngquant", "--force", "--ext", ".png", "64", str(path)], check=True)
    return path


def main(names: Sequence[str]) -> None:
    """Take those that are named, or all of them."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    PICTURES.mkdir(exist_ok=True)
    for picture in (one for one in SHOWN if not names or one.name in names):
        with TemporaryDirectory() as work:
            os.environ["PANEL_TUI_KEYS"] = f"{work}/keys"
            panel_tui(["demo", "--no-open", "--dir", f"{work}/demo"])
            print(asyncio.run(take(picture, Path(work) / "demo", PICTURES)))


if __name__ == "__main__":
    main(sys.argv[1:])
