"""How sure effects are, against Henderson's equations inverted in full and against scores truly left out."""

from __future__ import annotations

import numpy as np
import pytest

from panel_tui.figures.posterior import Posterior
from panel_tui.figures.ratings import Floats, Ratings
from panel_tui.figures.variance import Fit, reml
from tests.figures.panels import panel, ratings_of

SIZES = [(20, 3, 7, 1), (7, 4, 4, 2), (6, 5, 30, 4), (25, 2, 6, 5)]


def fits(size: tuple[int, int, int, int]) -> Fit:
    fit = reml(panel(*size).ratings)
    assert fit is not None
    assert fit.variances.member > 0
    assert fit.variances.proposal > 0
    return fit


def inverted(fit: Fit) -> tuple[Floats, Floats]:
    """The design matrix of (μ, P, A), and the covariance of their errors: the inverse of Henderson's equations."""
    ratings, one = fit.ratings, fit.variances
    proposals, members = len(ratings.proposals), len(ratings.members)
    design = np.zeros((ratings.n, 1 + proposals + members))
    design[:, 0] = 1
    design[np.arange(ratings.n), 1 + ratings.proposal] = 1
    design[np.arange(ratings.n), 1 + proposals + ratings.member] = 1
    known = np.concatenate([[0], np.full(proposals, 1 / one.proposal), np.full(members, 1 / one.member)])
    return design, np.asarray(np.linalg.inv(design.T @ design / one.residual + np.diag(known)), dtype=np.float64)


def spread(weights: Floats, covariance: Floats) -> Floats:
    return np.asarray(np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", weights, covariance, weights), 0)))


@pytest.mark.parametrize("size", SIZES)
def test_effects_and_standard_deviations(size: tuple[int, int, int, int]) -> None:
    fit = fits(size)
    design, covariance = inverted(fit)
    proposals, members = len(fit.ratings.proposals), len(fit.ratings.members)
    effects = covariance @ design.T @ fit.ratings.value / fit.variances.residual
    assert fit.mean == pytest.approx(effects[0], abs=1e-8)
    assert fit.proposal_effects == pytest.approx(effects[1 : 1 + proposals], abs=1e-8)
    assert fit.member_effects == pytest.approx(effects[1 + proposals :], abs=1e-8)

    posterior = Posterior(fit)
    equally_strict = np.hstack([np.ones((proposals, 1)), np.eye(proposals), np.full((proposals, members), 1 / members)])
    assert posterior.calibrated_sd == pytest.approx(spread(equally_strict, covariance), abs=1e-8)
    against_panel = np.hstack([np.zeros((members, 1 + proposals)), np.eye(members) - 1 / members])
    assert posterior.severity_sd == pytest.approx(spread(against_panel, covariance), abs=1e-8)
    inner = covariance[1 : 1 + proposals, 1 : 1 + proposals]
    variance = np.diagonal(inner)
    numbers = np.arange(proposals)
    between = np.sqrt(np.maximum(variance[:, None] + variance - 2 * inner, 0))
    assert posterior.difference_sd(numbers, numbers) == pytest.approx(between, abs=1e-6)
    assert posterior.difference_sd(numbers[2:4], numbers[1:]) == pytest.approx(between[2:4, 1:], abs=1e-6)


@pytest.mark.parametrize("size", SIZES)
def test_draws_have_the_mean_and_the_spread_that_are_known(size: tuple[int, int, int, int]) -> None:
    fit = fits(size)
    proposals = len(fit.ratings.proposals)
    inner = inverted(fit)[1][1 : 1 + proposals, 1 : 1 + proposals]
    draws = Posterior(fit).draws(np.random.default_rng(3), 100_000)
    assert draws.mean(axis=1) == pytest.approx(fit.calibrated, abs=5 * np.sqrt(inner.max() / 100_000))
    assert np.cov(draws) == pytest.approx(inner, abs=0.03 * inner.max())


@pytest.mark.parametrize("size", SIZES)
def test_leave_one_out_is_what_leaving_one_out_gives(size: tuple[int, int, int, int]) -> None:
    fit = fits(size)
    ratings, one = fit.ratings, fit.variances
    posterior = Posterior(fit)
    covariance = one.residual * np.eye(ratings.n)
    covariance += one.proposal * (ratings.proposal[:, None] == ratings.proposal)
    covariance += one.member * (ratings.member[:, None] == ratings.member)
    for gone in (0, ratings.n // 2, ratings.n - 1):
        others = np.delete(np.arange(ratings.n), gone)
        inverse = np.linalg.inv(covariance[np.ix_(others, others)])
        weight = inverse.sum()
        mean = (inverse @ ratings.value[others]).sum() / weight
        lean = covariance[gone, others] @ inverse
        expected = mean + lean @ (ratings.value[others] - mean)
        variance = covariance[gone, gone] - lean @ covariance[others, gone] + (1 - lean.sum()) ** 2 / weight
        assert posterior.expectations[gone] == pytest.approx(expected, abs=1e-6)
        surprise = (ratings.value[gone] - expected) / np.sqrt(variance)
        assert posterior.surprises[gone] == pytest.approx(surprise, abs=1e-6)


def test_the_sparse_way_knows_as_much_as_the_dense_one(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(4)
    readers = np.repeat(np.arange(900), 2)
    random.shuffle(readers)
    pairs = np.unique(np.column_stack([np.repeat(np.arange(450), 4), readers]), axis=0)
    value = random.normal(size=450)[pairs[:, 0]] + random.normal(size=len(pairs))
    ratings = ratings_of(pairs[:, 0], pairs[:, 1], value)
    turned = ratings_of(pairs[:, 1], pairs[:, 0], value)

    def known(of: Ratings) -> tuple[Floats, Floats, Floats]:
        fit = reml(of)
        assert fit is not None
        numbers = np.arange(40)
        posterior = Posterior(fit)
        assert posterior.draws(np.random.default_rng(1), 7).shape == (len(of.proposals), 7)
        return posterior.calibrated_sd, posterior.severity_sd, posterior.difference_sd(numbers, numbers[20:])

    sparse = [known(ratings), known(turned)]
    monkeypatch.setattr("panel_tui.figures.crossed.SPARSE_FROM", 10_000)
    dense = [known(ratings), known(turned)]
    for one, other in zip(sparse, dense, strict=True):
        for figures, same in zip(one, other, strict=True):
            assert figures == pytest.approx(same, abs=1e-5)
