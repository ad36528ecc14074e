"""For whom a parcel is sealed: every key that speaks for its reader and is not revoked."""

from __future__ import annotations

from panel_tui.store.workspace import Workspace


def publics_of(workspace: Workspace, member: str) -> list[str]:
    """The public keys (hex) of the devices that speak for `member`, and of the invitations by which others may join.

    A device of which nothing has come yet can open what is sealed for its invitation. Revoked devices are left out, and
    so are the invitations by which they joined: whoever has them has those too.
    """
    authority = workspace.entries.authority
    devices = [said for said in workspace.entries.history("device") if said.body and said.author == member]
    lost = {said.value["invitation"] for said in devices if said.device in authority.revoked}
    living = {one for one, of in authority.devices.items() if of == member and one not in authority.revoked}
    founding = [said for said in workspace.entries.history("call") if said.body]
    keys = {said.value["key"] for said in (*founding, *devices) if said.device in living}
    invited = [said for said in workspace.entries.history("invitation") if said.body and not said.cleared]
    keys |= {said.about["invitation"] for said in invited if said.value["member"] == member}
    return sorted(keys - lost)


def publics_of_office(workspace: Workspace) -> list[str]:
    """The public keys for which a return is sealed: those of the office's devices, and its recovery key.

    So a return can still be opened where the office's machine was lost and its recovery key was not.
    """
    roles = workspace.entries.authority.roles
    office = [member for member in roles if "office" in workspace.entries.authority.roles_of(member)]
    recovery = [said.value["recovery"] for said in workspace.entries.history("call") if said.body]
    return sorted({*recovery, *(key for member in office for key in publics_of(workspace, member))})
