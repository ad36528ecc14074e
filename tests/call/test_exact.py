"""Numbers are exact, and have one way of being written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.exact import read_exact, show_exact


@pytest.mark.parametrize(
    ("given", "number", "shown"),
    [
        (3, Fraction(3), "3"),
        ("3.50", Fraction(7, 2), "3.5"),
        (Decimal("62.5"), Fraction(125, 2), "62.5"),
        (Decimal("1E+2"), Fraction(100), "100"),
        (Decimal("-0.0"), Fraction(0), "0"),
        ("100/3", Fraction(100, 3), "100/3"),
        ("10/4", Fraction(5, 2), "2.5"),
        ("-0.125", Fraction(-1, 8), "-0.125"),
        (" 7 ", Fraction(7), "7"),
        (Fraction(1, 1024), Fraction(1, 1024), "1/1024"),
    ],
)
def test_a_number_is_read_and_shown(given: object, number: Fraction, shown: str) -> None:
    assert read_exact(given) == number
    assert show_exact(number) == shown


@pytest.mark.parametrize(
    "given",
    [
        1.5,
        True,
        None,
        [],
        "",
        "five",
        "1e5",
        "1_0",
        "٣",
        "1/0",
        "nan",
        "9" * 41,
        10**12,
        "0.1234567891",
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("1E+999999999"),
        Decimal("1E-999999999"),
        Decimal("0.0000000001"),
    ],
)
def test_what_is_no_plain_number_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match=r"should be|has more than|is too large"):
        read_exact(given)


@given(st.fractions(-1000, 1000, max_denominator=10**6))
def test_writing_and_reading_changes_nothing(number: Fraction) -> None:
    assert read_exact(show_exact(number)) == number


@given(st.decimals(-1000, 1000, places=9))
def test_a_decimal_keeps_its_value(number: Decimal) -> None:
    assert Decimal(show_exact(read_exact(number))) == number
