"""Writing with care: whatever is wrong is found before a file gets its device, its key, or an entry."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from panel_tui.cli.common import chance
from panel_tui.cli.folders import folder_at
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance, Key, Pen, SignedHead
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace

Made = TypeVar("Made")


@dataclass(frozen=True)
class Rehearsal(KeyFolder):
    """A key folder that keeps nothing: to see what would come of something."""

    def keep_device(self, workspace: Workspace, key: Key, head: SignedHead | None = None) -> None:
        """Keep nothing."""


def written(workspace: Workspace, write: Callable[[Pen], Made], keep: bool = True) -> Made:
    """What `write` makes with the pen of this file, in one transaction; unless `keep`, it is undone again.

    A file that has never written tries it first, so that a refusal leaves neither a device nor a key behind.
    """
    keys = KeyFolder.usual()
    if not keep or keys.device(workspace) is None:
        with workspace.trying():
            tried = write(Rehearsal(keys.path).pen(workspace, Chance.real()))
        if not keep:
            return tried
    with workspace.writing():
        return write(keys.pen(workspace, chance()))


def ready_to_write(path: Path) -> Path:
    """The same path, its folder made where it is missing. Raises BadInput where no file can be written there."""
    folder_at(path.parent)
    beside = path.with_name(f".{path.name}.part")
    try:
        if path.is_dir():
            raise BadInput(Fault("This is a folder, and a file was expected", "Name a file in it.", str(path)))
        beside.touch()
    except OSError as error:
        raise BadInput(Fault(f"This file cannot be written: {error.strerror}", "Name another.", str(path))) from error
    finally:
        with suppress(OSError):
            beside.unlink()
    return path
