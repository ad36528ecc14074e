"""The key folder: private keys of devices and invitations, outside every workspace.

Beside a device's key lie the last head it signed and the identity of the file it belongs to.
Where they do not fit the file in hand, that file is a copy or was restored: it gets a device of
its own, so that two copies never write as one.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance, Key, Pen, Register, SignedHead, proof_of_device
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

FOLDER = "PANEL_TUI_KEYS"


@dataclass(frozen=True)
class KeyFolder:
    """The folder in which this person's keys lie. Only they may read it."""

    path: Path

    @classmethod
    def usual(cls) -> KeyFolder:
        """The folder named by the environment variable PANEL_TUI_KEYS, else the usual place for this system."""
        named = os.environ.get(FOLDER)
        if named:
            return cls(Path(named))
        from platformdirs import user_data_path

        return cls(user_data_path("panel-tui") / "keys")

    def keep_invitation(self, call: str, member: str, key: Key) -> None:
        """Keep the private key of an invitation for `member`."""
        self._write(f"{key.fingerprint}.invitation", {"call": call, "member": member, "seed": key.seed.hex()})

    def invitations(self, call: str, member: str) -> list[Key]:
        """The invitations kept for `member` of `call`."""
        found = []
        for path in sorted(self.path.glob("*.invitation")):
            record = self._read(path)
            if record and (record.get("call"), record.get("member")) == (call, member):
                found.append(Key(bytes.fromhex(record["seed"])))
        return found

    def keep_device(self, workspace: Workspace, key: Key, head: SignedHead | None = None) -> None:
        """Keep a device's private key with the identity of its file and the last head it signed."""
        self._write(
            f"{key.fingerprint}.device",
            {"seed": key.seed.hex(), "file": _identity(workspace.path), "head": head.id if head else ""},
        )

    def device(self, workspace: Workspace) -> Key | None:
        """The key of the file's own device; None where it has none yet, or is a copy or an older state of it."""
        device = workspace.note("device")
        record = self._read(self.path / f"{device}.device") if device else None
        if record is None or record.get("file") != _identity(workspace.path):
            return None
        if record["head"] and not workspace.entries.by_id([record["head"]]):
            return None
        return Key(bytes.fromhex(record["seed"]))

    def of_owner(self, workspace: Workspace) -> list[Key]:
        """Every key here that opens what is sealed for this file's owner: those of their devices and invitations."""
        devices = workspace.entries.authority.devices
        mine = sorted(device for device, of in devices.items() if of == workspace.member)
        records = [self._read(self.path / f"{device}.device") for device in mine]
        keys = [Key(bytes.fromhex(record["seed"])) for record in records if record]
        return [*keys, *self.invitations(workspace.call, workspace.member)]

    def files_of_owner(self, workspace: Workspace) -> list[Path]:
        """The files in which the keys of a workspace's owner lie: of their devices, and their invitations."""
        names = [f"{key.fingerprint}.{kind}" for key in self.of_owner(workspace) for kind in ("device", "invitation")]
        return sorted(path for name in names if (path := self.path / name).is_file())

    def pen(self, workspace: Workspace, chance: Chance) -> Pen:
        """The pen with which this file writes. At its first use the file gets a device, proved by an invitation.

        Raises BadInput where there is no invitation by which it could join.
        """
        key = self.device(workspace)
        if key is not None:
            return Pen(workspace.call, workspace.member, key, chance)
        known = {said.about["invitation"] for said in workspace.entries.history("invitation")}
        recovery = {said.value["recovery"] for said in workspace.entries.history("call")}
        for invitation in self.invitations(workspace.call, workspace.member):
            if invitation.public in known | recovery:
                return self._join(workspace, invitation, chance)
        raise BadInput(
            Fault(
                f"This copy has no key with which to write as {workspace.member}",
                "The office gives its recovery key: panel-tui recover FILE. "
                "A member opens their pack into the file again: panel-tui open PACK -o FILE.",
                workspace.path.name,
            )
        )

    def sign(self, workspace: Workspace, pen: Pen) -> SignedHead:
        """Sign the head of the file's own chain, and note it in both places before anything leaves."""
        tip = workspace.entries.tip(pen.device)
        if tip is None:
            raise BadInput(Fault("Nothing has been said from this file yet", "", workspace.path.name))
        head = pen.sign_head(*tip)
        workspace.add_heads([head])
        self.keep_device(workspace, pen.key, head)
        return head

    def _join(self, workspace: Workspace, invitation: Key, chance: Chance) -> Pen:
        pen = Pen(workspace.call, workspace.member, chance.key(), chance)
        proof = invitation.sign(proof_of_device(pen.call, pen.device, pen.author))
        register = Register.of("device", device=pen.device, member=pen.author)
        with workspace.writing():
            self.keep_device(workspace, pen.key)
            value = {"key": pen.key.public, "invitation": invitation.public, "proof": proof}
            workspace.entries.say(pen, Saying(register, value))
            workspace.set_note("device", pen.device)
        return pen

    def _write(self, name: str, record: dict[str, str]) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside = self.path / f"{name}.new"
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                json.dump(record, file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path / name)
        except OSError as error:
            wrong = f"Keys cannot be kept in this folder: {error.strerror}"
            raise BadInput(Fault(wrong, f"Name another in {FOLDER}.", str(self.path))) from error

    def _read(self, path: Path) -> dict[str, str] | None:
        try:
            record: dict[str, str] = json.loads(path.read_text())
        except (OSError, ValueError):
            return None
        return record


def _identity(path: Path) -> str:
    """What tells a file from its copies on the same machine."""
    return str(path.stat().st_ino)
