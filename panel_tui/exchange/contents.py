"""What lies in a parcel: entries, signed heads, documents, an invitation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from panel_tui.exchange.limits import HELD, LARGEST_DOCUMENT, LARGEST_HEADS, MOST, Most, What
from panel_tui.exchange.part import Part
from panel_tui.exchange.unpacking import lines, pack_lines
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Entry, Key, NotCanonicalError, SignedHead, canonical, digest
from panel_tui.store.arriving import Arriving

AGAIN = "Ask for it to be sent again."
HEAD = re.compile(rb'\["([0-9a-f]{64})","([0-9a-f]{64})","([0-9a-f]{64})",([1-9][0-9]{0,14}),"([0-9a-f]{128})"\]')


@dataclass(frozen=True)
class Contents:
    """The contents of a parcel, typed. What was received is read from its file whenever it is asked for."""

    entries: Collection[Entry] = ()
    heads: tuple[SignedHead, ...] = ()
    documents: Collection[bytes] = ()
    invitation: Key | None = None

    def parts(self) -> dict[str, Part]:
        """The parts that carry them. The same contents give the same bytes."""
        ends = sorted((head.device, head.key, head.id, head.seq, head.signature) for head in self.heads)
        parts = {"entries": pack_lines(sorted(entry.line for entry in self.entries)), "heads": canonical(ends).encode()}
        parts |= {f"document/{digest(document)}": document for document in self.documents}
        if self.invitation:
            parts["invitation"] = self.invitation.seed
        return {name: Part.of(data) for name, data in parts.items()}


def contents_of(name: str, what: What, call: str, parts: Mapping[str, Part]) -> Contents:
    """The contents of a parcel's `parts`. Raises BadInput where one of them is not what its name says."""
    documents = {part: data for part, data in parts.items() if part.startswith("document/")}
    for part, data in documents.items():
        hash_ = part.partition("/")[2]
        if data.length > LARGEST_DOCUMENT:
            raise _bad(name, f"A document in it is larger than {LARGEST_DOCUMENT // 10**6} MB ({hash_[:12]})")
        if data.digest() != hash_:
            raise _bad(name, f"A document in it is not the one it is called after ({hash_[:12]})")
    seed = parts.get("invitation")
    if seed and seed.length != 32:
        raise _bad(name, "The invitation in it is damaged")
    return Contents(
        entries=_entries(name, parts["entries"], what) if "entries" in parts else (),
        heads=tuple(_heads(name, call, parts["heads"])) if "heads" in parts else (),
        documents=Documents(name, documents),
        invitation=Key(seed.whole()) if seed else None,
    )


@dataclass(frozen=True)
class Documents(Collection[bytes]):
    """The documents in a parcel, of which one at a time is in memory."""

    name: str
    parts: Mapping[str, Part]

    def __iter__(self) -> Iterator[bytes]:
        for part, data in self.parts.items():
            document = data.whole()
            if not part.endswith(digest(document)):
                raise _bad(self.name, "It was changed while it was being read")
            yield document

    def __len__(self) -> int:
        return len(self.parts)

    def __contains__(self, document: object) -> bool:
        return isinstance(document, bytes) and f"document/{digest(document)}" in self.parts


@dataclass(frozen=True)
class _Entries(Iterable[Entry]):
    """The entries in a part, unpacked anew each time they are gone through."""

    name: str
    part: Part
    most: Most

    def __iter__(self) -> Iterator[Entry]:
        last = ""
        for line in lines(self.name, self.part, self.most):
            try:
                entry = Entry.read(line.decode())
            except NotCanonicalError as error:
                raise _bad(self.name, f"An entry in it {error}") from error
            except UnicodeDecodeError as error:
                raise _bad(self.name, "An entry in it is not text") from error
            if entry.header <= last:
                raise _bad(self.name, "The entries in it stand out of order, or one stands there twice")
            last = entry.header
            yield entry


def _entries(name: str, part: Part, what: What) -> Arriving:
    # The first look keeps nothing: it stops what is too large before anything is made of it.
    size = sum(len(line) for line in lines(name, part, MOST[what]))
    entries = _Entries(name, part, MOST[what])
    return Arriving(tuple(entries) if size <= HELD else entries)


def _heads(name: str, call: str, part: Part) -> Iterator[SignedHead]:
    wrong = _bad(name, "The signed ends of chains in it are not as panel-tui writes them")
    if part.length > LARGEST_HEADS:
        raise _bad(name, f"The signed ends of chains in it are more than {LARGEST_HEADS // 2**20} MB")
    text = part.whole()
    at = 0
    while at < len(text) - 1 and text != b"[]":
        found = HEAD.match(text, at + 1)
        if text[at : at + 1] != (b"," if at else b"[") or found is None:
            raise wrong
        device, key, id_, seq, signature = (one.decode() for one in found.groups())
        head = SignedHead(call, device, key, id_, int(seq), signature)
        if not head.holds:
            raise _bad(name, "A signature under a chain of entries in it does not hold")
        yield head
        at = found.end()
    if text[at:] != b"]" and text != b"[]":
        raise wrong


def _bad(name: str, wrong: str) -> BadInput:
    return BadInput(Fault(wrong, AGAIN, name))
