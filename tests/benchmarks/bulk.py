"""Thousands of sealed returns, one after the other: is the last merged as quickly as the first, in as little memory?

`python -m tests.benchmarks.bulk FOLDER [OTHER]` merges what lies there in a process of its own, and says what it took;
then the next returns of both folders, turn by turn.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zlib
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from panel_tui.call.derived import TABLES
from panel_tui.exchange.opening import merge_return
from panel_tui.exchange.parcel import read, write
from panel_tui.exchange.part import Part
from panel_tui.exchange.sealing import read_sealed, seal, unsealed
from panel_tui.faults import BadInput
from panel_tui.journal import Pen
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace
from tests.benchmarks.crowd import CRITERIA, Crowd
from tests.benchmarks.figures import Figure
from tests.benchmarks.merging import inserted

ROOT = Path(__file__).parents[2]
RETURNS = 5_000
PROPOSALS, SCORED = 5, CRITERIA[:6]
WORDS = 2 * PROPOSALS * len(SCORED)
"""So many scores and comments are in each return."""
NOW = "2017-05-12T09:30:00Z"


def bulk(folder: Path, small: bool) -> list[Figure]:
    """5,000 returns against 500, and against bare rows."""
    most = 20 if small else RETURNS
    few = most // 10
    turns = most // 50 + 1
    fewer = _merged(folder / str(few), few, turns)
    ours = _merged(folder / str(most), most, turns, folder / str(few))
    theirs, count = inserted(folder / str(most) / "office.panel", (folder / str(most) / "device").read_text())
    theirs, count = theirs * most / (most + turns), count * most // (most + turns)  # without what came in turn
    merged = f"{most} sealed returns by as many members, {most * WORDS} scores and comments in {count} entries"
    return [
        Figure(
            "bulk",
            f"{merged}: unsealing, signatures, hashes, chains, judging, heads, a durable commit each; "
            "an altered entry in the last but one was refused on the way",
            ours["seconds"],
            "executemany of the same finished rows in as many transactions, into equal tables with the same pragmas",
            theirs,
            ratio=15,
        ),
        Figure(
            "bulk, linear",
            f"median of {turns} returns after those {most}",
            ours["after"],
            f"of {turns} after {few} returns of a tenth of the panel, turn by turn: whatever looked at all that came "
            "before would take ten times as long",
            ours["other"],
            ratio=2,
        ),
        Figure(
            "bulk, unseal",
            "of that, opening one sealed return: two signatures, X25519 and the cipher",
            ours["unsealing"],
            "each of those returns as a whole",
            ours["seconds"] / most,
        ),
        Figure(
            "bulk, memory",
            f"most memory of a process that merges {most} returns, in MB, shown as ms",
            ours["memory"] / 1000,
            f"of one that merges {few}",
            fewer["memory"] / 1000,
            ratio=1.3,
        ),
    ]


def _merged(folder: Path, number: int, turns: int, *other: Path) -> dict[str, float]:
    """Make a panel and its returns, and merge so many of them elsewhere, and `turns` more in turn with another's."""
    folder.mkdir()
    _write(folder, Crowd(number + turns), number)
    command = [sys.executable, "-m", "tests.benchmarks.bulk", *map(str, (folder, *other))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _write(folder: Path, crowd: Crowd, number: int) -> None:
    """The office's file, its key, everybody's sealed return, the last but one of `number` also with a score altered."""
    keys = KeyFolder(folder / "keys")
    with crowd.workspace(folder / "office.panel") as space:
        keys.keep_device(space, crowd.office.key)
    (folder / "device").write_text(crowd.office.device)
    for place, (pen, joining) in enumerate(zip(crowd.pens, crowd.joining, strict=True)):
        said = (entry for of in range(PROPOSALS) for entry in crowd.assess(pen, f"P-{of}", SCORED))
        data = crowd.a_return(pen, [joining, *said])
        name = f"{place:05}.{'return' if place < number else 'next'}"
        (folder / name).write_bytes(_sealed(data, pen, crowd.office))
        if place == number - 2:
            (folder / "altered").write_bytes(_sealed(_altered(data, pen), pen, crowd.office))


def _sealed(data: bytes, pen: Pen, office: Pen) -> bytes:
    return seal(data, "return", pen, [office.key.public])


def _altered(data: bytes, pen: Pen) -> bytes:
    """A return with the first score in it altered, and signed again as if nothing had happened."""
    parcel = read("a return", BytesIO(data))
    lines = zlib.decompress(parcel.parts["entries"].whole())
    at = lines.index(b'"score":"') + len('"score":"')
    other = b"5" if lines[at : at + 1] != b"5" else b"4"
    parts = {**parcel.parts, "entries": Part.of(zlib.compress(lines[:at] + other + lines[at + 1 :], 6))}
    return write(replace(parcel, parts=parts), pen)


def main(arguments: Sequence[str]) -> None:
    """Merge the returns in a folder, and print seconds, seconds of unsealing one, and megabytes at most.

    With another folder, where that was done before, merge what comes next in both, and print the seconds of each.
    """
    folder, *others = map(Path, arguments)
    keys, paths = KeyFolder(folder / "keys"), sorted(folder.glob("*.return"))
    seconds = 0.0
    with Workspace(folder / "office.panel", TABLES) as space:
        space.expect_many()
        for number, path in enumerate(paths):
            if number == len(paths) - 2:
                _refuse(space, folder / "altered", keys)
            seconds += _merge(space, path, keys)
        found = {"seconds": seconds, "memory": _megabytes()}
        for other in others:
            found["after"], found["other"] = _in_turn(space, folder, other)
        office = keys.of_owner(space)
    start = perf_counter()
    for path in paths[:200]:
        with path.open("rb") as file, unsealed(read_sealed(path.name, file), office, None, folder) as inside:
            read(path.name, inside)
    unsealing = (perf_counter() - start) / len(paths[:200])
    print(json.dumps({**found, "unsealing": unsealing}))


def _merge(space: Workspace, path: Path, keys: KeyFolder) -> float:
    """Merge one return: the seconds."""
    start = perf_counter()
    merge_return(space, path, NOW, keys)
    return perf_counter() - start


def _in_turn(space: Workspace, folder: Path, other: Path) -> tuple[float, float]:
    """The next returns of both folders, one here, one there: the median of the seconds that each takes."""
    seconds: tuple[list[float], list[float]] = ([], [])
    with Workspace(other / "office.panel", TABLES) as beside:
        beside.expect_many()
        for one, two in zip(sorted(folder.glob("*.next")), sorted(other.glob("*.next")), strict=True):
            seconds[0].append(_merge(space, one, KeyFolder(folder / "keys")))
            seconds[1].append(_merge(beside, two, KeyFolder(other / "keys")))
    return median(seconds[0]), median(seconds[1])


def _megabytes() -> float:
    """The most memory that this process has had; what is remembered of the one that started it counts for nothing."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _refuse(space: Workspace, path: Path, keys: KeyFolder) -> None:
    before = len(space.entries)
    try:
        merge_return(space, path, NOW, keys)
    except BadInput:
        if len(space.entries) == before:
            return
    raise AssertionError("an altered entry was taken in")


if __name__ == "__main__":
    main(sys.argv[1:])
