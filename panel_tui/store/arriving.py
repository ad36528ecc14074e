"""Entries on their way in. Of many, no more is kept than how they hang together; the rest is read when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from panel_tui.journal import Entry
from panel_tui.journal.kinds import GOVERNING


class Link(NamedTuple):
    """Where an entry stands on its device's chain, and whether its body comes with it."""

    author: str
    device: str
    seq: int
    prev: str | None
    has_body: bool


class Arriving(Collection[Entry]):
    """Entries that are about to be taken in, each of them once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """`entries` is gone through now and again later, and gives the same each time."""
        self._entries = entries
        self.links: dict[str, Link] = {}
        self.governing: dict[str, Entry] = {}
        self.calls: set[str] = set()
        same: dict[str, str] = {}  # one text for each author and device, not one for each time it is named
        last: dict[str, str] = {}  # and mostly one for an entry and for what the next names as the one before it
        for entry in entries:
            author, device = same.setdefault(entry.author, entry.author), same.setdefault(entry.device, entry.device)
            before = last.get(device)
            if before != entry.prev:
                before = entry.prev
            id_ = last[device] = entry.id
            self.links[id_] = Link(author, device, entry.seq, before, entry.body is not None)
            self.calls.add(entry.call)
            if entry.body is not None and entry.body.register.kind in GOVERNING:
                self.governing[id_] = entry

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Arriving:
        """`entries` as they are, or such as are in memory: of one that comes with and without its body, the first."""
        if isinstance(entries, Arriving):
            return entries
        return cls({entry.id: entry for entry in sorted(entries, key=lambda entry: entry.body is not None)}.values())

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self.links)

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, Entry) and entry.id in self.links
