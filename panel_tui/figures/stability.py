"""How stable a stage's awards are: which of them change with a weight, or without a member."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.slate import Choose, Chosen, Slate

FIFTH = Fraction(1, 5)
"""By how much of itself each weight is changed."""


@dataclass(frozen=True)
class Swing:
    """Who would be funded besides, and who no more; sorted."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many outcomes change."""
        return len(self.gained) + len(self.lost)


@dataclass(frozen=True)
class Weighed:
    """What changes with the weight of one criterion, a fifth less and a fifth more, in all `briefs` that weigh it."""

    criterion: str
    title: str
    briefs: tuple[str, ...]
    less: Swing
    more: Swing

    @property
    def number(self) -> int:
        """How many outcomes change at most."""
        return max(self.less.number, self.more.number)


@dataclass(frozen=True)
class LeftOut:
    """What changes without one member's scores."""

    member: str
    swing: Swing


def by_weight(slate: Slate, choose: Choose) -> Iterator[Weighed]:
    """What changes with each criterion's weight, in the rubrics' order; of what has no weight nothing is said."""
    now = choose(slate)
    shared: dict[tuple[str, str], list[str]] = {}
    for brief, contest in slate.contests.items():
        if contest.bids and contest.scheme.total == "weighted":
            for measure in contest.scheme.counting:
                shared.setdefault((measure.id, measure.title), []).append(brief)
    for (criterion, title), briefs in shared.items():
        less, more = (_reweighed(slate, briefs, criterion, change) for change in (-FIFTH, FIFTH))
        yield Weighed(criterion, title, tuple(briefs), _swing(now, choose(less)), _swing(now, choose(more)))


def without_each(slate: Slate, sheet: ScoreSheet, choose: Choose) -> Iterator[LeftOut]:
    """What changes without each member in turn of those who scored, sorted by id."""
    now = choose(slate)
    for member in scorers(slate, sheet):
        yield LeftOut(member, _swing(now, choose(slate.without(member, sheet))))


def scorers(slate: Slate, sheet: ScoreSheet) -> tuple[str, ...]:
    """The members who have a score that counts on any proposal of `slate`, sorted."""
    given = (pair for values in sheet.counted_values.values() for pair in values)
    return tuple(sorted({member for reference, member in given if reference in slate.briefs}))


def _reweighed(slate: Slate, briefs: list[str], criterion: str, change: Fraction) -> Slate:
    for brief in briefs:
        slate = slate.reweighed(brief, criterion, change)
    return slate


def _swing(now: Chosen, then: Chosen) -> Swing:
    return Swing(tuple(sorted(then - now)), tuple(sorted(now - then)))
