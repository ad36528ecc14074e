"""Whose file a command works on, what they may do in it, and which member is meant."""

from __future__ import annotations

from panel_tui.call.intake.known import Known, listed
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import holds_the_record, owner
from panel_tui.store.workspace import Workspace

SCORERS = frozenset({"member", "chair", "deputy"})


def needs_the_chair(workspace: Workspace, does: str) -> None:
    """Raise BadInput unless this is the office's file, or that of the chair or a deputy."""
    if not holds_the_record(workspace):
        raise _only(workspace, "Only the chair or the office", does)


def needs_the_office(workspace: Workspace, does: str) -> None:
    """Raise BadInput unless this is the office's file. `does` says what only the office does: "ends roles"."""
    if not workspace.is_office:
        raise _only(workspace, "Only the office", does)


def needs_a_scorer(workspace: Workspace, does: str) -> None:
    """Raise BadInput unless this is the file of somebody who scores."""
    if not workspace.entries.authority.roles_of(workspace.member) & SCORERS:
        raise _only(workspace, "Only a member of the panel", does)


def member_named(workspace: Workspace, standing: CallStanding, said: str) -> str:
    """The id of the member who is meant by an id or a name. Raises BadInput where nobody is, or several are."""
    if found := _one_of(standing.known, said):
        return found
    if said in workspace.entries.authority.roles and said not in standing.board:
        return said
    known = listed(f"{id_} ({one.name})" for id_, one in standing.people.items())
    for id_ in standing.known.everybody.find_members(said):
        one = standing.board[id_]
        raise BadInput(Fault(f"{one.name}, {one.role}, cannot be named here", f"There are {known}."))
    raise BadInput(Fault(f"There is no member {said!r} in this call", f"There are {known}."))


def person_named(workspace: Workspace, standing: CallStanding, said: str) -> str:
    """The same, where it may be somebody of the board."""
    everybody = standing.known.everybody
    if set(everybody.find_members(said)) & set(standing.board):
        return _one_of(everybody, said)
    return member_named(workspace, standing, said)


def _one_of(known: Known, said: str) -> str:
    """The id that is meant; "" where nobody is. Raises BadInput where several are."""
    found = known.find_members(said)
    if len(found) > 1:
        raise BadInput(Fault(f"{said!r} is the name of {len(found)} members", f"Use an id: {listed(found)}."))
    return found[0] if found else ""


def _only(workspace: Workspace, who: str, does: str) -> BadInput:
    return BadInput(Fault(f"{who} {does}", f"This file is {owner(workspace)}'s.", workspace.path.name))
