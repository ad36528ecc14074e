"""Taking a parcel in: is it for this file, is everybody's word in it vouched for, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from panel_tui.assess.sent import note_received
from panel_tui.exchange.contents import Contents
from panel_tui.exchange.parcel import Parcel
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Authority, Entry, SignedHead
from panel_tui.store.rows import Taken
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class TakenIn:
    """What came of one parcel. `older` tells that whoever made it has said more since, which is here already; `before`
    is how many entries there were."""

    name: str
    author: str
    taken: Taken
    older: bool
    before: int


def take_in(workspace: Workspace, name: str, parcel: Parcel, contents: Contents, at: str) -> TakenIn:
    """Take the contents of a checked parcel into `workspace`, all or nothing. It writes no entries of its own.

    Raises BadInput, and changes nothing, where the parcel belongs to another call, its signer does
    not speak for its author, or it holds somebody's words for which nobody vouches.
    """
    check_call(workspace, name, parcel.call)
    known = workspace.entries.authority_with(contents.entries)
    _check_signer(known, name, parcel, contents)
    _check_vouched(workspace, known, name, parcel, contents)
    tip, before = workspace.entries.tip(parcel.device), len(workspace.entries)
    with workspace.writing():
        workspace.documents.put(*contents.documents)
        try:
            taken = workspace.entries.take_in(contents.entries)
        except BadInput as error:
            raise BadInput(*(Fault(fault.wrong, fault.right, name) for fault in error.faults)) from error
        workspace.add_heads([parcel.head, *contents.heads])
        if parcel.what != "return":
            note_received(workspace, contents.entries)
        workspace.log(at, f"took in a {parcel.what}", f"{name} by {parcel.author}")
    older = tip is not None and tip[0] > parcel.head.seq
    return TakenIn(name, parcel.author, taken, older, before)


def check_call(workspace: Workspace, name: str, call: str) -> None:
    """Raise BadInput where the parcel called `name`, which is of `call`, does not belong to this file's call."""
    if call != workspace.call:
        here, there = (one.partition(".")[0] for one in (workspace.call, call))
        same = " of the same name, founded elsewhere" if here == there else ""
        raise BadInput(Fault(f"It belongs to another call, {there}{same}", f"This file is for {here}.", name))


def _check_signer(known: Authority, name: str, parcel: Parcel, contents: Contents) -> None:
    speaks_for = known.devices.get(parcel.device)
    if speaks_for is None:
        raise BadInput(
            Fault(
                f"It was signed by a device that nobody invited ({parcel.device[:12]})",
                "Send its author a new pack, and ask for a return made from that.",
                name,
            )
        )
    if speaks_for != parcel.author:
        raise BadInput(Fault(f"It says that it is by {parcel.author}, but {speaks_for} signed it", "", name))
    if parcel.what != "return" and "office" not in known.roles.get(parcel.author, ()):
        raise BadInput(Fault(f"A {parcel.what} comes from the office, and {parcel.author} is not the office", "", name))
    if parcel.what == "return":
        for entry in contents.entries:
            whose = entry.author if entry.author != parcel.author else known.devices.get(entry.device, parcel.author)
            if whose != parcel.author:
                raise BadInput(Fault(f"It holds words of {whose}, but {parcel.author} signed it", "", name))


def _check_vouched(workspace: Workspace, known: Authority, name: str, parcel: Parcel, contents: Contents) -> None:
    """The signer vouches for all words of its author; for others', the signed end of the chain they stand in."""
    arriving = {entry.id: entry for entry in contents.entries}
    for head in (parcel.head, *contents.heads):
        if not known.vouches(head):
            raise BadInput(Fault("A chain in it was signed by somebody who does not speak for its author", "", name))
        _check_head(workspace, name, head, arriving)
    covered = _under((head.id for head in contents.heads), arriving)
    here = workspace.entries.by_id(arriving)
    for entry in contents.entries:
        if entry.author != parcel.author and entry.id not in covered and entry.id not in here:
            raise BadInput(Fault(f"It holds words of {entry.author} for which no device of theirs vouches", "", name))


def _under(ids: Iterable[str], arriving: Mapping[str, Entry]) -> set[str]:
    """The arriving entries at or before those of `ids` on their chains."""
    covered: set[str] = set()
    for start in ids:
        id_: str | None = start
        while id_ is not None and id_ in arriving and id_ not in covered:
            covered.add(id_)
            id_ = arriving[id_].prev
    return covered


def _check_head(workspace: Workspace, name: str, head: SignedHead, arriving: dict[str, Entry]) -> None:
    entry = arriving.get(head.id)
    if entry is not None:
        place = (entry.device, entry.seq)
    else:
        known = workspace.entries.by_id([head.id]).get(head.id)
        place = (known.device, known.seq) if known else ("", 0)
    if place != (head.device, head.seq):
        raise BadInput(
            Fault("The entries in it do not reach the end that was signed: some are missing", "Ask for it again.", name)
        )
