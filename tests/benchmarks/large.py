"""A workspace far larger than any panel's: checking it from the ground, and asking it what stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from panel_tui.journal import Entry, Pen
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.benchmarks.crowd import ASSESSED, Crowd
from tests.benchmarks.figures import Figure, bare, equal_tables

MEMBERS = 60
CORRECTED = 10
"""Of so many assessments, one is corrected after submission."""


def large(folder: Path, small: bool) -> list[Figure]:
    """Taking in, verifying and reading 300,000 entries."""
    wanted = 3_000 if small else 300_000
    crowd = Crowd(MEMBERS)
    path = folder / "large.panel"
    with crowd.workspace(path) as space:
        taking = _fill(space, crowd, wanted)
    with Workspace(path, space.derived.tables) as space:
        figures = [
            _taking_in(path, folder / "large.db", taking, len(space.entries)),
            *_heads(space, path),
            _verifying(space, path),
        ]
    path.unlink()
    return figures


def _fill(space: Workspace, crowd: Crowd, wanted: int) -> float:
    """Fill `space`, a member at a time; the seconds that taking in took, without making the entries."""
    each = ASSESSED + 1 + 2 / CORRECTED
    proposals = [f"P-{number:04}" for number in range(round((wanted - len(crowd.founding)) / MEMBERS / each))]
    office = [crowd.assign(proposal, pen.author) for proposal in proposals for pen in crowd.pens]
    chains: Iterator[list[Entry]] = (
        [joining, *_chain(crowd, pen, proposals)] for pen, joining in zip(crowd.pens, crowd.joining, strict=True)
    )
    seconds = 0.0
    for chain in (office, *chains):
        start = perf_counter()
        space.entries.take_in(chain)
        seconds += perf_counter() - start
    return seconds


def _chain(crowd: Crowd, pen: Pen, proposals: list[str]) -> Iterator[Entry]:
    for number, proposal in enumerate(proposals):
        assessment = list(crowd.assess(pen, proposal))
        yield from assessment
        if number % CORRECTED == 0:
            yield from crowd.correct(pen, assessment)


def _taking_in(path: Path, other_path: Path, seconds: float, count: int) -> Figure:
    source = bare(path)
    rows = source.execute("SELECT * FROM entry ORDER BY number").fetchall()
    source.close()
    other = equal_tables(other_path, path)
    start = perf_counter()
    for first in range(0, len(rows), 5_000):
        other.execute("BEGIN IMMEDIATE")
        other.executemany(f"INSERT INTO entry VALUES ({', '.join('?' * len(rows[0]))})", rows[first : first + 5_000])
        other.execute("COMMIT")
    theirs = perf_counter() - start
    other.close()
    other_path.unlink()
    return Figure(
        "take in",
        f"{count} entries, a member's at a time: chains, judging, heads, commit",
        seconds,
        "executemany of the finished rows, 5,000 a transaction, into an equal table",
        theirs,
    )


def _heads(space: Workspace, path: Path) -> list[Figure]:
    start = perf_counter()
    rows = [said for kind in ("score", "comment") for said in space.entries.heads(kind)]
    asked = perf_counter() - start
    start = perf_counter()
    values = [(said.about, said.value) for said in rows]
    read = perf_counter() - start
    sql = "SELECT * FROM entry WHERE kind IN ('score', 'comment')"
    other = bare(path)
    start = perf_counter()
    there = other.execute(sql).fetchall()
    theirs = perf_counter() - start
    other.close()
    return [
        Figure(
            "heads",
            f"all {len(rows)} standing scores and comments of {len(space.entries)} entries, as rows in order",
            asked,
            f"fetching all {len(there)} such rows by sqlite3, standing or not, in no order",
            theirs,
            limit=2,
        ),
        Figure("their values", f"reading register and value of those {len(values)}", read, "asking for them", asked),
    ]


def _verifying(space: Workspace, path: Path) -> Figure:
    start = perf_counter()
    checked = verify(space)
    ours = perf_counter() - start
    if checked.findings:
        raise AssertionError(f"verify finds fault with a sound workspace: {checked.findings[0]}")
    other = bare(path)
    start = perf_counter()
    other.execute("PRAGMA quick_check").fetchall()
    for _row in other.execute("SELECT * FROM entry"):
        pass
    theirs = perf_counter() - start
    other.close()
    return Figure(
        "verify",
        f"{checked.entries} entries on {checked.devices} devices: hashes, chains, authority, and everything derived",
        ours,
        "SQLite's own quick_check and one reading of all rows",
        theirs,
        limit=10,
    )
