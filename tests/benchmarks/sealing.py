"""How quickly a parcel is sealed and opened, beside the age library on the same bytes. No key is derived here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pyrage import decrypt, encrypt, x25519

from panel_tui.exchange.sealing import read_sealed, seal, unsealed
from panel_tui.journal import Chance, Key, Pen
from tests.benchmarks.figures import Figure, seconds_of

MEGABYTE = 2**20
TIMES = 3


def seal_and_open(folder: Path, small: bool) -> list[Figure]:
    """A parcel of 50 MB, sealed for one device and opened by it."""
    chance = Chance.seeded("sealing", datetime(2017, 5, 1, tzinfo=UTC))
    office, member = Pen("homes.1", "office", chance.key(), chance), chance.key()
    size = 1 if small else 50
    parcel = chance.random(1024) * (size * MEGABYTE // 1024)
    sealed = seal(parcel, "pack", office, [member.public])
    identity = x25519.Identity.generate()
    plain = encrypt(parcel, [identity.to_public()])
    path = folder / "a.pack"
    path.write_bytes(sealed)
    if opened(path, member) != parcel:
        raise AssertionError("what was sealed is not what was opened")
    name = f"{size} MB"
    return [
        Figure(
            "seal",
            f"seal {name}: encrypt, hash and sign",
            seconds_of(lambda: seal(parcel, "pack", office, [member.public]), TIMES),
            "encrypt them with the age library",
            seconds_of(lambda: encrypt(parcel, [identity.to_public()]), TIMES),
            ratio=3,
        ),
        Figure(
            "unseal",
            f"open {name} in a file: check hash and signature, and decrypt into a temporary file",
            seconds_of(lambda: opened(path, member, 0), TIMES),
            "decrypt them with the age library",
            seconds_of(lambda: decrypt(plain, [identity]), TIMES),
            ratio=3,
        ),
    ]


def opened(path: Path, key: Key, wanted: int = -1) -> bytes:
    """So many bytes of what is sealed in the parcel at `path`; all, if not said."""
    with path.open("rb") as file, unsealed(read_sealed("a.pack", file), [key], None, path.parent) as inside:
        inside.seek(0)
        return inside.read(wanted)
