"""How large a parcel may be, what its parts may be called, and how much may lie in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

What = Literal["pack", "return", "receipt"]


class Most(NamedTuple):
    """The most that a parcel may hold: entries, and bytes of them when they are unpacked."""

    entries: int
    text: int


LARGEST_PARCEL = 2**30
LONGEST_LINE = 2 * 2**20
MOST_PARTS = 10_000
LARGEST_DOCUMENT = 32_000_000
LARGEST_HEADS = 2**23
LONGEST_NAME = 1_100
MOST: Mapping[What, Most] = {
    "return": Most(entries=20_000, text=2**24),
    "receipt": Most(entries=400_000, text=2**28),
    "pack": Most(entries=400_000, text=2**28),
}
"""A return holds the words of one person; a pack for the chair may hold the whole record."""
HELD = 2**20
"""Entries of so many bytes are kept in memory while they are taken in; more are read from their file anew each time."""
SIGNATURE = re.compile(r"[0-9a-f]{128}")
NAMES: Mapping[What, re.Pattern[str]] = {
    "return": re.compile(r"entries|heads"),
    "receipt": re.compile(r"entries|heads|document/[0-9a-f]{64}"),
    "pack": re.compile(r"entries|heads|invitation|document/[0-9a-f]{64}"),
}
