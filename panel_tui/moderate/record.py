"""Whose file holds the panel's whole record: the office's, the chair's and a deputy's do; a member's own does not."""

from __future__ import annotations

from panel_tui.faults import BadInput, Fault
from panel_tui.store.workspace import Workspace

RECORD = frozenset({"office", "chair", "deputy"})
SAID_IN_MEETINGS = frozenset(
    (
        *("agreed", "panel_score", "statement", "agenda", "mark", "vote"),
        *("attendance", "discussion", "recommendation", "decision"),
    )
)
"""The kinds of what is said in a meeting: the call, and what members gave, stay as they were."""


def holds_the_record(workspace: Workspace) -> bool:
    """Whether this file holds the panel's whole record: the office's, the chair's or a deputy's."""
    return bool(workspace.entries.authority.roles_of(workspace.member) & RECORD)


def is_the_chairs_own(workspace: Workspace) -> bool:
    """Whether this file is the chair's own or a deputy's: only there is severity told by name."""
    return not workspace.is_office and holds_the_record(workspace)


def needs_the_chairs_own(workspace: Workspace, cure: str) -> None:
    """Raise BadInput unless this is the chair's own file, or a deputy's; `cure` is what would be right."""
    if not is_the_chairs_own(workspace):
        right = f"This file is {owner(workspace)}'s: {cure}"
        raise BadInput(Fault("Severity by name is for the chair alone", right, workspace.path.name))


def needs_the_record(workspace: Workspace) -> None:
    """Raise BadInput where this is a member's own file, which holds only what that member may see."""
    if not holds_the_record(workspace):
        cure = f"This file is {owner(workspace)}'s; use the office's."
        raise BadInput(Fault("A member's own file does not hold the whole record", cure, workspace.path.name))


def owner(workspace: Workspace) -> str:
    """The name of whoever this file belongs to; the id where no name is known."""
    names = [head.value["name"] for head in workspace.entries.heads("member", member=workspace.member) if head.body]
    return names[0] if names else workspace.member
