"""Outcomes by class, and the fixed bands of asks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.figures.outcomes import Case, Outcome, outcomes, size_of

POUND = 100


@pytest.mark.parametrize(
    ("pounds", "band"),
    [
        (1, "up to £500k"),
        (500_000, "up to £500k"),
        (500_001, "£500k to £1m"),
        (1_000_000, "£500k to £1m"),
        (1_000_001, "£1m to £2m"),
        (2_000_000, "£1m to £2m"),
        (2_000_001, "above £2m"),
    ],
)
def test_an_ask_on_an_edge_belongs_to_the_lower_band(pounds: int, band: str) -> None:
    assert size_of(pounds * POUND) == band


def test_counts_and_money_by_class_in_the_order_in_which_they_come() -> None:
    cases = [Case("b", 300, True, 60.0), Case("a", 200, False, None), Case("b", 100, False, 50.0)]
    assert outcomes(cases) == (Outcome("b", 2, 1, 400, 300, 2, None), Outcome("a", 1, 0, 200, 0, 0, None))
    assert outcomes([]) == ()


def test_shares_and_means_from_five_on() -> None:
    cases = [Case("a", 100, number < 2, 50.0 + number) for number in range(5)]
    (five,) = outcomes(cases)
    assert (five.share, five.mean) == (Fraction(2, 5), 52.0)
    (four,) = outcomes(cases[:4])
    assert (four.share, four.mean) == (None, None)
    (unscored,) = outcomes([*cases[:4], Case("a", 100, False, None)])
    assert (unscored.share, unscored.scored, unscored.mean) == (Fraction(2, 5), 4, None)
