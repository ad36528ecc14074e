"""Hundreds of random orders of returns, with repeats: the office's file and what counts are always the same."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.parcels import Deliveries

SEEDS = 3
ORDERS = 300


def prove() -> bool:
    """Try them all; whether they agree."""
    wrong = 0
    for seed in range(SEEDS):
        random = Random(seed)
        with TemporaryDirectory() as folder:
            deliveries = Deliveries(Path(folder), f"long {seed}")
            numbers = range(len(deliveries.returns))
            expected = deliveries.deliver(numbers, Path(folder) / "usual.panel")
            orders = list(permutations(numbers, 2)) + [random.choices(numbers, k=20) for _ in range(ORDERS)]
            longest = 0
            for order in orders:
                whole = [*order, *random.sample(numbers, len(numbers))]
                longest = max(longest, len(whole))
                if deliveries.deliver(whole, Path(folder) / "mixed.panel") != expected:
                    wrong += 1
                    print(f"seed {seed}: another outcome in the order {whole}")
        print(f"seed {seed}: {len(orders)} orders of {len(numbers)} returns tried, up to {longest} deliveries each")
    print(f"{wrong} came out differently")
    return wrong == 0
