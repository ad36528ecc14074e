"""A sealed parcel: one signed line that says what is inside and for which call, then the parcel, encrypted with age.

Whoever has not one of the keys it is sealed for learns what sort of parcel it is, of which call, from which device,
and how large it is; nothing else. A first pack is sealed for a passphrase as well, and `confirm` is made with a key
from the same derivation: so the member knows that it comes from whoever gave them the passphrase, and by that line
pins the office's key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import scrypt
from typing import cast, get_args

from panel_tui.exchange.age_keys import identity_of, recipient_of, secret
from panel_tui.exchange.limits import SIGNATURE
from panel_tui.exchange.parcel import AGAIN, What
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Json, Key, NotCanonicalError, Pen, canonical, digest, fingerprint, parse, signed

VERSION = 1
LONGEST_LINE = 4_096
FIELDS = {"what", "version", "call", "device", "key", "salt", "confirm", "length", "sha256", "signature"}
SALT_BYTES = 16
COST = 2**17
"""The work of deriving a key from a passphrase: scrypt's n, with 128 MB of memory and about half a second."""


@dataclass(frozen=True)
class Derived:
    """What follows from a passphrase: the age identity that opens a pack, and the key that confirms its line."""

    identity: str
    recipient: str
    key: Key


@dataclass(frozen=True)
class Sealed:
    """A sealed parcel whose line is signed by the device it names, and whose bytes are those that were signed."""

    name: str
    what: What
    call: str
    device: str
    salt: str
    confirm: str
    content: Json
    """The line without its signature and its confirmation."""
    encrypted: bytes

    @property
    def asks_for_passphrase(self) -> bool:
        """Whether a passphrase opens it."""
        return bool(self.salt)


def derive(passphrase: str, salt: bytes) -> Derived:
    """The keys that follow from a passphrase. Capital letters, and what stands between the words, do not matter."""
    words = " ".join("".join(one if one.isalnum() else " " for one in passphrase.casefold()).split())
    found = scrypt(words.encode(), salt=salt, n=COST, r=8, p=1, maxmem=2**28, dklen=64)
    from pyrage import x25519

    identity = secret(found[:32])
    return Derived(identity, str(x25519.Identity.from_str(identity).to_public()), Key(found[32:]))


def seal(parcel: bytes, what: What, pen: Pen, publics: Iterable[str], passphrase: str = "") -> bytes:
    """`parcel` sealed for the devices of these public keys (hex) and, if it is not "", for a passphrase.

    Signed with `pen`, which must be that of the parcel itself.
    """
    from pyrage import encrypt, x25519

    recipients = [recipient_of(one) for one in sorted(set(publics))]
    derived = None
    salt = b""
    if passphrase:
        salt = pen.chance.random(SALT_BYTES)
        derived = derive(passphrase, salt)
        recipients.append(derived.recipient)
    encrypted: bytes = encrypt(parcel, [x25519.Recipient.from_str(one) for one in recipients])
    content: dict[str, Json] = {
        "what": f"sealed {what}",
        "version": VERSION,
        "call": pen.call,
        "device": pen.device,
        "key": pen.key.public,
        "salt": salt.hex(),
        "length": len(encrypted),
        "sha256": digest(encrypted),
    }
    confirm = derived.key.sign(content) if derived else ""
    whole = content | {"confirm": confirm}
    return b"".join([canonical(whole | {"signature": pen.key.sign(whole)}).encode(), b"\n", encrypted])


def is_sealed(data: bytes) -> bool:
    """Whether this begins as a sealed parcel does."""
    return _said(data.partition(b"\n")[0] if b"\n" in data[:LONGEST_LINE] else b"") is not None


def read_sealed(name: str, data: bytes) -> Sealed:
    """The sealed parcel in `data`, called `name` in messages; nothing of it is decrypted yet.

    Raises BadInput, each with its own sentence, where it is none, is from a newer version, was cut short, made longer
    or altered, or is not signed by the device that it names.
    """
    line, _, encrypted = data.partition(b"\n")
    content = _said(line) if len(line) < LONGEST_LINE else None
    if content is None:
        raise _bad(name, "This is no sealed pack, return or receipt", "Choose a file that panel-tui wrote.")
    version = content.get("version")
    if type(version) is int and version > VERSION:
        raise _bad(name, f"It was sealed by a newer panel-tui (format {version})", "Install the newer version.")
    try:
        parse(line.decode())
    except (NotCanonicalError, UnicodeDecodeError) as error:
        raise _bad(name, "Its first line was altered", AGAIN) from error
    texts = [content.get(field) for field in ("call", "device", "key", "salt", "confirm", "sha256", "signature")]
    length = content.get("length")
    as_written = content.keys() == FIELDS and type(version) is int and version == VERSION
    if not (as_written and all(isinstance(one, str) for one in texts)):
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    call, device, key, salt, confirm, hash_, signature = cast("list[str]", texts)
    if type(length) is not int or length < 0:
        raise _bad(name, "Its length is not a length", AGAIN)
    if len(encrypted) < length:
        raise _bad(name, "It is cut short: its end is missing", AGAIN)
    if len(encrypted) > length:
        raise _bad(name, "Something was put behind its end", AGAIN)
    unsigned = {field: value for field, value in content.items() if field != "signature"}
    if not (SIGNATURE.fullmatch(signature) and fingerprint(key) == device and signed(key, unsigned, signature)):
        raise _bad(name, "Its signature does not hold: it was altered, or is not from the device it names", AGAIN)
    if digest(encrypted) != hash_:
        raise _bad(name, "What is sealed in it was damaged or altered", AGAIN)
    what = cast(What, str(content["what"]).removeprefix("sealed "))
    confirmed = {field: value for field, value in unsigned.items() if field != "confirm"}
    return Sealed(name, what, call, device, salt, confirm, confirmed, encrypted)


def unseal(sealed: Sealed, keys: Iterable[Key], passphrase: Callable[[], str] | None = None) -> bytes:
    """What is sealed, opened with one of these devices' keys or else with a passphrase, which is then asked for.

    Raises BadInput where none of them opens it.
    """
    from pyrage import DecryptError, decrypt, x25519

    identities = [x25519.Identity.from_str(identity_of(key.seed)) for key in keys]
    if identities:
        try:
            return bytes(decrypt(sealed.encrypted, identities))
        except DecryptError:
            pass  # it is sealed for others; a passphrase may still open it
    if not sealed.asks_for_passphrase or passphrase is None:
        cure = "Ask whoever sent it to seal it for this file: they need a return or a pack from it first."
        raise _bad(sealed.name, "It is not sealed for this file: none of its keys opens it", cure)
    derived = derive(passphrase(), _hex(sealed.name, sealed.salt))
    if not signed(derived.key.public, sealed.content, sealed.confirm):
        cure = "Read it again: six words, as the office told them. Or the pack is not from the office."
        raise _bad(sealed.name, "The passphrase does not fit", cure)
    try:
        return bytes(decrypt(sealed.encrypted, [x25519.Identity.from_str(derived.identity)]))
    except DecryptError as error:
        raise _bad(sealed.name, "The passphrase fits, but what is sealed cannot be opened by it", AGAIN) from error


def _said(line: bytes) -> dict[str, Json] | None:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("what") not in {f"sealed {what}" for what in get_args(What)}:
        return None
    return cast("dict[str, Json]", content)


def _hex(name: str, salt: str) -> bytes:
    try:
        return bytes.fromhex(salt)
    except ValueError as error:
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN) from error


def _bad(name: str, wrong: str, right: str) -> BadInput:
    return BadInput(Fault(wrong, right, name))
