"""Expected ranks, exactly, and likely places, against drawn orders and orders worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from panel_tui.figures.calibration import Calibration, calibrate
from panel_tui.figures.ranks import chances_in_money, likely_places
from panel_tui.figures.ratings import Floats, Ratings
from panel_tui.figures.snsf import SnsfFit, prior_density
from tests.figures.panels import panel, published, ratings_of, snsf, snsf_expected_ranks


def calibrated(ratings: Ratings) -> Calibration:
    found = calibrate(ratings)
    assert found is not None
    return found


def everyone(ratings: Ratings) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.arange(len(ratings.proposals))


def test_an_expected_rank_is_the_mean_of_the_places_in_drawn_orders() -> None:
    found = calibrated(panel(40, 3, 9, seed=6).ratings)
    draws = found.draws(1)
    drawn = (np.argsort(np.argsort(-draws, axis=0), axis=0) + 1).mean(axis=1)
    assert found.expected_ranks(everyone(found.ratings)) == pytest.approx(drawn, abs=0.5)
    assert found.expected_ranks(everyone(found.ratings)).sum() == pytest.approx(40 * 41 / 2)


def test_more_than_a_block_of_proposals_are_ranked_as_pairs_would_be() -> None:
    found = calibrated(panel(700, 3, 30, seed=6).ratings)
    among = everyone(found.ratings)
    ranks = found.expected_ranks(among)
    one = 650
    others = np.delete(among, one)
    sds = found.posterior.difference_sd(among[one : one + 1], others)[0]
    assert ranks[one] == pytest.approx(1 + ndtr((found.calibrated[others] - found.calibrated[one]) / sds).sum())
    assert ranks.sum() == pytest.approx(700 * 701 / 2)


def test_equal_means_in_a_complete_panel_are_exactly_equal() -> None:
    values = np.array([[5.0, 3, 4], [3, 4, 5], [2, 2, 2], [4, 5, 3], [1, 4, 2], [5, 4, 5]])
    rows, columns = np.indices(values.shape)
    ratings = ratings_of(rows.ravel(), columns.ravel(), values.ravel(), 0, 5)
    for mode in ("estimated", "fixed"):
        found = calibrate(ratings, mode)
        assert found is not None
        ranks = found.expected_ranks(everyone(ratings))
        assert ranks[0] == pytest.approx(ranks[1], abs=1e-9)
        assert ranks[0] == pytest.approx(ranks[3], abs=1e-9)


def test_where_no_proposal_differs_all_share_the_middle() -> None:
    values = np.array([[1.0, 5, 3], [5, 3, 1], [3, 1, 5], [1, 3, 5], [5, 1, 3], [3, 5, 1]])
    rows, columns = np.indices(values.shape)
    found = calibrated(ratings_of(rows.ravel(), columns.ravel(), values.ravel(), 0, 5))
    assert found.no_proposal_differs
    assert found.expected_ranks(everyone(found.ratings)) == pytest.approx(np.full(6, 3.5), abs=1e-9)


def test_the_same_scores_give_the_same_bytes() -> None:
    ratings = panel(30, 3, 9, seed=8).ratings
    one, other = calibrated(ratings), calibrated(ratings)
    assert one.draws(5).tobytes() == other.draws(5).tobytes()
    assert one.draws(5).tobytes() != one.draws(6).tobytes()


def test_likely_places_and_money_by_hand() -> None:
    orders: Floats = np.array([[9.0, 9, 9, 5], [7, 7, 7, 9], [5, 5, 8, 7]])
    found = likely_places(orders)
    assert found.low_90.tolist() == [1, 1, 2]
    assert found.high_90.tolist() == [3, 3, 3]
    assert found.low_50.tolist() == [1, 1, 2]
    assert found.high_50.tolist() == [1, 2, 3]
    # Of 10 pence, in order: the first and the second; the same; the first alone, for 7 no longer fit; the second alone.
    assert chances_in_money(orders, np.array([4, 6, 7]), 10).tolist() == [0.75, 0.75, 0.0]


@published
def test_the_expected_ranks_of_the_snsf() -> None:
    ratings = snsf("p1")
    fit = SnsfFit(ratings)
    ranks = dict(zip(ratings.proposals, fit.expected_ranks(everyone(ratings)), strict=True))
    for proposal, rank in snsf_expected_ranks().items():
        assert ranks[proposal] == pytest.approx(rank, abs=0.03)
    means = ratings.table().mean(axis=1)
    for one, other in [("#2", "#3"), ("#3", "#4"), ("#7", "#8"), ("#13", "#14")]:
        numbers = ratings.proposals.index(one), ratings.proposals.index(other)
        assert means[numbers[0]] == means[numbers[1]]
        assert ranks[one] == pytest.approx(ranks[other], abs=1e-9)


@published
def test_the_model_of_the_snsf_draws_what_it_expects() -> None:
    ratings = snsf("p3")
    fit = SnsfFit(ratings)
    draws = fit.draws(np.random.default_rng(2), 20_000)
    assert draws.mean(axis=1) == pytest.approx(fit.calibrated, abs=0.03)
    places_drawn = (np.argsort(np.argsort(-draws, axis=0), axis=0) + 1).mean(axis=1)
    assert places_drawn == pytest.approx(fit.expected_ranks(everyone(ratings)), abs=0.15)
    assert fit.severity.sum() == pytest.approx(0.0, abs=0.6)


def test_the_prior_of_the_snsf_is_that_of_two_uniform_deviations() -> None:
    random = np.random.default_rng(1)
    drawn = np.hypot(*random.uniform(0, 2, size=(2, 400_000)))
    knots, weights = np.polynomial.legendre.leggauss(200)

    def below(end: float) -> float:
        points = (knots + 1) * end / 2
        return float(
            sum(weight * prior_density(point) for weight, point in zip(weights, points, strict=True)) * end / 2
        )

    whole = below(2 * 2**0.5 - 1e-9)
    for end in (0.5, 1.3, 2.0, 2.5):
        assert below(end) / whole == pytest.approx((drawn < end).mean(), abs=0.004)


@pytest.mark.parametrize(("worst", "best"), [(0, 100), (1, 9), (9, 1), (0, 5)])
def test_both_modes_give_figures_on_every_scale(worst: float, best: float) -> None:
    truth = panel(20, 4, 8, seed=2)
    shift, stretch = min(worst, best), abs(best - worst) / 100
    ratings = ratings_of(
        truth.ratings.proposal, truth.ratings.member, shift + stretch * truth.ratings.value, worst, best
    )
    for mode in ("estimated", "fixed"):
        found = calibrate(ratings, mode)
        assert found is not None
        assert np.corrcoef(found.calibrated, truth.merit)[0, 1] > 0.8
        assert (found.calibrated_sd > 0).all()
        assert (found.severity_sd > 0).all()
        assert np.corrcoef(found.severity, truth.severity)[0, 1] > 0.6
