"""Variance components by REML, against published ones and against the likelihood written out in full."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from panel_tui.figures.ratings import Ratings
from panel_tui.figures.variance import Fit, reml
from tests.figures.panels import dyestuff, each_score, panel, published, ratings_of, snsf


def found(ratings: Ratings, both: bool = True) -> Fit:
    fit = reml(ratings, both)
    assert fit is not None
    return fit


@published
@pytest.mark.parametrize(
    ("name", "proposal", "member", "residual", "criterion"),
    [
        ("p1", 0.421905, 1.981905, 0.724762, 224.543155),
        ("p2", 2.27619, 0.014286, 0.272381, 172.986976),
        ("p3", 1.074286, 0.73619, 0.990476, 249.639814),
    ],
)
def test_the_mock_panels_of_the_snsf(
    name: str, proposal: float, member: float, residual: float, criterion: float
) -> None:
    fit = found(snsf(name))
    assert fit.criterion == pytest.approx(criterion, abs=1e-5)
    # lme4 prints six places: 0.014286 is known to 4 parts in 100,000.
    assert fit.variances.proposal == pytest.approx(proposal, rel=2e-4)
    assert fit.variances.member == pytest.approx(member, rel=2e-4)
    assert fit.variances.residual == pytest.approx(residual, rel=2e-4)


@published
def test_one_random_effect() -> None:
    fit = found(dyestuff("dyestuff"), both=False)
    assert fit.variances.proposal == pytest.approx(1764.05, rel=2e-4)
    assert fit.variances.residual == pytest.approx(2451.25, rel=2e-4)
    assert fit.criterion == pytest.approx(319.654277, abs=1e-5)


@published
def test_a_variance_at_the_boundary_is_exactly_nought() -> None:
    fit = found(dyestuff("dyestuff2"), both=False)
    assert fit.variances.proposal == 0.0
    assert fit.variances.residual == pytest.approx(13.80631, rel=2e-4)
    assert (fit.proposal_effects == 0.0).all()


def in_full(ratings: Ratings, proposal: float, member: float, residual: float) -> float:
    """−2 log restricted likelihood with the covariance matrix written out."""
    same_proposal = ratings.proposal[:, None] == ratings.proposal
    same_member = ratings.member[:, None] == ratings.member
    covariance = residual * np.eye(ratings.n) + proposal * same_proposal + member * same_member
    inverse = np.linalg.inv(covariance)
    weight = inverse.sum()
    left = ratings.value - (inverse @ ratings.value).sum() / weight
    log_det = np.linalg.slogdet(covariance)[1]
    return float(log_det + np.log(weight) + left @ inverse @ left + (ratings.n - 1) * np.log(2 * np.pi))


@settings(max_examples=25, deadline=None)
@example(2849, (5, 4, 30))
@example(175, (5, 4, 30))
@example(265, (5, 4, 30))
@given(st.integers(0, 10**6), st.sampled_from([(12, 3, 7), (7, 4, 4), (5, 4, 30), (30, 2, 9), (40, 1, 40)]))
def test_the_criterion_is_the_likelihood_and_nothing_near_is_lower(seed: int, size: tuple[int, int, int]) -> None:
    ratings = panel(*size, seed).ratings
    fit = found(ratings)
    one = fit.variances
    best = in_full(ratings, one.proposal, one.member, one.residual)
    assert fit.criterion == pytest.approx(best, abs=1e-6)
    for factor in (0.97, 1.03):
        nudge = one.whole * 1e-3
        assert in_full(ratings, one.proposal * factor + nudge, one.member, one.residual) >= best - 1e-7
        assert in_full(ratings, one.proposal, one.member * factor + nudge, one.residual) >= best - 1e-7
        # Where next to nothing is left over, it is held at a millionth: a thousandth of a point of a hundred.
        if one.residual > 1e-4 * one.whole:
            assert in_full(ratings, one.proposal, one.member, one.residual * factor) >= best - 1e-7


def test_a_balanced_panel_gives_what_the_analysis_of_variance_gives() -> None:
    ratings = panel(20, 6, 6, seed=3).ratings
    table = ratings.table()
    rows, columns = table.mean(axis=1), table.mean(axis=0)
    rest = table - rows[:, None] - columns + table.mean()
    residual = (rest**2).sum() / (19 * 5)
    fit = found(ratings)
    assert fit.variances.residual == pytest.approx(residual, rel=1e-6)
    assert fit.variances.proposal == pytest.approx(rows.var(ddof=1) - residual / 6, rel=1e-5)
    assert fit.variances.member == pytest.approx(columns.var(ddof=1) - residual / 20, rel=1e-5)


def test_a_scale_that_is_stretched_and_moved_stretches_the_figures() -> None:
    ratings = panel(15, 3, 8, seed=5).ratings
    one, other = found(ratings), found(each_score(ratings, lambda value: 7.0 * value - 1000.0))
    assert other.variances.member == pytest.approx(49.0 * one.variances.member, rel=1e-5)
    assert other.proposal_effects == pytest.approx(7.0 * one.proposal_effects, rel=1e-5, abs=1e-5)


def test_proposals_and_members_change_places_with_each_other() -> None:
    ratings = panel(30, 3, 8, seed=5).ratings
    turned = ratings_of(ratings.member, ratings.proposal, ratings.value)
    one, other = found(ratings), found(turned)
    assert (one.variances.proposal, one.variances.member) == pytest.approx(
        (other.variances.member, other.variances.proposal), rel=1e-5
    )
    assert one.member_effects == pytest.approx(other.proposal_effects, abs=1e-5)


def test_severities_add_up_to_nought_and_the_model_to_the_scores() -> None:
    fit = found(panel(20, 3, 9, seed=2).ratings)
    ratings = fit.ratings
    assert fit.member_effects.sum() == pytest.approx(0.0, abs=1e-9)
    model = fit.mean + fit.proposal_effects[ratings.proposal] + fit.member_effects[ratings.member] + fit.residuals
    assert model == pytest.approx(ratings.value, abs=1e-9)


def test_thousands_who_share_few_are_solved_as_the_dense_equations_would_be() -> None:
    random = np.random.default_rng(4)
    readers = np.repeat(np.arange(1000), 2)
    random.shuffle(readers)
    pairs = np.unique(np.column_stack([np.repeat(np.arange(500), 4), readers]), axis=0)
    merit, severity = random.normal(size=500), random.normal(scale=0.7, size=1000)
    value = merit[pairs[:, 0]] + severity[pairs[:, 1]] + random.normal(size=len(pairs))
    fit = found(ratings_of(pairs[:, 0], pairs[:, 1], value))
    assert fit.solved.design.peels, "the sparse way was not taken"
    one = fit.variances
    assert fit.criterion == pytest.approx(in_full(fit.ratings, one.proposal, one.member, one.residual), abs=1e-5)


@pytest.mark.parametrize("value", [[], [3.0], [3.0, 4.0], [2.0] * 6])
def test_where_there_is_nothing_to_divide_there_is_no_fit(value: list[float]) -> None:
    numbers = np.arange(len(value))
    assert reml(ratings_of(numbers // 2, numbers % 2, np.array(value))) is None


def test_members_who_differ_by_their_strictness_alone_leave_nothing_over() -> None:
    merit, severity = np.array([10.0, 30, 45, 60, 90]), np.array([-5.0, 0, 5])
    rows, columns = np.repeat(np.arange(5), 3), np.tile(np.arange(3), 5)
    fit = found(ratings_of(rows, columns, merit[rows] + severity[columns]))
    assert fit.variances.residual < 1e-3 * fit.variances.whole
    assert fit.member_effects == pytest.approx(severity, abs=0.01)
    assert fit.mean + fit.proposal_effects == pytest.approx(merit, abs=0.01)
