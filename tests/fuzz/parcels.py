"""Parcels altered on the inside and signed anew, as somebody with a right key could send them."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from panel_tui.exchange.contents import Contents
from panel_tui.exchange.parcel import write
from panel_tui.exchange.part import Part
from panel_tui.journal import Entry, Pen, SignedHead, canonical, digest
from panel_tui.journal.entry import header_text
from tests.fuzz.mutating import Mutator
from tests.parcels import contents_in, edited, parcel_in

HASH = re.compile("[0-9a-f]{64}")


def signed_line(data: bytes, pens: Mapping[str, Pen], pen: Pen, mutator: Mutator) -> bytes:
    """Something in its first line altered."""

    def edit(line: dict[str, Any]) -> None:
        altered = mutator.json(dict(line))
        line.clear()
        line.update(altered if isinstance(altered, dict) else {})

    return edited(data, pen.key, edit)


def signed_parts(data: bytes, pens: Mapping[str, Pen], pen: Pen, mutator: Mutator) -> bytes:
    """The bytes of a part altered, which the line then names rightly; entries as text, then packed again."""
    parcel = parcel_in(data)
    parts = {name: part.whole() for name, part in parcel.parts.items()}
    name = mutator.random.choice(sorted(parts))
    if name == "entries" and mutator.random.random() < 0.7:
        parts[name] = zlib.compress(mutator.bytes(zlib.decompress(parts[name])))
    else:
        parts[name] = mutator.bytes(parts[name], list(parts.values()))
    if name.startswith("document/"):
        document = parts.pop(name)
        parts[f"document/{digest(document)}"] = document
    return _with_parts(data, pen, parts)


def said_otherwise(data: bytes, pens: Mapping[str, Pen], pen: Pen, mutator: Mutator) -> bytes:
    """What an entry, or a document that one puts into force, says is altered, and all that follows is made to fit.

    So every hash, chain and signature is right, and only what is said is not.
    """
    parcel, contents = parcel_in(data), contents_in(data)
    entries = sorted(contents.entries, key=lambda entry: (entry.at, entry.device, entry.seq))
    mine = [entry for entry in entries if entry.device in pens and entry.body]
    altered = {entry.id for entry in mutator.random.sample(mine, min(len(mine), mutator.random.choice((1, 1, 2, 4))))}
    documents = list(contents.documents)
    now: dict[str, str] = {}
    if documents and mutator.random.random() < 0.5:
        at = mutator.random.randrange(len(documents))
        old, new = documents[at], _document(documents[at], mutator)
        now[digest(old)], documents[at] = digest(new), new
    said = []
    for entry in entries:
        one = _fitted(entry, now, mutator if entry.id in altered else None)
        now[entry.id] = one[1]
        said.append(one[0])
    heads = [parcel.head, *contents.heads]
    signed = [_signed(head, now, pens) for head in heads]
    parts = {
        name: part.whole() for name, part in Contents(heads=tuple(signed[1:]), documents=documents).parts().items()
    }
    parts["entries"] = zlib.compress("\n".join(sorted(said)).encode())
    if contents.invitation:
        parts["invitation"] = contents.invitation.seed
    return write(replace(parcel, head=signed[0], parts={name: Part.of(part) for name, part in parts.items()}), pen)


def _document(document: bytes, mutator: Mutator) -> bytes:
    try:
        if mutator.random.random() < 0.8:
            return canonical(mutator.json(json.loads(document))).encode()
    except ValueError:
        pass
    return mutator.bytes(document)


def _fitted(entry: Entry, now: Mapping[str, str], mutator: Mutator | None) -> tuple[str, str]:
    """The entry's line and id, with new names for what has new ones; altered, where there is a `mutator`."""

    def named(text: str) -> str:
        return HASH.sub(lambda found: now.get(found[0], found[0]), text)

    body = named(entry.body.text) if entry.body else ""
    if body and mutator:
        content = json.loads(body)
        part = mutator.random.choice((*["value"] * 8, "about", "about", "kind", "salt", "source"))
        body = canonical({**content, part: mutator.json(content[part])})
    hash_ = digest(body) if body else entry.body_hash
    replaces = canonical(sorted(now.get(one, one) for one in entry.replaces))
    prev = named(entry.prev) if entry.prev else None
    header = header_text(entry.call, entry.author, entry.device, entry.seq, prev, entry.at, replaces, hash_)
    return f"{header}\t{body}", digest(header)


def _signed(head: SignedHead, now: Mapping[str, str], pens: Mapping[str, Pen]) -> SignedHead:
    pen = pens.get(head.signer)
    return pen.sign_head(head.seq, now.get(head.id, head.id), head.device) if pen else head


def _with_parts(data: bytes, pen: Pen, parts: Mapping[str, bytes]) -> bytes:
    parcel = parcel_in(data)
    return write(replace(parcel, parts={name: Part.of(part) for name, part in parts.items()}), pen)
