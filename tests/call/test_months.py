"""Lengths of time as people write them: read to the month, or refused with a sentence."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panel_tui.call.months import MOST_MONTHS, parse_months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("18 months", 18),
        ("18", 18),
        ("18m", 18),
        ("18-month", 18),
        ("1 yr.", 12),
        ("1.5 years", 18),
        ("2 years 6 months", 30),
        ("2 years, 6 months", 30),
        ("2 Years and 6 Months", 30),
        ("  3\tyears ", 36),
        ("0.5 y", 6),
        ("50 years", MOST_MONTHS),
    ],
)
def test_lengths_of_time_as_people_write_them(text: str, months: int) -> None:
    assert parse_months(text) == months


def test_a_bare_number_is_of_years_where_it_stands_under_years() -> None:
    assert parse_months("1.5", in_years=True) == 18
    assert parse_months("18 months", in_years=True) == 18


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no length of time"),
        ("tbc", '"tbc" is not a length of time'),
        ("-3 months", "is not a length of time"),
        ("12 to 18 months", "is not a length of time"),
        ("6 months 2 years", "is not a length of time"),
        ("0 months", "is no time at all"),
        ("1.3 years", "is 15.6 months; give whole months"),
        ("601", "is more than 50 years; look for a wrong unit"),
        ("1" * 61, "more than 60 characters"),
    ],
)
def test_what_is_no_length_of_time_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_months(text)


@given(st.integers(0, 49), st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    assert parse_months(f"{years} years {months} months") == 12 * years + months


@given(st.text(max_size=80))
@example("٣ months")
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert 0 < parse_months(text) <= MOST_MONTHS
