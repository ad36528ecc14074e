"""Thousands of sealed returns, one after the other: is the last merged as quickly as the first, in as little memory?

`python -m tests.benchmarks.bulk FOLDER` merges what lies there in a process of its own, and says what it took.
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
from time import perf_counter, process_time

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
    found = {number: _merged(folder / str(number), number) for number in (few, most)}
    ours, fewer = found[most], found[few]
    theirs, count = inserted(folder / str(most) / "office.panel", (folder / str(most) / "device").read_text())
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
            f"each of {most} returns, in time of the processor, which other programs and a busy disk do not lengthen",
            ours["processor"] / most,
            f"each of {few}, into the file of a panel of {few}",
            fewer["processor"] / few,
            ratio=1.3,
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


def _merged(folder: Path, number: int) -> dict[str, float]:
    """Make a panel and its returns, and merge them elsewhere: what that took."""
    folder.mkdir()
    _write(folder, Crowd(number))
    command = [sys.executable, "-m", "tests.benchmarks.bulk", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _write(folder: Path, crowd: Crowd) -> None:
    """The office's file, its key, everybody's sealed return, and the last but one with a score altered."""
    keys = KeyFolder(folder / "keys")
    with crowd.workspace(folder / "office.panel") as space:
        keys.keep_device(space, crowd.office.key)
    (folder / "device").write_text(crowd.office.device)
    last_but_one = len(crowd.pens) - 2
    for number, (pen, joining) in enumerate(zip(crowd.pens, crowd.joining, strict=True)):
        said = (entry for place in range(PROPOSALS) for entry in crowd.assess(pen, f"P-{place}", SCORED))
        data = crowd.a_return(pen, [joining, *said])
        (folder / f"{number:05}.return").write_bytes(_sealed(data, pen, crowd.office))
        if number == last_but_one:
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
    """Merge the returns in a folder, and print seconds, seconds of unsealing one, and megabytes at most."""
    folder = Path(arguments[0])
    keys, paths = KeyFolder(folder / "keys"), sorted(folder.glob("*.return"))
    seconds = processor = 0.0
    with Workspace(folder / "office.panel", TABLES) as space:
        space.expect_many()
        for number, path in enumerate(paths):
            if number == len(paths) - 2:
                _refuse(space, folder / "altered", keys)
            start, began = perf_counter(), process_time()
            merge_return(space, path, NOW, keys)
            seconds += perf_counter() - start
            processor += process_time() - began
        office = keys.of_owner(space)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = perf_counter()
    for path in paths[:200]:
        with path.open("rb") as file, unsealed(read_sealed(path.name, file), office, None, folder) as inside:
            read(path.name, inside)
    unsealing = (perf_counter() - start) / len(paths[:200])
    print(json.dumps({"seconds": seconds, "processor": processor, "unsealing": unsealing, "memory": memory}))


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
