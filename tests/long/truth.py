"""Panels with a known truth: is the calibrated order nearer to it than the mean's, and what do the intervals hold?

Merits, severities and chance are drawn; the program sees the scores alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from panel_tui.figures.calibration import Calibration, Mode, calibrate
from panel_tui.figures.ranks import likely_places
from panel_tui.figures.ratings import Floats, Ratings
from tests.figures.panels import Truth, panel

MODES: tuple[Mode, ...] = ("estimated", "fixed")
RUNS = 400
COVERED = (0.87, 0.93)
"""Between these shares of true calibrated scores must lie in their 90% intervals."""
CASES = {
    "59 × 5 of 12 members": (59, 5, 12, (80, 30, 60)),
    "59 × 5, members hardly differ": (59, 5, 12, (80, 5, 60)),
    "59 × 5, proposals hardly differ": (59, 5, 12, (15, 30, 60)),
    "59 × 5 complete": (59, 5, 5, (80, 30, 60)),
    "12 × 4 of 8 members": (12, 4, 8, (80, 30, 60)),
}
"""Proposals, scores each, members, and the variances of proposals, members and the rest, on 0 to 100."""
MUST = ("59 × 5 of 12 members", "59 × 5 complete")
"""Where scores of 59 proposals by 5 members each must be covered as promised."""


@dataclass(frozen=True)
class Covered:
    """What share of the truth lay in the intervals that were given for it, in so many runs."""

    runs: int
    scores_90: float
    places_50: float
    places_90: float

    def __str__(self) -> str:
        shares = f"{self.scores_90:.1%} of calibrated scores in their 90% interval"
        return f"{self.runs} runs: {shares}; places {self.places_50:.1%} at 50%, {self.places_90:.1%} at 90%"


def prove() -> bool:
    """Try them all; whether every promise holds."""
    holds = True
    for name, case in CASES.items():
        for mode in MODES:
            found = covered(*case, RUNS if mode == "estimated" else RUNS // 8, mode)
            print(f"{name}, severity {mode}: {found}")
            if name in MUST and mode == "estimated":
                holds &= COVERED[0] <= found.scores_90 <= COVERED[1]
    nearer = [errors(panel(1000, 5, 50, seed).ratings, panel(1000, 5, 50, seed)) for seed in range(20)]
    calibrated, plain = np.mean(nearer, axis=0)
    print(f"1,000 × 5, unbalanced, 20 runs: places {calibrated:.1f} off by calibrated score, {plain:.1f} by the mean")
    holds &= all(one < other for one, other in nearer)
    level = [errors(panel(140, 6, 6, seed).ratings, panel(140, 6, 6, seed)) for seed in range(50)]
    calibrated, plain = np.mean(level, axis=0)
    print(f"140 × 6, complete, 50 runs: places {calibrated:.2f} off by calibrated score, {plain:.2f} by the mean")
    return holds and all(one <= other + 1e-9 for one, other in level)


def covered(
    proposals: int, each: int, members: int, variances: tuple[float, float, float], runs: int, mode: Mode = "estimated"
) -> Covered:
    """How often the intervals of such panels hold the truth."""
    found = [_covered_once(panel(proposals, each, members, seed, variances), mode) for seed in range(runs)]
    scores, half, most = np.mean([one for one in found if one], axis=0)
    return Covered(len(found), float(scores), float(half), float(most))


def _covered_once(truth: Truth, mode: Mode) -> tuple[float, float, float]:
    calibration = calibrate(truth.ratings, mode)
    if calibration is None:
        raise AssertionError("a made-up panel gave no figures")
    reach = NormalDist().inv_cdf(0.95) * calibration.calibrated_sd
    # What the panel would have given, had all been as strict as it is on average.
    level = truth.merit + truth.severity.mean()
    inside = np.abs(calibration.calibrated - level) <= reach
    places = places_of(truth.merit)
    likely = likely_places(calibration.draws(1))
    half = (likely.low_50 <= places) & (places <= likely.high_50)
    most = (likely.low_90 <= places) & (places <= likely.high_90)
    return float(inside.mean()), float(half.mean()), float(most.mean())


def errors(ratings: Ratings, truth: Truth) -> tuple[float, float]:
    """How many places the order by calibrated score, and that by the mean, are off on average."""
    calibration: Calibration | None = calibrate(ratings)
    if calibration is None:
        raise AssertionError("a made-up panel gave no figures")
    means = np.bincount(ratings.proposal, weights=ratings.value) / ratings.per_proposal
    right = places_of(truth.merit)
    # Rounded: what only the last bits part is level, and stands in one order in both.
    calibrated, plain = (np.abs(places_of(np.round(one, 9)) - right).mean() for one in (calibration.calibrated, means))
    return float(calibrated), float(plain)


def places_of(merits: Iterable[float] | Floats) -> Floats:
    """The place of each, 1 the best."""
    order = np.argsort(-np.asarray(merits), kind="stable")
    return np.argsort(order).astype(float) + 1.0
