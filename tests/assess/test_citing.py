"""Citations keep the version in which they were made, however a text is written on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.assess.citing import Citation, citations, cited, made_elsewhere, version_of
from panel_tui.assess.registers import comment_value
from panel_tui.journal import Json, canonical
from panel_tui.journal.kinds import KINDS, is_allowed

A, B, C = "a" * 64, "b" * 64, "c" * 64
RUBRIC = "f" * 64
MARKS = ("1.1", "1.2", "2.1", "10.12")
texts = st.lists(st.sampled_from(["far from home ", "¶ ", *(f"¶{mark} " for mark in MARKS)]), max_size=6).map("".join)
writings = st.lists(st.tuples(st.sampled_from([A, B, C]), texts.filter(str.strip)), min_size=1, max_size=6)


def written(*times: tuple[str, str]) -> dict[str, Json]:
    """The value of a comment that was written at these times: under which version, and what."""
    value: dict[str, Json] | None = None
    for version, text in times:
        value = comment_value(text, {"rubric": RUBRIC, "proposal": version}, value)
    assert value is not None
    return value


def test_marks_are_found_in_their_order_and_each_once() -> None:
    assert cited("See ¶2.3 and ¶ 1.1; ¶2.3 again. Not ¶0.1, 4.5, ¶7 or ¶x.") == ("2.3", "1.1")
    assert cited("") == ()


def test_a_citation_keeps_its_version_when_the_text_is_written_on() -> None:
    value = written((A, "Far (¶1.1)."), (B, "Far (¶1.1), and dear (¶2.1)."))
    assert value["proposal"] == B
    assert value["cites"] == {"1.1": A}
    assert citations(value) == (Citation("1.1", A), Citation("2.1", B))


def test_a_text_without_earlier_citations_says_nothing_of_them() -> None:
    assert written((A, "Far (¶1.1).")) == {"text": "Far (¶1.1).", "rubric": RUBRIC, "proposal": A}
    assert "cites" not in written((A, "Far."), (B, "Far (¶1.1)."))
    assert "cites" not in written((A, "Far (¶1.1)."), (B, "Far."))


def test_a_citation_that_is_made_once_more_is_of_the_version_of_that_day() -> None:
    assert citations(written((A, "¶1.1"), (B, "¶1.1 and again ¶1.1"))) == (Citation("1.1", B),)
    assert citations(written((A, "¶1.1"), (B, "gone"), (C, "¶1.1"))) == (Citation("1.1", C),)
    assert citations(written((A, "¶1.1 ¶1.1"), (B, "¶1.1"))) == (Citation("1.1", A),)


def test_what_comes_back_under_the_first_version_needs_no_word_of_it() -> None:
    value = written((A, "¶1.1"), (B, "¶1.1 ¶2.1"), (A, "¶1.1 ¶2.1"))
    assert value["cites"] == {"2.1": B}


def test_a_comment_that_was_taken_back_leaves_no_versions() -> None:
    assert made_elsewhere("¶1.1", B, {"cleared": True}) == {}


@given(writings)
def test_each_citation_is_of_the_version_in_which_it_was_added_last(times: list[tuple[str, str]]) -> None:
    value = written(*times)
    for mark in MARKS:
        counts = [text.count(f"¶{mark} ") for _, text in times]
        rises = [at for at, count in enumerate(counts) if count > (counts[at - 1] if at else 0)]
        if counts[-1]:
            assert version_of(value, mark) == times[rises[-1]][0]


@given(writings)
def test_a_value_names_only_what_it_must_and_is_one_that_a_comment_may_have(times: list[tuple[str, str]]) -> None:
    value = written(*times)
    last, text = times[-1]
    elsewhere = value.get("cites", {})
    assert isinstance(elsewhere, dict)
    assert last not in elsewhere.values()
    assert set(elsewhere) <= set(cited(text))
    assert ("cites" in value) == bool(elsewhere)
    assert is_allowed(KINDS["comment"], canonical(value))


@given(writings)
def test_writing_the_same_again_changes_no_version(times: list[tuple[str, str]]) -> None:
    value = written(*times)
    again = written(*times, (C, times[-1][1]))
    assert citations(again) == citations(value)


def test_a_mark_or_a_version_that_is_none_is_not_let_in() -> None:
    value = {"text": "¶1.1", "rubric": RUBRIC, "proposal": A}
    assert is_allowed(KINDS["comment"], canonical(value | {"cites": {"1.1": B}}))
    for wrong in ({"one": B}, {"0.1": B}, {"1.1": "b"}, {"1.1": {"x": 1}}, [B]):
        assert not is_allowed(KINDS["comment"], canonical(value | {"cites": wrong}))
