"""Device keys, fingerprints and signatures (Ed25519).

The cryptography library is imported where it is used: reading a workspace needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from panel_tui.journal.canonical import Json, canonical, digest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

REPEATING = 1_000
"""Texts shorter than this are verified again and again."""


class Key:
    """The private key of a device or of an invitation. It is never stored in a workspace."""

    def __init__(self, seed: bytes) -> None:
        """`seed` is 32 random bytes, which are the private key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self.seed = seed
        self._key: Ed25519PrivateKey = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw().hex()
        self.fingerprint = fingerprint(self.public)

    def __repr__(self) -> str:
        """Which key it is; never the key itself, which could end in a log."""
        return f"Key({self.fingerprint[:12]})"

    def sign(self, content: Json) -> str:
        """The signature, in hex, of the canonical JSON of `content`."""
        return self._key.sign(canonical(content).encode()).hex()


def fingerprint(public: str) -> str:
    """SHA-256, in hex, of a public key given in hex; of the text itself where it is no hex."""
    try:
        return digest(bytes.fromhex(public))
    except ValueError:
        return digest(public)


def signed(public: str, content: Json, signature: str) -> bool:
    """Whether `signature` (hex) is that of `content` by the key whose public half (hex) is `public`."""
    text = canonical(content)
    return (_remembered if len(text) < REPEATING else _signed)(public, text, signature)


def _signed(public: str, text: str, signature: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True


# A call's devices are looked at again whenever one joins; what was once signed stays signed.
_remembered = lru_cache(maxsize=4096)(_signed)


@dataclass(frozen=True)
class SignedHead:
    """A device's word for the end of a chain: it vouches for all entries under `id` and shows a cut end.

    `key` is that of the device which signed: the chain's own, or another of the same author, where the
    chain's own was lost with a copy of the file.
    """

    call: str
    device: str
    key: str
    id: str
    seq: int
    signature: str

    @classmethod
    def by(cls, key: Key, call: str, id_: str, seq: int, device: str | None = None) -> SignedHead:
        """The head `id_`, number `seq`, of the chain of `device` (that of `key`, if not said), signed with `key`."""
        device = device or key.fingerprint
        return cls(call, device, key.public, id_, seq, key.sign(_head(call, device, id_, seq)))

    @property
    def signer(self) -> str:
        """The fingerprint of the device that signed."""
        return fingerprint(self.key)

    @property
    def holds(self) -> bool:
        """Whether the signature is that of its key. Whose key it is, the call's entries say."""
        return signed(self.key, _head(self.call, self.device, self.id, self.seq), self.signature)


def _head(call: str, device: str, id_: str, seq: int) -> Json:
    return {"what": "head", "call": call, "device": device, "id": id_, "seq": seq}


def proof_of_device(call: str, device: str, member: str) -> Json:
    """What an invitation key signs to introduce `device` as speaking for `member`."""
    return {"what": "device", "call": call, "device": device, "member": member}
