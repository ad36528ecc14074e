"""A workspace that is sealed while it is closed: `X.panel` lies as `X.panel.sealed`, and is open while it is used.

It is sealed for the keys of its owner's machines and invitations; the office's for the recovery key as well. Whoever
killed the program, or pulled the plug, finds the plain file: nothing is lost, and the next use seals it again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from panel_tui.exchange.age_keys import LONGEST_LIST, begins_as_age, identity_of, recipient_of
from panel_tui.exchange.recipients import publics_of, publics_of_office
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import opened_file, sync_folder
from panel_tui.journal import Key
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace

ENDING = ".sealed"


def sealed_path(path: Path) -> Path:
    """Where the sealed form of a workspace lies."""
    return path.with_name(path.name + ENDING)


def seal_workspace(path: Path, keys: KeyFolder) -> Path | None:
    """Seal the workspace at `path` and delete the plain file; where the sealed one lies.

    Nothing is done, and None is returned, where another running copy has it open: whoever leaves last seals it. Raises
    BadInput where it cannot be sealed: the plain file stays then.
    """
    from pyrage import encrypt_file, x25519

    with Workspace(path) as workspace:
        publics = publics_of_office(workspace) if workspace.is_office else publics_of(workspace, workspace.member)
        device = workspace.note("device") or ""
    before = _state(path)
    target, part = sealed_path(path), path.with_name(f".{path.name}.part")
    recipients = [x25519.Recipient.from_str(recipient_of(one)) for one in publics]
    with _removed_on_error(part):
        _new_private(part)
        encrypt_file(str(path), str(part), recipients)
        _sync(part)
        if _in_use_elsewhere(path) or _state(path) != before:
            return None
        part.replace(target)
        sync_folder(path.parent)
    keys.hand_over(device, path, target)
    path.unlink()
    return target


def unseal_workspace(path: Path, keys: KeyFolder, recovery: Key | None = None) -> None:
    """Open the sealed form of the workspace at `path`, so that the plain file lies there; the sealed one stays.

    Raises BadInput where none of `keys` opens it, nor the recovery key.
    """
    from pyrage import DecryptError, decrypt_file, x25519

    sealed = sealed_path(path)
    identities = [
        x25519.Identity.from_str(identity_of(key.seed)) for key in (*keys.all(), *([recovery] if recovery else ()))
    ]
    if not identities:
        raise _no_key(sealed)
    with opened_file(sealed, sys.maxsize) as file:
        if not begins_as_age(file.read(LONGEST_LIST)):
            raise _damaged(sealed)
    part = path.with_name(f".{path.name}.part")
    with _removed_on_error(part):
        _new_private(part)
        try:
            decrypt_file(str(sealed), str(part), identities)
        except DecryptError as error:
            raise _no_key(sealed) from error
        except OSError as error:
            if error.errno is None:  # it is not the disk that age complains of
                raise _damaged(sealed) from error
            raise
        _sync(part)
        part.replace(path)
        sync_folder(path.parent)
    keys.hand_over(_device(path), sealed, path)


def _device(path: Path) -> str:
    with Workspace(path) as workspace:
        return workspace.note("device") or ""


@contextmanager
def in_use(path: Path, keys: KeyFolder, recovery: Key | None = None) -> Iterator[None]:
    """While this lasts, a workspace that is sealed when it is closed lies open at `path`.

    Where the plain file is there as well, the program was killed when it was last used: that one is newer, and is used.
    """
    if not sealed_path(path).is_file():
        yield
        return
    if not path.exists():
        unseal_workspace(path, keys, recovery)
    try:
        yield
    finally:
        if sealed_path(path).is_file() and path.is_file():
            seal_workspace(path, keys)


def _in_use_elsewhere(path: Path) -> bool:
    """Whether another running copy has the file open: SQLite's log goes when the last one closes it."""
    return path.with_name(f"{path.name}-wal").exists()


def _state(path: Path) -> tuple[int, int]:
    """What changes when somebody writes into the file."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _no_key(sealed: Path) -> BadInput:
    cure = "It opens where your keys lie. Where they are lost, open your pack again: the invitation in it opens it too."
    return BadInput(Fault("None of your keys opens this sealed workspace", cure, str(sealed)))


def _damaged(sealed: Path) -> BadInput:
    cure = "Go back to a copy of it; or open your pack again, and ask the office for a receipt."
    return BadInput(Fault("This sealed workspace is damaged", cure, str(sealed)))


@contextmanager
def _removed_on_error(part: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be written: {error.strerror}", "", str(part.parent))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _new_private(part: Path) -> None:
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
