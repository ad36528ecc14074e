"""An entry is what its text says, to the letter; anything else is refused with its reason."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.journal import Entry, Json, NotCanonicalError, Register, canonical, parse
from tests.world import World

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEY = st.text(st.characters(max_codepoint=127), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4),
    max_leaves=15,
)


@given(JSON)
def test_our_canonical_form_is_that_of_rfc_8785(value: Json) -> None:
    text = canonical(value)
    assert text.encode() == rfc8785.dumps(value)
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    ['{"b":1,"a":2}', '{"a": 1}', '{"a":1,"a":1}', "1.5", "1e3", "9007199254740992", "NaN", "Infinity", "", "{",
     '"\\ud800"', '"\\u0041"', "[" * 100_000, "9" * 5_000, "-0"],
)  # fmt: skip
def test_what_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(NotCanonicalError):
        parse(text)


def test_an_entry_comes_back_from_its_line_as_it_was() -> None:
    entry = World().score("A", "x", 4)
    assert Entry.read(entry.line) == entry
    assert Entry.read(entry.line).id == entry.id
    assert Entry.read(entry.withheld().line) == entry.withheld()
    assert entry.withheld().id == entry.id


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"score":"4"', '"score":"5"', "not the one its header names"),
        ('"seq":2', '"seq":1', "does not fit"),
        ('"seq":2', '"seq":"2"', "does not fit"),
        ('"seq":2', '"seq":true', "does not fit"),
        ('"author":"priya",', "", "other fields"),
        ('"author":"priya"', '"author":7', "wrong type"),
        ('"seq":2', '"seq": 2', "not in canonical form"),
        ('"author":"priya"', '"author":"\\u0070riya"', "not in canonical form"),
        ('"author":"priya"', '"author":"\\ud800"', "not"),
        ('"replaces":[]', '"replaces":["' + "b" * 64 + '","' + "a" * 64 + '"]', "out of order"),
        ('"replaces":[]', '"replaces":["' + "a" * 64 + '","' + "a" * 64 + '"]', "twice"),
        ('"replaces":[]', '"replaces":[1]', "no entry"),
        ('"replaces":[]', '"replaces":["a"]', "no entry"),
        ('"at":"2017', '"at":"last year', "a time that is not written like"),
        ('"source":"own"', '"source":"stolen"', "source"),
        ('"kind":"score"', '"kind":["score"]', "wrong type"),
        ('"stage":"full"', '"stage":1', "register that is not text"),
        ("\t", " ", "JSON"),
    ],
)
def test_an_altered_line_is_refused_with_its_reason(old: str, new: str, words: str) -> None:
    line = World().score("A", "x", 4).line
    assert old in line
    with pytest.raises(NotCanonicalError, match=words):
        Entry.read(line.replace(old, new))


def test_every_changed_character_of_a_header_gives_another_id() -> None:
    entry = World().score("A", "x", 4)
    header, _, _ = entry.line.partition("\t")
    seen = {entry.id}
    for number, letter in enumerate(header):
        other = header[:number] + ("0" if letter != "0" else "1") + header[number + 1 :]
        try:
            seen.add(Entry.read(other + "\t").id)
        except NotCanonicalError:
            continue
    assert len(seen) > 200


def test_salt_keeps_equal_scores_apart() -> None:
    world = World()
    one, two = world.score("A", "x", 4), world.score("B", "x", 4)
    assert one.body_hash != two.body_hash
    assert json.loads(one.line.split("\t")[1])["salt"] != json.loads(two.line.split("\t")[1])["salt"]


@pytest.mark.parametrize("name", ["kind", "cls", "self", ""])
def test_a_register_may_name_its_parts_as_it_likes(name: str) -> None:
    entry = World().say("A", Register.of("hologram", **{name: "x"}), 1)
    read = Entry.read(entry.line)
    assert read.body
    assert read.body.register.part(name) == "x"
    assert canonical(dict(read.body.register.about)) == read.body.register.text
