"""Taking a parcel in: is it for this file, is everybody's word in it vouched for, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from panel_tui.assess.rounds import bring_all_drafts
from panel_tui.assess.sent import note_received
from panel_tui.exchange.contents import Contents
from panel_tui.exchange.parcel import Parcel
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Authority, SignedHead
from panel_tui.store.arriving import Arriving, Link
from panel_tui.store.rows import Taken
from panel_tui.store.workspace import Workspace

Links = Mapping[str, Link]


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
    arriving = Arriving.of(contents.entries)
    known = workspace.entries.authority_with(arriving)
    _check_signer(known, name, parcel, arriving.links)
    _check_vouched(workspace, known, name, parcel, contents.heads, arriving.links)
    tip, before = workspace.entries.tip(parcel.device), len(workspace.entries)
    with workspace.writing():
        try:
            workspace.entries.check_chains(arriving)
            for document in contents.documents:
                workspace.documents.put(document)
            taken = workspace.entries.take_in(arriving)
        except BadInput as error:
            raise BadInput(*(Fault(fault.wrong, fault.right, name) for fault in error.faults)) from error
        workspace.add_heads([parcel.head, *contents.heads])
        if parcel.what != "return":
            note_received(workspace, arriving.links.values())
            bring_all_drafts(workspace)
        workspace.log(at, f"took in a {parcel.what}", f"{name} by {parcel.author}")
    older = tip is not None and tip[0] > parcel.head.seq
    return TakenIn(name, parcel.author, taken, older, before)


def check_call(workspace: Workspace, name: str, call: str) -> None:
    """Raise BadInput where the parcel called `name`, which is of `call`, does not belong to this file's call."""
    if call != workspace.call:
        here, there = (one.partition(".")[0] for one in (workspace.call, call))
        same = " of the same name, founded elsewhere" if here == there else ""
        raise BadInput(Fault(f"It belongs to another call, {there}{same}", f"This file is for {here}.", name))


def _check_signer(known: Authority, name: str, parcel: Parcel, links: Links) -> None:
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
        for author, device in sorted({(link.author, link.device) for link in links.values()}):
            whose = author if author != parcel.author else known.devices.get(device, parcel.author)
            if whose != parcel.author:
                raise BadInput(Fault(f"It holds words of {whose}, but {parcel.author} signed it", "", name))


def _check_vouched(
    workspace: Workspace, known: Authority, name: str, parcel: Parcel, heads: Sequence[SignedHead], links: Links
) -> None:
    """The signer vouches for all words of its author; for others', the signed end of the chain they stand in."""
    for head in (parcel.head, *heads):
        if not known.vouches(head):
            raise BadInput(Fault("A chain in it was signed by somebody who does not speak for its author", "", name))
        _check_head(workspace, name, head, links)
    covered = _under((head.id for head in heads), links)
    bare = [id_ for id_, link in links.items() if link.author != parcel.author and id_ not in covered]
    here = workspace.entries.by_id(bare)
    for id_ in bare:
        if id_ not in here:
            wrong = f"It holds words of {links[id_].author} for which no device of theirs vouches"
            raise BadInput(Fault(wrong, "", name))


def _under(ids: Iterable[str], links: Links) -> set[str]:
    """The arriving entries at or before those of `ids` on their chains."""
    covered: set[str] = set()
    for start in ids:
        id_: str | None = start
        while id_ is not None and id_ in links and id_ not in covered:
            covered.add(id_)
            id_ = links[id_].prev
    return covered


def _check_head(workspace: Workspace, name: str, head: SignedHead, links: Links) -> None:
    link = links.get(head.id)
    if link is not None:
        place = (link.device, link.seq)
    else:
        known = workspace.entries.by_id([head.id]).get(head.id)
        place = (known.device, known.seq) if known else ("", 0)
    if place != (head.device, head.seq):
        raise BadInput(
            Fault("The entries in it do not reach the end that was signed: some are missing", "Ask for it again.", name)
        )
