"""What lies in a parcel: entries, signed heads, documents, an invitation."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from panel_tui.exchange.limits import LARGEST_ENTRIES
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Entry, Key, NotCanonicalError, SignedHead, canonical, digest, parse

AGAIN = "Ask for it to be sent again."


@dataclass(frozen=True)
class Contents:
    """The contents of a parcel, typed."""

    entries: tuple[Entry, ...] = ()
    heads: tuple[SignedHead, ...] = ()
    documents: tuple[bytes, ...] = ()
    invitation: Key | None = None

    def parts(self) -> dict[str, bytes]:
        """The parts that carry them. The same contents give the same bytes."""
        lines = "\n".join(sorted(entry.line for entry in self.entries))
        ends = sorted((head.device, head.key, head.id, head.seq, head.signature) for head in self.heads)
        parts = {"entries": zlib.compress(lines.encode(), 6), "heads": canonical(ends).encode()}
        parts |= {f"document/{digest(document)}": document for document in self.documents}
        if self.invitation:
            parts["invitation"] = self.invitation.seed
        return parts


def contents_of(name: str, call: str, parts: Mapping[str, bytes]) -> Contents:
    """The contents of a parcel's `parts`. Raises BadInput where one of them is not what its name says."""
    documents = []
    for part, data in parts.items():
        kind, _, hash_ = part.partition("/")
        if kind == "document":
            if digest(data) != hash_:
                raise BadInput(Fault(f"A document in it is not the one it is called after ({hash_[:12]})", AGAIN, name))
            documents.append(data)
    seed = parts.get("invitation")
    if seed is not None and len(seed) != 32:
        raise BadInput(Fault("The invitation in it is damaged", AGAIN, name))
    return Contents(
        entries=tuple(_entries(name, parts.get("entries", b""))),
        heads=tuple(_heads(name, call, parts.get("heads", b"[]"))),
        documents=tuple(documents),
        invitation=Key(seed) if seed else None,
    )


def _entries(name: str, data: bytes) -> Iterable[Entry]:
    try:
        expander = zlib.decompressobj()
        text = expander.decompress(data, LARGEST_ENTRIES) if data else b""
        if data and (not expander.eof or expander.unused_data):
            raise BadInput(Fault("The entries in it are larger than any panel's, or end too early", AGAIN, name))
        lines = text.decode().split("\n") if text else []
        return [Entry.read(line) for line in lines]
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadInput(Fault("The entries in it cannot be unpacked", AGAIN, name)) from error
    except NotCanonicalError as error:
        raise BadInput(Fault(f"An entry in it {error}", AGAIN, name)) from error


def _heads(name: str, call: str, data: bytes) -> Iterable[SignedHead]:
    wrong = BadInput(Fault("The signed ends of chains in it are not as panel-tui writes them", AGAIN, name))
    try:
        listed = parse(data.decode())
    except (NotCanonicalError, UnicodeDecodeError) as error:
        raise wrong from error
    heads = []
    for one in listed if isinstance(listed, list) else [None]:
        match one:
            case [str(device), str(key), str(id_), int(seq), str(signature)]:
                heads.append(SignedHead(call, device, key, id_, seq, signature))
            case _:
                raise wrong
        if not heads[-1].holds:
            raise BadInput(Fault("A signature under a chain of entries in it does not hold", AGAIN, name))
    return heads
