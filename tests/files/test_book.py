"""What a workbook takes, and what it makes of what no spreadsheet can hold; both formats read back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.files.book import Book, Cell, Column, Link, Sheet, Shorthand
from panel_tui.files.line import one_line
from tests.files.sheets import DAY, FORMATS, book, parts_of, read_back

HARM = (
    *("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3", "＝1+1", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x")'),
    *("http://example.org/", "mailto:a@example.org", "file:///etc/passwd", "internal:'Only one'!A1", "#REF!", "#N/A"),
    *("TRUE", "1e5", "00012", "5 June 2017", "<b>&amp;</b>", "]]>", "_x0041_", "'quoted", "{=1+1}", "a\x00b\x1b[31m"),
)
EVERY = (Column("Text"), Column("Money", "money"), Column("Score", "score"), Column("Count", "count"))
TEXTS = st.text(max_size=40) | st.sampled_from(HARM)


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_only_text(name: str) -> None:
    found = read_back(book(*((text,) for text in HARM)), name)["Only one"]
    assert [row[0] for row in found[3:]] == [one_line(text).strip() for text in HARM]
    xml = "".join(parts_of(FORMATS[name][0](book(*((text,) for text in HARM)))).values())
    assert "<f>" not in xml
    assert "<f " not in xml
    assert "table:formula" not in xml
    assert "<hyperlink" not in xml
    assert "<text:a" not in xml
    assert 't="e"' not in xml


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_longer_than_a_cell_is_cut_and_says_so(name: str) -> None:
    # 40,000 letters; and 20,000 that are two units of UTF-16 each. A cell holds 32,767 units.
    one = book(("x" * 40_000,), ("\U0001f600" * 20_000,), ("y" * 32_767,))
    assert one.sheets[0].cut == 2
    found = [row[0] for row in read_back(one, name)["Only one"][3:]]
    for text, letters in zip(found[:2], ("40,000", "20,000"), strict=True):
        assert isinstance(text, str)
        assert text.endswith(
            f"[cut here: the whole text has {letters} characters, more than a spreadsheet keeps in a cell]"
        )
        assert 32_000 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert found[2] == "y" * 32_767


@pytest.mark.parametrize("name", FORMATS)
def test_numbers_are_numbers_to_the_last_digit(name: str) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("a", 123_456_789_01, Fraction(9, 2), 1_000),
        ("b", -1, Fraction(1, 3), 0),
        ("c", 10**13, Fraction(2499, 250), 10**14),
        ("d", Shorthand("[x]", "none"), Shorthand("[x]", "none"), Shorthand("[x]", "none")),
        ("e", 10**17 + 1, Fraction(0), 10**16),
    )
    found = read_back(book(*rows, columns=EVERY), name)["Only one"][3:]
    assert found == [
        ["a", Decimal("123456789.01"), Decimal("4.5"), Decimal("1E+3")],
        ["b", Decimal("-0.01"), Decimal("0.333333"), Decimal(0)],
        ["c", Decimal("1E+11"), Decimal("9.996"), Decimal("1E+14")],
        ["d", "[x]", "[x]", "[x]"],
        # A spreadsheet keeps fifteen digits: what has more is written out as text.
        ["e", "1000000000000000.01", Decimal(0), "10000000000000000"],
    ]


@given(rows=st.lists(st.tuples(
    TEXTS, st.integers(-10**14, 10**14), st.fractions(-10**6, 10**6, max_denominator=10**4), st.integers(0, 10**9)),
    max_size=5))  # fmt: skip
def test_whatever_stands_in_a_cell_comes_back_from_both_formats(rows: list[tuple[str, int, Fraction, int]]) -> None:
    one = book(*rows, columns=EVERY)
    for name in FORMATS:
        found = read_back(one, name)["Only one"][3:]
        found += [[None] * 4] * (len(rows) - len(found))
        for (text, pence, score, count), cells in zip(rows, found, strict=True):
            assert cells[0] == (one_line(text).strip() or None)
            assert isinstance(cells[1], Decimal)
            assert isinstance(cells[2], Decimal)
            assert cells[1] * 100 == pence
            assert cells[3] == count
            assert abs(Fraction(cells[2]) - score) <= Fraction(1, 2_000_000)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_book_is_the_same_bytes(name: str) -> None:
    write = FORMATS[name][0]
    one = book(("=1+1", 5, Fraction(1, 2), 3), columns=EVERY)
    assert write(one) == write(one)


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "[a]", "a:b", "what?", "'a", "a*", "History"])
def test_a_sheet_has_a_name_that_spreadsheets_take(name: str) -> None:
    with pytest.raises(ValueError, match="no sheet can be named"):
        Sheet(name, "Title", ())


def test_sheets_have_different_names_and_links_lead_somewhere() -> None:
    with pytest.raises(ValueError, match="same name"):
        Book("Title", DAY, (Sheet("Cover", "Title", ()), Sheet("COVER", "Title", ())))
    with pytest.raises(ValueError, match="not there"):
        Book("Title", DAY, (Sheet("Contents", "Title", (), (Column("Sheet"),), ((Link("Nowhere"),),)),))


def test_a_row_has_a_cell_for_every_column_and_money_is_whole_pence() -> None:
    with pytest.raises(ValueError, match="row 1: 1 cells, not 4"):
        book(("a",), columns=EVERY)
    with pytest.raises(ValueError, match="no column of money"):
        book(("a", Fraction(1, 3), Fraction(1), 1), columns=EVERY)


def test_headings_that_are_the_same_are_told_apart() -> None:
    columns = (Column("Board"), Column("board", note=2), Column("Board"), Column("x" * 300))
    headings = [column.heading for column in book(columns=columns).sheets[0].columns]
    assert headings == ["Board", "board (2) [note 2]", "Board (3)", "x" * 200]
