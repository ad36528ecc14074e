"""Columns fill the page, keep words and figures whole, and give way where they must."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.files.blocks import Column, Kind, Row, Span, Table
from panel_tui.files.widths import widths

KINDS: list[Kind] = ["text", "money", "score", "count", "place"]


def table(kinds: list[Kind], *rows: list[str]) -> Table:
    return Table(
        "t",
        "Table 1",
        "",
        tuple(Column(f"C{number}", kind) for number, kind in enumerate(kinds)),
        tuple(Row(tuple((Span(text),) for text in row)) for row in rows),
    )


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=400)), min_size=1, max_size=14))
def test_any_table_fills_the_page_exactly(columns: list[tuple[Kind, str]]) -> None:
    sizes = widths(table([kind for kind, _ in columns], [text for _, text in columns]), 9000, 106, 124)
    assert sum(sizes) == 9000
    assert min(sizes) > 0


def test_a_figure_is_never_broken_by_a_long_reason_beside_it() -> None:
    money, reason = widths(table(["money", "text"], ["£13,240,000", "because " * 200]), 5000, 100, 100)
    assert money >= 10 * 100 + 100  # eleven signs, two of them commas: about ten digits
    assert reason > money


def test_an_endless_word_gives_way_before_a_figure_does() -> None:
    word, money = widths(table(["text", "money"], ["x" * 300, "£13,240,000"]), 5000, 100, 100)
    assert money >= 1100
    assert word == 5000 - money


def test_of_two_texts_the_longer_gets_more_but_not_all() -> None:
    short, long = widths(table(["text", "text"], ["a few words here " * 4, "many more words " * 40]), 6000, 100, 100)
    assert short < long < 3 * short


def test_what_nobody_needs_goes_to_the_text() -> None:
    name, score = widths(table(["text", "score"], ["Need", "3"]), 9000, 100, 100)
    assert score < 500
    assert name == 9000 - score
