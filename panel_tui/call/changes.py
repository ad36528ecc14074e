"""What an import would change, row by row, and making it so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from panel_tui.journal import Pen, canonical
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

Effect = Literal["new", "changed", "as it is", "beside the member's own"]


@dataclass(frozen=True)
class Change:
    """What saying one thing does to what stands, in words a secretary reads."""

    effect: Effect
    words: str
    saying: Saying


def changes(workspace: Workspace, said: Iterable[tuple[str, Saying]]) -> list[Change]:
    """What each of the sayings, given with the words that describe it, would change."""
    return [Change(_effect(workspace, saying), words, saying) for words, saying in said]


def make(workspace: Workspace, pen: Pen, wanted: Sequence[Change], documents: Sequence[bytes] = ()) -> None:
    """Store the documents and say what changes something. What stands already is not said twice."""
    with workspace.writing():
        workspace.documents.put(*documents)
        workspace.entries.say(pen, *(change.saying for change in wanted if change.effect != "as it is"))


def _effect(workspace: Workspace, saying: Saying) -> Effect:
    heads = workspace.entries.register(saying.register)
    if not heads:
        return "new"
    there, wanted = {_said(head.kind, head.value) for head in heads}, _said(saying.register.kind, saying.value)
    if there == {wanted} and len(heads) == 1 and heads[0].source in ("own", saying.source):
        return "as it is"
    if saying.source == "transcribed" and any(head.source == "own" for head in heads):
        typed = [head for head in heads if head.source == "transcribed"]
        if any(canonical(head.value) == canonical(saying.value) for head in typed):
            return "as it is"
        return "beside the member's own"
    return "changed"


def _said(kind: str, value: Any) -> str:
    """What is said; the same document is in force for whatever reason."""
    return canonical({name: part for name, part in value.items() if kind != "in_force" or name != "reason"})
