"""Percentiles against earlier calls, as the US National Institutes of Health make them.

A proposal that comes k-th of N is at 100 / N × (k − ½): lower is better. N counts this call and the earlier ones that
it is compared with (NIH: the last three meetings of a study section). Tied proposals all have the mean of the
percentiles that they take up together. NIH then rounds up to a whole number; here the figure stays exact, and rounding
is for whoever shows it.
Sources: NIAID, Understand Paylines and Percentiles, niaid.nih.gov/grants-contracts/understand-paylines-percentiles;
for ties Rockey, Rock Talk (NIH Office of Extramural Research), June 2013.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from fractions import Fraction


def percentiles(
    merits: Mapping[str, Fraction | float], earlier: Iterable[Fraction | float], at_least: int
) -> dict[str, Fraction] | None:
    """The percentile of each proposal of this call, by reference: more than 0, less than 100, and lower is better.

    `merits` are the official totals of this call, `earlier` those of all earlier calls together, on the same scale and
    so that higher is better (`Scheme.merit`). Equal ones are tied, so give both as fractions where they are exact.
    None where there are fewer than `at_least` in all: then a percentile would say nothing.
    """
    pool: list[Fraction | float] = sorted([*merits.values(), *earlier])
    if len(pool) < at_least:
        return None
    return {reference: _percentile(merit, pool) for reference, merit in merits.items()}


def _percentile(merit: Fraction | float, pool: list[Fraction | float]) -> Fraction:
    """Of `merit` in its `pool`, which is sorted, best last."""
    worse, not_better = bisect_left(pool, merit), bisect_right(pool, merit)
    best, last = len(pool) - not_better + 1, len(pool) - worse
    return Fraction(100, len(pool)) * (Fraction(best + last, 2) - Fraction(1, 2))
