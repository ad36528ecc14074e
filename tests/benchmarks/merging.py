"""Taking in the returns of a whole panel."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from time import perf_counter

from panel_tui.exchange.opening import merge_return
from tests.benchmarks.crowd import CRITERIA, Crowd
from tests.benchmarks.figures import Figure, bare, equal_tables

PROPOSALS = 12


def merge(folder: Path, small: bool) -> list[Figure]:
    """Returns merged one after another, against their rows inserted by executemany, a transaction a return."""
    crowd = Crowd(3 if small else 60)
    returns = []
    for pen, joining in zip(crowd.pens, crowd.joining, strict=True):
        assessed = (crowd.assess(pen, f"P-{number:03}") for number in range(PROPOSALS))
        data = crowd.a_return(pen, [joining, *(entry for one in assessed for entry in one)])
        returns.append(folder / f"{pen.author}.return")
        returns[-1].write_bytes(data)
    path = folder / "merge.panel"
    with crowd.workspace(path) as space:
        start = perf_counter()
        for one in returns:
            merge_return(space, one, "2017-05-12T09:30:00Z")
        ours = perf_counter() - start
    theirs, count = inserted(path, crowd.office.device)
    return [
        Figure(
            "merge",
            f"{len(returns)} returns of {PROPOSALS} proposals × {len(CRITERIA)} criteria with comments and submissions "
            f"({count} entries): signatures, unpacking, parsing, hashes, chains, judging, heads, commit",
            ours,
            "executemany of the same finished rows in as many transactions, into equal tables with the same pragmas",
            theirs,
            ratio=10,
        )
    ]


def inserted(path: Path, office: str) -> tuple[float, int]:
    """The seconds in which the rows that were merged into the workspace at `path` are inserted by executemany, a
    transaction a return, into equal tables beside it; and how many they are. `office` is the device that was there.
    """
    source = bare(path)
    said = source.execute("SELECT * FROM entry ORDER BY number").fetchall()
    links = source.execute(
        "SELECT entry.device, link.* FROM replacement AS link JOIN entry ON entry.id = link.new"
    ).fetchall()
    source.close()
    entries, replaced = defaultdict(list), defaultdict(list)
    for row in said:
        entries[row[3]].append(row)
    for device, *link in links:
        replaced[device].append(link)
    other = equal_tables(path.with_suffix(".db"), path)
    marks = ", ".join("?" * len(said[0]))
    other.executemany(f"INSERT INTO entry VALUES ({marks})", entries.pop(office))
    start = perf_counter()
    for device, rows in entries.items():
        other.execute("BEGIN IMMEDIATE")
        other.executemany(f"INSERT INTO entry VALUES ({marks})", rows)
        other.executemany("INSERT INTO replacement VALUES (?, ?)", replaced[device])
        other.execute("COMMIT")
    theirs = perf_counter() - start
    other.close()
    return theirs, sum(len(rows) for rows in entries.values())
