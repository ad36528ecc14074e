"""Taking back what was said: a new entry that restores what stood before, with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from panel_tui.call.best import best
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

CLEARED = {"cleared": True}


def restoring(workspace: Workspace, sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """What would restore the registers that are about to be said, as they are now."""
    return tuple(Saying(one.register, _value_before(workspace, one), one.source) for one in sayings)


def _value_before(workspace: Workspace, saying: Saying) -> object:
    """The value that `saying` replaces; that there is none, where it replaces nothing."""
    heads = workspace.entries.register(saying.register)
    replaced = [head for head in heads if saying.source == "own" or head.source == "transcribed"]
    return best(replaced)[0].value if replaced else CLEARED
