"""Amounts as people write them: read to the penny, or refused with a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panel_tui.call.money import MOST, parse_money
from panel_tui.figures.rounding import show_money


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1.1 m", 110_000_000),
        ("350k", 35_000_000),
        ("350K", 35_000_000),
        ("up to £3.3m", 330_000_000),
        ("1,250,000", 125_000_000),
        ("1 250 000", 125_000_000),
        ("£1.3 million", 130_000_000),
        ("£1.3 million pounds", 130_000_000),
        ("GBP 2,000.50", 200_050),
        ("2,000.5 GBP", 200_050),
        ("£1.1m (max)", 110_000_000),
        ("max. £5", 500),
        ("c. £1.25bn", 125_000_000_000),
        ("+5", 500),
        (" 0.01 ", 1),
        ("£100bn", 10_000_000_000_000),
        ("1.125k", 112_500),
    ],
)
def test_amounts_as_people_write_them(text: str, pence: int) -> None:
    assert parse_money(text) == pence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no amount"),
        ("  ", "there is no amount"),
        ("tbc", '"tbc" is not an amount'),
        ("€5m", "in pounds"),
        ("£1m - £2m", "not an amount"),
        ("=1+1", "not an amount"),
        ("1e6", "not an amount"),
        ("٣٥٠", "not an amount"),
        ("1" * 61, "more than 60 characters"),
        ("1.250.000", "two ways"),
        ("1.250", "two ways"),
        ("1,25", "two ways"),
        ("12,34,567", "two ways"),
        ("-5", "below zero"),
        ("£-5", "below zero"),
        ("−£5m", "below zero"),
        ("(2,000)", "below zero"),
        ("0", "is nothing"),
        ("£0.00m", "is nothing"),
        ("£100.1bn", "more than £100bn"),
        ("9" * 60, "more than £100bn"),
        ("1.2345", "finer than a penny"),
        ("1.234567k", "finer than a penny"),
        ("1." + "0" * 50 + "1m", "finer than a penny"),
        ("[/b]\x1b[31m", "not an amount"),
    ],
)
def test_what_is_no_clear_amount_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_money(text)


@pytest.mark.parametrize(
    ("pence", "shown"),
    [(125_000_000, "£1,250,000"), (200_050, "£2,000.50"), (5, "£0.05"), (0, "£0"), (-200_050, "-£2,000.50")],
)
def test_amounts_as_we_show_them(pence: int, shown: str) -> None:
    assert show_money(pence) == shown


@given(st.integers(1, MOST))
@example(MOST)
def test_what_is_shown_reads_back_to_the_penny(pence: int) -> None:
    assert parse_money(show_money(pence)) == pence


@given(st.text() | st.text(st.sampled_from("£0123456789,. kmbn-+()GBP"), max_size=20))
def test_any_text_is_an_amount_or_a_value_error(text: str) -> None:
    try:
        pence = parse_money(text)
    except ValueError:
        return
    assert 0 < pence <= MOST
