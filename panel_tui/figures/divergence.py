"""What a gap between two members is made of: how strict each is, a score that its own words do not bear out, the rest.

The three parts add up to the gap. Strictness is estimated without the proposal in question, so that the gap does not
explain itself. Everything here has higher scores better; a scale that runs down is mirrored beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import pi, sqrt
from typing import NamedTuple

import numpy as np

from panel_tui.figures.calibration import Calibration, calibrate, why_no_figure
from panel_tui.figures.parts import parts
from panel_tui.figures.ratings import Ratings

ONE_OTHER = "nobody has scored more than one other proposal, so strictness cannot be told from chance."
NO_OTHERS = "one of the two has scored no other proposal."
NOT_LINKED = "the two share no readers, directly or through others."


class Given(NamedTuple):
    """A member's score, and the one that the words of its reason stand for: the same, where they bear it out."""

    member: str
    score: Fraction
    meant: Fraction

    @property
    def off(self) -> Fraction:
        """How far the score lies above its words."""
        return self.score - self.meant


@dataclass(frozen=True)
class Strictness:
    """By how many points one member scores above another on other proposals, and how sure that is (`sd`).

    `difference` is None where it cannot be told, and `why` says why not, after "without this proposal, ". `sd` is None
    there, and where members do not differ beyond chance: then the difference is 0.
    """

    difference: float | None
    sd: float | None = None
    why: str = ""


@dataclass(frozen=True)
class Split:
    """The gap between the higher and the lower score, in points, and its parts; each part may be below 0."""

    higher: Given
    lower: Given
    strictness: Strictness

    @property
    def gap(self) -> Fraction:
        """The higher score less the lower."""
        return self.higher.score - self.lower.score

    @property
    def severity(self) -> float:
        """What strictness makes of the gap: below 0 where the stricter of the two gave the higher score. 0 where it
        cannot be told."""
        return self.strictness.difference or 0.0

    @property
    def words(self) -> Fraction:
        """What scores that their own words do not bear out make of it: below 0 where the words lie further apart."""
        return self.higher.off - self.lower.off

    @property
    def disagreement(self) -> float:
        """The rest: below 0 where, strictness and words allowed for, the lower score is the better opinion."""
        return float(self.gap - self.words) - self.severity


class Elsewhere:
    """How strict members are, as all proposals but one tell (REML, best predictions)."""

    def __init__(self, ratings: Ratings, proposal: str) -> None:
        others = np.array([one != proposal for one in ratings.proposals], dtype=np.bool_)
        self.ratings = ratings.only(others[ratings.proposal])

    @cached_property
    def why_not(self) -> str:
        """Why nothing can be said of anybody's strictness; "" where it can."""
        if why := why_no_figure(self.ratings):
            return why[0].lower() + why[1:]
        return "" if (self.ratings.per_member > 1).any() else ONE_OTHER

    @cached_property
    def calibration(self) -> Calibration | None:
        """The model of the other proposals; None where `why_not` says why not."""
        return None if self.why_not else calibrate(self.ratings)

    @property
    def typical(self) -> float | None:
        """How far the strictness of two members of this panel lies apart, on average over all pairs that there could
        be: 2σ/√π. It says nothing of any one member."""
        if self.calibration is None:
            return None
        if self.calibration.no_member_differs:
            return 0.0
        return 2.0 * sqrt(self.calibration.fit.variances.member / pi)

    def count(self, member: str) -> int:
        """How many other proposals a member has scored."""
        number = self._number.get(member)
        return 0 if number is None else int(self.ratings.per_member[number])

    def between(self, one: str, other: str) -> Strictness:
        """By how much one member scores above another."""
        if self.calibration is None:
            return Strictness(None, why=self.why_not)
        if not (self.count(one) and self.count(other)):
            return Strictness(None, why=NO_OTHERS)
        if self._part(one) != self._part(other):
            return Strictness(None, why=NOT_LINKED)
        if self.calibration.no_member_differs:
            return Strictness(0.0)
        first, second = np.array([self._number[one]]), np.array([self._number[other]])
        difference = self.calibration.severity[first] - self.calibration.severity[second]
        sd = self.calibration.posterior.severity_difference_sd(first, second)
        return Strictness(float(difference[0]), float(sd[0, 0]))

    @cached_property
    def _number(self) -> dict[str, int]:
        return {member: number for number, member in enumerate(self.ratings.members)}

    @cached_property
    def _parts(self) -> dict[int, int]:
        """The part of the panel to which each member belongs, by number."""
        labels = parts(self.ratings)[self.ratings.proposal]
        return dict(zip(self.ratings.member.tolist(), labels.tolist(), strict=True))

    def _part(self, member: str) -> int:
        return self._parts[self._number[member]]


def widest_split(elsewhere: Elsewhere, given: Sequence[Given], order: Callable[[str], str]) -> Split | None:
    """The split between the highest and the lowest score; None where fewer than two differ.

    Of several pairs that are as far apart, the one whose gap strictness explains least; then by `order`, such as names.
    """
    scores = {one.score for one in given}
    if len(scores) < 2:
        return None
    splits = [
        Split(high, low, elsewhere.between(high.member, low.member))
        for high in given
        if high.score == max(scores)
        for low in given
        if low.score == min(scores)
    ]
    return min(splits, key=lambda one: (round(one.severity, 9), order(one.higher.member), order(one.lower.member)))
