"""Starting the program, for no more than its help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.figures import Figure


def start(_folder: Path, small: bool) -> list[Figure]:
    """`panel-tui --help`, beyond what the bare interpreter takes to start."""
    times = 3 if small else 20
    bare, ours = [], []
    for _ in range(times):
        bare.append(_seconds("-c", ""))
        ours.append(_seconds("-c", "from panel_tui.cli.main import main; main()", "--help"))
    return [
        Figure(
            "--help",
            f"`panel-tui --help` less the bare interpreter, medians of {times} starts",
            median(ours) - median(bare),
            "the bare interpreter",
            median(bare),
            limit=0.05,
        )
    ]


def _seconds(*arguments: str) -> float:
    before = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return perf_counter() - before
