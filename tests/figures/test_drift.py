"""Drift: the slope is that of generalised least squares, here solved with the covariance written out in full."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from panel_tui.figures.calibration import Calibration, calibrate
from panel_tui.figures.drift import slope
from panel_tui.figures.ratings import Floats, make_ratings
from panel_tui.figures.variance import Fit

NOTHING = 0.0


def panel(drift: float, seed: int, same_order: bool = False, noise: float = 4.0) -> tuple[Calibration, Floats]:
    """20 proposals, 6 members, three readers each; the order in which each member read; `drift` points a step."""
    chance = np.random.default_rng(seed)
    merit, severity = chance.normal(0, 8, 20), chance.normal(0, 5, 6)
    reads: list[list[int]] = [[] for _ in severity]
    for proposal in range(20):
        for member in chance.choice(6, 3, replace=False):
            reads[member].append(proposal)
    scores, steps = {}, {}
    for member, read in enumerate(reads):
        for step, proposal in enumerate(read if same_order else chance.permutation(read).tolist(), start=1):
            pair = f"P-{proposal:02}", f"m{member}"
            scores[pair] = 50 + merit[proposal] + severity[member] + drift * step + chance.normal(0, noise)
            steps[pair] = step
    found = calibrate(make_ratings(scores, 0.0, 100.0))
    assert found is not None
    return found, np.array([steps[pair] for pair in sorted(steps)], dtype=np.float64)


def in_full(fit: Fit, along: Floats, known: NDArray[np.bool_]) -> tuple[float, float]:
    """The slope and its standard error by the textbook: (X'V⁻¹X)⁻¹ X'V⁻¹y."""
    ratings, variances = fit.ratings, fit.variances
    proposals = np.eye(len(ratings.proposals))[ratings.proposal][known]
    members = np.eye(len(ratings.members))[ratings.member][known]
    covariance = variances.proposal * proposals @ proposals.T + variances.member * members @ members.T
    covariance += variances.residual * np.eye(int(known.sum()))
    design = np.column_stack([np.ones(int(known.sum())), along[known]])
    weighed = np.linalg.solve(covariance, design)
    uncertain = np.linalg.inv(design.T @ weighed)
    return float((uncertain @ weighed.T @ ratings.value[known])[1]), float(np.sqrt(uncertain[1, 1]))


def told(along: Floats, known: NDArray[np.bool_]) -> list[float | None]:
    """What is known of a figure, score by score."""
    return [value if there else None for value, there in zip(along.tolist(), known.tolist(), strict=True)]


@pytest.mark.parametrize("same_order", [False, True])
@pytest.mark.parametrize("left_out", [0, 17])
def test_it_is_generalised_least_squares(same_order: bool, left_out: int) -> None:
    found, steps = panel(-1.5, 1, same_order)
    known = np.arange(len(steps)) >= left_out
    one = slope(found.fit, told(steps, known))
    assert one is not None
    assert (one.points, one.error) == pytest.approx(in_full(found.fit, steps, known), rel=1e-8)
    assert one.n == 60 - left_out


def test_a_drift_is_found_and_none_is_not() -> None:
    for drift, is_clear in ((-1.5, True), (NOTHING, False)):
        found, steps = panel(drift, 2)
        one = slope(found.fit, steps.tolist())
        assert one is not None
        assert one.is_clear == is_clear
        assert abs(one.points - drift) < 3 * one.error


def test_the_same_order_for_all_makes_it_less_sure() -> None:
    errors = []
    for same_order in (False, True):
        found, steps = panel(NOTHING, 3, same_order)
        one = slope(found.fit, steps.tolist())
        assert one is not None
        errors.append(one.error)
    assert errors[1] > 1.3 * errors[0]


def test_no_figure_for_few_scores_or_where_nothing_varies() -> None:
    found, steps = panel(NOTHING, 4)
    assert slope(found.fit, told(steps, np.arange(60) < 9)) is None
    assert slope(found.fit, told(steps, np.arange(60) < 10)) is not None
    assert slope(found.fit, [7.0] * 60) is None
    assert slope(found.fit, [None] * 60) is None
