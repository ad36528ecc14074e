"""The key folder: private keys of devices and invitations, outside every workspace, locked or not (`locking`).

Beside a device's key lie the last head it signed and the identity of the file it belongs to.
Where they do not fit the file in hand, that file is a copy or was restored: it gets a device of
its own, so that two copies never write as one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance, Key, Pen, Register, SignedHead, proof_of_device
from panel_tui.store.key_folder import FOLDER, usual_folder
from panel_tui.store.locking import By, Lock, Locks, has_keyring
from panel_tui.store.rows import Saying
from panel_tui.store.secrets import close_to_others, is_open_to_others, write_privately
from panel_tui.store.workspace import Workspace

SEED_BYTES = 32


@dataclass(frozen=True)
class KeyFolder:
    """The folder in which this person's keys lie. Only they may read it."""

    path: Path

    @classmethod
    def usual(cls) -> KeyFolder:
        """The folder named by the environment variable PANEL_TUI_KEYS, else the usual place for this system."""
        return cls(usual_folder())

    def keep_invitation(self, call: str, member: str, key: Key) -> None:
        """Keep the private key of an invitation for `member`."""
        self._keep(f"{key.fingerprint}.invitation", key, {"call": call, "member": member})

    def invitations(self, call: str, member: str) -> list[Key]:
        """The invitations kept for `member` of `call`."""
        found = []
        for path in sorted(self.path.glob("*.invitation")):
            record = self._read(path)
            if record and (record.get("call"), record.get("member")) == (call, member):
                found.append(self._key(path.name, record))
        return found

    def keep_device(self, workspace: Workspace, key: Key, head: SignedHead | None = None) -> None:
        """Keep a device's private key with the identity of its file and the last head it signed."""
        record = {"file": _identity(workspace.path), "head": head.id if head else ""}
        self._keep(f"{key.fingerprint}.device", key, record)

    def device(self, workspace: Workspace) -> Key | None:
        """The key of the file's own device; None where it has none yet, or is a copy or an older state of it."""
        device = workspace.note("device")
        name = f"{device}.device"
        record = self._read(self.path / name) if device else None
        if record is None or record.get("file") != _identity(workspace.path):
            return None
        if record.get("head") and not workspace.entries.by_id([record["head"]]):
            return None
        return self._key(name, record)

    def of_owner(self, workspace: Workspace) -> list[Key]:
        """Every key here that opens what is sealed for this file's owner: those of their devices and invitations."""
        devices, owner = workspace.entries.authority.devices, workspace.member
        mine = sorted(device for device, of in devices.items() if of == owner)
        names = [f"{device}.device" for device in mine]
        keys = [self._key(name, record) for name in names if (record := self._read(self.path / name))]
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

    def hand_over(self, device: str, before: Path, after: Path) -> None:
        """The file at `before` has become the one at `after`, which is no copy: its device goes on there.

        Where the device was not that of the file at `before`, it is not that of the one at `after` either.
        """
        name = f"{device}.device"
        record = self._read(self.path / name)
        if record and record.get("file") == _identity(before):
            self._write(name, record | {"file": _identity(after)})

    # All of them

    def all(self) -> list[Key]:
        """Every key here that can be read."""
        return [self._key(path.name, record) for path, record in self._records()]

    @property
    def lock(self) -> Lock | None:
        """How keys are locked here; None where they are not."""
        return Locks(self.path).current

    def unlock(self) -> None:
        """Ask for the passphrase of the keys now, where they are locked by one; later it would be in the way."""
        locks = Locks(self.path)
        for lock in locks.all:
            locks.secret(lock)

    def protect(self, by: By | None, passphrase: str = "") -> int:
        """Lock all keys by the keyring or a passphrase from now on, or unlock them; how many there are.

        Stopped half way, every key can still be unlocked, by what locked it before or by what locks it now. Raises
        BadInput where one cannot be unlocked.
        """
        locks = Locks(self.path)
        records = list(self._records())
        keys = [self._key(path.name, record) for path, record in records]
        if by:
            self._make_folder()
            locks.add(by, passphrase)
        for (path, record), key in zip(records, keys, strict=True):
            rest = {name: value for name, value in record.items() if name not in ("seed", "lock", "locked")}
            written = locks.lock(key.seed, path.name) if by else {"seed": key.seed.hex()}
            self._write(path.name, written | rest)
        locks.keep_only(locks.current if by else None)
        return len(keys)

    def open_to_others(self) -> list[Path]:
        """The folder and the files in it that others on this machine may read."""
        files = sorted(self.path.iterdir()) if self.path.is_dir() else []
        return [path for path in (self.path, *files) if path.exists() and is_open_to_others(path)]

    def close_to_others(self) -> None:
        """Let nobody else read them any more."""
        for path in self.open_to_others():
            close_to_others(path)

    # How it is done

    def _records(self) -> Iterator[tuple[Path, dict[str, str]]]:
        for path in sorted((*self.path.glob("*.device"), *self.path.glob("*.invitation"))):
            record = self._read(path)
            if record:
                yield path, record

    def _key(self, name: str, record: dict[str, str]) -> Key:
        return Key(Locks(self.path).unlock(record, name))

    def _keep(self, name: str, key: Key, rest: dict[str, str]) -> None:
        if not self.path.is_dir():
            self._make_folder()
            if self.is_usual and has_keyring():
                Locks(self.path).add("keyring")
        self._write(name, Locks(self.path).lock(key.seed, name) | rest)

    @property
    def is_usual(self) -> bool:
        """Whether this is the usual folder, on this machine: one that was named may travel on a stick."""
        return not os.environ.get(FOLDER)

    def _make_folder(self) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot(error) from error

    def _write(self, name: str, record: dict[str, str]) -> None:
        try:
            write_privately(self.path / name, json.dumps(record))
        except OSError as error:
            raise self._cannot(error) from error

    def _cannot(self, error: OSError) -> BadInput:
        wrong = f"Keys cannot be kept in this folder: {error.strerror}"
        return BadInput(Fault(wrong, f"Name another in {FOLDER}.", str(self.path)))

    def _read(self, path: Path) -> dict[str, str] | None:
        """What a key file says; None where it is none, or is damaged."""
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            sound = isinstance(record, dict) and all(isinstance(value, str) for value in record.values())
            seed, locked = (bytes.fromhex(record.get(name, "")) if sound else b"" for name in ("seed", "locked"))
        except (OSError, ValueError, RecursionError):
            return None
        return record if len(seed) == SEED_BYTES or len(locked) > SEED_BYTES else None


def _identity(path: Path) -> str:
    """What tells a file from its copies on the same machine."""
    return str(path.stat().st_ino)
