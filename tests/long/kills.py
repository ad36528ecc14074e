"""A sitting that is killed at random moments, over and over: whatever was acknowledged is in the file each time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from panel_tui.cli.main import main
from tests.long.kept import Kept, Pressed, halves_in, kept_in, submissions_in
from tests.panel import Panel

ROOT = Path(__file__).parents[2]
KILLS = 200
DONE = '"done"'
SAYING = (
    '"key": "s", "place": "reader"', '"key": "s", "place": "reader"',
    '"key": "escape", "place": "ask"', '"key": "escape", "place": "decline"',
)  # fmt: skip
"""A sitting is killed after so many keys or, one in four, when it submits, asks or declines something."""
MOST_KEYS = 60
"""Before so many keys at the latest a sitting is killed."""
LONGEST = 400
"""After so many keys it is killed though what was waited for did not come: what is submitted cannot be declined."""
DELAYS = (0.002, 0.02, 0.1)
"""So many seconds at most after the last line that is waited for: in the middle of a key, or some keys later."""
STARTING = 1.0
"""One sitting in ten is killed within so many seconds of its start."""


@dataclass
class Figures:
    """What came of it. `torn` are keys that were under way: kept or not, both are right; `wrong` says what is not."""

    kills: int = 0
    acknowledged: int = 0
    torn: int = 0
    torn_and_kept: int = 0
    gone_on: int = 0
    submissions: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lost = (
            f"{self.kills} kills, {self.acknowledged:,} keys acknowledged, {len(self.wrong)} kills that lost something"
        )
        torn = f"{self.torn} keys under way, {self.torn_and_kept} of them kept"
        return f"{lost}; {torn}; {self.gone_on} half-written comments gone on with; {self.submissions} submissions"


def prove() -> bool:
    """Kill it so often; whether nothing was ever lost."""
    with TemporaryDirectory() as folder:
        figures = killed(Path(folder), KILLS, "kills", told=True)
    print(figures, *figures.wrong, sep="\n")
    return not figures.wrong


def killed(folder: Path, kills: int, seed: str, told: bool = False) -> Figures:
    """Sit at Priya's desk in the small call, and be killed so often."""
    panel = Panel(folder, seed)
    panel.join("priya")
    path, figures, random = panel.path("priya"), Figures(), Random(seed)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PANEL_TUI_KEYS": str(panel.keys("priya").path)}
    kept, begun = kept_in(path), None
    for number in range(kills):
        command = [sys.executable, "-m", "tests.long.killed", str(path), f"{seed} {number}", *_words_of(begun)]
        lines = _sat(command, environment, random)
        pressed = [_pressed(line) for line in lines if "key" in line]
        done = sum("done" in line for line in lines)
        for one in pressed[:done]:
            kept = kept.after(one)
        copy = _copied(path, folder / "found")
        found, figures.kills = kept_in(copy), number + 1
        figures.acknowledged += done
        figures.submissions = submissions_in(copy)
        figures.gone_on += begun is not None and any(one.key == "z" and one.place == "drawer" for one in pressed[:done])
        wanted = [kept, kept.after(pressed[done])] if pressed[done:] else [kept]
        if len(wanted) > 1 and wanted[0] != wanted[1]:
            figures.torn += 1
            figures.torn_and_kept += found == wanted[1]
        figures.wrong += [f"kill {number}, after {pressed[-3:]}: {one}" for one in _wrong(copy, found, wanted)]
        if told and not (number + 1) % 20:
            print(figures, flush=True)
        last = pressed[-1] if pressed else None
        begun = last if last and last.place == "drawer" and len(last.key) == 1 else None
        kept = found
    return figures


def _sat(command: list[str], environment: dict[str, str], random: Random) -> list[dict[str, Any]]:
    """Start a sitting, and kill it at a random moment; what it told."""
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told: list[str] = []
        delay = STARTING
        if random.random() > 0.1:
            delay = random.choice(DELAYS)
            wanted, often = (
                (random.choice(SAYING), 1) if random.random() < 0.25 else (DONE, random.randrange(1, MOST_KEYS))
            )
            while sum(wanted in line for line in told) < often and len(told) < 2 * LONGEST:
                told.append(process.stdout.readline())
                assert told[-1], process.stderr.read()
        try:
            process.wait(random.uniform(0, delay))
        except subprocess.TimeoutExpired:
            process.kill()
        else:
            raise AssertionError(f"the sitting ended by itself: {process.stderr.read()}")
        told += process.stdout.readlines()
    return [json.loads(line) for line in told if line.endswith("\n")]


def _pressed(line: dict[str, Any]) -> Pressed:
    reference, criterion, audience = line["where"]
    return Pressed(line["key"], line["place"], reference, criterion, audience, line["subject"])


def _words_of(begun: Pressed | None) -> list[str]:
    return [begun.reference, begun.criterion, begun.audience] if begun else []


def _copied(path: Path, folder: Path) -> Path:
    """The file as the kill left it, with what is not yet in it: the next sitting recovers the file itself."""
    folder.mkdir(exist_ok=True)
    for ending in ("", "-wal"):
        copy = folder / f"{path.name}{ending}"
        copy.unlink(missing_ok=True)
        if path.with_name(f"{path.name}{ending}").exists():
            copyfile(path.with_name(f"{path.name}{ending}"), copy)
    return folder / path.name


def _wrong(path: Path, found: Kept, wanted: list[Kept]) -> list[str]:
    """What is not as it must be in a file after a kill."""
    wrong: list[str] = []
    if found not in wanted:
        wrong += [found.differences(one) for one in wanted]
    if halves := halves_in(path):
        wrong.append(f"submitted by halves: {halves}")
    said = io.StringIO()
    with redirect_stdout(said):
        code = main(["verify", str(path)])
    return wrong if code == 0 else [*wrong, said.getvalue()]
