"""How the private keys in a folder are locked: by this system's keyring, by a passphrase, or not at all.

A locked key is encrypted (ChaCha20-Poly1305) with the folder's secret. The secret lies in the keyring of the operating
system, or follows from a passphrase (scrypt). `locks.json` in the folder says which; it holds no secret itself.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import scrypt, sha256
from pathlib import Path
from typing import Literal, cast

from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Chance
from panel_tui.store.asking import ASK

By = Literal["keyring", "passphrase"]
NAME = "locks.json"
SERVICE = "panel-tui"
"""Under which name the keyring keeps our secrets."""
NONCE_BYTES = 12
COST = 2**17
"""The work of deriving the secret from a passphrase: scrypt's n, with 128 MB of memory and about half a second."""
_open: dict[tuple[Path, str], bytes] = {}
"""The secrets that were unlocked since the program began, so that each is asked for once."""


@dataclass(frozen=True)
class Lock:
    """One way in which keys are locked. `id` tells its secret from others; `salt` belongs to a passphrase."""

    id: str
    by: By
    salt: str = ""


class Locks:
    """The locks of one key folder. What is written is locked by the last; the others are on their way out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME

    @property
    def all(self) -> list[Lock]:
        """The locks, the one in use last; none where keys are not locked."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return [Lock(str(one["id"]), cast(By, one["by"]), str(one["salt"])) for one in found]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            wrong = "This file should say how your keys are locked, and cannot be read"
            raise BadInput(
                Fault(wrong, "Put it back from a copy; keys that it locks are lost else.", str(self._path))
            ) from error

    @property
    def current(self) -> Lock | None:
        """The lock that is in use; None where keys are not locked."""
        locks = self.all
        return locks[-1] if locks else None

    def lock(self, seed: bytes, name: str) -> dict[str, str]:
        """A private key as it is written into the file `name`."""
        lock = self.current
        if lock is None:
            return {"seed": seed.hex()}
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = Chance.real().random(NONCE_BYTES)
        sealed = ChaCha20Poly1305(self.secret(lock)).encrypt(nonce, seed, name.encode())
        return {"lock": lock.id, "locked": (nonce + sealed).hex()}

    def unlock(self, record: dict[str, str], name: str) -> bytes:
        """The private key in the `record` of the file `name`. Raises BadInput where it cannot be unlocked."""
        if "seed" in record:
            return bytes.fromhex(record["seed"])
        lock = next((one for one in self.all if one.id == record.get("lock")), None)
        if lock is None:
            raise BadInput(
                Fault("This key is locked by something that is not here any more", "", str(self._folder / name))
            )
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        data = bytes.fromhex(record["locked"])
        try:
            cipher = ChaCha20Poly1305(self.secret(lock))
            return cipher.decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], name.encode())
        except InvalidTag as error:
            raise BadInput(
                Fault("This key was damaged or altered", "Ask for a new pack.", str(self._folder / name))
            ) from error

    def secret(self, lock: Lock) -> bytes:
        """The secret of a lock, asked for once. Raises BadInput where it cannot be had."""
        place = (self._folder, lock.id)
        if place not in _open:
            found = _from_keyring(lock.id) if lock.by == "keyring" else self._asked(lock)
            if id_of(found) != lock.id:
                raise BadInput(Fault("The passphrase of your keys does not fit", "Type it again.", str(self._folder)))
            _open[place] = found
        return _open[place]

    def add(self, by: By, passphrase: str = "") -> None:
        """Have what is written from now on locked by the keyring or a passphrase, with a new secret."""
        chance = Chance.real()
        salt = chance.random(16) if by == "passphrase" else b""
        secret = derived(passphrase, salt) if by == "passphrase" else chance.random(32)
        lock = Lock(id_of(secret), by, salt.hex())
        if by == "keyring":
            _into_keyring(lock.id, secret)
        _open[self._folder, lock.id] = secret
        self._write([*self.all, lock])

    def keep_only(self, wanted: Lock | None) -> None:
        """Forget all locks but one, or all."""
        for lock in self.all:
            if lock != wanted and lock.by == "keyring":
                _out_of_keyring(lock.id)
        self._write([wanted] if wanted else [])

    def _asked(self, lock: Lock) -> bytes:
        ask = ASK.get()
        if ask is None:
            raise BadInput(
                Fault("Your keys are locked by a passphrase", "Run a command that asks for it.", str(self._folder))
            )
        return derived(ask(), bytes.fromhex(lock.salt))

    def _write(self, locks: list[Lock]) -> None:
        from panel_tui.store.secrets import write_privately

        if locks:
            write_privately(self._path, json.dumps([asdict(one) for one in locks]))
        else:
            self._path.unlink(missing_ok=True)


def derived(passphrase: str, salt: bytes) -> bytes:
    """The secret that follows from a passphrase. Raises BadInput where that is empty."""
    if not passphrase.strip():
        raise BadInput(Fault("A passphrase needs words", "Type some."))
    words = passphrase.strip().encode(errors="surrogatepass")
    return scrypt(words, salt=salt, n=COST, r=8, p=1, maxmem=2**28, dklen=32)


def id_of(secret: bytes) -> str:
    """What tells a secret from others, and says nothing of it."""
    return sha256(b"panel-tui lock " + secret).hexdigest()[:16]


def has_keyring() -> bool:
    """Whether this system has a keyring that can be reached now."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return bool(keyring.get_keyring().priority > 0)
    except (KeyringError, RuntimeError):
        return False


def _from_keyring(id_: str) -> bytes:
    import keyring
    from keyring.errors import KeyringError

    cure = "Log in to the desktop on which they were locked, and unlock its keyring."
    try:
        found = keyring.get_password(SERVICE, id_)
    except (KeyringError, RuntimeError) as error:
        raise BadInput(Fault("Your keys are locked by this system's keyring, which cannot be reached", cure)) from error
    if found is None:
        raise BadInput(Fault("Your keys are locked by a secret that is not in this system's keyring", cure))
    return bytes.fromhex(found)


def _into_keyring(id_: str, secret: bytes) -> None:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, id_, secret.hex())
    except (KeyringError, RuntimeError) as error:
        cure = "Protect your keys with a passphrase instead."
        raise BadInput(Fault("This system's keyring cannot be reached", cure)) from error


def _out_of_keyring(id_: str) -> None:
    from contextlib import suppress

    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError, RuntimeError):
        keyring.delete_password(SERVICE, id_)
