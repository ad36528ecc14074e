"""The keys of age (X25519) that go with our own (Ed25519): whoever has a device's public key can seal for it.

A point of the one curve is a point of the other by a change of coordinates (RFC 7748, section 4.1), and so one pair of
keys signs and is sealed for; that the two uses do not weaken each other is shown in Thormarker, "On using the same key
pair for Ed25519 and an X25519 based KEM" (2021). age writes its keys in Bech32 (BIP 173).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha512

PRIME = 2**255 - 19
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
AGE = b"age-encryption.org/v1\n"
LONGEST_LIST = 2**17
"""So many bytes may list for whom it is sealed, a hundred for each: age takes minutes over a list of 1 MB."""
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient_of(public: str) -> str:
    """The age recipient of an Ed25519 public key (hex). Raises ValueError where it is no point to seal for."""
    point = bytes.fromhex(public)
    height = int.from_bytes(point, "little") & (2**255 - 1)
    if len(point) != 32 or height in (0, 1) or height >= PRIME - 1:
        raise ValueError("this key is none for which anything can be sealed")
    across = (1 + height) * pow(1 - height, -1, PRIME) % PRIME
    return bech32("age", across.to_bytes(32, "little"))


def identity_of(seed: bytes) -> str:
    """The age identity of an Ed25519 private key, given by its 32 bytes: opens what is sealed for `recipient_of` it."""
    return secret(sha512(seed).digest()[:32])


def begins_as_age(front: bytes) -> bool:
    """Whether these first `LONGEST_LIST` bytes of a file, or fewer, are those of one that age opens without delay."""
    return front.startswith(AGE) and b"\n--- " in front


def secret(scalar: bytes) -> str:
    """An X25519 private key of 32 bytes as age writes it."""
    return bech32("age-secret-key-", scalar).upper()


def bech32(prefix: str, data: bytes) -> str:
    """`data` in Bech32 under `prefix`."""
    fives = list(_fives(data))
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = _checksum([*spread, *fives, 0, 0, 0, 0, 0, 0]) ^ 1
    return f"{prefix}1" + "".join(ALPHABET[one] for one in [*fives, *(check >> 5 * (5 - at) & 31 for at in range(6))])


def _fives(data: bytes) -> Iterator[int]:
    """Bytes in groups of five bits, the last filled up with noughts."""
    bits = int.from_bytes(data, "big") << (-len(data) * 8) % 5
    groups = -(-len(data) * 8 // 5)
    return (bits >> 5 * (groups - 1 - at) & 31 for at in range(groups))


def _checksum(values: Iterable[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(GENERATOR):
            found ^= term if top >> bit & 1 else 0
    return found
