"""Opening a pack: a member's new workspace, or a later pack into the one that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from panel_tui.exchange.contents import contents_of
from panel_tui.exchange.limits import LARGEST_PARCEL, What
from panel_tui.exchange.parcel import Parcel, read
from panel_tui.exchange.sealing import is_sealed, read_sealed, unsealed
from panel_tui.exchange.taking import TakenIn, check_call, take_in
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import opened_file
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


@contextmanager
def expected(
    path: Path,
    *wanted: What,
    folder: Path,
    workspace: Workspace | None = None,
    keys: KeyFolder | None = None,
    passphrase: Passphrase | None = None,
) -> Iterator[Parcel]:
    """The parcel at `path`, which must be one of `wanted` and, where there is a `workspace`, of the same call.

    A sealed one is opened, into a temporary file in `folder`, with one of the owner's `keys`, else with a passphrase,
    which is asked for only then. Raises BadInput where it is another, or cannot be opened.
    """
    name = path.name
    with opened_file(path, LARGEST_PARCEL) as file:
        if not is_sealed(file):
            yield _wanted(name, read(name, file), wanted)
            return
        sealed = read_sealed(name, file)
        if sealed.what not in wanted:
            raise BadInput(Fault(f"It is a {sealed.what}", f"{INSTEAD[sealed.what]}.", name))
        if workspace:
            check_call(workspace, name, sealed.call)
        opening = keys.of_owner(workspace) if workspace and keys else []
        with unsealed(sealed, opening, passphrase, folder) as inside:
            parcel = _wanted(name, read(name, inside), wanted)
            if (parcel.what, parcel.call, parcel.device) != (sealed.what, sealed.call, sealed.device):
                wrong = "What is sealed in it is not what its first line says: it was sealed by another than wrote it"
                raise BadInput(Fault(wrong, "Ask for it to be sent again.", name))
            yield parcel


def _wanted(name: str, parcel: Parcel, wanted: Sequence[What]) -> Parcel:
    if parcel.what not in wanted:
        raise BadInput(Fault(f"It is a {parcel.what}", f"{INSTEAD[parcel.what]}.", name))
    return parcel


def open_pack(
    pack: Path,
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
    folder = path.parent
    if path.exists():
        with (
            Workspace(path, derived) as workspace,
            expected(
                pack, "pack", "receipt", folder=folder, workspace=workspace, keys=keys, passphrase=passphrase
            ) as parcel,
        ):
            return _into(workspace, pack.name, parcel, keys, at)
    with expected(pack, "pack", "receipt", folder=folder, passphrase=passphrase) as parcel:
        if parcel.what != "pack":
            raise BadInput(
                Fault("There is no such file to take the receipt into", "Name your workspace with -o.", str(path))
            )
        notes = {"call": parcel.call, "member": parcel.to}
        with _new(path) as beside, Workspace.make(beside, notes, derived) as workspace:
            return _into(workspace, pack.name, parcel, keys, at)


@contextmanager
def _new(path: Path) -> Iterator[Path]:
    """Where to make a file that comes to lie at `path` when it is done, and of which otherwise nothing is left."""
    beside = path.with_name(f".{path.name}.part")
    _remove(beside)  # what an opening left that was cut off
    try:
        yield beside
        beside.rename(path)
    except BaseException:
        _remove(beside)
        raise


def _remove(workspace: Path) -> None:
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            workspace.with_name(f"{workspace.name}{end}").unlink()


def _into(workspace: Workspace, name: str, parcel: Parcel, keys: KeyFolder, at: str) -> TakenIn:
    if parcel.call == workspace.call and parcel.to != workspace.member:
        raise BadInput(
            Fault(f"It is for {parcel.to}", f"This file is {workspace.member}'s; name another with -o.", name)
        )
    contents = contents_of(name, parcel.what, parcel.call, parcel.parts)
    taken = take_in(workspace, name, parcel, contents, at)
    if contents.invitation:
        keys.keep_invitation(parcel.call, parcel.to, contents.invitation)
    return taken


def merge_return(workspace: Workspace, path: Path, at: str, keys: KeyFolder | None = None) -> TakenIn:
    """Take a member's return into the office's workspace, all of it or nothing. Raises BadInput where it cannot be.

    `keys` is where the key lies for which it is sealed.
    """
    with opened_return(workspace, path, keys) as parcel:
        return take_return(workspace, path.name, parcel, at)


@contextmanager
def opened_return(workspace: Workspace, path: Path, keys: KeyFolder | None = None) -> Iterator[Parcel]:
    """The return at `path`, which is for the office's workspace. Raises BadInput where it cannot be opened there."""
    with expected(path, "return", folder=workspace.path.parent, workspace=workspace, keys=keys) as parcel:
        if not workspace.is_office:
            raise BadInput(
                Fault("Only the office takes returns in", f"This file is {workspace.member}'s.", workspace.path.name)
            )
        yield parcel


def take_return(workspace: Workspace, name: str, parcel: Parcel, at: str) -> TakenIn:
    """Take in what an opened return holds, all of it or nothing. Raises BadInput where it cannot be."""
    return take_in(workspace, name, parcel, contents_of(name, parcel.what, parcel.call, parcel.parts), at)
