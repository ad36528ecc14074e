"""How large a parcel may be, and what its parts may be called."""

from __future__ import annotations

import re

LONGEST_LINE = 4 * 2**20
MOST_PARTS = 20_000
LARGEST_PARCEL = 2**30
LARGEST_ENTRIES = 2**28
SIGNATURE = re.compile(r"[0-9a-f]{128}")
NAMES = re.compile(r"entries|heads|invitation|document/[0-9a-f]{64}")
