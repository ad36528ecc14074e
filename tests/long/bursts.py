"""Hundreds of random sittings at the desk, slowly and in one burst; what differs is cut down to few keys."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from panel_tui.cli.main import main
from tests.tui.bursts import SIZES, compared, random_keys, shrunk

SITTINGS = 300
MOVES = 14


def prove() -> bool:
    """Try them all; whether pace never mattered."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    wrong = pressed = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PANEL_TUI_KEYS"] = str(folder / "keys")
        with redirect_stdout(io.StringIO()):
            main(["demo", "--no-open", "--dir", str(folder / "demo")])
        for seed in range(SITTINGS):
            size = SIZES[seed % len(SIZES)]
            keys = random_keys(Random(seed), MOVES)
            pressed += len(keys)
            if found := _found(folder, size, keys):
                wrong += 1
                print(f"sitting {seed} at {size[0]}x{size[1]}:")
                few = shrunk(keys, lambda fewer, size=size: bool(_found(folder, size, fewer)))  # type: ignore[misc]
                print(f"  {' '.join(few)}", *(_found(folder, size, few) or found), sep="\n    ")
            if not (seed + 1) % 50:
                print(f"{seed + 1} sittings, {pressed:,} keys, {wrong} came out differently", flush=True)
    return wrong == 0


def _found(folder: Path, size: tuple[int, int], keys: Sequence[str]) -> list[str]:
    try:
        return compared(folder / "demo/members/priya.panel", folder / "keys", folder, size, keys)
    except Exception as error:  # whatever ends a sitting is a finding
        return [repr(error)]
