"""Chains: each device's entries in the order it wrote them, their ends, and the cut of a whole journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from panel_tui.journal.canonical import canonical, digest

Cut = Mapping[str, tuple[str, ...]]
"""For each device, the sorted ids of the tips of its branches: what a document was made from."""


def cut(links: Iterable[tuple[str, str, str | None]]) -> Cut:
    """The cut of a journal given as (device, id, previous id) of each of its entries."""
    links = list(links)
    return cut_of({id_: device for device, id_, _ in links}, {prev for _, _, prev in links})


def cut_of(devices: Mapping[str, str], passed: Set[str | None]) -> Cut:
    """The cut of a journal given as the device of each entry, and the entries that another one follows."""
    tips: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in devices.keys() - passed:
        tips[devices[id_]].append(id_)
    return {device: tuple(sorted(ids)) for device, ids in sorted(tips.items())}


def fingerprint_of(cut_: Cut) -> str:
    """The fingerprint of a cut: SHA-256 of its canonical JSON, the same in whatever order entries came."""
    return digest(canonical({device: list(ids) for device, ids in cut_.items()}))
