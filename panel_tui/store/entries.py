"""The journal of a workspace: saying, taking in, and asking what stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import Any, TypeVar

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Authority, Cut, Entry, Pen, Register, cut, fingerprint_of
from panel_tui.journal.entry import LONGEST
from panel_tui.store import judging
from panel_tui.store.arriving import Arriving
from panel_tui.store.database import LISTED, MEMBER, Database, listed
from panel_tui.store.governing import Governing
from panel_tui.store.rows import COLUMNS, HEADS, Head, Said, Saying, Taken, without_collecting

INSERT = """INSERT INTO entry (id, author, device, seq, prev, at, replaces, body_hash, body, kind, about, source,
    state, why, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"""
LINK = "INSERT OR IGNORE INTO replacement (old, new) VALUES (?, ?)"
"""Kept whether or not the entry that is replaced is here yet: a replacement may come first."""

AT_ONCE = 2**18
"""Arriving entries with so many letters are held in memory while they are stored."""
ASKED = 10_000
"""After so many ids is asked at once."""
Row = TypeVar("Row")


class Entries:
    """The entries of one workspace. What changes them keeps what is derived from them in step."""

    def __init__(self, database: Database, call: str, derive: Callable[[set[str]], None]) -> None:
        """`derive` is told, inside each writing transaction, of which kinds something changed."""
        self._database = database
        self._derive = derive
        self._governing = Governing(database, call)
        self.call = call

    @property
    def authority(self) -> Authority:
        """Who may say what, as the entries here have it."""
        return self._governing.authority()

    def authority_with(self, entries: Iterable[Entry]) -> Authority:
        """Who could say what if `entries` were taken in."""
        return self._governing.authority(Arriving.of(entries))

    # Asking

    def heads(self, kind: str, **about: str) -> list[Head]:
        """What stands in the registers of `kind` that are about all of `about`, in the order of their registers."""
        sql = f"SELECT {HEADS} FROM {_about(about)} AND current = 1 ORDER BY about, id"
        return self._rows(Head._make, sql, (kind, *about.values()))

    def register(self, register: Register) -> list[Head]:
        """The heads of one register, in order of id."""
        sql = f"SELECT {HEADS} FROM entry WHERE kind = ? AND about = ? AND current = 1 ORDER BY id"
        return self._rows(Head._make, sql, _key(register))

    def history(self, kind: str, **about: str) -> list[Said]:
        """All that is on record in these registers, standing or not, in the order in which it came here."""
        sql = f"SELECT {COLUMNS} FROM {_about(about)} AND state <> 'quarantined' ORDER BY number"
        return self._rows(Said._make, sql, (kind, *about.values()))

    def erased(self) -> list[Said]:
        """The entries whose bodies were erased."""
        named = self.by_id(judging.erased_by(self._database))
        return [said for said in named.values() if said.state == "erased"]

    def quarantine(self) -> list[Said]:
        """What is kept but not admitted; `why` says the reason."""
        sql = f"SELECT {COLUMNS} FROM entry WHERE state = 'quarantined' ORDER BY number"
        return self._rows(Said._make, sql)

    def by_id(self, ids: Iterable[str]) -> dict[str, Said]:
        """The entries of these ids, as far as they are here."""
        rows = self._database.query(f"SELECT {COLUMNS} FROM entry WHERE id IN {LISTED}", (listed(ids),))
        return {said.id: said for said in (Said(*row) for row in rows)}

    def of_device(self, device: str) -> list[Said]:
        """The chain of one device, in order."""
        sql = f"SELECT {COLUMNS} FROM entry WHERE device = ? ORDER BY seq, id"
        return self._rows(Said._make, sql, (device,))

    def all(self) -> Iterator[Said]:
        """Every entry, in the order in which it came here."""
        for row in self._database.each(f"SELECT {COLUMNS} FROM entry ORDER BY number"):
            yield Said(*row)

    def since(self, number: int) -> list[Said]:
        """What came here after the first `number` entries, in order."""
        return self._rows(Said._make, f"SELECT {COLUMNS} FROM entry WHERE number > ? ORDER BY number", (number,))

    def __len__(self) -> int:
        """How many entries there are."""
        return int(self._database.one("SELECT count(*) FROM entry"))

    def cut(self) -> Cut:
        """The ends of all chains: what a document made now is made from."""
        return cut(self._database.query("SELECT device, id, prev FROM entry"))

    def fingerprint(self) -> str:
        """The fingerprint of the cut."""
        return fingerprint_of(self.cut())

    def tip(self, device: str) -> tuple[int, str] | None:
        """Number and id of the device's last entry here."""
        sql = "SELECT seq, id FROM entry WHERE device = ? ORDER BY seq DESC, id LIMIT 1"
        row: tuple[int, str] | None = self._database.row(sql, (device,))
        return row

    def _rows(self, make: Callable[[Sequence[Any]], Row], sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with without_collecting():
            return list(map(make, self._database.each(sql, values)))

    # Saying

    def say(self, pen: Pen, *sayings: Saying) -> list[Entry]:
        """Say all of `sayings` at once, or none.

        Raises BadInput where the author may not say one of them, or its value is not allowed.
        """
        with self._database.writing():
            after = self.tip(pen.device)
            written = []
            for saying in sayings:
                replaces = self._replaced_by(saying) if saying.replaces is None else saying.replaces
                entry = pen.write(saying.register, saying.value, replaces, after=after, source=saying.source)
                if len(entry.line.encode()) > LONGEST:
                    wrong = f"This says more than the {LONGEST // 2**20} MB that can be said at once"
                    raise BadInput(Fault(wrong, "Say it in parts: of one proposal, or of one kind, at a time."))
                after = entry.seq, entry.id
                written.append(entry)
            taken = self._take(Arriving.of(written))
            if taken.quarantined:
                raise BadInput(*(Fault(f"This cannot be said: {why}") for _, why in taken.quarantined))
        return written

    def _replaced_by(self, saying: Saying) -> list[str]:
        # What the office types never replaces what a member sent.
        heads = self.register(saying.register)
        return [head.id for head in heads if saying.source == "own" or head.source == "transcribed"]

    # Taking in

    def take_in(self, entries: Iterable[Entry]) -> Taken:
        """Add what is new of `entries`; bodies that were withheld here so far are filled in.

        Raises BadInput, and changes nothing, where an entry belongs to another call or does not
        continue its device's chain.
        """
        with self._database.writing():
            return self._take(Arriving.of(entries))

    def check_chains(self, arriving: Arriving) -> None:
        """Raise BadInput where an entry belongs to another call or does not continue its device's chain."""
        self._check_chains(arriving, arriving.links.keys() - self._bodies_here(arriving).keys())

    def _take(self, arriving: Arriving) -> Taken:
        erased = judging.erased_by(self._database)
        here = self._bodies_here(arriving)
        new = arriving.links.keys() - here.keys()
        gone = _gone(arriving, erased)
        filled = {
            id_ for id_, has_body in here.items() if not has_body and arriving.links[id_].has_body and id_ not in gone
        }
        self._check_chains(arriving, new)
        before, who = self.authority, self.authority_with(arriving)
        judging.forget_touched(self._database)
        if who is not before:
            judging.judge_again(self._database, self.call, who, *judging.changed(before, who))
        quarantined: list[tuple[str, str]] = []
        coming = (entry for entry in arriving if entry.id in new or entry.id in filled)
        for some in _at_once(entry.withheld() if entry.id in gone else entry for entry in coming):
            quarantined += self._store(some, filled, who)
            judging.touch(self._database, [entry.id for entry in some])
        self._governing.took(entry for id_, entry in arriving.governing.items() if id_ in new or id_ in filled)
        judging.erase(self._database, self.call, who, erased)
        self._derive(judging.settle_touched(self._database))
        return Taken(len(new), len(filled), len(arriving) - len(new) - len(filled), tuple(quarantined))

    def _bodies_here(self, arriving: Arriving) -> dict[str, bool]:
        """Of the arriving ids, those that are here, and whether their bodies are."""
        sql = f"SELECT id, body NOT NULL FROM entry WHERE id IN {LISTED}"
        ids = iter(arriving.links)
        found: dict[str, bool] = {}
        while some := list(islice(ids, ASKED)):
            found |= {id_: bool(has) for id_, has in self._database.query(sql, (listed(some),))}
        return found

    def _check_chains(self, arriving: Arriving, new: Set[str]) -> None:
        if arriving.calls - {self.call}:
            raise BadInput(Fault("It belongs to another call", f"This one is {self.call.partition('.')[0]}."))
        for id_, (_, device, seq, prev, _) in arriving.links.items():
            if prev is None or id_ not in new:
                continue
            before = arriving.links.get(prev)
            place = (before.device, before.seq) if before else self._place_of(prev)
            if place is None:
                raise BadInput(
                    Fault(
                        f"Entry {seq} of device {device[:12]} is here without the one before it",
                        "Part of the file is missing; ask for it again.",
                    )
                )
            if place != (device, seq - 1):
                raise BadInput(
                    Fault(
                        f"Entry {seq} of device {device[:12]} does not follow the one it names",
                        "Ask for the file again.",
                    )
                )

    def _place_of(self, id_: str) -> tuple[str, int] | None:
        row: tuple[str, int] | None = self._database.row("SELECT device, seq FROM entry WHERE id = ?", (id_,))
        return row

    def _store(self, entries: Iterable[Entry], filled: Set[str], who: Authority) -> list[tuple[str, str]]:
        quarantined = []
        rows: list[tuple[object, ...]] = []
        bodies: list[tuple[object, ...]] = []
        links: list[tuple[str, str]] = []
        for entry in entries:
            state, why = judging.judged(entry, who, {})
            if entry.id in filled:
                bodies.append((*_said(entry), state, why, entry.id))
            else:
                rows.append(_row(entry, state, why))
                links.extend((old, entry.id) for old in entry.replaces)
            if why is not None:
                quarantined.append((entry.id, why))
        self._database.many(INSERT, rows)
        self._database.many(LINK, links)
        self._database.many(
            "UPDATE entry SET body = ?, kind = ?, about = ?, source = ?, state = ?, why = ? WHERE id = ?", bodies
        )
        return quarantined


def _at_once(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries in groups, none much larger than `AT_ONCE`."""
    group: list[Entry] = []
    size = 0
    for entry in entries:
        group.append(entry)
        size += len(entry.header) + (len(entry.body.text) if entry.body else 0)
        if size > AT_ONCE:
            yield group
            group, size = [], 0
    if group:
        yield group


def _gone(arriving: Arriving, erased: judging.Erased) -> set[str]:
    """The arriving entries that were erased here: of these the header alone is taken in."""
    return {id_ for id_ in arriving.links if id_ in erased and id_ not in arriving.governing}


def _about(names: Collection[str]) -> str:
    """The entries of one kind that are about something of these names; a member's are found by their index."""
    parts = (MEMBER if name == "member" else f"about ->> '$.{name}'" for name in names)
    table = "entry INDEXED BY entry_member" if "member" in names else "entry"
    return f"{table} WHERE kind = ?" + "".join(f" AND {part} = ?" for part in parts)


def _key(register: Register) -> tuple[str, str]:
    return register.kind, register.text


def _said(entry: Entry) -> tuple[str | None, str | None, str | None, str | None]:
    """Body, kind, about and source as columns."""
    if entry.body is None:
        return None, None, None, None
    return entry.body.text, *_key(entry.body.register), entry.body.source


def _row(entry: Entry, state: str, why: str | None) -> tuple[object, ...]:
    link = entry.device, entry.seq, entry.prev
    header = (entry.id, entry.author, *link, entry.at, entry.replaces_text, entry.body_hash)
    return (*header, *_said(entry), state, why)
