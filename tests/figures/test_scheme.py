"""A rubric's stage as the arithmetic sees it: shares, totals and floors, on scales that run up or down."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.figures.scheme import Measure, Scheme


def measure(id_: str, worst: int = 0, best: int = 5, weight: str | None = None, floor: int | None = None) -> Measure:
    heavy = None if weight is None else Fraction(weight)
    return Measure(id_, id_.title(), Fraction(worst), Fraction(best), heavy, None if floor is None else Fraction(floor))


@pytest.mark.parametrize(
    ("worst", "best", "score", "of_top", "of_range"),
    [
        (0, 5, 3, Fraction(3, 5), Fraction(3, 5)),
        (1, 5, 1, Fraction(1, 5), Fraction(0)),
        (1, 5, 4, Fraction(4, 5), Fraction(3, 4)),
        (9, 1, 1, Fraction(1), Fraction(1)),  # mirrored: 9 of 9
        (9, 1, 9, Fraction(1, 9), Fraction(0)),  # mirrored: 1 of 9
        (9, 1, 3, Fraction(7, 9), Fraction(3, 4)),  # mirrored: 7 of 9; six of the eight steps up
        (5, 0, 5, Fraction(0), Fraction(0)),
    ],
)
def test_shares(worst: int, best: int, score: int, of_top: Fraction, of_range: Fraction) -> None:
    one = measure("need", worst, best, "100")
    assert Scheme((one,), share="of_top").share_of("need", Fraction(score)) == of_top
    assert Scheme((one,), share="of_range").share_of("need", Fraction(score)) == of_range


def test_weights_and_scores_give_the_exact_total() -> None:
    scheme = Scheme((measure("need", weight="62.5"), measure("idea", weight="37.5")))
    assert scheme.total_of({"need": Fraction(2), "idea": Fraction(1)}) == Fraction("32.5")
    assert scheme.best_total() == 100


@given(st.permutations([measure("a", 0, 3, "50"), measure("b", 0, 3, "25"), measure("c", 0, 3, "25")]))
def test_a_third_is_a_third_in_any_order_of_criteria(measures: list[Measure]) -> None:
    scheme = Scheme(tuple(measures))
    assert scheme.total_of({one.id: Fraction(1) for one in measures}) == Fraction(100, 3)


def test_no_scores_give_no_total() -> None:
    scheme = Scheme((measure("need", weight="100"), measure("unweighted")))
    assert scheme.total_of({}) is None
    assert scheme.total_of({"unweighted": Fraction(4)}) is None
    assert scheme.total_of({"need": Fraction(0)}) == 0


def test_a_sum_mirrors_what_runs_down() -> None:
    scheme = Scheme((measure("a", 0, 5), measure("b", 9, 1)), total="sum")
    assert scheme.total_of({"a": Fraction(4), "b": Fraction(2)}) == 4 + 8
    assert scheme.best_total() == 5 + 9
    assert scheme.best_total({"a"}) == 5


def test_an_overall_score_that_runs_down_is_shown_as_given_and_better_when_lower() -> None:
    scheme = Scheme(
        (measure("approach", 9, 1), measure("impact", 9, 1)), total="overall", overall="impact", threshold=Fraction(4)
    )
    assert scheme.total_of({"approach": Fraction(8), "impact": Fraction(2)}) == 2
    assert scheme.merit(Fraction(2)) > scheme.merit(Fraction(3))
    assert not scheme.below_threshold(Fraction(4))
    assert scheme.below_threshold(Fraction(5))


@pytest.mark.parametrize(
    ("worst", "best", "floor", "under", "at"),
    [(0, 5, 3, Fraction(5, 2), Fraction(3)), (9, 1, 4, Fraction(5), Fraction(4))],
)
def test_a_floor_looks_the_right_way(worst: int, best: int, floor: int, under: Fraction, at: Fraction) -> None:
    one = measure("need", worst, best, floor=floor)
    assert one.below_floor(under)
    assert not one.below_floor(at)


def test_floors_look_at_the_unweighted_score() -> None:
    light = measure("need", weight="1", floor=3)
    assert not light.below_floor(Fraction(3))
    assert not measure("idea", weight="99").below_floor(Fraction(0))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Scheme((measure("a", weight="60"), measure("b", weight="30"))), ["the weights sum to 90.0"]),
        (lambda: Scheme((measure("a", weight="99.99"),)), ["the weights sum to 99.99"]),
        (lambda: Scheme((measure("a", weight="110"), measure("b", weight="-10"))), ["a weight is below 0"]),
        (lambda: Scheme((measure("a"), measure("a")), total="sum"), ["the same id"]),
        (lambda: Scheme((measure("a", 3, 3),), total="sum"), ["A: the scale's worst and best score are the same"]),
        (lambda: Scheme((measure("a", -2, 2),), total="sum"), ['Use share = "of_range"']),
        (lambda: Scheme((measure("a", floor=6),), total="sum"), ["A: the floor is not between 0 and 5"]),
        (lambda: Scheme((measure("a"),), total="overall", overall="b"), ["is not scored at this stage"]),
        (lambda: Scheme((measure("a"),), total="sum", priority=("b",)), ["the priority criterion b is not scored"]),
        (lambda: Scheme((measure("a", 1, 1), measure("b", floor=9))), ["A: ", "B: ", "the weights sum to 0.0"]),
    ],
)
def test_a_scheme_that_cannot_be_computed_is_refused_with_every_reason(
    make: Callable[[], Scheme], told: list[str]
) -> None:
    with pytest.raises(BadInput) as refused:
        make()
    for words in told:
        assert words in str(refused.value)


def test_scales_below_zero_have_a_share_of_their_range() -> None:
    assert Scheme((measure("a", -2, 2, "100"),), share="of_range").total_of({"a": Fraction(1)}) == 75
