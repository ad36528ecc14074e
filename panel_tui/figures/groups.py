"""What can be modelled together: one criterion on one scale, and totals that are made on the same scale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from panel_tui.figures.ratings import Ratings, Values, criterion_ratings, ends_of_total, total_ratings
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
    """The scores of one criterion, or members' totals, that stand on one scale. `briefs` are those that use it."""

    kind: Kind
    briefs: tuple[str, ...]
    sheet: ScoreSheet
    proposals: Mapping[str, Scheme]
    """How each of the proposals of these briefs is scored."""

    @property
    def is_totals(self) -> bool:
        """Whether these are totals."""
        return not self.kind.criterion

    @cached_property
    def ratings(self) -> Ratings:
        """The scores that count."""
        return self._made_of(self.sheet.counted_values)

    @cached_property
    def first(self) -> Ratings:
        """What the same members said before they had heard anybody."""
        return self._made_of(self.sheet.first_values)

    def _made_of(self, values: Values) -> Ratings:
        _, _, worst, best = self.kind
        if self.is_totals:
            return total_ratings(values, self.proposals, worst, best)
        return criterion_ratings(values, self.kind.criterion, self.proposals, worst, best)


def criterion_groups(sheet: ScoreSheet, schemes: Mapping[str, Scheme], briefs: Mapping[str, str]) -> tuple[Group, ...]:
    """The criteria of `schemes` (by brief), those that several briefs share together. `briefs` is by proposal."""
    kinds: defaultdict[Kind, list[str]] = defaultdict(list)
    for brief, scheme in schemes.items():
        for one in scheme.measures:
            kinds[Kind(one.id, one.title, one.worst, one.best)].append(brief)
    return _groups(kinds, sheet, schemes, briefs)


def total_groups(sheet: ScoreSheet, schemes: Mapping[str, Scheme], briefs: Mapping[str, str]) -> tuple[Group, ...]:
    """Members' totals, those of all briefs together whose totals have the same ends. `briefs` is by proposal."""
    kinds: defaultdict[Kind, list[str]] = defaultdict(list)
    for brief, scheme in schemes.items():
        kinds[Kind("", "Totals", *ends_of_total(scheme))].append(brief)
    return _groups(kinds, sheet, schemes, briefs)


def _groups(
    kinds: Mapping[Kind, list[str]], sheet: ScoreSheet, schemes: Mapping[str, Scheme], briefs: Mapping[str, str]
) -> tuple[Group, ...]:
    return tuple(
        Group(kind, tuple(several), sheet, {one: schemes[brief] for one, brief in briefs.items() if brief in several})
        for kind, several in kinds.items()
    )
