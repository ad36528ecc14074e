"""For whom a parcel is sealed: every device that speaks for its reader; and for the office its recovery key too."""

from __future__ import annotations

from panel_tui.store.workspace import Workspace


def publics_of(workspace: Workspace, member: str) -> list[str]:
    """The public keys (hex) of the devices that speak for `member` and are not revoked, as far as this file knows."""
    authority = workspace.entries.authority
    speak = {one for one, of in authority.devices.items() if of == member and one not in authority.revoked}
    founding = [said.value["key"] for said in workspace.entries.history("call") if said.body and said.device in speak]
    joined = [said.value["key"] for said in workspace.entries.history("device") if said.body and said.device in speak]
    return sorted({*founding, *joined})


def publics_of_office(workspace: Workspace) -> list[str]:
    """The public keys for which a return is sealed: those of the office's devices, and its recovery key.

    So a return can still be opened where the office's machine was lost and its recovery key was not.
    """
    roles = workspace.entries.authority.roles
    office = [member for member in roles if "office" in workspace.entries.authority.roles_of(member)]
    recovery = [said.value["recovery"] for said in workspace.entries.history("call") if said.body]
    return sorted({*recovery, *(key for member in office for key in publics_of(workspace, member))})
