"""Thousands of random histories: whatever was said and however it arrives, every property of merging holds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.store.properties import PROPERTIES, File, broken

HISTORIES = 1_000
"""So many are tried of each property."""


def prove() -> bool:
    """Try them all; whether every property holds."""
    wrong = 0
    with TemporaryDirectory() as folder:
        file = File(Path(folder))
        for number, holds in enumerate(PROPERTIES):
            start = perf_counter()
            first = number * HISTORIES  # other histories for each
            found = [one for seed in range(first, first + HISTORIES) if (one := broken(holds, file, [seed]))]
            wrong += len(found)
            print(f"{holds.__name__}: {HISTORIES:,} histories, {len(found)} wrong", end="")
            print(f" ({perf_counter() - start:.0f} s)", *found, sep="\n  ", flush=True)
        file.space.close()
    return wrong == 0
