"""Offering altered files to a reader, one after the other, in a process of its own.

`python -m tests.fuzz.running READER SEED SECONDS FOLDER` prints what came of it as JSON. A file at which it hangs, or
which kills it, lies in the folder as `READER.current`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from time import monotonic

from panel_tui.faults import PanelError
from tests.fuzz.mutating import Mutator
from tests.fuzz.reader import Reader, cheap_passphrases
from tests.fuzz.readers import READERS
from tests.fuzz.world import World

SLOWEST = 20
"""Seconds for one file; whoever takes longer hangs."""
MOST_MEMORY = 200
"""MB that a file of a few kilobytes may cost on top."""
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass
class Found:
    """What came of offering files: how many were taken and refused, and what should not have happened."""

    taken: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: float = 0.0
    wrong: dict[str, str] = field(default_factory=dict)
    """The last lines of what went wrong, by what went wrong; each once."""


def fuzz(reader: Reader, seed: str, most: int | None = None, seconds: float = 1e9, kept: Path | None = None) -> Found:
    """Offer altered files to `reader` until there were `most` or the `seconds` are over; those that went wrong are
    `kept` in a folder."""
    found = Found()
    end = monotonic() + seconds
    for number in count() if most is None else range(most):
        if monotonic() > end:
            break
        data = reader.altered(Mutator(f"{reader.name} {seed} {number}"))
        for wrong in _offer(reader, data, found, kept):
            place = wrong.strip().splitlines()[-1].partition(":")[0] + _where(wrong)
            if place not in found.wrong:
                found.wrong[place] = wrong[-3_000:]
                if kept:
                    (kept / f"{reader.name.replace(' ', '-')}-{sha256(data).hexdigest()[:12]}").write_bytes(data)
    return found


def _offer(reader: Reader, data: bytes, found: Found, kept: Path | None) -> Iterator[str]:
    """Offer one file; what goes wrong, in words."""
    if kept:
        (kept / f"{reader.name.replace(' ', '-')}.current").write_bytes(data)
        faulthandler.dump_traceback_later(SLOWEST, exit=True)
    before, start = _memory(reset=True), monotonic()
    try:
        reader.offer(data)
        found.taken += 1
    except PanelError as error:
        found.refused += 1
        if not error.faults and type(reader).__name__ != "Workspaces":
            yield "refused without a word"
    except Exception:
        yield traceback.format_exc()
    if kept:
        faulthandler.cancel_dump_traceback_later()
    seconds, memory = monotonic() - start, _memory() - before
    found.slowest, found.memory = max(found.slowest, seconds), max(found.memory, memory)
    if seconds > SLOWEST / 2:
        yield f"took {seconds:.0f} seconds"
    if memory > MOST_MEMORY:
        yield f"took {memory:.0f} MB"


def _where(wrong: str) -> str:
    frames = [line.strip() for line in wrong.splitlines() if line.strip().startswith("File ") and "panel_tui" in line]
    return f" at {frames[-1]}" if frames else ""


def _memory(reset: bool = False) -> float:
    """The memory in use now (after `reset`) or the most since then, in MB; 0 where this system does not tell."""
    if not RESET.exists():
        return 0.0
    if reset:
        RESET.write_text("5")
    return next(int(line.split()[1]) / 1024 for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))


def main(name: str, seed: str, seconds: str, folder: str) -> None:
    """Fuzz one reader for so many seconds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
    cheap_passphrases()
    os.environ["PANEL_TUI_KEYS"] = str(Path(folder) / "nobody")
    reader = next(one for one in READERS if one.name == name)(World(Path(folder)))
    found = fuzz(reader, seed, seconds=float(seconds), kept=Path(folder) / "found")
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(*sys.argv[1:])
