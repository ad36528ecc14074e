"""Intraclass correlations: the published example, its published mean squares, and what has no correlation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panel_tui.figures.agreement import alpha
from panel_tui.figures.intraclass import (
    Intraclass,
    dependability,
    generalizability,
    icc_agreement,
    intraclass,
    reliability,
)
from panel_tui.figures.ratings import Ratings, make_ratings

PUBLISHED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
BETWEEN, JUDGES, ERROR = 11.24, 32.49, 1.02
"""Mean squares of the example as printed: between targets, between judges, residual."""


def rated(table: Sequence[Sequence[float]], worst: float = 0, best: float = 10) -> Ratings:
    """Ratings of a complete table with a line a proposal and a column a member."""
    scores = {(f"P{row}", f"m{column}"): one for row, line in enumerate(table) for column, one in enumerate(line)}
    return make_ratings(scores, worst, best)


tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 10), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def test_the_published_example_to_its_last_digit() -> None:
    found = intraclass(rated(PUBLISHED))
    assert found is not None
    assert astuple(found) == pytest.approx((0.165742, 0.289764, 0.714841, 0.442797, 0.620051, 0.909316), abs=5e-7)


def test_the_variances_of_the_published_example_say_the_same() -> None:
    n, k = 6, 4
    proposal, member = (BETWEEN - ERROR) / k, (JUDGES - ERROR) / n
    assert icc_agreement(proposal, member, ERROR) == pytest.approx(0.29, abs=5e-4)
    assert generalizability(proposal, ERROR, k) == pytest.approx(0.91, abs=1e-3)
    assert dependability(proposal, member, ERROR, k) == pytest.approx(0.62, abs=5e-4)


@given(tables)
@example([[0, 0], [0, 2], [2, 0]])  # for two forms the variance to be a share of is 0, which sums only come near to
def test_mirroring_and_the_order_of_the_names_change_nothing(table: list[list[int]]) -> None:
    other = [line[::-1] for line in table[::-1]]
    assert _figures(intraclass(rated(other, worst=10, best=0))) == _figures(intraclass(rated(table)))


@given(tables)
def test_the_mean_of_all_readers_is_as_reliable_as_spearman_and_brown_say(table: list[list[int]]) -> None:
    found = intraclass(rated(table))
    if found is None or found.icc_1_k is None or found.icc_3_k is None:
        return
    k = len(table[0])
    for single, mean in ((found.icc_1_1, found.icc_1_k), (found.icc_3_1, found.icc_3_k)):
        assert single is not None
        assert mean == pytest.approx(reliability(single, k), rel=1e-9, abs=1e-9)


@given(tables)
def test_the_first_form_follows_from_the_interval_alpha(table: list[list[int]]) -> None:
    ratings = rated(table)
    found, agreed = intraclass(ratings), alpha(ratings, "interval")
    if found is None or agreed is None or found.icc_1_1 is None:
        return
    (n, k), whole = np.shape(table), float(((np.array(table) - np.mean(table)) ** 2).sum())
    within = (1 - agreed) * whole / (n * k - 1)
    between = (whole - n * (k - 1) * within) / (n - 1)
    assert found.icc_1_1 == pytest.approx((between - within) / (between + (k - 1) * within), abs=1e-9)


@pytest.mark.parametrize(
    "table",
    [[[3, 3], [3, 3]], [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], [[1, 2, 3]], [[1], [2], [3]], []],
    ids=["all equal", "all equal tenths", "one proposal", "one assessor", "nothing"],
)
def test_no_variance_or_too_few_have_no_correlation(table: list[list[float]]) -> None:
    assert intraclass(rated(table)) is None


def test_a_missing_score_leaves_it_to_the_variances() -> None:
    scores = {("A", "s"): 1.0, ("A", "t"): 2.0, ("B", "s"): 3.0}
    assert intraclass(make_ratings(scores, 0, 10)) is None


def test_full_agreement_is_1_in_every_form() -> None:
    assert intraclass(rated([[0.1, 0.1, 0.1], [0.7, 0.7, 0.7], [0.3, 0.3, 0.3]])) == Intraclass(*[1.0] * 6)


def test_a_member_who_is_stricter_throughout_counts_in_two_forms_only() -> None:
    found = intraclass(rated([[1, 2], [2, 3], [4, 5]]))
    assert found is not None
    assert (found.icc_3_1, found.icc_3_k) == (1, 1)
    assert found.icc_2_1 is not None
    assert found.icc_1_1 is not None
    assert found.icc_1_1 < found.icc_2_1 < 1


def test_proposals_that_do_not_differ_leave_some_forms_without_a_figure() -> None:
    assert intraclass(rated([[1, 2], [2, 1]])) == Intraclass(-1, None, -1, None, None, None)
    assert intraclass(rated([[1, 2], [1, 2]])) == Intraclass(-1, 0, None, None, 0, None)


def test_where_only_proposals_differ_the_variances_say_1_and_where_they_do_not_0() -> None:
    assert (icc_agreement(2, 0, 0), generalizability(2, 0, 3), dependability(2, 0, 0, 3)) == (1, 1, 1)
    assert (icc_agreement(0, 1, 1), generalizability(0, 1, 3), dependability(0, 1, 0, 3)) == (0, 0, 0)
    assert (icc_agreement(0, 0, 0), generalizability(0, 0, 3), dependability(0, 0, 0, 3)) == (None, None, None)


def test_severity_counts_for_dependability_alone() -> None:
    assert icc_agreement(1, 2, 1) == 0.25
    assert generalizability(1, 1, 3) == 0.75
    assert dependability(1, 2, 1, 3) == 0.5


@pytest.mark.parametrize(("readers", "expected"), [(1, "0.20"), (3, "0.43"), (5, "0.56"), (10, "0.71")])
def test_more_readers_make_a_weak_agreement_strong(readers: int, expected: str) -> None:
    assert f"{reliability(0.2, readers):.2f}" == expected


def test_reliability_at_its_ends() -> None:
    assert (reliability(0, 5), reliability(1, 5), reliability(1, 0.5)) == (0, 1, 1)
    assert reliability(-0.2, 3) == pytest.approx(-1)
    assert reliability(-0.5, 3) is None


def _figures(found: Intraclass | None) -> object:
    return None if found is None else [None if one is None else pytest.approx(one, rel=1e-6) for one in astuple(found)]
