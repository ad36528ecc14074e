"""Sealed parcels: who can open them, what anybody can see, and that nothing altered is opened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.exchange.age_keys import bech32, identity_of, recipient_of
from panel_tui.exchange.passphrase import new_passphrase
from panel_tui.exchange.sealing import Sealed, derive, is_sealed, read_sealed, seal, unsealed
from panel_tui.faults import BadInput
from panel_tui.journal import Chance, Json, Key, Pen, canonical

CHANCE = Chance.seeded("sealing", datetime(2017, 5, 1, tzinfo=UTC))
OFFICE = Pen("homes.1", "office", CHANCE.key(), CHANCE)
PRIYA, LAPTOP, SAM = CHANCE.key(), CHANCE.key(), CHANCE.key()
PASSPHRASE = new_passphrase(CHANCE)
PARCEL = b"what was said " * 40


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(PARCEL, "pack", OFFICE, [PRIYA.public, LAPTOP.public], PASSPHRASE)


def sealed_in(data: bytes) -> Sealed:
    return read_sealed("a.pack", BytesIO(data))


def unseal(sealed: Sealed, keys: Iterable[Key], passphrase: Callable[[], str] | None = None) -> bytes:
    """What is sealed. Whatever happens, nothing is left in the folder."""
    with TemporaryDirectory() as folder:
        try:
            with unsealed(sealed, keys, passphrase, Path(folder)) as file:
                file.seek(0)
                return file.read()
        finally:
            assert list(Path(folder).iterdir()) == []


def refused(data: bytes) -> str:
    with pytest.raises(BadInput) as error:
        sealed_in(data)
    return error.value.faults[0].wrong


def test_the_keys_of_bech32_are_those_of_its_authors() -> None:
    # BIP 173: an empty part of data, and the five-bit numbers 0 to 31 put together from 20 bytes.
    assert bech32("a", b"") == "a12uel5l"
    numbers = int("".join(f"{one:05b}" for one in range(32)), 2).to_bytes(20, "big")
    assert bech32("abcdef", numbers) == "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw"


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_the_age_library_finds_the_same_pair_of_keys(seed: bytes) -> None:
    from pyrage import x25519

    identity = x25519.Identity.from_str(identity_of(seed))
    assert str(identity.to_public()) == recipient_of(Key(seed).public)


@pytest.mark.parametrize("public", ["00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f", "ff" * 32, "abcd", "nothing"])
def test_a_key_that_is_none_is_not_sealed_for(public: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        recipient_of(public)


def test_each_device_opens_it_and_so_does_the_passphrase(sealed: bytes) -> None:
    found = sealed_in(sealed)
    assert (found.what, found.call, found.device) == ("pack", "homes.1", OFFICE.device)
    assert unseal(found, [PRIYA]) == unseal(found, [SAM, LAPTOP]) == PARCEL
    assert unseal(found, [], lambda: PASSPHRASE) == PARCEL
    assert unseal(found, [SAM], lambda: f"  {PASSPHRASE.upper().replace(' ', '-')} ") == PARCEL


def test_nobody_else_opens_it(sealed: bytes) -> None:
    found = sealed_in(sealed)
    with pytest.raises(BadInput, match="not sealed for this file"):
        unseal(found, [SAM])
    with pytest.raises(BadInput, match="passphrase does not fit"):
        unseal(found, [SAM], lambda: "six other words than the ones")
    plain = sealed_in(seal(PARCEL, "return", OFFICE, [PRIYA.public]))
    assert not plain.asks_for_passphrase
    with pytest.raises(BadInput, match="not sealed for this file"):
        unseal(plain, [SAM], lambda: PASSPHRASE)


def test_a_passphrase_is_asked_for_only_where_no_key_opens_it(sealed: bytes) -> None:
    def asked() -> str:
        raise AssertionError("nobody should have asked")

    assert unseal(sealed_in(sealed), [PRIYA], asked) == PARCEL


def test_what_can_be_seen_from_outside_says_nothing_of_the_contents(sealed: bytes) -> None:
    line = json.loads(sealed.partition(b"\n")[0])
    assert set(line) == {
        "what", "version", "call", "device", "key", "salt", "confirm", "length", "sha256", "signature"
    }  # fmt: skip
    assert b"what was said" not in sealed
    assert PASSPHRASE.split()[0].encode() not in sealed
    assert is_sealed(BytesIO(sealed))
    assert not is_sealed(BytesIO(PARCEL))


def test_the_same_parcel_is_never_sealed_in_the_same_bytes(sealed: bytes) -> None:
    other = seal(PARCEL, "pack", OFFICE, [PRIYA.public, LAPTOP.public], PASSPHRASE)
    assert other.partition(b"\n")[2] != sealed.partition(b"\n")[2]


def test_somebody_who_knows_the_passphrase_s_salt_cannot_pass_off_a_pack_of_their_own(sealed: bytes) -> None:
    """A stranger takes the line of a pack, puts a parcel of their own behind it, and signs with their own key."""
    stranger = Pen("homes.1", "office", SAM, CHANCE)
    forged = seal(b"forged", "pack", stranger, [PRIYA.public], "six words of the stranger's own here")
    found = sealed_in(forged)
    with pytest.raises(BadInput, match="passphrase does not fit"):
        unseal(found, [], lambda: PASSPHRASE)


def altered(sealed: bytes) -> Iterator[tuple[str, bytes]]:
    line, _, encrypted = sealed.partition(b"\n")
    content: dict[str, Json] = json.loads(line)

    def said(**changed: Json) -> bytes:
        return canonical(content | changed).encode() + b"\n" + encrypted

    yield "no sealed pack", b""
    yield "no sealed pack", b"{}\n" + encrypted
    yield "no sealed pack", b"PK\x03\x04" + sealed
    yield "no sealed pack", said(what="sealed hamper")
    yield "no sealed pack", said(what=["sealed pack"])
    yield "newer panel-tui", said(version=2)
    yield "older panel-tui (format 0), which is no longer read", said(version=0)
    yield "not as panel-tui writes it", said(version=True)
    yield "not as panel-tui writes it", said(more="")
    yield "not as panel-tui writes it", said(salt=7)
    yield "length is not a length", said(length=-1)
    yield "length is not a length", said(length=True)
    yield "cut short", said(length=len(encrypted) + 1)
    yield "behind its end", said(length=len(encrypted) - 1)
    yield "cut short", sealed[:-1]
    yield "behind its end", sealed + b"x"
    yield "first line was altered", json.dumps(content).encode() + b"\n" + encrypted
    yield "signature does not hold", said(what="sealed return")
    yield "signature does not hold", said(call="homes.2")
    yield "signature does not hold", said(device=SAM.fingerprint)
    yield "signature does not hold", said(key=SAM.public, device=SAM.fingerprint)
    yield "signature does not hold", said(signature=str(content["signature"]).upper())
    yield "signature does not hold", said(salt="00" * 16)
    yield "damaged or altered", line + b"\n" + bytes([encrypted[0] ^ 1]) + encrypted[1:]
    yield "damaged or altered", line + b"\n" + encrypted[:-1] + bytes([encrypted[-1] ^ 1])


def test_whatever_was_altered_is_refused_in_its_own_words(sealed: bytes) -> None:
    for wrong, data in altered(sealed):
        assert wrong in refused(data)


def test_no_byte_can_be_flipped(sealed: bytes) -> None:
    for at in range(len(sealed)):
        for flip in (1, 0x80):
            data = sealed[:at] + bytes([sealed[at] ^ flip]) + sealed[at + 1 :]
            with pytest.raises(BadInput):
                sealed_in(data)


def test_no_cut_is_accepted(sealed: bytes) -> None:
    for end in range(len(sealed)):
        with pytest.raises(BadInput):
            sealed_in(sealed[:end])


def test_a_signed_line_with_a_salt_that_is_none_is_refused() -> None:
    """A changed program may sign anything."""
    content: dict[str, Json] = {
        "what": "sealed pack", "version": 1, "call": "homes.1", "device": OFFICE.device, "key": OFFICE.key.public,
        "salt": "no hex", "length": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "confirm": "",
    }  # fmt: skip
    data = canonical(content | {"signature": OFFICE.key.sign(content)}).encode() + b"\n"
    found: Sealed = sealed_in(data)
    with pytest.raises(BadInput, match="first line is not as"):
        unseal(found, [], lambda: PASSPHRASE)


def test_passphrases_are_six_words_and_different_each_time() -> None:
    several = {new_passphrase(CHANCE) for _ in range(50)}
    assert len(several) == 50
    assert all(len(one.split()) == 6 for one in several)


def test_a_key_follows_from_words_salt_and_nothing_else() -> None:
    one = derive("amber lark", b"salt")
    assert derive("amber lark", b"salt").identity == one.identity
    assert derive("Amber, LARK", b"salt").identity == one.identity
    assert derive("amber lark", b"other").identity != one.identity
    assert derive("amberlark", b"salt").identity != one.identity
