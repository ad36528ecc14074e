"""Use of the scale: how often each member gave each score, and whether they use but a narrow part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

FEWEST_SCORES = 10
"""How few scores somebody may have given for anything to be said of how they use the scale."""
FEWEST_LEVELS = 3
MOST_ON_ONE = Fraction(4, 5)


@dataclass(frozen=True)
class Use:
    """How `n` scores, at least one, lie on their scale. `counts` are by score, lowest number first, of those given.

    `narrow` where there are at least 10 scores, and they use fewer than 3 levels of a scale that has more than 3, or
    80% of them or more are the same.
    """

    n: int
    counts: tuple[tuple[Fraction, int], ...]
    narrow: bool

    @property
    def most_used(self) -> Fraction:
        """The score given most often; of several, the lowest number."""
        return max(self.counts, key=lambda pair: (pair[1], -pair[0]))[0]

    @property
    def share(self) -> Fraction:
        """The share of the scores that are the most used one; above 0, at most 1."""
        return Fraction(max(number for _, number in self.counts), self.n)


def use_of_scale(scores: Iterable[Fraction], levels: int) -> Use | None:
    """How these scores lie on a scale of so many levels; None where there are none."""
    counts = Counter(scores)
    n = counts.total()
    if not n:
        return None
    few = levels > FEWEST_LEVELS and len(counts) < FEWEST_LEVELS
    narrow = n >= FEWEST_SCORES and (few or max(counts.values()) >= MOST_ON_ONE * n)
    return Use(n, tuple(sorted(counts.items())), narrow)
