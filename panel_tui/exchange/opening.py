"""Opening a pack: a member's new workspace, or a later pack into the one that is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from panel_tui.exchange.contents import contents_of
from panel_tui.exchange.limits import LARGEST_PARCEL
from panel_tui.exchange.parcel import Parcel, What, read
from panel_tui.exchange.sealing import is_sealed, read_sealed, unseal
from panel_tui.exchange.taking import TakenIn, check_call, take_in
from panel_tui.faults import BadInput, Fault
from panel_tui.store.derived import Derived
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace

Passphrase = Callable[[], str]
"""Asks for a passphrase."""
INSTEAD = {
    "pack": "A member opens it: panel-tui open",
    "return": "The office takes it in: panel-tui merge",
    "receipt": "A member takes it in: panel-tui open",
}


def expect(
    name: str,
    data: bytes,
    *wanted: What,
    workspace: Workspace | None = None,
    keys: KeyFolder | None = None,
    passphrase: Passphrase | None = None,
) -> Parcel:
    """The parcel in `data`, which must be one of `wanted` and, where there is a `workspace`, of the same call.

    A sealed one is opened with one of the owner's `keys`, else with a passphrase, which is asked for only then. Raises
    BadInput where it is another, or cannot be opened.
    """
    if len(data) > LARGEST_PARCEL:
        raise BadInput(Fault("It is larger than any pack", "Choose a file that panel-tui wrote.", name))
    if not is_sealed(data):
        return _wanted(name, read(name, data), wanted)
    sealed = read_sealed(name, data)
    if sealed.what not in wanted:
        raise BadInput(Fault(f"It is a {sealed.what}", f"{INSTEAD[sealed.what]}.", name))
    if workspace:
        check_call(workspace, name, sealed.call)
    opening = keys.of_owner(workspace) if workspace and keys else []
    parcel = _wanted(name, read(name, unseal(sealed, opening, passphrase)), wanted)
    if (parcel.what, parcel.call, parcel.device) != (sealed.what, sealed.call, sealed.device):
        wrong = "What is sealed in it is not what its first line says: it was sealed by another than wrote it"
        raise BadInput(Fault(wrong, "Ask for it to be sent again.", name))
    return parcel


def _wanted(name: str, parcel: Parcel, wanted: Sequence[What]) -> Parcel:
    if parcel.what not in wanted:
        raise BadInput(Fault(f"It is a {parcel.what}", f"{INSTEAD[parcel.what]}.", name))
    return parcel


def open_pack(
    name: str,
    data: bytes,
    path: Path,
    keys: KeyFolder,
    at: str,
    derived: Sequence[Derived[Any]],
    passphrase: Passphrase | None = None,
) -> TakenIn:
    """Open a pack, or a receipt, into the workspace at `path`; a pack makes one where there is none.

    `passphrase` is asked for where neither is opened by a key of that workspace. Raises BadInput, and leaves nothing
    behind, where it cannot be opened there.
    """
    if path.exists():
        with Workspace(path, derived) as workspace:
            parcel = expect(name, data, "pack", "receipt", workspace=workspace, keys=keys, passphrase=passphrase)
            return _into(workspace, name, parcel, keys, at)
    parcel = expect(name, data, "pack", "receipt", passphrase=passphrase)
    if parcel.what != "pack":
        raise BadInput(
            Fault("There is no such file to take the receipt into", "Name your workspace with -o.", str(path))
        )
    workspace = Workspace.make(path, {"call": parcel.call, "member": parcel.to}, derived)
    try:
        with workspace:
            return _into(workspace, name, parcel, keys, at)
    except BaseException:
        path.unlink()
        raise


def _into(workspace: Workspace, name: str, parcel: Parcel, keys: KeyFolder, at: str) -> TakenIn:
    if parcel.call == workspace.call and parcel.to != workspace.member:
        raise BadInput(
            Fault(f"It is for {parcel.to}", f"This file is {workspace.member}'s; name another with -o.", name)
        )
    contents = contents_of(name, parcel.call, parcel.parts)
    taken = take_in(workspace, name, parcel, contents, at)
    if contents.invitation:
        keys.keep_invitation(parcel.call, parcel.to, contents.invitation)
    return taken


def merge_return(workspace: Workspace, name: str, data: bytes, at: str, keys: KeyFolder | None = None) -> TakenIn:
    """Take a member's return into the office's workspace, all of it or nothing. Raises BadInput where it cannot be.

    `keys` is where the key lies for which it is sealed.
    """
    return take_return(workspace, name, open_return(workspace, name, data, keys), at)


def open_return(workspace: Workspace, name: str, data: bytes, keys: KeyFolder | None) -> Parcel:
    """The return in `data`, which is for the office's workspace. Raises BadInput where it cannot be opened there."""
    parcel = expect(name, data, "return", workspace=workspace, keys=keys)
    if not workspace.is_office:
        raise BadInput(
            Fault("Only the office takes returns in", f"This file is {workspace.member}'s.", workspace.path.name)
        )
    return parcel


def take_return(workspace: Workspace, name: str, parcel: Parcel, at: str) -> TakenIn:
    """Take in what an opened return holds, all of it or nothing. Raises BadInput where it cannot be."""
    return take_in(workspace, name, parcel, contents_of(name, parcel.call, parcel.parts), at)
