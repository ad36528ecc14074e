"""TOML files are read with their lines, and bad ones are refused in words."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.files.toml import read_toml

TEXT = '''\
# a call
id = "x"        # line 2
note = """
[not] = a table
a = 1 \\" \\""" """""
"quoted key".b = 'it''\\'
list = [
    "one, [two]",  # ], not the end
    { a = 1, b.c = [1,
        2] },
]
[stages.full]
title = "T"
[[people]]
id = "a"
weight = 1.50
[people.more]
deep = 1
[[people]]
id = "b"
[[people.posts]]
when = 2017-04-30
[[people.posts]]
when = 10:30:00
[budget]
2017-18 = 3
'''.replace("'it''\\'", "'it\\'")
LINES = {
    ("id",): 2,
    ("note",): 3,
    ("quoted key", "b"): 6,
    ("list",): 7,
    ("list", 0): 8,
    ("list", 1): 9,
    ("list", 1, "b", "c", 1): 10,
    ("stages", "full"): 12,
    ("stages", "full", "title"): 13,
    ("people", 0): 14,
    ("people", 0, "weight"): 16,
    ("people", 0, "more", "deep"): 18,
    ("people", 1): 19,
    ("people", 1, "id"): 20,
    ("people", 1, "posts", 0, "when"): 22,
    ("people", 1, "posts", 1): 23,
    ("people", 1, "posts", 1, "when"): 24,
    ("budget", "2017-18"): 26,
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_key_has_its_line(end: str, mark: str) -> None:
    file = read_toml("call.toml", (mark + TEXT.replace("\n", end)).encode())
    assert {path: file.line(path) for path in LINES} == LINES
    assert file.place(("people", 1, "id")) == "call.toml, line 20"


def test_what_has_no_line_stands_with_its_parent() -> None:
    file = read_toml("call.toml", TEXT.encode())
    assert file.place(("people", 1, "name")) == "call.toml, line 19"
    assert file.place(("title",)) == file.place() == "call.toml"


def test_decimals_are_exact() -> None:
    assert read_toml("x", b"a = 0.1\nb = 62.5").data == {"a": Decimal("0.1"), "b": Decimal("62.5")}


KEYS = st.text("ab .'é", min_size=1, max_size=4).map(lambda text: '"' + text + '"') | st.sampled_from(["a", "b-1", "7"])
VALUES = st.recursive(
    st.sampled_from(["1", "1.5", "true", '"x # y"', "'[z'", '"""p\nq"""', "2017-04-30", '"a\\"b"']),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "]"),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_the_index_agrees_with_where_a_key_was_written(written: dict[str, str]) -> None:
    text, expected, line = "", [], 1
    for number, (key, value) in enumerate(written.items()):
        row = f"[t{number}]\n{key} = {value} # {key}\n"
        expected.append(line + 1)
        text, line = text + row, line + row.count("\n")
    file = read_toml("x", text.encode())
    found = [file.line((table, *inner)) for table, inner in file.data.items() if isinstance(inner, dict)]
    assert found == expected


BAD = [
    ("UTF-16", "id = 1".encode("utf-16"), "call.toml", "UTF-16"),
    ("Latin-1", b'a = 1\ntitle = "caf\xe9"', "call.toml, line 2", "UTF-8"),
    ("NUL", b'a = 1\n\nb = "\x00"', "call.toml, line 3", "NUL"),
    ("control character", b'a = 1\nb = "\x1b[31m"', "call.toml, line 2", "not TOML"),
    ("lone surrogate", b'b = "\\ud800"', "call.toml, line 1", "not TOML"),
    ("no quotes", b"a = 1\nb = hello\n", "call.toml, line 2", "not TOML: invalid value"),
    ("twice", b"a = 1\n[t]\n[t]\n", "call.toml, line 3", "not TOML"),
    ("no end", b'a = [1,\n"x"', "call.toml, line 2", "not TOML: unclosed array"),
    ("no day", b"\na = 2017-02-30", "call.toml, line 2", "not TOML"),
    ("deep lists", b"a = " + b"[" * 5000 + b"]" * 5000, "call.toml", "nested too deeply"),
    ("deep tables", b"a = " + b"{a = " * 5000 + b"1" + b"}" * 5000, "call.toml", "nested too deeply"),
    ("long key", b"a." * 5000 + b"a = 1", "call.toml", "nested too deeply"),
    ("endless number", b"a = " + b"9" * 5000, "call.toml", "thousands of digits"),
]


@pytest.mark.parametrize(("data", "place", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_file_is_refused_in_words(data: bytes, place: str, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_toml("call.toml", data)
    (fault,) = caught.value.faults
    assert fault.place == place
    assert words in fault.wrong
    assert fault.right


def test_a_line_of_50_megabytes_is_refused_at_once() -> None:
    data = b'a = "' + b"x" * 50_000_000 + b'"'
    begun = time.perf_counter()
    with pytest.raises(BadInput, match=r"call.toml: it has 50,000,006 bytes; at most 1,000,000 are read"):
        read_toml("call.toml", data)
    assert time.perf_counter() - begun < 1


def test_a_number_beyond_all_bounds_is_left_to_whoever_wants_one() -> None:
    value = read_toml("x", b"a = 1e99999999999999999999999").data["a"]
    assert isinstance(value, Decimal)
    assert value.is_nan()


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 399 + "]" * 399 + "\nlast = 1",
        "".join(f"[a{n}{'.a' * 400}]\n" for n in range(100)) + "[last]",
        'x = """' + "y\n" * 200_000 + '"""\nlast = 1',
        "".join(f"k{n} = [1, {{a = 1}}]\n" for n in range(30_000)) + "last = 1",
    ],
    ids=["deep", "long names", "many lines", "many keys"],
)
def test_the_line_is_found_in_odd_files_too(text: str) -> None:
    begun = time.perf_counter()
    assert read_toml("x", text.encode()).line(("last",)) == text.count("\n") + 1
    assert time.perf_counter() - begun < 20
