"""Who may say what in one file: worked out from its governing entries, and kept until others come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel_tui.journal import Authority, Entry
from panel_tui.journal.authority import authority
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store.database import Database
from panel_tui.store.rows import COLUMNS, Said

KINDS = sorted(GOVERNING)
AMONG_THEM = f"kind IN ({', '.join('?' * len(KINDS))})"


@dataclass(frozen=True)
class _Known:
    """What the entries `ids` establish. `unseen` are the last that count of ended chains that have not come yet."""

    ids: frozenset[str]
    unseen: frozenset[str]
    authority: Authority


class Governing:
    """The governing entries of one file, each read once, and the authority that follows from them."""

    def __init__(self, database: Database, call: str) -> None:
        self._database = database
        self._call = call
        self._entries: dict[str, Entry] = {}
        self._read_at: tuple[int, int] | None = None
        self._known: list[_Known] = []

    def authority(self, arriving: Mapping[str, Entry] | None = None) -> Authority:
        """Who may say what by the entries here and, where they are given, by those `arriving`."""
        arriving = arriving or {}
        governing = self._here() | {id_: entry for id_, entry in arriving.items() if governs(entry)}
        for known in self._known:
            if known.ids == governing.keys() and not any(id_ in arriving or self._link(id_) for id_ in known.unseen):
                return known.authority
        unseen: set[str] = set()

        def previous(id_: str) -> str | None:
            link = self._link(id_)
            if link is None:
                unseen.add(id_)
                return arriving[id_].prev if id_ in arriving else None
            return link[0]

        established = authority(self._call, governing.values(), previous)
        if not unseen & arriving.keys():
            # The last two are kept: what holds now, and what will with the entries that are arriving.
            self._known = [_Known(frozenset(governing), frozenset(unseen), established), *self._known[:1]]
        return established

    def _here(self) -> dict[str, Entry]:
        """The governing entries here. Only rolling back takes one away, so a new count shows every other change."""
        count = self._database.one(f"SELECT count(*) FROM entry WHERE {AMONG_THEM}", KINDS)
        if self._read_at != (self._database.undone, count):
            rows = self._database.query(f"SELECT {COLUMNS} FROM entry WHERE {AMONG_THEM}", KINDS)
            there = (Said(*row) for row in rows)
            self._entries = {said.id: self._entries.get(said.id) or said.entry(self._call) for said in there}
            self._read_at = self._database.undone, count
        return self._entries

    def _link(self, id_: str) -> tuple[str | None] | None:
        """The id of the entry before `id_`, in a tuple; None where `id_` itself is not here."""
        sql = "SELECT prev FROM entry WHERE id = ?"
        link: tuple[str | None] | None = self._database.row(sql, (id_,))
        return link


def governs(entry: Entry) -> bool:
    """Whether `entry`, as far as its words are here, says who may say what."""
    return entry.body is not None and entry.body.register.kind in GOVERNING
