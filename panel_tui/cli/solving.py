"""How commands look for portfolios: in a process beside this one, with a word to whoever waits, gone when cancelled."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panel_tui.cli.common import needs_numbers
from panel_tui.cli.progress import Progress
from panel_tui.faults import BadInput, Fault

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Portfolio, Problem

USUAL, LONGEST = 10.0, 3_600.0
"""Seconds that one search may take, where none are said, and at most."""


@dataclass(frozen=True)
class Solving:
    """`solve` looks for the best portfolio of a problem; `on_each` is told for which of several it is."""

    solve: Callable[[Problem], Portfolio]
    on_each: Callable[[str], None]


def seconds_argument(parser: argparse.ArgumentParser) -> None:
    """How long a search may take."""
    parser.add_argument(
        "--seconds", metavar="N", type=float, default=USUAL, help="how long one search may take (10, if not said)"
    )


@contextmanager
def solving(seconds: float) -> Iterator[Solving]:
    """While this lasts, portfolios are looked for in a process that is warm."""
    if not 0 < seconds <= LONGEST:
        raise BadInput(Fault(f"{seconds:g} seconds are no time to search", f"Give 1 to {LONGEST:g}.", "--seconds"))
    needs_numbers()
    from panel_tui.figures.portfolio.worker import Worker

    with Worker() as worker, Progress() as progress:
        yield Solving(lambda problem: worker.solve(problem, progress.step, seconds), progress.of)
