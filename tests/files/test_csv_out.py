"""What a spreadsheet opens: figures as figures, text as text, and no formula that somebody else wrote."""

from __future__ import annotations

import csv
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.files.csv_out import to_csv


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))


def test_excel_is_told_the_encoding_and_lines_end_as_the_standard_has_it() -> None:
    assert to_csv(["Ask (£)"], [[1250000]]) == b"\xef\xbb\xbfAsk (\xc2\xa3)\r\n1250000\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "  =1+1",
        "\x1b[31m=1+1",
        "\u202e=1+1",
        "＝1+1",
    ],
)
def test_text_is_never_a_formula(text: str) -> None:
    header, row = read(to_csv([text], [[text]]))
    assert header[0][0] == row[0][0] == "'"
    assert row[0][1] in "=+-@＝"


@given(st.text(st.characters(codec=None), max_size=30))
def test_no_text_at_all_opens_like_a_formula_or_makes_a_second_cell(text: str) -> None:
    rows = read(to_csv(["reason", "next"], [[text, "x"]]))
    assert len(rows) == 2
    assert rows[1][1] == "x"
    assert not rows[1][0].startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-5, "-5"),
        (Fraction(65, 2), "32.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(100, 3), "33.333333"),
        (Fraction(200, 3), "66.666667"),
        (Fraction(1, 2_000_000), "0.000001"),
        (Fraction(-1, 3_000_000), "0"),
        (None, ""),
    ],
)
def test_numbers_stay_numbers_and_missing_stays_empty(number: int | Fraction | None, written: str) -> None:
    assert read(to_csv(["n", "ref"], [[number, "TFO-001"]]))[1] == [written, "TFO-001"]


def test_commas_quotation_marks_and_lines_stay_in_their_cell() -> None:
    assert read(to_csv(["a", "b"], [['Marsh, Vale & "Co"', "two\nlines"]]))[1] == ['Marsh, Vale & "Co"', "two lines"]


def test_a_row_of_the_wrong_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="1 cells under a header of 2"):
        to_csv(["a", "b"], [["x"]])
