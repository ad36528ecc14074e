"""The desk with a stop-watch: `python -m tests.benchmarks.timed X.panel OUT.json` writes what it measured when left."""

from __future__ import annotations

import gc
import json
import resource
import sys
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import Any

from textual.events import Event, Key

from panel_tui.tui.app import PanelApp
from panel_tui.tui.screens.desk import DeskScreen
from panel_tui.tui.start import keep_what_is_loaded, make_app

SETTLED = 1.5
"""So many seconds after the start everything that is loaded later has been."""


def main(path: Path, out: Path) -> None:
    """Sit at the desk until it is left."""
    keys: list[float] = []
    early: list[float] = []
    drafts: list[float] = []
    enter: list[float] = []
    pressed: list[tuple[float, str]] = []
    ready: list[float] = []
    gc.disable()
    app = make_app(path, "desk")
    app.when_loaded = keep_what_is_loaded
    desk = app.opening
    assert isinstance(desk, DeskScreen)

    took, shown, score = type(app).on_event, type(app)._display, desk.desk.score

    async def on_event(self: PanelApp, event: Event) -> None:
        if isinstance(event, Key):
            pressed.append((perf_counter(), event.key))
        await took(self, event)

    def display(self: PanelApp, screen: Any, renderable: Any) -> None:
        shown(self, screen, renderable)
        now = perf_counter()
        for at, key in pressed:
            (early if not ready else enter if key == "enter" else keys).append(now - at)
        pressed.clear()

    def scored(reference: str, criterion: str, value: Fraction) -> None:
        score(reference, criterion, value)
        drafts.append(perf_counter() - pressed[-1][0])

    # A stop-watch in front of what is there.
    for of, name, watched in ((type(app), "on_event", on_event), (type(app), "_display", display)):
        setattr(of, name, watched)
    vars(desk.desk)["score"] = scored

    def began() -> None:
        ready.append(perf_counter())
        desk.notice("ready to be measured")

    app.call_later(app.set_timer, SETTLED, began)
    app.run()
    memory = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]
    out.with_suffix(".part").write_text(
        json.dumps({"keys": keys, "early": early, "drafts": drafts, "enter": enter, "memory": memory})
    )
    out.with_suffix(".part").rename(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
