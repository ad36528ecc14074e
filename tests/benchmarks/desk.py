"""The member's desk: how soon it is there, and how soon a key is seen. In tmux, in turn with an empty Textual app."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, perf_counter, sleep

from panel_tui.store.glance import Glance
from tests.benchmarks.figures import Figure
from tests.panel import Panel

ROOT = Path(__file__).parents[2]
SIZE = (120, 40)
PATIENCE = 20
FIRST = "P-02"
"""The first of 60 proposals to do, one page; P-01, of 60 pages, comes before it and is submitted already."""
WORDS = "Each young person keeps a named worker from the home for twenty-four months and a key to the front door. "
LONG = 60
ALONE = "env -u COLUMNS -u LINES TERM=xterm-256color COLORTERM=truecolor"
"""The environment of what is measured: nobody but the terminal says how large it is."""
EARLY = 16
"""So many keys are pressed while the rest of the program is still loaded."""
PACE = 0.06
"""Seconds between two keys: as fast as anybody types, and no faster, or one key waits for the one before."""
NUMBERS = count()
EMPTY = """
import gc; gc.disable()
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("an empty application")
Empty().run()
"""


def desk(folder: Path, small: bool) -> list[Figure]:
    """First paint, first text, the text of 60 pages, keys, drafts and memory."""
    compileall.compile_dir(ROOT / "panel_tui", quiet=1)  # as it is wherever it was installed
    member = _crowd(folder, 6 if small else 60)
    times = 2 if small else 15
    empty, rows, text = [], [], []
    (folder / "empty.py").write_text(EMPTY)
    program = [str(Path(sys.executable).with_name("panel-tui")), str(member)]
    for _ in range(times):
        empty += _seen(folder, [sys.executable, str(folder / "empty.py")], ["an empty application"])
        one, other = _seen(folder, program, ["My proposals", "two flats and a garden"])
        rows.append(one)
        text.append(other)
    found = _timed(folder, member, 10 if small else 200)
    keys, drafts = sorted(found["keys"]), sorted(found["drafts"])
    start = f"medians of {times} starts in tmux at 120 × 40, {6 if small else 60} proposals"
    inside = f"{len(keys)} keys in tmux, by timestamps inside the program"
    frame = "one frame at 60 a second"
    return [
        Figure("desk rows", f"first paint with rows, {start}", median(rows), "an empty app", median(empty), ratio=1.5),
        Figure("desk text", f"first text, {start}", median(text), "an empty app", median(empty), ratio=2.0),
        Figure("60 pages", "enter to the text of 60 pages", found["enter"][-1], frame, 1 / 60, limit=0.05),
        Figure("key", f"key to screen, median of {inside}", median(keys), frame, 1 / 60, limit=0.0167),
        Figure("key, slowest", f"key to screen, 99th of 100, {inside}", _p99(keys), frame, 1 / 60, limit=0.05),
        Figure(
            "key, loading",
            f"key to screen, slowest of {len(found['early'])} while loading",
            max(found["early"]),
            frame,
            1 / 60,
            limit=0.05,
        ),
        Figure("draft", f"key to durable draft, median of {len(drafts)}", median(drafts), frame, 1 / 60, limit=0.001),
        Figure(
            "memory", "MB at the end of that sitting, shown as ms", found["memory"][0] / 1000, "100", 0.1, limit=0.1
        ),
    ]


def _p99(keys: list[float]) -> float:
    return quantiles(keys, n=100)[98]


def _crowd(folder: Path, number: int) -> Path:
    """A member's file with so many proposals, the first of 60 pages."""
    (folder / "crowd").mkdir()
    panel = Panel(folder / "crowd", full=False)
    references = [f"P-{place:02}" for place in range(1, number + 1)]
    panel.add("members", "id,name,role\npriya,Priya Nairobi,member\n")
    rows = [f"{one},Homes {one},Trust {one},SC,£400k" for one in references]
    panel.add("proposals", "\n".join(["reference,title,applicant,brief,ask", *rows]))
    short = "# Need\n\nIn the street by the home: two flats and a garden.\n\n" + f"{WORDS * 8}\n\n" * 3
    panel.add_texts(dict.fromkeys(references[1:], short) | {references[0]: "# Need\n\n" + f"{WORDS * 5}\n\n" * 269})
    panel.add("assignments", "\n".join(["member,proposal", *(f"priya,{one}" for one in references)]))
    panel.join("priya")
    panel.score("priya", references[0], "3", "4")
    with closing(Glance(panel.path("priya"))) as glance:
        glance.set_note("toured", "before")  # whoever is measured knows the desk
    return panel.path("priya")


def _seen(folder: Path, command: list[str], wanted: list[str]) -> list[float]:
    """How many seconds after its start a command shows each of the `wanted` words."""
    with _terminal(folder) as (tmux, keys):
        before = perf_counter()
        line = f"{ALONE} PANEL_TUI_KEYS={keys} {' '.join(command)}"
        tmux("new-session", "-d", "-x", str(SIZE[0]), "-y", str(SIZE[1]), line)
        return [_shown(tmux, words, before) for words in wanted]


def _shown(tmux: Tmux, words: str, before: float) -> float:
    until = monotonic() + PATIENCE
    while words not in tmux("capture-pane", "-p"):
        assert monotonic() < until, f"{words!r} was never shown"
    return perf_counter() - before


def _timed(folder: Path, member: Path, times: int) -> dict[str, list[float]]:
    """What the program itself measured of keys sent to it."""
    out = folder / "timed.json"
    with _terminal(folder) as (tmux, keys):
        run = f"{sys.executable} -m tests.benchmarks.timed {member} {out}"
        line = f"cd {ROOT} && {ALONE} PANEL_TUI_KEYS={keys} {run}; sleep 60"
        tmux("new-session", "-d", "-x", str(SIZE[0]), "-y", str(SIZE[1]), line)
        _shown(tmux, "two flats and a garden", perf_counter())
        for number in range(EARLY):
            tmux("send-keys", ("Down", "Up")[number % 2])  # while what is heavy is loaded behind the screen
            sleep(PACE)
        _shown(tmux, "ready to be measured", perf_counter())
        tmux("send-keys", "Enter")
        for number in range(times):
            key = ("3", "Right", "Down", "4", "Left", "Up")[number % 6]
            tmux("send-keys", key)
            sleep(PACE)
        tmux("send-keys", "Tab", "Tab", "Home", "Enter")
        _shown(tmux, "P-01  Trust P-01", perf_counter())
        _shown(tmux, f"page 1 of {LONG}", perf_counter())
        tmux("send-keys", "C-q", "C-q")  # what was submitted is in no return yet
        until = monotonic() + PATIENCE
        while not out.exists():
            assert monotonic() < until, "nothing was measured"
    found: dict[str, list[float]] = json.loads(out.read_text())
    return found


class Tmux:
    """One tmux server of our own."""

    def __init__(self, socket: str) -> None:
        self._command = ["tmux", "-L", socket, "-f", "/dev/null"]

    def __call__(self, *words: str) -> str:
        """What a tmux command prints."""
        # Python's environment, not the process's: pytest loads readline, which exports COLUMNS and LINES behind it.
        environment = dict(os.environ)
        command = [*self._command, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


@contextmanager
def _terminal(folder: Path) -> Iterator[tuple[Tmux, Path]]:
    tmux = Tmux(f"bench-{os.getpid()}-{next(NUMBERS)}")  # a server that is going takes no new session
    try:
        yield tmux, folder / "crowd" / "keys-priya"
    finally:
        tmux("kill-server")
