"""What a benchmark found, and the table in which it is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from panel_tui.store.database import PRAGMAS


@dataclass(frozen=True)
class Figure:
    """One measured time beside what it is compared with, both in seconds, and what was promised of it.

    Promised is less than `limit` seconds, or at most `ratio` times the comparison, or nothing.
    """

    name: str
    ours: str
    seconds: float
    theirs: str
    compared: float
    limit: float | None = None
    ratio: float | None = None

    @property
    def promised(self) -> str:
        """The promise, in words."""
        if self.limit is not None:
            return f"under {shown(self.limit)}"
        return "" if self.ratio is None else f"at most {self.ratio:g}×"

    @property
    def kept(self) -> bool:
        """Whether the promise was kept here and now."""
        within = self.limit is None or self.seconds < self.limit
        return within and (self.ratio is None or self.seconds <= self.ratio * self.compared)

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        times = f"{self.seconds / self.compared:.3g}×" if self.compared else ""
        verdict = ("kept" if self.kept else "NOT KEPT") if self.promised else ""
        return (self.name, shown(self.seconds), shown(self.compared), times, self.promised, verdict)


def seconds_of(work: Callable[[], object], times: int) -> float:
    """The median of the seconds that `work` takes, of so many times."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return median(seconds)


HEADER = ("benchmark", "figure", "compared", "ratio", "promised", "")


def table(figures: Sequence[Figure]) -> str:
    """All `figures` in one aligned table, and under it what was timed on either side."""
    rows = [HEADER, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, 5) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    notes = [f"{figure.name}: {figure.ours}; compared with {figure.theirs}." for figure in figures]
    return "\n".join([*lines, "", *notes])


def shown(seconds: float) -> str:
    """A time as a person would say it."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def bare(path: Path) -> sqlite3.Connection:
    """A plain connection with the settings of a workspace, for the other side of a comparison."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def equal_tables(path: Path, workspace: Path) -> sqlite3.Connection:
    """A plain database at `path` with the tables `entry` and `replacement` as in `workspace`, indexes and all."""
    connection = bare(path)
    model = sqlite3.connect(workspace)
    for (sql,) in model.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name IN ('entry', 'replacement') AND sql NOT NULL"
    ):
        connection.execute(sql)
    model.close()
    return connection
