"""Drift: whether scores rise or fall as members go on, and whether what is read first is scored differently.

The crossed model gets one more term, y = μ + P + A + βx + ε, where x is the order, the day, or 1 for what was read
first. At the variances of the model without it, generalised least squares gives β = x'e(y) / x'e(x), where e(y) are the
residuals of the scores and e(x) those of x put in their place; the variance of β is σe² / x'e(x). So what proposals and
members have already explained of a drift is not lost: where all read in the same order, the error is large, as it ought
to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from panel_tui.figures.crossed import Design, Ratios
from panel_tui.figures.ratings import Floats, Ratings
from panel_tui.figures.variance import Fit, fitted

FEWEST_SCORES = 10
"""How few scores there may be for a slope to say anything."""
NO_ROOM = 1e-9
"""A share of the spread of x below which proposals and members explain all of it."""


@dataclass(frozen=True)
class Slope:
    """By how many points scores are higher (better) for each step of x, its standard error, from so many scores."""

    points: float
    error: float
    n: int

    @property
    def is_clear(self) -> bool:
        """Whether it is more than chance does: more than two standard errors from nought."""
        return abs(self.points) > 2.0 * self.error


def slope(fit: Fit, along: Sequence[float | None]) -> Slope | None:
    """How the scores of `fit` go with `along`, one number a score, None where it is not known.

    None for fewer than 10 scores, and where `along` does not vary beside proposals and members.
    """
    whole = np.array([np.nan if one is None else one for one in along], dtype=np.float64)
    known = ~np.isnan(whole)
    n = int(known.sum())
    if n < FEWEST_SCORES or float(np.ptp(whole[known])) == 0.0:
        return None
    scores = fit.ratings.only(known)
    steps = whole[known] - whole[known].mean()
    beside = _residuals(fit, replace(scores, value=steps))
    room = float(steps @ beside)
    if room <= NO_ROOM * float(steps @ steps):
        return None
    points = float(steps @ _residuals(fit, scores)) / room
    return Slope(points, float(np.sqrt(fit.variances.residual / room)), n)


def _residuals(fit: Fit, ratings: Ratings) -> Floats:
    """What is left of `ratings` in the model with the variances of `fit`."""
    of = fit.solved
    kept, gone = of.kept_ratio, of.gone_ratio
    ratios = Ratios(kept, gone) if of.design.proposals_kept else Ratios(gone, kept)
    solved = Design(ratings).at(ratios)
    return fitted(ratings, solved, 1.0, None, solved.mean).residuals
