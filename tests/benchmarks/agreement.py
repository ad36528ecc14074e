"""How far a very large panel agrees: all four alphas and the intraclass correlations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from panel_tui.figures.agreement import agreement
from panel_tui.figures.intraclass import intraclass
from panel_tui.figures.ratings import Ratings
from tests.benchmarks.figures import Figure, seconds_of

MEMBERS = 5
TIMES = 15


def agree(folder: Path, small: bool) -> list[Figure]:
    """The agreement of 10,000 proposals × 5 scores, against the interval alpha alone, proposal by proposal."""
    ratings = panel(300 if small else 10_000)
    found, plain = agreement(ratings).interval, interval_alpha(ratings)
    if found is None or abs(found - plain) > 1e-9:
        raise AssertionError(f"the two ways of finding alpha differ: {found} and {plain}")
    return [
        Figure(
            "agreement",
            f"alpha nominal, ordinal, interval and ratio and all six intraclass correlations of {ratings.n} scores of "
            f"{len(ratings.proposals)} proposals, the median of {TIMES} times",
            seconds_of(lambda: (agreement(one := replace(ratings)), intraclass(one)), TIMES),
            "the interval alpha alone in a plain loop over the proposals with numpy, as often",
            seconds_of(lambda: interval_alpha(ratings), TIMES),
            limit=0.01,
        )
    ]


def panel(proposals: int) -> Ratings:
    """Scores from 0 to 5 in which merit varies as much as what members make of it."""
    random = np.random.default_rng(1)
    views = random.normal(2.5, 1, size=(proposals, 1)) + random.normal(size=(proposals, MEMBERS))
    return Ratings(
        tuple(f"P-{number:05}" for number in range(proposals)),
        tuple(f"member-{number}" for number in range(MEMBERS)),
        np.repeat(np.arange(proposals), MEMBERS),
        np.tile(np.arange(MEMBERS), proposals),
        np.clip(np.round(views), 0, 5).ravel(),
        worst=0,
        best=5,
    )


def interval_alpha(ratings: Ratings) -> float:
    """The interval alpha as one would first write it."""
    ends = np.cumsum(ratings.per_proposal)
    observed = 0.0
    for scores in np.split(ratings.value, ends[:-1]):
        observed += 2 * (len(scores) * (scores**2).sum() - scores.sum() ** 2) / (len(scores) - 1)
    expected = 2 * (ratings.n * (ratings.value**2).sum() - ratings.value.sum() ** 2) / (ratings.n - 1)
    return 1 - float(observed / expected)
