"""Agreement: Krippendorff's alpha, nominal, ordinal, interval and ratio, and how sure it is.

Alpha is 1 − observed / expected disagreement: 1 where members agree on every proposal, 0 where they differ as much as
scores dealt out by chance, below 0 where they differ more. Only proposals with at least two scores say anything; the
others are left out. Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from panel_tui.figures.ratings import Floats, Ints, Ratings

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
METRICS: tuple[Metric, ...] = get_args(Metric)

AT_ONCE = 1_000_000
"""So many numbers are held at once where a table would otherwise grow with draws × proposals or values × values."""

NO_VARIATION = 1e-13
"""A variance that is a smaller part of the squared range than this is rounding, not variation."""


@dataclass(frozen=True)
class Agreement:
    """The four alphas of `n` scores of so many `proposals`, those with at least two scores. None where undefined."""

    proposals: int
    n: int
    nominal: float | None
    ordinal: float | None
    interval: float | None
    ratio: float | None


def agreement(ratings: Ratings) -> Agreement:
    """All four alphas of `ratings`; `alpha` says when one is None."""
    tally = _tally(ratings)
    return Agreement(len(tally.size), round(tally.size.sum()), *(_estimate(tally, metric) for metric in METRICS))


def alpha(ratings: Ratings, metric: Metric) -> float | None:
    """Krippendorff's alpha of `ratings`, at most 1.

    None where no proposal has two scores, or all scores that can be compared are the same. The ratio alpha takes the
    scale as people know it, which must start at or above 0: None where a score is below 0. Its time grows with the
    square of the number of different scores. Mirroring a scale changes none of the other three.
    """
    return _estimate(_tally(ratings), metric)


def alpha_interval(
    ratings: Ratings, metric: Metric, level: float = 0.9, draws: int = 1_000, seed: int = 1
) -> tuple[float, float] | None:
    """How far alpha might have come out otherwise with other such proposals: percentiles of a bootstrap over proposals.

    Each of the `draws` takes as many proposals as have two scores, with replacement. The ordinal alpha keeps the ranks
    that the scores have in the data: they are not ranked anew in each draw. Draws in which all scores are the same have
    no alpha and are left out. None where alpha is, where fewer than two proposals have two scores, or where no draw has
    an alpha. The same `seed` gives the same interval.

    Such intervals lie a little low. In simulated panels of 59 proposals × 6 scores, 88 of 100 intervals at a `level` of
    0.9 held the true alpha (nominal: 83), of 20 × 4 scores 87 (nominal: 79).
    """
    tally = _tally(ratings)
    if len(tally.size) < 2 or _estimate(tally, metric) is None:
        return None
    disagreement = _DISAGREEMENTS[metric](tally)
    redrawn = _redrawn(len(tally.size), draws, seed)
    drawn = np.concatenate([_alphas(tally, disagreement, weights) for weights in redrawn])
    found = drawn[~np.isnan(drawn)]
    if not len(found):
        return None
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


@dataclass(frozen=True, eq=False)
class _Tally:
    """How often which value was given to which proposal, of those with at least two scores.

    `count[e]` scores of `values[value[e]]` were given to the proposal of number `proposal[e]`; sorted by proposal, then
    value. `size` is the number of scores of each proposal, `own` the values on the scale as people know it.
    """

    proposal: Ints
    value: Ints
    count: Floats
    size: Floats
    values: Floats
    own: Floats

    def per_proposal(self, numbers: Floats) -> Floats:
        """The sums over each proposal of one number an entry."""
        return _sums(self.proposal, numbers, len(self.size))

    def per_value(self, weights: Floats) -> Floats:
        """How often each value was given, draws × values, where proposals weigh `weights`, draws × proposals."""
        return np.stack([_sums(self.value, self.count * row[self.proposal], len(self.values)) for row in weights])

    @cached_property
    def given(self) -> Floats:
        """How often each value was given."""
        return _sums(self.value, self.count, len(self.values))


def _sums(group: Ints, numbers: Floats, groups: int) -> Floats:
    return np.bincount(group, numbers, groups).astype(np.float64, copy=False)


@dataclass(frozen=True)
class _Disagreement:
    """What a metric makes of a tally: sums of the squared differences over all ordered pairs of scores.

    `observed` is the sum within each proposal divided by its scores less 1. `expected` gives the sums over all scores,
    one a draw, where proposals weigh what it is given, draws × proposals.
    """

    observed: Floats
    expected: Callable[[Floats], Floats]


def _tally(ratings: Ratings) -> _Tally:
    several = ratings.per_proposal >= 2
    number = np.cumsum(several) - 1
    wanted = several[ratings.proposal]
    given = ratings.value[wanted]
    values = np.unique(given)
    size = ratings.per_proposal[several].astype(np.float64)
    cells = number[ratings.proposal[wanted]] * len(values) + np.searchsorted(values, given)
    cell, count = _counted(cells, len(size) * len(values))
    proposal, value = np.divmod(cell, max(len(values), 1))
    own = np.array([ratings.own(one) for one in values.tolist()], dtype=np.float64)
    return _Tally(proposal, value, count.astype(np.float64), size, values, own)


def _counted(numbers: Ints, limit: int) -> tuple[Ints, Ints]:
    """The different `numbers`, in order, and how often there is each. All are below `limit`."""
    if limit > 4 * len(numbers):
        return np.unique(numbers, return_counts=True)
    # Scales have few points: then counting is far quicker than sorting.
    count = np.bincount(numbers, minlength=limit)
    found = np.flatnonzero(count)
    return found, count[found]


def _estimate(tally: _Tally, metric: Metric) -> float | None:
    if len(tally.values) < 2 or (metric == "ratio" and tally.own.min() < 0):
        return None
    return float(_alphas(tally, _DISAGREEMENTS[metric](tally), np.ones((1, len(tally.size))))[0])


def _alphas(tally: _Tally, disagreement: _Disagreement, weights: Floats) -> Floats:
    """One alpha a draw, NaN where a draw has no variation."""
    observed = (weights @ tally.size - 1) * (weights @ disagreement.observed)
    expected = disagreement.expected(weights)
    found: Floats = 1 - np.divide(observed, expected, out=np.full(len(weights), np.nan), where=expected > 0)
    return found


def _redrawn(proposals: int, draws: int, seed: int) -> Iterator[Floats]:
    """How often each proposal is in each draw, draws × proposals, some draws at a time."""
    random = np.random.default_rng(seed)
    at_once = max(1, AT_ONCE // proposals)
    for first in range(0, draws, at_once):
        rows = min(at_once, draws - first)
        drawn = random.integers(proposals, size=(rows, proposals)) + proposals * np.arange(rows)[:, np.newaxis]
        yield np.bincount(drawn.ravel(), minlength=rows * proposals).reshape(rows, proposals).astype(np.float64)


def _squared(tally: _Tally, points: Floats) -> _Disagreement:
    """Squared differences of `points`, one a value. Their sums over pairs follow from sums over scores."""
    centred = points - np.average(points, weights=tally.given)
    each = centred[tally.value]
    sums = tally.per_proposal(tally.count * each)
    within = tally.per_proposal(tally.count * (each - (sums / tally.size)[tally.proposal]) ** 2)
    squares = within + sums**2 / tally.size
    per_proposal = np.stack([tally.size, sums, squares], axis=1)
    least = NO_VARIATION * np.ptp(points) ** 2

    def expected(weights: Floats) -> Floats:
        n, total, square = (weights @ per_proposal).T
        found: Floats = 2 * (n * square - total**2)
        return np.where(found > least * n**2, found, 0.0)

    return _Disagreement(2 * tally.size * within / (tally.size - 1), expected)


def _interval(tally: _Tally) -> _Disagreement:
    return _squared(tally, tally.values)


def _ordinal(tally: _Tally) -> _Disagreement:
    """Krippendorff's ordinal difference of two values is that of their mean ranks among all scores."""
    return _squared(tally, np.cumsum(tally.given) - tally.given / 2)


def _nominal(tally: _Tally) -> _Disagreement:
    def expected(weights: Floats) -> Floats:
        counts = tally.per_value(weights)
        found: Floats = counts.sum(axis=1) ** 2 - (counts**2).sum(axis=1)
        return found

    return _Disagreement((tally.size**2 - tally.per_proposal(tally.count**2)) / (tally.size - 1), expected)


def _ratio(tally: _Tally) -> _Disagreement:
    def expected(weights: Floats) -> Floats:
        counts = tally.per_value(weights)
        found = np.zeros(len(counts))
        at_once = max(1, AT_ONCE // len(tally.own))
        for first in range(0, len(tally.own), at_once):
            rows = slice(first, first + at_once)
            apart = _ratio_apart(tally.own[rows, np.newaxis], tally.own)
            found += (counts[:, rows] @ apart * counts).sum(axis=1)
        return found

    return _Disagreement(_ratio_within(tally) / (tally.size - 1), expected)


def _ratio_within(tally: _Tally) -> Floats:
    """The sums within each proposal: its first value with its second, its second with its third …, then two on …"""
    found = np.zeros(len(tally.size))
    different = np.bincount(tally.proposal)
    for step in range(1, different.max()):
        pair = np.flatnonzero(tally.proposal[step:] == tally.proposal[:-step])
        apart = _ratio_apart(tally.own[tally.value[pair]], tally.own[tally.value[pair + step]])
        numbers = 2 * tally.count[pair] * tally.count[pair + step] * apart
        found += _sums(tally.proposal[pair], numbers, len(found))
    return found


def _ratio_apart(one: Floats, other: Floats) -> Floats:
    """((one − other) / (one + other))², and 0 for two zeros."""
    together = one + other
    apart: Floats = ((one - other) / np.where(together > 0, together, 1)) ** 2
    return apart


_DISAGREEMENTS: dict[Metric, Callable[[_Tally], _Disagreement]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
