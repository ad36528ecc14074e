"""The split of a gap, as arithmetic: parts that add up, differences of severity that are as sure as they say."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.divergence import ONE_OTHER, Elsewhere, Given, widest_split
from panel_tui.figures.posterior import Posterior
from panel_tui.figures.ratings import Floats, Ratings, make_ratings
from panel_tui.figures.variance import Fit, reml

Scores = dict[tuple[str, str], Fraction]


def sheet(seed: int, proposals: int, members: int, missing: float) -> Scores:
    """Scores in quarters from 0 to 5, of members who differ."""
    generator = np.random.default_rng(seed)
    merit, strict = generator.normal(2.5, 1, proposals), generator.normal(0, 0.7, members)
    found = {}
    for one in range(proposals):
        for other in range(members):
            score = round(4 * min(5.0, max(0.0, merit[one] + strict[other] + generator.normal(0, 0.5))))
            if generator.random() >= missing:
                found[f"p{one}", f"m{other}"] = Fraction(score, 4)
    return found


def split_of(scores: Scores, proposal: str, worst: int = 0, best: int = 5) -> tuple[float, float, float, float] | None:
    """Gap and parts of a proposal; every third member's words stand half a point above the score."""
    elsewhere = Elsewhere(make_ratings(scores, worst, best), proposal)
    given_ = []
    for (one, member), score in scores.items():
        if one == proposal:
            merit = worst + best - score if best < worst else score
            given_.append(Given(member, merit, merit + Fraction(int(member[1:]) % 3 == 0, 2)))
    found = widest_split(elsewhere, given_, str)
    return None if found is None else (float(found.gap), found.severity, float(found.words), found.disagreement)


@given(st.integers(0, 10_000), st.integers(1, 14), st.integers(1, 6), st.sampled_from([0.0, 0.3, 0.7]))
def test_the_parts_add_up_to_the_gap_whichever_way_the_scale_runs(
    seed: int, proposals: int, members: int, missing: float
) -> None:
    scores = sheet(seed, proposals, members, missing)
    found = split_of(scores, "p0")
    if found is not None:
        gap, *parts = found
        assert sum(parts) == pytest.approx(gap, abs=1e-9)
        assert gap > 0
    mirrored = split_of({pair: 5 - score for pair, score in scores.items()}, "p0", worst=5, best=0)
    assert mirrored == found


def test_a_proposal_does_not_explain_its_own_gap() -> None:
    scores = sheet(3, 12, 4, 0.0)
    usual = Elsewhere(make_ratings(scores, 0, 5), "p0").between("m0", "m1")
    scores["p0", "m0"], scores["p0", "m1"] = Fraction(0), Fraction(5)
    assert Elsewhere(make_ratings(scores, 0, 5), "p0").between("m0", "m1") == usual


def test_where_everybody_scored_one_other_strictness_cannot_be_told() -> None:
    scores = {(f"p{one // 2}", f"m{one}"): Fraction(one % 5) for one in range(12)}
    elsewhere = Elsewhere(make_ratings(scores, 0, 5), "p9")
    assert elsewhere.between("m0", "m1").why == ONE_OTHER
    assert elsewhere.typical is None


def covariance_of_members(fit: Fit) -> Floats:
    """What is known of the members' effects, from Henderson's equations written out in full."""
    ratings: Ratings = fit.ratings
    proposals, members = len(ratings.proposals), len(ratings.members)
    design = np.zeros((ratings.n, proposals + members + 1))
    rows = np.arange(ratings.n)
    design[rows, ratings.proposal] = design[rows, proposals + ratings.member] = design[:, -1] = 1.0
    prior = [1 / fit.variances.proposal] * proposals + [1 / fit.variances.member] * members + [0.0]
    known = np.linalg.inv(design.T @ design / fit.variances.residual + np.diag(prior))
    return np.asarray(known[proposals:-1, proposals:-1])


@pytest.mark.parametrize(("proposals", "members", "missing"), [(12, 5, 0.2), (5, 12, 0.2), (30, 6, 0.5), (7, 7, 0.0)])
def test_a_difference_of_severity_is_as_sure_as_the_full_equations_have_it(
    proposals: int, members: int, missing: float
) -> None:
    fit = reml(make_ratings(sheet(8, proposals, members, missing), 0, 5))
    assert fit is not None
    assert min(fit.variances.proposal, fit.variances.member) > 0
    known, everybody = covariance_of_members(fit), np.arange(members)
    own = np.diagonal(known)
    expected = np.sqrt(np.maximum(own[:, None] + own - 2 * known, 0.0))
    assert Posterior(fit).severity_difference_sd(everybody, everybody) == pytest.approx(expected, abs=1e-7)


def test_the_typical_difference_is_what_two_members_drawn_by_lot_lie_apart() -> None:
    elsewhere = Elsewhere(make_ratings(sheet(1, 40, 6, 0.1), 0, 5), "p0")
    assert elsewhere.calibration is not None
    sd = elsewhere.calibration.fit.variances.member**0.5
    drawn = np.random.default_rng(5).normal(0, sd, (2, 200_000))
    assert elsewhere.typical == pytest.approx(float(np.abs(drawn[0] - drawn[1]).mean()), rel=0.01)
