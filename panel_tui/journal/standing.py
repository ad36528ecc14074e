"""What stands: merging journals, and the heads of their registers.

A journal is a mapping from id to entry. Merging is set union, so the order in which returns
arrive, and how often, cannot matter. No clock is consulted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from panel_tui.journal.entry import Entry, Register

Journal = Mapping[str, Entry]


class Judge(Protocol):
    """Who may say what: `Authority` is the one that reads it from the call's entries."""

    def speaks(self, entry: Entry) -> bool:
        """Whether the entry's device speaks for its author."""

    def refusal(self, entry: Entry) -> str | None:
        """Why `entry`, whose body is here, is not admitted; None where it is."""


def union(*journals: Journal) -> dict[str, Entry]:
    """All entries of all `journals`; a body that any of them holds is kept."""
    merged: dict[str, Entry] = {}
    for journal in journals:
        for id_, entry in journal.items():
            if id_ not in merged or merged[id_].body is None:
                merged[id_] = entry
    return merged


def heads(journal: Journal, judge: Judge) -> dict[Register, list[str]]:
    """The ids that stand for each register, in a stable order.

    One id is the register's value. Several are edits made without knowledge of each other:
    all stand until the owner settles them. What its author had no right to say is never admitted.
    """
    admitted = {id_ for id_, entry in journal.items() if entry.body and judge.refusal(entry) is None}
    replaced = {
        old
        for id_, entry in journal.items()
        for old in entry.replaces
        if old in journal and _replaces(entry, id_ in admitted, journal[old], judge)
    }
    standing: defaultdict[Register, list[str]] = defaultdict(list)
    for id_ in sorted(admitted - replaced):
        body = journal[id_].body
        if body:
            standing[body.register].append(id_)
    return dict(standing)


def _replaces(new: Entry, new_admitted: bool, old: Entry, judge: Judge) -> bool:
    if new.body is None or old.body is None:
        # What cannot be seen cannot be judged, except that people may replace their own words.
        return new.author == old.author and judge.speaks(new) and judge.speaks(old)
    if new.body.source == "transcribed" and old.body.source == "own":
        return False
    return new_admitted and new.body.register == old.body.register


def closed_below(journal: Journal, ids: Iterable[str]) -> frozenset[str]:
    """`ids` and all that they replace, directly or through others: what withholding or erasing them takes along."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting.extend(journal[id_].replaces if id_ in journal else ())
    return frozenset(found)
