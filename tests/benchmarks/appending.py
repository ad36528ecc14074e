"""Saying one thing: what a key handler waits for."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from panel_tui.store.rows import Saying
from tests.benchmarks.crowd import UNDER, Crowd, score_of
from tests.benchmarks.figures import Figure, equal_tables

COLUMNS = 16


def append(folder: Path, small: bool) -> list[Figure]:
    """One score said with a prepared pen, against one row inserted and committed."""
    crowd = Crowd(1)
    pen = crowd.pens[0]
    path = folder / "append.panel"
    ours, theirs = [], []
    with crowd.workspace(path) as space:
        space.entries.take_in(crowd.joining)
        sayings = [
            Saying(score_of(pen.author, f"P-{number}", "need"), {"score": "3", **UNDER})
            for number in range(20 if small else 2000)
        ]
        for saying in sayings:
            start = perf_counter()
            space.entries.say(pen, saying)
            ours.append(perf_counter() - start)
        rows = space.examine(lambda database: database.query("SELECT * FROM entry WHERE kind = 'score'"))
        other = equal_tables(folder / "append.db", path)
        for row in rows:
            start = perf_counter()
            other.execute("BEGIN IMMEDIATE")
            other.execute(f"INSERT INTO entry VALUES ({', '.join('?' * COLUMNS)})", row)
            other.execute("COMMIT")
            theirs.append(perf_counter() - start)
        other.close()
    return [
        Figure(
            "append",
            f"median of {len(ours)} times saying one score: chain, hash, judge, store, settle, commit",
            median(ours),
            "inserting and committing each finished row by sqlite3, into an equal table with the same pragmas",
            median(theirs),
            limit=0.001,
        )
    ]
