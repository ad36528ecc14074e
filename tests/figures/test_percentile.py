"""Percentiles against earlier calls, as NIH makes them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.percentile import percentiles

totals = st.lists(st.fractions(0, 20, max_denominator=2), max_size=12)


def test_the_example_of_fifteen_applications_with_three_that_share_a_score() -> None:
    """Rock Talk, June 2013: impact scores, of which the lowest is the best."""
    scores = [10, 11, 19, 20, 20, 20, 25, 30, 31, 32, 40, 45, 50, 55, 60]
    found = percentiles({f"A{place}": Fraction(-score) for place, score in enumerate(scores, 1)}, [], at_least=15)
    assert found is not None
    assert [f"{float(found[f'A{place}']):.1f}" for place in range(1, 8)] == [
        "3.3", "10.0", "16.7", "30.0", "30.0", "30.0", "43.3"
    ]  # fmt: skip


def test_one_proposal_of_three_calls() -> None:
    """Better than 1 of 9 earlier ones, so 9th of 10."""
    earlier = [Fraction(one) for one in (50, 60, 61, 62, 63, 70, 71, 80, 90)]
    assert percentiles({"TFO-001": Fraction(55)}, earlier, at_least=10) == {"TFO-001": Fraction(85)}


@given(totals, totals)
def test_it_is_the_mean_of_the_places_that_equal_totals_take_up(now: list[Fraction], earlier: list[Fraction]) -> None:
    order = sorted([*now, *earlier], reverse=True)
    each = [Fraction(100, len(order)) * (place - Fraction(1, 2)) for place in range(1, len(order) + 1)]
    found = percentiles({f"{number}": total for number, total in enumerate(now)}, earlier, at_least=0)
    assert found is not None
    for number, total in enumerate(now):
        shared = [percentile for percentile, one in zip(each, order, strict=True) if one == total]
        assert found[f"{number}"] == sum(shared) / len(shared)
        assert 0 < found[f"{number}"] < 100


@given(totals)
def test_the_mean_of_all_is_in_the_middle(now: list[Fraction]) -> None:
    found = percentiles({f"{number}": total for number, total in enumerate(now)}, [], at_least=0)
    assert found is not None
    assert sum(found.values()) == 50 * len(now)


def test_floats_and_fractions_may_meet() -> None:
    found = percentiles({"A": Fraction(1, 2), "B": 0.75}, [0.625, 0.5], at_least=4)
    assert found == {"A": Fraction(75), "B": Fraction(25, 2)}


def test_too_few_say_nothing() -> None:
    few = {"A": Fraction(1), "B": Fraction(2)}
    assert percentiles(few, [Fraction(3)], at_least=4) is None
    assert percentiles(few, [Fraction(3)], at_least=3) is not None
    assert percentiles({}, [], at_least=1) is None
    assert percentiles({}, [], at_least=0) == {}
