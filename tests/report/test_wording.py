"""Singular and plural, lists, years and names in sentences."""

from __future__ import annotations

import pytest

from panel_tui.files.blocks import plain
from panel_tui.report.wording import counted, listed, parted, plural, sentence, the, year


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1200, "1,200 entries")]
)
def test_a_count_goes_with_its_noun(count: int, words: str) -> None:
    spans = counted("a/key", count, "entry", "entries")
    assert plain(spans) == words
    assert [span.key for span in spans] == ["a/key", ""]


def test_a_plain_plural_has_an_s() -> None:
    assert [plural(count, "award") for count in (0, 1, 2)] == ["awards", "award", "awards"]


@pytest.mark.parametrize(
    ("things", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_things_in_a_sentence(things: list[str], words: str) -> None:
    assert plain(listed(things)) == words


def test_things_with_commas_of_their_own() -> None:
    assert plain(parted(["a, b", "c"])) == "a, b; c"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("too late", "Too late."), (" Done! ", "Done!"), ("", ""), ("“so”", "“so”"), ("x", "X.")],
)
def test_a_sentence_begins_and_ends_as_one(said: str, wanted: str) -> None:
    assert sentence(said) == wanted


@pytest.mark.parametrize(
    ("name", "words"),
    [("2017-18", "2017 to 2018"), ("1999-00", "1999 to 2000"), ("2099/00", "2099 to 2100"), ("year-1", "year-1")],
)
def test_a_financial_year_is_written_out(name: str, words: str) -> None:
    assert year(name) == words


def test_a_body_has_one_article() -> None:
    assert (the("Investment Board"), the("The Panel")) == ("the Investment Board", "the Panel")
