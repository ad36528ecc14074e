"""Every reader of files from outside, for minutes: no traceback, no hang, no excess memory, whatever it is offered."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic

from tests.fuzz.readers import READERS
from tests.fuzz.running import Found

AT_ONCE = 2
SHARES = {"signed parcel": 4, "workspace": 3, "parcel": 2, "table": 2}
"""Readers that have more to read get more of the time."""


def prove(minutes: float = 10) -> bool:
    """Offer altered files to all of them, in processes of their own; whether nothing went wrong."""
    folder = Path(mkdtemp(prefix="fuzz-"))
    shares = sum(SHARES.get(reader.name, 1) for reader in READERS)
    seconds = {reader.name: AT_ONCE * minutes * 60 * SHARES.get(reader.name, 1) / shares for reader in READERS}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        order = sorted(seconds, key=lambda name: -seconds[name])
        found = dict(zip(order, pool.map(lambda name: _fuzz(name, seconds[name], folder), order), strict=True))
    wrong = 0
    for name, one in found.items():
        wrong += len(one.wrong)
        print(f"{name:<17}{one.taken + one.refused:7,} files, {one.taken:6,} taken, {one.refused:6,} refused; "
              f"at most {one.slowest:.1f} s and {one.memory:.0f} MB")  # fmt: skip
        for place, words in one.wrong.items():
            print(f"  WRONG: {place}\n{words}")
    if not wrong:
        rmtree(folder)
    total = sum(one.taken + one.refused for one in found.values())
    print(f"{total:,} files, {wrong} findings{f'; the files lie in {folder}' if wrong else ''}")
    return wrong == 0


def _fuzz(name: str, seconds: float, folder: Path) -> Found:
    """Fuzz one reader; where its process dies, in another one for the time that is left."""
    own = folder / name.replace(" ", "-")
    (own / "found").mkdir(parents=True)
    whole = Found()
    end = monotonic() + seconds
    seed = 0
    while (left := end - monotonic()) > 1 or not seed:
        command = [sys.executable, "-m", "tests.fuzz.running", name, f"long {seed}", f"{left:.1f}", str(own)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seed += 1
        if done.returncode:
            current = own / "found" / f"{name.replace(' ', '-')}.current"
            whole.wrong[f"the process ended with {done.returncode} at {current} ({seed})"] = done.stderr[-3_000:]
            if current.exists():
                current.rename(current.with_suffix(f".killed-{seed}"))
            continue
        one = Found(**json.loads(done.stdout))
        whole.taken += one.taken
        whole.refused += one.refused
        whole.slowest, whole.memory = max(whole.slowest, one.slowest), max(whole.memory, one.memory)
        whole.wrong |= one.wrong
    return whole
