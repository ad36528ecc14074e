"""What can be modelled together: one criterion on one scale, and totals that are made on the same scale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from panel_tui.figures.ratings import Ratings, criterion_ratings, ends_of_total, total_ratings
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet


class Kind(NamedTuple):
    """What makes scores comparable: the same criterion ("" for totals) by the same title, on the same scale."""

    criterion: str
    title: str
    worst: Fraction
    best: Fraction


@dataclass(frozen=True, eq=False)
class Group:
    """The scores of one criterion, or members' totals, that stand on one scale. `briefs` are those that use it.

    `ratings` are the scores that count, `first` what the same members said before they had heard anybody.
    """

    kind: Kind
    briefs: tuple[str, ...]
    ratings: Ratings
    first: Ratings

    @property
    def is_totals(self) -> bool:
        """Whether these are totals."""
        return not self.kind.criterion


def criterion_groups(sheet: ScoreSheet, schemes: Mapping[str, Scheme], briefs: Mapping[str, str]) -> tuple[Group, ...]:
    """The criteria of `schemes` (by brief), those that several briefs share together. `briefs` is by proposal."""
    kinds: defaultdict[Kind, list[str]] = defaultdict(list)
    for brief, scheme in schemes.items():
        for one in scheme.measures:
            kinds[Kind(one.id, one.title, one.worst, one.best)].append(brief)
    groups = []
    for kind, several in kinds.items():
        here = [proposal for proposal, brief in briefs.items() if brief in several]
        counted, first = (
            criterion_ratings(sheet, kind.criterion, here, kind.worst, kind.best, first) for first in (False, True)
        )
        groups.append(Group(kind, tuple(several), counted, first))
    return tuple(groups)


def total_groups(sheet: ScoreSheet, schemes: Mapping[str, Scheme], briefs: Mapping[str, str]) -> tuple[Group, ...]:
    """Members' totals, those of all briefs together whose totals have the same ends. `briefs` is by proposal."""
    kinds: defaultdict[Kind, list[str]] = defaultdict(list)
    for brief, scheme in schemes.items():
        worst, best = ends_of_total(scheme)
        kinds[Kind("", "Totals", worst, best)].append(brief)
    groups = []
    for kind, several in kinds.items():
        here = {proposal: schemes[brief] for proposal, brief in briefs.items() if brief in several}
        counted, first = (
            total_ratings(sheet, here, float(kind.worst), float(kind.best), first) for first in (False, True)
        )
        groups.append(Group(kind, tuple(several), counted, first))
    return tuple(groups)
