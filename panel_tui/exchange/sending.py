"""Making parcels: packs and receipts at the office, returns at a member's; sealed for whoever may read them."""

from __future__ import annotations

from typing import Literal

from panel_tui.assess.citing import citations
from panel_tui.assess.passages import Passages
from panel_tui.exchange.contents import Contents
from panel_tui.exchange.limits import What
from panel_tui.exchange.others import show_others
from panel_tui.exchange.parcel import Parcel, write
from panel_tui.exchange.passphrase import new_passphrase
from panel_tui.exchange.recipients import publics_of, publics_of_office
from panel_tui.exchange.sealing import seal
from panel_tui.exchange.visible import Sees, as_chair, as_member, offices, reader
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance, Entry, Key, Pen, Register, SignedHead
from panel_tui.journal.kinds import BOARD
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Said, Saying
from panel_tui.store.workspace import Workspace

Scope = Literal["member", "chair"]
NAMING = ("in_force", "others")
"""The kinds whose entries name a document."""


def pack(workspace: Workspace, member: str, scope: Scope, keys: KeyFolder, chance: Chance) -> bytes:
    """A pack for `member`: their proposals and rubrics, what the office said to them, and a fresh invitation.

    In a further round it shows them how others scored what they have submitted themselves, unattributed.
    With scope "chair" it holds the whole record, but no scores by others on what the chair has yet
    to score. Raises BadInput where there is no such member, or this is not the office's file.
    """
    _must_be_office(workspace, "makes packs")
    roles = workspace.entries.authority.roles_of(member)
    if not roles:
        known = ", ".join(sorted(workspace.entries.authority.roles))
        raise BadInput(Fault(f"There is no member {member!r} in this call", f"There are {known}."))
    if roles <= BOARD:
        raise BadInput(Fault(f"{member} is of the board, which judges nothing", "Packs are for the panel."))
    if scope == "chair" and not roles & {"chair", "deputy", "office"}:
        raise BadInput(Fault(f"{member} is neither chair nor deputy", "Make a member's pack instead."))
    pen = keys.pen(workspace, chance)
    invitation = chance.key()
    with workspace.writing():
        register = Register.of("invitation", invitation=invitation.public)
        workspace.entries.say(pen, Saying(register, {"member": member}))
        show_others(workspace, reader(workspace, member), pen)
        return _from_office(workspace, "pack", member, scope, keys, pen, invitation)


def receipt(workspace: Workspace, member: str, keys: KeyFolder, chance: Chance) -> bytes:
    """A receipt for `member`: all that the office has of theirs, so that each of their devices learns of the other.

    What the office has said to them since is in it too, with its documents: no text gives way to one that is not here.
    """
    _must_be_office(workspace, "makes receipts")
    if not any(said.author == member for said in workspace.entries.heads("device", member=member)):
        raise BadInput(Fault(f"Nothing has come from {member} yet", "There is nothing to acknowledge."))
    return _from_office(workspace, "receipt", member, "member", keys, keys.pen(workspace, chance), None)


def sealed_pack(workspace: Workspace, member: str, scope: Scope, keys: KeyFolder, chance: Chance) -> tuple[bytes, str]:
    """The same, sealed for the member's devices and for a fresh passphrase, which comes with it."""
    parcel = pack(workspace, member, scope, keys, chance)
    passphrase = new_passphrase(chance)
    publics = publics_of(workspace, member)
    return seal(parcel, "pack", keys.pen(workspace, chance), publics, passphrase), passphrase


def sealed_receipt(workspace: Workspace, member: str, keys: KeyFolder, chance: Chance) -> bytes:
    """A receipt, sealed for the member's devices. Raises BadInput as `receipt` does."""
    parcel = receipt(workspace, member, keys, chance)
    return seal(parcel, "receipt", keys.pen(workspace, chance), publics_of(workspace, member))


def sealed_return(workspace: Workspace, keys: KeyFolder, chance: Chance) -> bytes:
    """A return, sealed for the office. Raises BadInput as `give_back` does."""
    parcel = give_back(workspace, keys, chance)
    return seal(parcel, "return", keys.pen(workspace, chance), publics_of_office(workspace))


def give_back(workspace: Workspace, keys: KeyFolder, chance: Chance) -> bytes:
    """A return: all that the owner of this file has said, and nothing that they have not.

    Raises BadInput where nothing has been said yet.
    """
    entries = [said.entry(workspace.call) for said in workspace.entries.all() if said.author == workspace.member]
    if not any(entry.body and entry.body.register.kind != "device" for entry in entries):
        raise BadInput(
            Fault(
                "Nothing has been submitted or declared in this file yet",
                "Submit an assessment first.",
                workspace.path.name,
            )
        )
    pen = keys.pen(workspace, chance)
    entries = [said.entry(workspace.call) for said in workspace.entries.all() if said.author == workspace.member]
    head = keys.sign(workspace, pen)
    own = {device for device, of in workspace.entries.authority.devices.items() if of == workspace.member}
    contents = Contents(entries=tuple(entries), heads=_others_ends(workspace, own - {pen.device}, pen))
    return write(Parcel("return", workspace.call, workspace.member, "office", head, contents.parts()), pen)


def _from_office(
    workspace: Workspace,
    what: What,
    member: str,
    scope: Scope,
    keys: KeyFolder,
    pen: Pen,
    invitation: Key | None,
) -> bytes:
    head = keys.sign(workspace, pen)
    who = reader(workspace, member)
    authority = workspace.entries.authority
    devices = set(authority.devices)
    if scope == "member":
        devices = {device for device, of in authority.devices.items() if of == member or of in offices(workspace)}
    sees = as_chair(who) if scope == "chair" else as_member(workspace, who)
    chains = [said for said in workspace.entries.all() if said.device in devices]
    contents = Contents(
        entries=tuple(_shown(workspace, said, member, sees) for said in chains),
        heads=_last_heads(workspace, devices - {pen.device}),
        documents=_documents(workspace, member, sees),
        invitation=invitation,
    )
    return write(Parcel(what, workspace.call, pen.author, member, head, contents.parts()), pen)


def _shown(workspace: Workspace, said: Said, member: str, sees: Sees) -> Entry:
    entry = said.entry(workspace.call)
    return entry if said.body is None or said.author == member or sees(said) else entry.withheld()


def _documents(workspace: Workspace, member: str, sees: Sees) -> tuple[bytes, ...]:
    """The documents that are in force and may be seen, and of earlier ones the calls, which tell when each rule came,
    and the texts that are cited in what may be seen."""
    standing = {said.id for kind in NAMING for said in workspace.entries.heads(kind) if not said.cleared}
    named = [said for kind in NAMING for said in workspace.entries.history(kind) if said.body and sees(said)]
    shown = {said.value["hash"] for said in named if said.id in standing}
    seen = [said for said in named if said.kind == "in_force"]
    shown |= {said.value["hash"] for said in seen if said.about["document"] == "call" and not said.cleared}
    shown |= _earlier(
        workspace, {said.about["of"] for said in seen if said.about["document"] == "proposal"}, member, sees
    )
    documents = (workspace.documents.get(hash_) for hash_ in sorted(shown))
    return tuple(document for document in documents if document is not None)


def _earlier(workspace: Workspace, references: set[str], member: str, sees: Sees) -> set[str]:
    """Of these proposals, the versions that are cited in comments which the reader sees, and what was there before the
    first text: so versions are counted alike everywhere. A citation of anything else brings nothing."""
    passages = Passages(workspace.entries, workspace.documents)
    found: set[str] = set()
    for reference in references:
        versions = passages.versions(reference)
        found |= set(versions.without_text)
        if len(versions.all) > 1:
            for said in workspace.entries.history("comment", proposal=reference):
                if said.body and not said.cleared and (said.author == member or sees(said)):
                    cited = (versions.of(one.version) for one in citations(said.value))
                    found |= {one.hash for one in cited if one is not None}
    return found


def _last_heads(workspace: Workspace, devices: set[str]) -> tuple[SignedHead, ...]:
    """All signed heads known of `devices`: on a cloned device each branch has its own."""
    return tuple(head for head in workspace.signed_heads() if head.device in devices)


def _others_ends(workspace: Workspace, devices: set[str], pen: Pen) -> tuple[SignedHead, ...]:
    """The signed ends of the owner's other devices. Where one never signed what it said last, this device does.

    So what a lost or copied file said is vouched for by its author wherever it goes on to.
    """
    signed = {head.id for head in _last_heads(workspace, devices)}
    unsigned = [
        said
        for device, ids in workspace.entries.cut().items()
        if device in devices
        for said in workspace.entries.by_id(id_ for id_ in ids if id_ not in signed).values()
    ]
    workspace.add_heads([pen.sign_head(said.seq, said.id, said.device) for said in unsigned])
    return _last_heads(workspace, devices)


def _must_be_office(workspace: Workspace, does: str) -> None:
    if not workspace.is_office:
        raise BadInput(Fault(f"Only the office {does}", f"This file is {workspace.member}'s.", workspace.path.name))
