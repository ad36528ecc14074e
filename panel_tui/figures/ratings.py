"""Scores as numbers in columns: what the statistical figures take in, made from a score sheet.

One `Ratings` holds the scores of one criterion, or members' totals. Higher is better in all of it: a scale that runs
down is mirrored on the way in, and `own` turns a figure back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from panel_tui.figures.scheme import Scheme

Values = Mapping[str, Mapping[tuple[str, str], Fraction]]
"""Scores by criterion, then by (proposal, member), as a score sheet has them."""
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Ratings:
    """n scores: `value[s]` is what `members[member[s]]` gave `proposals[proposal[s]]`, higher is better.

    Sorted by proposal, then member; each pair stands once, and what is missing is absent. `worst` and `best` are the
    ends of the scale as people know it; `best` is below `worst` where it runs down.
    """

    proposals: tuple[str, ...]
    members: tuple[str, ...]
    proposal: Ints
    member: Ints
    value: Floats
    worst: float = 0.0
    best: float = 1.0

    @property
    def n(self) -> int:
        """How many scores there are."""
        return len(self.value)

    @cached_property
    def per_proposal(self) -> Ints:
        """How many scores each proposal has."""
        return np.bincount(self.proposal, minlength=len(self.proposals))

    @cached_property
    def per_member(self) -> Ints:
        """How many scores each member gave."""
        return np.bincount(self.member, minlength=len(self.members))

    @cached_property
    def common_per_member(self) -> Ints:
        """How many proposals each member scored that somebody else scored too."""
        common = self.per_proposal[self.proposal] > 1
        return np.bincount(self.member[common], minlength=len(self.members))

    @cached_property
    def is_complete(self) -> bool:
        """Whether every member scored every proposal."""
        return self.n == len(self.proposals) * len(self.members)

    @property
    def runs_down(self) -> bool:
        """Whether a lower score is the better one on the scale as people know it."""
        return self.best < self.worst

    @property
    def reach(self) -> float:
        """How many points lie between the ends of the scale."""
        return abs(self.best - self.worst)

    def own(self, figure: float) -> float:
        """A figure in which higher is better, on the scale as people know it."""
        return self.worst + self.best - figure if self.runs_down else figure

    def table(self) -> Floats:
        """Proposals × members, NaN where there is no score."""
        found = np.full((len(self.proposals), len(self.members)), np.nan)
        found[self.proposal, self.member] = self.value
        return found

    def only(self, wanted: NDArray[np.bool_]) -> Ratings:
        """These scores alone: `wanted` says of each whether it stays."""
        proposals, proposal = np.unique(self.proposal[wanted], return_inverse=True)
        members, member = np.unique(self.member[wanted], return_inverse=True)
        return Ratings(
            tuple(self.proposals[one] for one in proposals),
            tuple(self.members[one] for one in members),
            proposal,
            member,
            self.value[wanted],
            self.worst,
            self.best,
        )


def make_ratings(scores: Mapping[tuple[str, str], Fraction | float], worst: float, best: float) -> Ratings:
    """Ratings of scores by (proposal, member), as they were given on a scale from `worst` to `best`."""
    pairs = sorted(scores)
    proposals = sorted({proposal for proposal, _ in pairs})
    members = sorted({member for _, member in pairs})
    rows = {one: number for number, one in enumerate(proposals)}
    columns = {one: number for number, one in enumerate(members)}
    given = np.array([float(scores[pair]) for pair in pairs], dtype=np.float64)
    return Ratings(
        tuple(proposals),
        tuple(members),
        np.array([rows[proposal] for proposal, _ in pairs], dtype=np.intp),
        np.array([columns[member] for _, member in pairs], dtype=np.intp),
        worst + best - given if best < worst else given,
        worst,
        best,
    )


def criterion_ratings(
    values: Values, criterion: str, proposals: Container[str], worst: Fraction, best: Fraction
) -> Ratings:
    """The scores on one criterion of these proposals. The scale runs from `worst` to `best`."""
    given = values.get(criterion, {})
    found = {pair: value for pair, value in given.items() if pair[0] in proposals}
    return make_ratings(found, float(worst), float(best))


def total_ratings(values: Values, schemes: Mapping[str, Scheme], worst: Fraction, best: Fraction) -> Ratings:
    """Members' totals, of those who scored all that counts. `schemes` says how each of the proposals is scored.

    All these schemes must make their totals on the same scale, which runs from `worst` to `best`. Totals are made as
    floating-point numbers here: good to 14 digits, and a hundred times quicker than exact ones.
    """
    proposals: defaultdict[Scheme, set[str]] = defaultdict(set)
    for proposal, scheme in schemes.items():
        proposals[scheme].add(proposal)
    found: dict[tuple[str, str], float] = {}
    for scheme, several in proposals.items():
        given = [values.get(one.id, {}) for one in scheme.counting]
        pairs = [pair for pair in given[0] if pair[0] in several and all(pair in one for one in given)]
        scores = np.array([[float(one[pair]) for one in given] for pair in pairs]).reshape(len(pairs), len(given))
        bases, slopes = _straight(scheme)
        found |= zip(pairs, (bases.sum() + scores @ slopes).tolist(), strict=True)
    return make_ratings(found, float(worst), float(best))


def _straight(scheme: Scheme) -> tuple[Floats, Floats]:
    """A total is a sum of straight lines, one for each criterion that counts: their values at 0, and their slopes."""
    ends = [(one.worst, one.best, scheme.part(one, one.worst), scheme.part(one, one.best)) for one in scheme.counting]
    slopes = [(high - low) / (best - worst) for worst, best, low, high in ends]
    bases = [low - slope * worst for slope, (worst, _, low, _) in zip(slopes, ends, strict=True)]
    return np.array([float(base) for base in bases]), np.array([float(slope) for slope in slopes])


def ends_of_total(scheme: Scheme) -> tuple[Fraction, Fraction]:
    """The worst and the best total that there can be, by the scale alone: two rubrics of 0 to 100 have the same."""
    if scheme.total == "weighted":
        return Fraction(0), scheme.best_total()
    worst = scheme.total_of({one.id: one.worst for one in scheme.counting})
    return worst or Fraction(0), scheme.best_total()
