"""Proposal texts in Markdown: sections, paragraphs, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.files.sections import Passage, read_markdown


def passages(text: str) -> tuple[Passage, ...]:
    return read_markdown("TFO-007.md", text.encode())


def test_headings_part_sections_and_blank_lines_paragraphs() -> None:
    text = (
        "In short,\nit works.\n\n# Need #\nFirst.\n\nSecond\nline.\n## C#\n\nThird.\n\nIdea\n====\nA.\n\nCost\n----\n"
    )
    assert passages(text) == (
        Passage("Summary", 1, ("In short, it works.",)),
        Passage("Need", 1, ("First.", "Second line.")),
        Passage("C#", 2, ("Third.",)),
        Passage("Idea", 1, ("A.",)),
        Passage("Cost", 2, ()),
    )


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("- a\n- b\n  goes on", ("- a\n- b goes on",)),
        ("We will:\n\n1. plan\n\n2. do\n\nThen rest.", ("We will:", "1. plan\n2. do", "Then rest.")),
        ("* a\n\n  more of a\n\n* b", ("* a\n  more of a\n* b",)),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.", ("| a | b |\n|---|---|\n| 1 | 2 |", "After.")),
        ("One.\n\n***\n\nTwo.", ("One.", "Two.")),
        ("One\ntwo\n---\nthree", ("One two", "three")),
        ("```\n# no heading\n\nx\n```\nAfter.", ("```\n# no heading\n\nx\n```", "After.")),
        ("#hashtag is text", ("#hashtag is text",)),
        ("**bold** [/b] \x1b[31m<b>", ("**bold** [/b] <b>",)),
        ("a\0".replace("\0", "\x01"), ("a\ufffd",)),
    ],
)
def test_lists_tables_rules_and_code(text: str, paragraphs: tuple[str, ...]) -> None:
    assert [one.paragraphs for one in passages(f"# T\n{text}\n")] == [paragraphs]


def test_a_fence_that_is_never_closed_hides_no_heading() -> None:
    assert [one.title for one in passages("# A\n```\nx\n# B\ny")] == ["A", "B"]


def test_byte_order_marks_and_windows_lines_are_read() -> None:
    assert read_markdown("a.md", "\ufeff# Need\r\nOne.\r\n".encode()) == (Passage("Need", 1, ("One.",)),)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "a.md: the file holds no text"),
        (b" \n\n---\n", "a.md: the file holds no text"),
        (b"# Need\n\xa35m", "a.md, line 2: the byte A3 is not UTF-8"),
        (b"x\0", "a.md, line 1: there is a NUL"),
        (b"x" * 5_000_001, "a.md: it has 5,000,001 bytes; at most 5,000,000"),
        (b"\n" * 100_001, "a.md: there are 100,002 lines"),
        (b"a\n\n# " + b"x" * 301, "a.md, line 3: the heading"),
        (b"# " + b"#" * 4_000_000 + b"a", "a.md, line 1: the heading"),
    ],
)
def test_bad_files_are_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_markdown("a.md", data)
    assert str(refused.value).startswith(wrong)


def test_all_long_headings_are_told() -> None:
    with pytest.raises(BadInput) as refused:
        read_markdown("a.md", (b"# " + b"x" * 301 + b"\n") * 3)
    assert [fault.place for fault in refused.value.faults] == ["a.md, line 1", "a.md, line 2", "a.md, line 3"]


@given(st.text(st.sampled_from("ab #=-*|`~1.\n\t>")))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    try:
        found = passages(text)
    except BadInput:
        found = ()
    kept = "".join(one.title * (one.title != "Summary") + "".join(one.paragraphs) for one in found)
    assert [letter for letter in kept if letter in "ab"] == [letter for letter in text if letter in "ab"]
