"""A sealed parcel: one signed line that says what is inside and for which call, then the parcel, encrypted with age.

Whoever has not one of the keys it is sealed for learns what sort of parcel it is, of which call, from which device,
and how large it is; nothing else. A first pack is sealed for a passphrase as well, and `confirm` is made with a key
from the same derivation: so the member knows that it comes from whoever gave them the passphrase, and by that line
pins the office's key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import scrypt
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast, get_args

from panel_tui.exchange.age_keys import LONGEST_LIST, begins_as_age, identity_of, recipient_of, secret
from panel_tui.exchange.limits import SIGNATURE, What
from panel_tui.exchange.parcel import AGAIN, VERSION, check_version
from panel_tui.exchange.part import Part, rest_of
from panel_tui.faults import BadInput, Fault
from panel_tui.journal import Json, Key, NotCanonicalError, Pen, canonical, digest, fingerprint, parse, signed

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
    encrypted: Part

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


def is_sealed(file: IO[bytes]) -> bool:
    """Whether `file` begins as a sealed parcel does."""
    file.seek(0)
    return _said(file.readline(LONGEST_LINE)) is not None


def read_sealed(name: str, file: IO[bytes]) -> Sealed:
    """The sealed parcel in `file`, called `name` in messages; nothing of it is decrypted yet.

    Raises BadInput, each with its own sentence, where it is none, is from another version, was cut short, made longer
    or altered, or is not signed by the device that it names.
    """
    file.seek(0)
    line = file.readline(LONGEST_LINE)
    content = _said(line)
    if content is None:
        raise _bad(name, "This is no sealed pack, return or receipt", "Choose a file that panel-tui wrote.")
    check_version(name, content, "sealed")
    try:
        parse(line[:-1].decode())
    except (NotCanonicalError, UnicodeDecodeError) as error:
        raise _bad(name, "Its first line was altered", AGAIN) from error
    texts = [content.get(field) for field in ("call", "device", "key", "salt", "confirm", "sha256", "signature")]
    length = content.get("length")
    if content.keys() != FIELDS or not all(isinstance(one, str) for one in texts):
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN)
    call, device, key, salt, confirm, hash_, signature = cast("list[str]", texts)
    if type(length) is not int or length < 0:
        raise _bad(name, "Its length is not a length", AGAIN)
    encrypted = rest_of(file, len(line))
    if encrypted.length < length:
        raise _bad(name, "It is cut short: its end is missing", AGAIN)
    if encrypted.length > length:
        raise _bad(name, "Something was put behind its end", AGAIN)
    unsigned = {field: value for field, value in content.items() if field != "signature"}
    if not (SIGNATURE.fullmatch(signature) and fingerprint(key) == device and signed(key, unsigned, signature)):
        raise _bad(name, "Its signature does not hold: it was altered, or is not from the device it names", AGAIN)
    if encrypted.digest() != hash_:
        raise _bad(name, "What is sealed in it was damaged or altered", AGAIN)
    what = cast(What, str(content["what"]).removeprefix("sealed "))
    confirmed = {field: value for field, value in unsigned.items() if field != "confirm"}
    return Sealed(name, what, call, device, salt, confirm, confirmed, encrypted)


@contextmanager
def unsealed(
    sealed: Sealed, keys: Iterable[Key], passphrase: Callable[[], str] | None, folder: Path
) -> Iterator[IO[bytes]]:
    """What is sealed, opened with one of these devices' keys or else with a passphrase, which is then asked for.

    It lies in a temporary file in `folder` that has no name where the system permits that, which nobody else may read,
    and which is gone at the end, whatever happens. Raises BadInput where nothing opens it.
    """
    salt = _hex(sealed.name, sealed.salt)
    if not begins_as_age(sealed.encrypted.front(LONGEST_LIST)):
        raise _bad(sealed.name, "What is sealed in it does not begin as panel-tui seals it", AGAIN)
    with _temporary(sealed.name, folder) as opened:
        identities = [identity_of(key.seed) for key in keys]
        if not (identities and _decrypted(sealed, identities, opened)):
            if not sealed.asks_for_passphrase or passphrase is None:
                cure = "Ask whoever sent it to seal it for this file: they need a return or a pack from it first."
                raise _bad(sealed.name, "It is not sealed for this file: none of its keys opens it", cure)
            derived = derive(passphrase(), salt)
            if not signed(derived.key.public, sealed.content, sealed.confirm):
                cure = "Read it again: six words, as the office told them. Or the pack is not from the office."
                raise _bad(sealed.name, "The passphrase does not fit", cure)
            if not _decrypted(sealed, [derived.identity], opened):
                raise _bad(sealed.name, "The passphrase fits, but what is sealed cannot be opened by it", AGAIN)
        yield opened


def _temporary(name: str, folder: Path) -> IO[bytes]:
    try:
        return TemporaryFile(dir=folder, prefix=".", suffix=".part")
    except OSError as error:
        wrong = f"It cannot be opened beside the workspace: {error.strerror}"
        raise _bad(name, wrong, f"Choose another folder than {folder}.") from error


def _decrypted(sealed: Sealed, identities: Iterable[str], into: IO[bytes]) -> bool:
    """Whether one of these age identities opens what is sealed; then it is in `into`."""
    from pyrage import DecryptError, decrypt_io, x25519

    into.seek(0)
    into.truncate()
    sealed.encrypted.file.seek(sealed.encrypted.at)
    try:
        decrypt_io(sealed.encrypted.file, into, [x25519.Identity.from_str(one) for one in identities])
    except DecryptError:
        return False
    except OSError as error:
        if error.errno is None:
            raise _bad(sealed.name, "What is sealed in it is damaged inside, though it is signed", AGAIN) from error
        raise _bad(sealed.name, f"There is no room to open it beside the workspace: {error.strerror}", "") from error
    return True


def _said(line: bytes) -> dict[str, Json] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("what") not in [f"sealed {what}" for what in get_args(What)]:
        return None
    return cast("dict[str, Json]", content)


def _hex(name: str, salt: str) -> bytes:
    try:
        return bytes.fromhex(salt)
    except ValueError as error:
        raise _bad(name, "Its first line is not as panel-tui writes it", AGAIN) from error


def _bad(name: str, wrong: str, right: str) -> BadInput:
    return BadInput(Fault(wrong, right, name))
