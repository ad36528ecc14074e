"""Half up, and one way to show each kind of figure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.rounding import (
    half_up,
    show_apart,
    show_money,
    show_number,
    show_percent,
    show_place,
    show_rounded,
    show_total,
)


@pytest.mark.parametrize(
    ("figure", "places", "shown"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),  # bankers would say 2
        (Fraction("2.25"), 1, "2.3"),
        (Fraction("2.675"), 2, "2.68"),  # as a float this is under the half
        (Fraction(100, 3), 1, "33.3"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 100), 1, "0.0"),
        (Fraction(54), 1, "54.0"),
        (Fraction(0), 2, "0.00"),
    ],
)
def test_half_up(figure: Fraction, places: int, shown: str) -> None:
    assert f"{half_up(figure, places):f}" == shown


@given(st.fractions(-(10**6), 10**6), st.integers(0, 6))
def test_rounding_moves_a_figure_by_half_a_unit_at_most(figure: Fraction, places: int) -> None:
    assert abs(Fraction(half_up(figure, places)) - figure) <= Fraction(1, 2 * 10**places)


def test_percentages() -> None:
    assert show_percent(126, 250) == "50%"  # 50.4
    assert show_percent(101, 200) == "51%"  # 50.5
    assert show_percent(1, 0) == "–"


def test_estimated_figures() -> None:
    assert [show_rounded(one) for one in (54.04, -0.04, 1234.56, None)] == ["54.0", "0.0", "1,234.6", "–"]
    assert [show_rounded(one, 1, sign=True) for one in (1.25, -2.0, 0.04, 0.0)] == ["+1.3", "-2.0", "0.0", "0.0"]


def test_figures_in_a_table() -> None:
    assert show_total(None) == show_number(None) == "–"
    assert show_total(Fraction(0)) == "0.0"
    assert [show_number(Fraction(one)) for one in ("3", "3.5", "62.5", "100", "0")] == ["3", "3.5", "62.5", "100", "0"]
    assert [show_place(3), show_place(3, tied=True), show_place(None)] == ["3", "=3", "–"]


@pytest.mark.parametrize(
    ("pence", "shown"),
    [(142_000_000, "£1,420,000"), (5, "£0.05"), (0, "£0"), (-320_000_050, "-£3,200,000.50")],
)
def test_money(pence: int, shown: str) -> None:
    assert show_money(pence) == shown


@pytest.mark.parametrize(
    ("figure", "limit", "shown"),
    [
        ("54", "60", ("54.0", "60")),
        ("59.96", "60", ("59.96", "60")),  # one place would say that 60.0 is below 60
        ("59.9999", "60", ("59.9999", "60")),
        ("62.5", "62.55", ("62.5", "62.55")),
        ("60", "60", ("60.0", "60")),
    ],
)
def test_a_total_never_looks_like_the_threshold_it_missed(figure: str, limit: str, shown: tuple[str, str]) -> None:
    assert show_apart(Fraction(figure), Fraction(limit)) == shown
