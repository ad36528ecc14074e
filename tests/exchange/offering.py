"""Offering hostile files to the program in a process of its own, and measuring what each costs it.

`python -m tests.exchange.offering FOLDER` runs the cases that are listed in the folder.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

LISTED = "cases.json"
CHEAP = 2**8
"""What a passphrase costs here: measured is what comes beyond the derivation of its key."""
RESET = Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Case:
    """A command on a file, and words of the sentence with which it must be refused (or, with code 0, told)."""

    name: str
    words: tuple[str, ...]
    wrong: str
    keys: str = "office"
    passphrase: str = ""
    code: int = 2


class Refusal(NamedTuple):
    """What came of a case: exit code, what was said, whether the folder is as it was, the most memory beyond that of
    the plainest refusals (MB; below 0 where this system does not tell), and seconds."""

    case: str
    code: int
    said: str
    unchanged: bool
    memory: float
    seconds: float


def offered(folder: Path, plain: Sequence[Case], cases: Sequence[Case], apart: bool = False) -> Iterator[Refusal]:
    """What comes of each of `cases` in `folder`, after the `plain` ones with which they are compared.

    All run in one process, one after the other; with `apart` each in one of its own.
    """
    for some in [[case] for case in cases] if apart else [cases]:
        listed = json.dumps([len(plain), *(asdict(case) for case in (*plain, *some))])
        (folder / LISTED).write_text(listed, encoding="utf-8")
        command = [sys.executable, "-m", "tests.exchange.offering", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=3_600)
        if done.returncode:
            raise AssertionError(f"{[case.name for case in some]}: {done.returncode}\n{done.stderr[-3000:]}")
        for line in done.stdout.splitlines():
            yield Refusal(*json.loads(line))


def main(folder: Path) -> None:
    """Run the cases that are listed in `folder`, and print what comes of each that is no plain one."""
    from panel_tui.exchange import sealing

    sealing.COST = CHEAP
    count, *listed = json.loads((folder / LISTED).read_text(encoding="utf-8"))
    os.chdir(folder)
    usual = 0.0
    for at, fields in enumerate(listed):
        case = Case(**fields)
        refusal = _offer(case)
        if at < count:
            usual = max(usual, refusal.memory)
        else:
            print(json.dumps(refusal._replace(memory=refusal.memory - usual)), flush=True)


def _offer(case: Case) -> Refusal:
    from panel_tui.cli.main import main as panel_tui

    os.environ["PANEL_TUI_KEYS"] = f"keys/{case.keys}"
    os.environ["PANEL_TUI_PASSPHRASE"] = case.passphrase
    before = _state()
    gc.collect()
    if RESET.exists():
        RESET.write_text("5")
    out, err = io.StringIO(), io.StringIO()
    start = perf_counter()
    with redirect_stdout(out), redirect_stderr(err):
        code = panel_tui(case.words)
    seconds = perf_counter() - start
    return Refusal(case.name, code, out.getvalue() + err.getvalue(), _state() == before, _peak(), seconds)


def _peak() -> float:
    """The most memory since it was last reset, in MB."""
    if not RESET.exists():
        return 0.0
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _state() -> dict[str, str]:
    """Every workspace and key in the folder and its hash, and the names of all other files."""
    kept = (".panel", ".device", ".invitation")
    files = (path for path in Path().rglob("*") if path.is_file() and path.name != LISTED)
    return {str(path): sha256(path.read_bytes()).hexdigest() if path.suffix in kept else "" for path in files}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
