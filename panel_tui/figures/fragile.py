"""How firm one outcome is: the smallest change of each kind that would turn it, all else being as it is.

A change goes the way that helps: up for who is not funded, down for who is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.figures.line import Bid
from panel_tui.figures.scheme import HUNDRED, Measure
from panel_tui.figures.sheet import Cell, ScoreSheet, scored
from panel_tui.figures.slate import Funds, Slate
from panel_tui.figures.totals import settle, with_score

TENTHS = 1_000
"""Weights are changed in tenths of a per cent of themselves."""
WIDEST = TENTHS // 2
"""A weight is changed by half of itself at most: beyond that it would be another rubric."""
COARSE = 50
"""The steps, in tenths, in which weights are tried where nothing says beforehand where a choice may turn."""
Points = Mapping[str, Sequence[Fraction]]
"""The points of each criterion's scale, by the criterion's id."""


@dataclass(frozen=True)
class Alone:
    """A member whose single score, moved from `before` by one level to `after`, turns the outcome."""

    member: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class OnCriterion:
    """What on one criterion would turn an outcome; None where nothing there does.

    `to` is the nearest point of the scale that the official score would have to be on, and `levels` how many points
    away that is. `alone` are there only where medians make the score. `weight_change` is a share of the weight.
    """

    criterion: str
    title: str
    score: Fraction | None
    to: Fraction | None = None
    levels: int | None = None
    alone: tuple[Alone, ...] = ()
    weight: Fraction | None = None
    weight_change: Fraction | None = None


@dataclass(frozen=True)
class Firmness:
    """The smallest changes that would turn one proposal's outcome.

    `ask_change` is in pence: above 0 the least more that it may not ask, below 0 what it would have to ask less; None
    where no other ask turns it. `beyond` where none of this decides: it is withdrawn, failed a gate, or is not judged.
    """

    reference: str
    funded: bool
    beyond: bool
    ask: int
    ask_change: int | None
    criteria: tuple[OnCriterion, ...]


def firmness(
    slate: Slate, sheet: ScoreSheet, reference: str, points: Points, funds: Funds, by_order: bool = True
) -> Firmness:
    """How firm the outcome of `reference` is, as `funds` chooses; `slate` is made of `sheet`.

    `by_order` says that a weight can turn the choice only where it changes the order or takes a total over the
    threshold, as with a line: weights are then tried at all such places, to a tenth of a per cent. Otherwise they are
    tried in steps of five per cent, and the first that turns it is halved down to a tenth of one. It is taken that who
    is helped by a level, or a penny, is not harmed by the next.
    """
    one = _One(slate, sheet.only(reference), reference, points, funds)
    beyond = _is_beyond(one.bid)
    return Firmness(
        reference=reference,
        funded=one.funded,
        beyond=beyond,
        ask=one.bid.ask,
        ask_change=None if beyond else one.ask_change(),
        criteria=tuple(
            OnCriterion(measure.id, measure.title, one.score(measure), weight=measure.weight)
            if beyond
            else one.on(measure, by_order)
            for measure in slate.contest_of(reference).scheme.measures
        ),
    )


def _is_beyond(bid: Bid) -> bool:
    figures = bid.figures
    return bid.withdrawn or bool(bid.failed_gates) or figures.total is None or (figures.partial and not bid.ruled)


class _One:
    """One proposal, as it is and as it might be."""

    def __init__(self, slate: Slate, own: ScoreSheet, reference: str, points: Points, funds: Funds) -> None:
        self.slate, self.own, self.reference, self.points, self.funds = slate, own, reference, points, funds
        self.contest = slate.contest_of(reference)
        self.bid = self.contest.bids[reference]
        self.funded = funds(slate, reference)

    def turns(self, slate: Slate) -> bool:
        """Whether the outcome would be the other one."""
        return self.funds(slate, self.reference) != self.funded

    def score(self, measure: Measure) -> Fraction | None:
        """What stands on a criterion."""
        return self.bid.figures.settled[measure.id].value

    def ask_change(self) -> int | None:
        """The least change of the ask that turns it. An ask is a penny at least, and all envelopes at most."""
        sign = 1 if self.funded else -1
        whole = sum(contest.envelope for contest in self.slate.contests.values())
        most = max(whole + 1 - self.bid.ask, 0) if self.funded else self.bid.ask - 1
        found = _first(most, lambda pence: self.turns(self._with(replace(self.bid, ask=self.bid.ask + sign * pence))))
        return None if found is None else sign * found

    def on(self, measure: Measure, by_order: bool) -> OnCriterion:
        """What turns it on one criterion."""
        score, weighs = self.score(measure), self.contest.scheme.total == "weighted" and measure.weight
        to, levels = (None, None) if score is None else self._level(measure, score)
        return OnCriterion(
            criterion=measure.id,
            title=measure.title,
            score=score,
            to=to,
            levels=levels,
            alone=tuple(self._alone(measure)),
            weight=measure.weight,
            weight_change=self._weight_change(measure, by_order) if weighs else None,
        )

    def _with(self, bid: Bid) -> Slate:
        return self.slate.with_bids(bid)

    def _turns_at(self, measure: Measure, score: Fraction) -> bool:
        figures = with_score(self.bid.figures, measure.id, score, self.contest.scheme)
        return self.turns(self._with(replace(self.bid, figures=figures)))

    def _onward(self, measure: Measure, score: Fraction) -> list[Fraction]:
        """The points of the scale from `score` on, the way that helps, the nearest first."""
        here, sign = measure.upright(score), -1 if self.funded else 1
        further = [one for one in self.points[measure.id] if sign * (measure.upright(one) - here) > 0]
        return sorted(further, key=lambda one: sign * measure.upright(one))

    def _level(self, measure: Measure, score: Fraction) -> tuple[Fraction, int] | tuple[None, None]:
        onward = self._onward(measure, score)
        found = _first(len(onward), lambda number: self._turns_at(measure, onward[number - 1]))
        return (None, None) if found is None else (onward[found - 1], found)

    def _alone(self, measure: Measure) -> Iterator[Alone]:
        # Where the panel agreed on a score, that stands whatever a member gave, and nothing turns.
        turning: dict[Fraction | None, bool] = {self.score(measure): False}
        for member, before in self.own.scores(self.reference, measure.id).items():
            onward = self._onward(measure, before)
            if not onward:
                continue
            moved = {**self.own.panel, Cell(self.reference, member, measure.id): scored(onward[0])}
            middle = settle(replace(self.own, panel=moved), self.reference, measure.id).value
            if middle not in turning:
                turning[middle] = middle is not None and self._turns_at(measure, middle)
            if turning[middle]:
                yield Alone(member, before, onward[0])

    def _weight_change(self, measure: Measure, by_order: bool) -> Fraction | None:
        brief = self.slate.briefs[self.reference]

        def turns(tenths: int) -> bool:
            return self.turns(self.slate.reweighed(brief, measure.id, Fraction(tenths, TENTHS)))

        if by_order:
            found = next((tenths for tenths in sorted(self._places(measure), key=_nearest) if turns(tenths)), None)
        else:
            found = _coarsely(turns)
        return None if found is None else Fraction(found, TENTHS)

    def _places(self, measure: Measure) -> set[int]:
        """The changes of a weight, in tenths, at which the order, or who is below the threshold, may have changed."""
        scheme = self.contest.scheme
        parts = {
            one.reference: (total, Fraction(0) if score is None else scheme.part(measure, score))
            for one in self.contest.bids.values()
            if (total := one.figures.total) is not None
            for score in (one.figures.settled[measure.id].value,)
        }
        total, part = parts[self.reference]
        # Who ties where total + change × part is the same for both; who is at the threshold where 100 × that is the
        # threshold × (100 + change × weight).
        equal = [(theirs - total, part - their_part) for theirs, their_part in parts.values()]
        if scheme.threshold is not None:
            limit, weight = scheme.threshold, measure.weight or Fraction(0)
            equal += [
                (HUNDRED * (limit - theirs), HUNDRED * their_part - limit * weight)
                for theirs, their_part in parts.values()
            ]
        crossings = (above / below * TENTHS for above, below in equal if below)
        return {tenths for crossing in crossings for tenths in _around(crossing) if abs(tenths) <= WIDEST}


def _around(crossing: Fraction) -> Iterator[int]:
    """The first tenths at and beyond a change, on the side of nought where it lies; of nought on both."""
    for sign in (1, -1):
        if sign * crossing >= 0:
            at, rest = divmod(sign * crossing, 1)
            yield sign * (int(at) + 1)
            if not rest and at:
                yield sign * int(at)


def _nearest(tenths: int) -> tuple[int, int]:
    return abs(tenths), -tenths


def _coarsely(turns: Callable[[int], bool]) -> int | None:
    for end in range(COARSE, WIDEST + 1, COARSE):
        found = [sign * _halved(end - COARSE, end, sign, turns) for sign in (1, -1) if turns(sign * end)]
        if found:
            return min(found, key=_nearest)
    return None


def _halved(low: int, high: int, sign: int, turns: Callable[[int], bool]) -> int:
    """A number that turns it, the one before which does not: `high` turns it, `low` does not."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if turns(sign * middle) else (middle, high)
    return high


def _first(most: int, turns: Callable[[int], bool]) -> int | None:
    """The first number from 1 to `most` that turns it; None where `most` does not."""
    if most < 1 or not turns(most):
        return None
    return _halved(0, most, 1, turns)
