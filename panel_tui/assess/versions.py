"""The versions of a proposal: which there have been, in their order, and what each is called."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from panel_tui.files.blocks import day
from panel_tui.store.rows import Said


class Version(NamedTuple):
    """A version of a proposal: its hash, which it is of how many, since when and, where it is no longer in force, until
    when it was (UTC, as entries have it), and why the office brought it in."""

    hash: str
    number: int
    of: int
    at: str
    until: str
    reason: str

    @property
    def in_short(self) -> str:
        """Which it is: "version 1 of 2"."""
        return f"version {self.number} of {self.of}"

    @property
    def words(self) -> str:
        """Which it is, and until when it was in force: "version 1 of 2, until 3 May 2017"."""
        return f"{self.in_short}, until {_day(self.until)}" if self.until else self.in_short


class Versions:
    """The versions of one proposal. A row of a table without a text, as it was before the text came, is none."""

    def __init__(self, history: Iterable[Said], in_force: str, has_text: Callable[[str], bool]) -> None:
        """`history` is all that is on record of which document is in force; `in_force` is the one that is, "" where
        there is none. `has_text` says of a hash whether its document has a text, or is not here to tell."""
        said = in_order(history)
        until = {one.value.get("hash", ""): after.at for one, after in pairwise(said)}
        until |= {said[-1].value.get("hash", ""): ""} if said else {}
        first: dict[str, Said] = {}
        for one in said:
            if not one.cleared:
                first.setdefault(one.value["hash"], one)
        texts = [hash_ for hash_ in first if has_text(hash_)]
        self.in_force = in_force
        self.all = tuple(
            Version(
                hash_,
                number,
                len(texts),
                first[hash_].at,
                "" if hash_ == in_force else until[hash_],
                first[hash_].value.get("reason", ""),
            )
            for number, hash_ in enumerate(texts, start=1)
        )
        self.without_text = tuple(hash_ for hash_ in first if hash_ not in texts)
        self._meant = dict(_meant(first, {one.hash: one for one in self.all}))

    def of(self, hash_: str) -> Version | None:
        """The version of this hash, or the one whose text it was still without; None where there is none on record."""
        return self._meant.get(hash_)


def in_order(history: Iterable[Said]) -> list[Said]:
    """What was said of one register, each after what it replaces: the same everywhere, in whatever order it came."""
    said = {one.id: one for one in sorted(history, key=lambda one: (one.at, one.id)) if one.body}
    links = {id_: [old for old in one.replaces if old in said] for id_, one in said.items()}
    return [said[id_] for id_ in TopologicalSorter(links).static_order()]


def _meant(hashes: Iterable[str], versions: dict[str, Version]) -> Iterator[tuple[str, Version]]:
    waiting: list[str] = []
    for hash_ in hashes:
        waiting.append(hash_)
        if hash_ in versions:
            yield from ((one, versions[hash_]) for one in waiting)
            waiting.clear()


def _day(at: str) -> str:
    return day(datetime.date.fromisoformat(at[:10]))
