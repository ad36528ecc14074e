"""Somebody else's bytes become safe text, or a message that says where and what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.files.text import LOST, clean, decode, short

HOSTILE = st.text(
    st.characters() | st.sampled_from("\x1b[]0;m\x07\x9b\x9c\\\r\n\u0301\u0344\ufeff\ud800\udc00\uf0b7\u202e")
)


@pytest.mark.parametrize(
    "data",
    [
        "£5 café".encode(),
        "\ufeff£5 café".encode(),
        "£5 café".encode("utf-16"),
        b"\xfe\xff" + "£5 café".encode("utf-16-be"),
    ],
)
def test_the_encodings_that_spreadsheets_save_are_read(data: bytes) -> None:
    assert decode("a.csv", data) == "£5 café"


@pytest.mark.parametrize(
    ("data", "place", "wrong"),
    [
        (b"ok\nask\n\xa35m", "a.csv, line 3", 'the byte A3 is not UTF-8; in Windows text it would be "£"'),
        (b"ok\r\n\xa35m", "a.csv, line 2", "not UTF-8"),
        (b"\xef\xbb\xbfok\n\xed\xa0\x80", "a.csv, line 2", "the byte ED is not UTF-8"),
        ("ask".encode("utf-16-le"), "a.csv, line 1", "NUL"),
        ("ask".encode("utf-32"), "a.csv, line 1", "NUL"),
        (b"ok\nx\0", "a.csv, line 2", "NUL"),
        (b"\xff\xfea", "a.csv", "broken at byte 3"),
        (b"\xff\xfe\x00\xd8a\x00", "a.csv", "begins as UTF-16 but is broken"),
        (b"x" * 50_000_000, "a.csv", "it has 50,000,000 bytes; at most 32,000,000 are read"),
    ],
)
def test_other_bytes_are_refused_with_their_place_and_a_cure(data: bytes, place: str, wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        decode("a.csv", data)
    (fault,) = refused.value.faults
    assert fault.place == place
    assert wrong in fault.wrong
    assert fault.right


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("plain words", "plain words"),
        ("tab\tand\r\nlines\rend\u2028here", "tab\tand\nlines\nend\nhere"),
        ("cafe\u0301", "caf\u00e9"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x.example\x07link\x1b]8;;\x1b\\", "link"),
        ("a\x1bHello", f"a{LOST}Hello"),
        ("a\0\x01\x02b", f"a{LOST}b"),
        ("half \ud800 pair", f"half {LOST} pair"),
        ("pay \u202e001\u202c pounds", "pay 001 pounds"),
        ("soft\xadware\u200b\ufeff", "software"),
        ("\uf0b7 first \ue123", f"• first {LOST}"),
        ("\uffff\U0001ffff\U0010ffff", LOST),
        ("[/b] [bold] =1+1", "[/b] [bold] =1+1"),
        ("👩‍🔬 ‏שלום", "👩‍🔬 ‏שלום"),
    ],
)
def test_what_is_kept_of_hostile_text(said: str, kept: str) -> None:
    assert clean(said) == kept


def test_a_tower_of_accents_is_cut_and_does_not_hang() -> None:
    assert len(clean("a" + "\u0301\u0316" * 100_000)) <= 31


@given(HOSTILE)
def test_clean_text_can_be_written_and_stays_as_it_is(said: str) -> None:
    kept = clean(said)
    kept.encode()
    assert clean(kept) == kept
    assert not set(kept) & set("\x1b\0\x9b\r\u202e\ufeff")


@given(st.binary())
def test_any_bytes_are_text_or_bad_input(data: bytes) -> None:
    try:
        text = decode("x", data)
    except BadInput:
        return
    assert "\0" not in text


def test_a_name_in_a_message_is_one_short_line() -> None:
    assert short("two\nlines") == '"two lines"'
    assert short("x" * 1000) == '"' + "x" * 39 + '…"'
