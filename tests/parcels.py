"""What the tests of parcels, short and long, have in common: altering bytes, re-signing lines, delivering returns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from panel_tui.assess.counting import Counting, counting
from panel_tui.call.derived import TABLES
from panel_tui.exchange.contents import Contents, contents_of
from panel_tui.exchange.opening import merge_return
from panel_tui.exchange.parcel import Parcel, read, write
from panel_tui.exchange.sealing import is_sealed, read_sealed, unsealed
from panel_tui.faults import BadInput
from panel_tui.journal import Key, Pen, canonical, digest
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.panel import NOW, Panel


def accepted(data: bytes, keys: Sequence[Key] = ()) -> bool:
    """Whether a parcel, plain or sealed for one of `keys`, passes every check that can be made without a workspace."""
    try:
        if not is_sealed(BytesIO(data)):
            contents_in(data)
            return True
        sealed = read_sealed("a parcel", BytesIO(data))
        with unsealed(sealed, keys, None, Path(gettempdir())) as inside:
            parcel = read("a parcel", inside)
            contents_of("a parcel", parcel.what, parcel.call, parcel.parts)
    except BadInput:
        return False
    return True


def signed_outside(data: bytes, key: Key, encrypted: bytes) -> bytes:
    """The sealed parcel in `data` with other bytes in it, its line made to fit them and signed anew with `key`."""
    said = {"length": len(encrypted), "sha256": digest(encrypted)}
    return edited(data, key, lambda line: line.update(said), encrypted)


def parcel_in(data: bytes, name: str = "a parcel") -> Parcel:
    """The parcel in `data`."""
    return read(name, BytesIO(data))


def contents_in(data: bytes) -> Contents:
    """What lies in the parcel in `data`."""
    parcel = parcel_in(data)
    return contents_of("a parcel", parcel.what, parcel.call, parcel.parts)


def altered(data: bytes, masks: Sequence[int]) -> Iterator[tuple[int, int, bytes]]:
    """`data` with one byte altered, at every place and by each of `masks`: place, mask, bytes."""
    for place, byte in enumerate(data):
        for mask in masks:
            yield place, mask, data[:place] + bytes([byte ^ mask]) + data[place + 1 :]


def edited(data: bytes, key: Key, edit: Callable[[dict[str, Any]], object], rest: bytes | None = None) -> bytes:
    """The parcel in `data` with its first line edited and signed again, and `rest` in place of its parts."""
    line, _, parts = data.partition(b"\n")
    content = json.loads(line)
    del content["signature"]
    edit(content)
    signed = canonical({**content, "signature": key.sign(content)})
    return signed.encode() + b"\n" + (parts if rest is None else rest)


def key_of(panel: Panel, person: str = "office", device: str = "") -> Key:
    """The key with which a person's file writes."""
    with panel.space(person, device) as space:
        key = panel.keys(person, device).device(space)
    assert key
    return key


def refilled(panel: Panel, data: bytes, key: Key, contents: Contents, **changed: Any) -> bytes:
    """The parcel in `data` with other contents, and fields `changed`, signed with `key`."""
    parcel: Parcel = replace(parcel_in(data), parts=contents.parts(), **changed)
    return write(parcel, Pen(parcel.call, parcel.author, key, panel.chance))


class Deliveries:
    """The returns of a call that has seen everything: corrections, a withdrawal, two devices that differ."""

    def __init__(self, folder: Path, seed: str = "deliveries") -> None:
        self.panel = panel = Panel(folder, seed)
        for member, device in (("priya", ""), ("priya", "-tablet"), ("smithson", "")):
            panel.join(member, device)
        panel.join("carol", scope="chair")
        self.office = panel.path().read_bytes()
        self.returns: list[bytes] = []
        panel.score("priya", "P-1", "3", "4")
        self._send("priya")
        panel.score("priya", "P-1", "5", "4")
        panel.score("priya", "P-2", "2", "2")
        self._send("priya")
        panel.score("priya", "P-1", "3", "1", "-tablet")
        self._send("priya", "-tablet")
        panel.score("smithson", "P-1", "0", "1")
        panel.add("declarations", "member,proposal,interest\nsmithson,P-3,soft\n", "smithson")
        self._send("smithson")
        panel.withdraw("smithson", "P-1", "a late conflict")
        self._send("smithson")
        panel.score("carol", "P-1", "4", "4")
        self._send("carol")
        panel.merge(self.returns[1])
        panel.merge(self.returns[2])
        panel.open(panel.receipt("priya"), "priya", "-tablet")
        panel.draft("priya", "P-1", {"idea": "2"}, "-tablet")
        panel.submit("priya", "P-1", "-tablet")
        self._send("priya", "-tablet")

    def _send(self, member: str, device: str = "") -> None:
        self.returns.append(self.panel.give_back(member, device))

    def deliver(self, order: Sequence[int], path: Path) -> tuple[str, Counting]:
        """Take the returns in, in this order, into a fresh copy of the office's file: its fingerprint, what counts.

        On the way it makes sure that merging says nothing of its own, and at the end that the file is sound.
        """
        path.write_bytes(self.office)
        with Workspace(path, TABLES) as space:
            own = [said.id for said in space.entries.all()]
            for number in order:
                before = len(space.entries)
                sent = path.with_name(f"{number}.return")
                sent.write_bytes(self.returns[number])
                taken = merge_return(space, sent, NOW).taken
                assert len(space.entries) == before + taken.new
            assert [said.id for said in space.entries.all() if said.author == "office"] == own
            assert verify(space).findings == ()
            return space.entries.fingerprint(), counting(space, "full")
