"""Chains: each device's entries in the order it wrote them, their ends, and the cut of a whole journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from panel_tui.journal.canonical import canonical, digest

Cut = Mapping[str, tuple[str, ...]]
"""For each device, the sorted ids of the tips of its branches: what a document was made from."""


def cut(links: Iterable[tuple[str, str, str | None]]) -> Cut:
    """The cut of a journal given as (device, id, previous id) of each of its entries."""
    tips: defaultdict[str, set[str]] = defaultdict(set)
    passed: set[str] = set()
    for device, id_, prev in links:
        tips[device].add(id_)
        if prev is not None:
            passed.add(prev)
    return {device: tuple(sorted(ids - passed)) for device, ids in sorted(tips.items())}


def fingerprint_of(cut_: Cut) -> str:
    """The fingerprint of a cut: SHA-256 of its canonical JSON, the same in whatever order entries came."""
    return digest(canonical({device: list(ids) for device, ids in cut_.items()}))
