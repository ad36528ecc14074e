"""Writing with care: whatever is wrong is found before a file gets its device, its key, or an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from panel_tui.journal import Chance, Key, Pen, SignedHead
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace

Made = TypeVar("Made")


@dataclass(frozen=True)
class Rehearsal(KeyFolder):
    """A key folder that keeps nothing: to see what would come of something."""

    def keep_device(self, workspace: Workspace, key: Key, head: SignedHead | None = None) -> None:
        """Keep nothing."""


def written(workspace: Workspace, write: Callable[[Pen], Made], chance: Chance, keep: bool = True) -> Made:
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
        return write(keys.pen(workspace, chance))
