"""Variance components of the crossed model by restricted maximum likelihood (REML)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log, pi

import numpy as np

from panel_tui.figures.crossed import Design, Ratios, Solved
from panel_tui.figures.ratings import Floats, Ints, Ratings

LARGEST = 1e3
"""The largest ratio that is tried: members who agree to a thousandth leave no residual to speak of."""
NOTHING = 1e-4
"""A ratio below which the criterion is asked whether it should be nought."""


@dataclass(frozen=True)
class Variances:
    """How much of the differences between scores lies in proposals, in members, and in neither; in points squared."""

    proposal: float
    member: float
    residual: float

    @property
    def whole(self) -> float:
        """All three."""
        return self.proposal + self.member + self.residual


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model. `criterion` is REML's −2 log likelihood; None where the variances were given, not fitted.

    `mean` is μ, `proposal_effects` and `member_effects` the best predictions (BLUPs) of P and A, in points with
    higher better: a member's is their severity, above 0 where they are more generous than their colleagues.
    `residuals` are what is left of each score.
    """

    ratings: Ratings
    variances: Variances
    criterion: float | None
    mean: float
    proposal_effects: Floats
    member_effects: Floats
    residuals: Floats
    solved: Solved
    mean_is_known: bool = False

    @property
    def calibrated(self) -> Floats:
        """What the panel would have given each proposal had all been equally strict, in points, higher better."""
        return self.mean + self.proposal_effects


def reml(ratings: Ratings, both: bool = True) -> Fit | None:
    """Fit the model; None where there are fewer than three scores or all are equal: there is nothing to divide.

    With `both` False members are taken to differ in nothing: one random effect, the proposals.
    """
    if ratings.n < 3 or float(np.ptp(ratings.value)) == 0.0:
        return None
    design = Design(ratings)

    def criterion(ratios: Ratios) -> float:
        return _criterion(design.at(ratios), ratings.n)

    best = _lowest(criterion, _start(ratings), both)
    solved = design.at(best)
    return fitted(ratings, solved, solved.rest / (ratings.n - 1), criterion(best), solved.mean)


def fitted(
    ratings: Ratings, solved: Solved, residual: float, criterion: float | None, mean: float, known: bool = False
) -> Fit:
    """The fit at solved equations, with a residual variance and a mean above the plain one."""
    proposals, members = solved.effects(mean)
    ratios = (solved.gone_ratio, solved.kept_ratio)
    of_proposal, of_member = ratios[::-1] if solved.design.proposals_kept else ratios
    mean += solved.design.shift
    left = ratings.value - mean - proposals[ratings.proposal] - members[ratings.member]
    variances = Variances(of_proposal**2 * residual, of_member**2 * residual, residual)
    return Fit(ratings, variances, criterion, mean, proposals, members, left, solved, known)


def _criterion(solved: Solved, n: int) -> float:
    """−2 log restricted likelihood, with μ and σe² at their best for these ratios."""
    freedom = n - 1
    scale = float(solved.design.squares[0, 0])
    rest = max(solved.rest, 1e-14 * scale)  # all but rounding is explained: the logarithm must not fall for ever
    fall = solved.log_det + log(float(solved.quadratic[1, 1]))
    return fall + freedom * (1.0 + log(2.0 * pi * rest / freedom))


def _start(ratings: Ratings) -> Ratios:
    """Rough ratios, from the spread of plain means."""
    value = ratings.value - ratings.value.mean()
    of_proposal = np.bincount(ratings.proposal, weights=value) / ratings.per_proposal
    of_member = np.bincount(ratings.member, weights=value) / ratings.per_member
    left = value - of_proposal[ratings.proposal] - of_member[ratings.member]
    noise = max(float(np.mean(left**2)), 1e-6 * float(np.mean(value**2)))

    def ratio(means: Floats, counts: Ints) -> float:
        own = float(np.mean(means**2)) - noise * float(np.mean(1.0 / counts))
        return float(np.sqrt(np.clip(own / noise, 0.05, 25.0)))

    return Ratios(ratio(of_proposal, ratings.per_proposal), ratio(of_member, ratings.per_member))


def _lowest(criterion: Callable[[Ratios], float], start: Ratios, both: bool) -> Ratios:
    """Where the criterion is lowest: Newton's method on the ratios, in which it is smooth and even (−λ is λ)."""
    free = 2 if both else 1

    def at(point: Floats) -> float:
        whole = [*np.minimum(np.abs(point), LARGEST), 0.0][:2]
        return criterion(Ratios(float(whole[0]), float(whole[1])))

    point = np.array(start[:free])
    value = at(point)
    for _ in range(60):
        slope, bend = _derivatives(at, point, value)
        roots, axes = np.linalg.eigh(bend)
        step = -axes @ ((axes.T @ slope) / np.maximum(np.abs(roots), 1e-8))
        fall = -float(slope @ step)
        if fall < 1e-10 + 1e-13 * abs(value):  # all that is left to gain is rounding
            break
        # Never as far as the mirror image of where it is: there the criterion is the same.
        reach = 1.0 / max(1.0, float(np.max(np.abs(step) / (1.5 * np.maximum(point, 0.25)))))
        while (lower := at(point + reach * step)) > value - 1e-4 * reach * fall and reach > 1e-9:
            reach /= 4.0
        if lower >= value:
            break
        point, value = np.minimum(np.abs(point + reach * step), LARGEST), lower
    found = [*point, 0.0][:2]
    return _snapped(criterion, Ratios(float(found[0]), float(found[1])))


def _derivatives(at: Callable[[Floats], float], point: Floats, value: float) -> tuple[Floats, Floats]:
    """Slope and bend of a function at a point, by differences."""
    size = len(point)
    steps = np.diag(1e-3 * np.maximum(point, 0.1))
    up = np.array([at(point + step) for step in steps])
    down = np.array([at(point - step) for step in steps])
    wide = np.diagonal(steps)
    bend = np.diag((up - 2.0 * value + down) / wide**2)
    for one in range(size):
        for other in range(one):
            corner = at(point + steps[one] + steps[other])
            bend[one, other] = bend[other, one] = (corner - up[one] - up[other] + value) / (wide[one] * wide[other])
    return (up - down) / (2.0 * wide), bend


def _snapped(criterion: Callable[[Ratios], float], found: Ratios) -> Ratios:
    """Exactly nought where a ratio is next to it and the criterion is no worse there."""
    for side in range(2):
        if 0.0 < found[side] < NOTHING * 10:
            zero = Ratios(0.0, found.member) if side == 0 else Ratios(found.proposal, 0.0)
            if criterion(zero) <= criterion(found) + 1e-9:
                found = zero
    return found
