"""The hand with which commands write: the time and the keys of this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from panel_tui.cli.common import chance
from panel_tui.journal import Pen
from panel_tui.store import writing
from panel_tui.store.workspace import Workspace

Made = TypeVar("Made")


def written(workspace: Workspace, write: Callable[[Pen], Made], keep: bool = True) -> Made:
    """What `write` makes with the pen of this file, in one transaction; unless `keep`, it is undone again."""
    return writing.written(workspace, write, chance(), keep)
