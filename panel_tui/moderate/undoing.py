"""Taking back what was said: a new entry that restores what stood before, with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from panel_tui.call.best import best
from panel_tui.call.standing import CallStanding
from panel_tui.journal import Json, canonical
from panel_tui.moderate.room import needs_no_recusal, who_settles
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

CLEARED: Json = {"cleared": True}


def restoring(workspace: Workspace, sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """What would restore the registers that are about to be said, as they are now."""
    return tuple(Saying(one.register, _value_before(workspace, one), one.source) for one in sayings)


def stands(workspace: Workspace, sayings: Iterable[Saying]) -> bool:
    """Whether what was said there stands still: nobody has said anything else since, at this table or another."""
    return all(canonical(_value_before(workspace, one)) == canonical(one.value) for one in sayings)


def may_be_taken_back(workspace: Workspace, standing: CallStanding, sayings: Iterable[Saying]) -> None:
    """Raise BadInput where an agreed score or a statement is among them and whoever settles its proposal may not do so
    now."""
    sayings = list(sayings)
    for one in sayings:
        if one.register.kind == "statement":
            needs_no_recusal(workspace, standing, one.register.part("proposal"))
    settled = {
        (one.register.part("stage"), one.register.part("proposal")) for one in sayings if one.register.kind == "agreed"
    }
    for stage, proposal in sorted(settled):
        who_settles(workspace, standing, stage, proposal)


def _value_before(workspace: Workspace, saying: Saying) -> Json:
    """The value that `saying` replaces; that there is none, where it replaces nothing."""
    heads = workspace.entries.register(saying.register)
    replaced = [head for head in heads if saying.source == "own" or head.source == "transcribed"]
    return best(replaced)[0].value if replaced else CLEARED
