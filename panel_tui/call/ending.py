"""What ends: a member's role, a device, the judging of a proposal and, for a recorded reason, the words of entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Register
from panel_tui.journal.kinds import GOVERNING
from panel_tui.store.rows import Said, Saying
from panel_tui.store.workspace import Workspace


def role_end(workspace: Workspace, member: str, role: str, reason: str) -> Saying:
    """That a role ends now: all that is here of the member's devices still counts, and nothing after it."""
    authority = workspace.entries.authority
    if role not in authority.roles_of(member):
        held = ", ".join(sorted(authority.roles_of(member))) or "none"
        raise BadInput(Fault(f"{member} does not hold the role {role}", f"Roles held now: {held}."))
    if member == authority.office and role == "office":
        raise BadInput(Fault(f"{member} founded the call and stays its office", "Add another office member beside."))
    devices = [device for device, of in authority.devices.items() if of == member]
    tips = {device: tip[1] for device in devices if (tip := workspace.entries.tip(device))}
    return Saying(Register.of("role_end", member=member, role=role), {"upto": tips, "reason": reason})


def device_end(workspace: Workspace, start: str, reason: str) -> Saying:
    """That a device is revoked now, named by the first characters of its fingerprint: what is here of it still counts.

    Raises BadInput where no device, or more than one, begins so.
    """
    devices = [device for device in workspace.entries.authority.devices if device.startswith(start)]
    if len(devices) != 1 or len(start) < 6:
        known = ", ".join(f"{device[:12]} ({of})" for device, of in workspace.entries.authority.devices.items())
        raise BadInput(
            Fault(f"{start!r} names {len(devices)} devices", f"Give at least six characters of one: {known}.")
        )
    tip = workspace.entries.tip(devices[0])
    register = Register.of("device_end", device=devices[0])
    return Saying(register, {"upto": tip[1] if tip else None, "reason": reason})


def withdrawal(standing: CallStanding, reference: str, reason: str) -> Saying:
    """That a proposal is withdrawn: nobody judges it any more, and its scores stay on record and count for nothing.

    Raises BadInput where it is not here, or is withdrawn already for that reason.
    """
    standing.proposal(reference)
    if standing.withdrawn.get(reference) == reason:
        raise BadInput(Fault(f"{reference} is withdrawn already", "It comes back with --back."))
    return Saying(Register.of("withdrawn", proposal=reference), {"reason": reason})


def back_again(standing: CallStanding, reference: str, reason: str) -> Saying:
    """That a withdrawn proposal is judged after all. Raises BadInput where it is not withdrawn."""
    standing.proposal(reference)
    if reference not in standing.withdrawn:
        raise BadInput(Fault(f"{reference} is not withdrawn", "There is nothing to take back."))
    return Saying(Register.of("withdrawn", proposal=reference), {"cleared": True, "reason": reason})


def erasable(workspace: Workspace, about: Mapping[str, str], kind: str | None) -> list[Said]:
    """The entries with words that are about all of `about`, of one kind or of any; what gives authority is not."""
    return [
        said
        for said in workspace.entries.all()
        if said.body
        and said.kind not in GOVERNING
        and said.kind != "erasure"
        and (kind is None or said.kind == kind)
        and about.items() <= said.about.items()
    ]


def erasure(entries: Iterable[Said], reason: str, name: str) -> Saying:
    """That the words of `entries` go, and of all that these replace; their headers stay, so every chain still holds."""
    named = {said.id: {"kind": said.kind or "", "about": said.about} for said in entries}
    return Saying(Register.of("erasure", erasure=name), {"entries": named, "reason": reason})
