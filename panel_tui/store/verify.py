"""Checking a workspace from the ground: hashes, chains, signatures, authority, and all that is derived.

It needs no private key, and changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from panel_tui.faults import BadInput
from panel_tui.journal import digest, fingerprint_of
from panel_tui.journal.chains import cut_of
from panel_tui.journal.entry import TIME, header_text
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store import judging
from panel_tui.store.database import Database
from panel_tui.store.governing import Governing
from panel_tui.store.rejudging import Rejudging
from panel_tui.store.rows import COLUMNS, Said, without_collecting
from panel_tui.store.unexpected import UNEXPECTED
from panel_tui.store.workspace import Workspace

UNREAD = ("draft", "draft_history", "activity", "meta", "replacement", "signed_head")
TYPED = "SELECT count(*) FROM entry WHERE source = 'transcribed'"
INDEXED = ("entry", "draft_history")
OFTEN = 500
"""After so many entries a check says how far it is."""
Told = Callable[[int], None]
Links = dict[str, tuple[str, int, str | None]]
"""Of each entry the device, its number there, and the entry before it."""


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be. Where words were `altered`, nothing can be derived from them."""

    place: str
    wrong: str
    altered: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}."


@dataclass(frozen=True)
class Checked:
    """What a check covered, and what it found. From what was erased no figure can be recomputed."""

    entries: int
    devices: int
    documents: int
    vouched: int
    fingerprint: str
    erased: tuple[Said, ...]
    findings: tuple[Finding, ...]
    transcribed: int = 0
    """How many entries somebody typed for somebody else."""


def verify(workspace: Workspace, told: Told = lambda done: None) -> Checked:
    """Check everything in `workspace`. An empty `findings` means that nothing is wrong.

    `told` is called now and then with how many entries have been looked at; what it raises stops the check.
    """
    with without_collecting():
        try:
            return _verify(workspace, told)
        except BadInput:
            # Text that is no UTF-8 stops a first look; a second reads it as far as it goes, to say where it is.
            with workspace.examine(lambda database: database.reading_damaged_text()), suppress(BadInput, *UNEXPECTED):
                return _verify(workspace, told)
        except UNEXPECTED:
            pass  # it is altered where nothing is read that was not written by us
    damaged = Finding("the file", "is damaged so far that it cannot be read through", altered=True)
    return Checked(0, 0, 0, 0, "", (), (damaged,))


def _verify(workspace: Workspace, told: Told) -> Checked:
    links: Links = {}
    found = workspace.examine(lambda database: list(_file(database)))
    found = found or workspace.examine(lambda database: list(_foundations(database, workspace.call)))
    # What SQLite can look through by itself, it looks through while we hash: on a large file it takes half as long.
    with ThreadPoolExecutor(1) as beside:
        if not found:
            indexes, caches = (
                beside.submit(_beside, workspace.path, _indexes),
                beside.submit(_beside, workspace.path, _caches),
            )
            found = workspace.examine(lambda database: list(_entries(database, workspace.call, links, told)))
            found.extend(_chains(links))
            found.extend(_signed_heads(workspace, links))
            found.extend(indexes.result())
        damaged = workspace.documents.damaged() if not any(finding.altered for finding in found) else ()
        found.extend(Finding(f"document {hash_[:12]}", "was altered", altered=True) for hash_ in damaged)
        if not any(finding.altered for finding in found):
            found.extend(caches.result())
            found.extend(workspace.examine(lambda database: list(_local(database))))
            found.extend(
                Finding(f"table {name}", "does not agree with the entries") for name in workspace.derived.stale()
            )
    return Checked(
        entries=len(links),
        devices=len({device for device, _, _ in links.values()}),
        documents=workspace.examine(lambda database: database.one("SELECT count(*) FROM document")),
        vouched=_vouched(workspace, links),
        fingerprint=fingerprint_of(cut_of({id_: device for id_, (device, _, _) in links.items()}, _passed(links))),
        erased=tuple(workspace.entries.erased()),
        findings=tuple(found),
        transcribed=workspace.examine(lambda database: database.one(TYPED)),
    )


def _file(database: Database) -> Iterator[Finding]:
    """Whether SQLite can read the tables that are not read through here anyway."""
    for table in UNREAD:
        yield from _as_sqlite_finds(database, f"quick_check({table})")


def _beside(path: Path, check: Callable[[Database], Iterator[Finding]]) -> list[Finding]:
    """What a check finds over a connection of its own."""
    with closing(Database(path)) as database:
        return list(check(database))


def _indexes(database: Database) -> Iterator[Finding]:
    """Whether SQLite finds in every index what is in its table."""
    for table in INDEXED:
        yield from _as_sqlite_finds(database, f"integrity_check({table})")


def _as_sqlite_finds(database: Database, check: str) -> Iterator[Finding]:
    for (line,) in database.query(f"PRAGMA {check}"):
        if line != "ok":
            yield Finding("the file", f"is damaged ({line})", altered=True)


def _foundations(database: Database, call: str) -> Iterator[Finding]:
    """What everything else is judged by must itself be sound."""
    kinds = sorted({*GOVERNING, "erasure"})
    marks = ", ".join("?" * len(kinds))
    for row in database.query(f"SELECT {COLUMNS} FROM entry WHERE kind IN ({marks}) ORDER BY number", kinds):
        altered = _altered(Said(*row), call)
        if altered:
            yield altered


def _entries(database: Database, call: str, links: Links, told: Told) -> Iterator[Finding]:
    devices: dict[str, str] = {}  # one text for each device, not one for each entry
    rejudging = Rejudging(call, Governing(database, call).authority(), judging.erased_by(database))
    for said in map(Said._make, database.each(f"SELECT {COLUMNS} FROM entry ORDER BY number")):
        if not len(links) % OFTEN:
            told(len(links))
        links[said.id] = devices.setdefault(said.device, said.device), said.seq, said.prev
        altered = _altered(said, call)
        if altered:
            yield altered
            continue
        verdict = rejudging.judged(said)
        if verdict is None:
            yield Finding(_place(said), "what was read from it does not agree with it", altered=True)
            continue
        state, why = verdict
        if (state, why) != (said.state, said.why):
            yield Finding(_place(said), f"is noted as {said.state}, but is {state}")
        if state == "quarantined":
            yield Finding(_place(said), f"is not admitted: {why}")


def _place(said: Said) -> str:
    return f"entry {said.seq} of {said.author} on device {said.device[:12]}"


def _altered(said: Said, call: str) -> Finding | None:
    header = header_text(
        call, said.author, said.device, said.seq, said.prev, said.at, said.replaces_text, said.body_hash
    )
    if digest(header) != said.id:
        return Finding(_place(said), "its header was altered", altered=True)
    if said.body is not None and digest(said.body) != said.body_hash:
        return Finding(_place(said), "its words were altered", altered=True)
    return None


def _chains(links: Links) -> Iterator[Finding]:
    numbered: dict[tuple[str, int], str] = {}
    last: dict[str, tuple[str, int]] = {}
    clones = len({(device, seq) for device, seq, _ in links.values()}) != len(links)
    for id_, (device, seq, prev) in links.items():
        follows = last.get(device) == (prev, seq - 1)
        last[device] = id_, seq
        if follows and not clones:
            continue  # as nearly all do: the next of its device
        wrong, altered = "", False
        if (prev is None) != (seq == 1):
            wrong = "does not begin or continue its chain as its number says"
        elif prev is not None and prev not in links:
            wrong, altered = f"entry {seq - 1}, which it continues, is missing", True
        elif prev is not None and links[prev][:2] != (device, seq - 1):
            wrong = "continues an entry that is not the one before it"
        elif numbered.setdefault((device, seq), id_) != id_:
            wrong = "there are two entries of this number: the workspace was copied and both copies wrote"
        if wrong:
            yield Finding(f"device {device[:12]}, entry {seq}", wrong, altered)


def _signed_heads(workspace: Workspace, links: Links) -> Iterator[Finding]:
    for head in workspace.signed_heads():
        place = f"device {head.device[:12]}"
        if not head.holds:
            yield Finding(place, "the signature under its chain does not hold")
        elif not workspace.entries.authority.vouches(head):
            yield Finding(place, "its chain was signed by somebody who does not speak for its author")
        elif head.id not in links:
            yield Finding(place, f"its chain is cut: it vouched for {head.seq} entries, and the last is missing")
        elif links[head.id][:2] != (head.device, head.seq):
            yield Finding(place, "the signature under its chain is for another entry")


def _passed(links: Links) -> set[str | None]:
    """The entries after which another comes."""
    return {prev for _, _, prev in links.values()}


def _vouched(workspace: Workspace, links: Links) -> int:
    """How many entries stand under a signed head."""
    seen: set[str] = set()
    for head in workspace.signed_heads():
        id_: str | None = head.id
        while id_ is not None and id_ in links and id_ not in seen:
            seen.add(id_)
            id_ = links[id_][2]
    return len(seen)


def _local(database: Database) -> Iterator[Finding]:
    """What lies in this file alone: the log of what was imported and exported, and drafts."""
    for number, at in database.query("SELECT number, at FROM activity"):
        if not TIME.fullmatch(at):
            yield Finding(f"line {number} of the log", "its time was altered")
    for kind, about, value, at in database.query("SELECT kind, about, value, at FROM draft"):
        if not (_is_json(about, value) and TIME.fullmatch(at)):
            yield Finding(f"a draft ({kind})", "was altered")
    for number, about, before, after in database.query("SELECT number, about, before, after FROM draft_history"):
        if not _is_json(about, before or "null", after or "null"):
            yield Finding(f"change {number} of a draft", "was altered")


def _is_json(*texts: str) -> bool:
    try:
        for text in texts:
            json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _caches(database: Database) -> Iterator[Finding]:
    named = "SELECT entry.id, link.value FROM entry, json_each(entry.replaces) AS link WHERE entry.replaces <> '[]'"
    kept = "SELECT new, old FROM replacement"
    for one, other in ((named, kept), (kept, named)):
        for new, _old in database.query(f"{one} EXCEPT {other}"):
            yield Finding(f"entry {new[:12]}", "what it replaces does not agree with the table of replacements")
    for id_, kind in database.query(f"SELECT id, kind FROM entry WHERE current IS NOT ({judging.STANDS})"):
        yield Finding(f"entry {id_[:12]} ({kind})", "whether it stands is noted wrongly")
