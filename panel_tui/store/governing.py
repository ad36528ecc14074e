"""Who may say what in one file: worked out from its governing entries, and kept until others come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from panel_tui.journal import Authority, Entry
from panel_tui.journal.authority import Grown
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store.arriving import Arriving, Link
from panel_tui.store.database import Database
from panel_tui.store.rows import COLUMNS, Said

KINDS = sorted(GOVERNING)
AMONG_THEM = f"kind IN ({', '.join('?' * len(KINDS))})"


@dataclass(frozen=True)
class _Known:
    """What so many governing entries establish. `unseen` are the last that count of ended chains that have not come."""

    count: int
    grown: Grown
    authority: Authority
    unseen: frozenset[str]


class Governing:
    """The authority that follows from the governing entries of one file; each is read once, and only what comes new."""

    def __init__(self, database: Database, call: str) -> None:
        self._database = database
        self._call = call
        self._known: _Known | None = None
        self._read_at: tuple[int, int] | None = None
        """The last transaction that was undone, and what others had written, when what is known was last compared."""
        self._before: tuple[int, _Known] | None = None
        """What was known before the last transaction in which entries came, and its number."""
        self._expected: tuple[_Known, frozenset[str], _Known] | None = None
        """What will be known, on top of what is known, when the governing entries of these ids have come."""

    def authority(self, arriving: Arriving | None = None) -> Authority:
        """Who may say what by the entries here and, where they are given, by those `arriving`."""
        here = self._here()
        return self._with(here, arriving).authority if arriving else here.authority

    def took(self, entries: Iterable[Entry]) -> None:
        """Hear that `entries`, or the words of such as were here, have just been stored."""
        known = self._known
        new = {entry.id: entry for entry in entries if governs(entry)}
        if known is None or not new:
            return
        if self._before is None or self._before[0] != self._database.begun:
            self._before = self._database.begun, known
        expected = self._expected
        if expected and expected[0] is known and expected[1] == new.keys():
            self._known = expected[2]
        else:
            self._known = self._established(known.grown.grow(new.values()), known.count + len(new), {})

    def _with(self, known: _Known, arriving: Arriving) -> _Known:
        links = arriving.links
        new = {id_: entry for id_, entry in arriving.governing.items() if not self._is_here(id_)}
        if not new and known.unseen.isdisjoint(links):
            return known
        expected = self._expected
        if expected and expected[0] is known and expected[1] == new.keys() and expected[2].unseen.isdisjoint(links):
            return expected[2]
        found = self._established(known.grown.grow(new.values()), known.count + len(new), links)
        if found.unseen.isdisjoint(links):
            self._expected = known, frozenset(new), found
        return found

    def _here(self) -> _Known:
        """What the governing entries here establish."""
        known, undone = self._known, self._database.undone
        read_at = undone, self._database.one("PRAGMA data_version")
        if known and self._read_at and self._read_at[0] != undone:
            # What was undone is either what came last, or nobody knows.
            known = self._before[1] if self._before and self._before[0] == undone else None
        if known is None or (self._read_at != read_at and known.count != self._count()):
            rows = self._database.query(f"SELECT {COLUMNS} FROM entry WHERE {AMONG_THEM} ORDER BY id", KINDS)
            grown = Grown(self._call).grow(Said(*row).entry(self._call) for row in rows)
            known = self._established(grown, len(rows), {})
        elif any(self._link(id_) for id_ in known.unseen):
            known = self._established(known.grown, known.count, {})
        self._known, self._read_at = known, read_at
        return known

    def _established(self, grown: Grown, count: int, links: Mapping[str, Link]) -> _Known:
        unseen: set[str] = set()

        def previous(id_: str) -> str | None:
            link = self._link(id_)
            if link is None:
                unseen.add(id_)
                return links[id_].prev if id_ in links else None
            return link[0]

        return _Known(count, grown, grown.authority(previous), frozenset(unseen))

    def _count(self) -> int:
        """How many governing entries there are. Only undoing takes one away, so it shows what others have added."""
        return int(self._database.one(f"SELECT count(*) FROM entry WHERE {AMONG_THEM}", KINDS))

    def _is_here(self, id_: str) -> bool:
        """Whether the governing entry `id_` is here with its words."""
        return self._database.one(f"SELECT 1 FROM entry WHERE id = ? AND {AMONG_THEM}", (id_, *KINDS)) is not None

    def _link(self, id_: str) -> tuple[str | None] | None:
        """The id of the entry before `id_`, in a tuple; None where `id_` itself is not here."""
        sql = "SELECT prev FROM entry WHERE id = ?"
        link: tuple[str | None] | None = self._database.row(sql, (id_,))
        return link


def governs(entry: Entry) -> bool:
    """Whether `entry`, as far as its words are here, says who may say what."""
    return entry.body is not None and entry.body.register.kind in GOVERNING
