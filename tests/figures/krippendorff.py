"""Krippendorff's alpha step by step as he defines it: slow, and with nothing taken from the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import permutations

Difference = Callable[[Fraction, Fraction, Mapping[Fraction, Fraction]], Fraction]


def nominal(one: Fraction, other: Fraction, given: Mapping[Fraction, Fraction]) -> Fraction:
    return Fraction(one != other)


def ordinal(one: Fraction, other: Fraction, given: Mapping[Fraction, Fraction]) -> Fraction:
    low, high = sorted((one, other))
    between = sum((count for value, count in given.items() if low <= value <= high), Fraction(0))
    return (between - (given[low] + given[high]) / 2) ** 2


def interval(one: Fraction, other: Fraction, given: Mapping[Fraction, Fraction]) -> Fraction:
    return (one - other) ** 2


def ratio(one: Fraction, other: Fraction, given: Mapping[Fraction, Fraction]) -> Fraction:
    return ((one - other) / (one + other)) ** 2 if one != other else Fraction(0)


DIFFERENCES: Mapping[str, Difference] = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def exact_alpha(scores: Mapping[tuple[str, str], Fraction], metric: str) -> Fraction | None:
    """Alpha of scores by (proposal, member) from the matrix of coincidences; None where it is undefined."""
    units: defaultdict[str, list[Fraction]] = defaultdict(list)
    for (proposal, _), score in scores.items():
        units[proposal].append(score)
    coincidences: defaultdict[tuple[Fraction, Fraction], Fraction] = defaultdict(Fraction)
    for unit in units.values():
        for one, other in permutations(unit, 2):
            coincidences[one, other] += Fraction(1, len(unit) - 1)
    given: defaultdict[Fraction, Fraction] = defaultdict(Fraction)
    for (one, _), count in coincidences.items():
        given[one] += count
    n = sum(given.values(), Fraction(0))
    difference = DIFFERENCES[metric]
    observed = sum(count * difference(*pair, given) for pair, count in coincidences.items())
    expected = sum(
        given[one] * (given[other] - (one == other)) * difference(one, other, given) for one in given for other in given
    )
    return 1 - (n - 1) * observed / Fraction(expected) if expected else None
