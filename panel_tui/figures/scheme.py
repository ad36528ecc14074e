"""What the arithmetic needs to know of one stage of a rubric: its scales, weights, floors and how its total is made."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from panel_tui.faults import Faults
from panel_tui.figures.rounding import show_apart, show_number

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Measure:
    """One scored criterion. Its scale runs from `worst` to `best`; `best` below `worst` runs down (1 best to 9)."""

    id: str
    title: str
    worst: Fraction
    best: Fraction
    weight: Fraction | None = None
    floor: Fraction | None = None

    @property
    def runs_down(self) -> bool:
        """Whether a lower score is the better one."""
        return self.best < self.worst

    @property
    def top(self) -> Fraction:
        """The highest number on the scale: what the best score counts as once a scale that runs down is mirrored."""
        return max(self.worst, self.best)

    def upright(self, score: Fraction) -> Fraction:
        """`score` so that higher is better: as it is, or mirrored (1 of 1-9 becomes 9) where the scale runs down."""
        return self.worst + self.best - score if self.runs_down else score

    def in_upper_half(self, score: Fraction) -> bool:
        """Whether `score` lies in the better half of the scale: at its middle or better."""
        return 2 * self.upright(score) >= self.worst + self.best

    def below_floor(self, score: Fraction) -> bool:
        """Whether the unweighted `score` is worse than the floor: under it, or over it where the scale runs down."""
        return self.floor is not None and self.upright(score) < self.upright(self.floor)


@dataclass(frozen=True)
class Scheme:
    """How one stage scores: its measures and how they make the total.

    `weighted` adds weight × share and runs from 0 to 100; `sum` adds the scores, mirrored where a scale
    runs down; `overall` takes the score of one criterion, on that criterion's own scale, as it stands.
    `share` says what part of its weight a score earns: `of_top` (upright score / top of the scale: 3 of 0-5
    is 3/5, 1 of 1-5 still earns 1/5) or `of_range` (the way from worst to best: 1 of 1-5 earns nothing).
    `threshold` is on the total's own scale. `priority` names criteria for tie-breaks, the first first.
    Raises BadInput, naming every fault, where no total could be computed.
    """

    measures: tuple[Measure, ...]
    total: Literal["weighted", "sum", "overall"] = "weighted"
    share: Literal["of_top", "of_range"] = "of_top"
    overall: str | None = None
    threshold: Fraction | None = None
    priority: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = Faults()
        _check_measures(self, faults)
        _check_total(self, faults)
        faults.stop()

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        """The measures by their id, in the rubric's order."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def counting(self) -> tuple[Measure, ...]:
        """The measures that make the total: all of weight, all of a sum, or the overall one."""
        if self.total == "overall":
            return tuple(one for one in self.measures if one.id == self.overall)
        return tuple(one for one in self.measures if self.total == "sum" or one.weight)

    @cached_property
    def needed(self) -> tuple[Measure, ...]:
        """The measures without which a proposal is not fully judged: those that count, and those with a floor."""
        return tuple(one for one in self.measures if one in self.counting or one.floor is not None)

    def share_of(self, criterion: str, score: Fraction) -> Fraction:
        """The part of full marks that `score` earns on `criterion`; higher is better whichever way the scale runs."""
        measure = self.by_id[criterion]
        if self.share == "of_range":
            return (score - measure.worst) / (measure.best - measure.worst)
        return measure.upright(score) / measure.top

    def total_of(self, scores: Mapping[str, Fraction]) -> Fraction | None:
        """The total that `scores` (by criterion) make, of those there; None where none of them counts."""
        there = [(one, scores[one.id]) for one in self.counting if one.id in scores]
        if not there:
            return None
        return sum((self.part(measure, score) for measure, score in there), Fraction(0))

    def best_total(self, criteria: Container[str] | None = None) -> Fraction:
        """The best total there can be, of all criteria or of some of them: the 100 in "54.0 of 100"."""
        best = {one.id: one.best for one in self.counting if criteria is None or one.id in criteria}
        return self.total_of(best) or Fraction(0)

    def merit(self, total: Fraction) -> Fraction:
        """`total` so that higher is better: mirrored where it is the score of a scale that runs down."""
        return self.counting[0].upright(total) if self.total == "overall" else total

    def below_threshold(self, total: Fraction) -> bool:
        """Whether `total` is worse than the threshold, if there is one."""
        return self.threshold is not None and self.merit(total) < self.merit(self.threshold)

    def part(self, measure: Measure, score: Fraction) -> Fraction:
        """What `score` on one of the measures that count adds to the total."""
        if self.total == "overall":
            return score
        if self.total == "sum":
            return measure.upright(score)
        return (measure.weight or Fraction(0)) * self.share_of(measure.id, score)


def _check_measures(scheme: Scheme, faults: Faults) -> None:
    if len({one.id for one in scheme.measures}) != len(scheme.measures):
        faults.add("two criteria have the same id", "Give each criterion an id of its own.")
    for one in scheme.measures:
        if one.worst == one.best:
            faults.add("the scale's worst and best score are the same", "Give it two ends.", one.title)
        elif scheme.share == "of_top" and (one.top <= 0 or min(one.worst, one.best) < 0):
            faults.add(
                "the scale has scores below 0, so a share of its top says nothing", 'Use share = "of_range".', one.title
            )
        low, high = sorted((one.worst, one.best))
        if one.floor is not None and not low <= one.floor <= high:
            ends = f"{show_number(low)} and {show_number(high)}"
            faults.add(f"the floor is not between {ends}", "Set it to a point of the scale.", one.title)


def _check_total(scheme: Scheme, faults: Faults) -> None:
    ids = {one.id for one in scheme.measures}
    weights = [one.weight for one in scheme.measures if one.weight is not None]
    if scheme.total == "weighted":
        if any(weight < 0 for weight in weights):
            faults.add("a weight is below 0", "Use weights of 0 or more.")
        weighed = sum(weights, Fraction(0))
        if weighed != HUNDRED:
            faults.add(f"the weights sum to {show_apart(weighed, HUNDRED)[0]}", "Make them sum to 100.")
    if scheme.total == "overall" and scheme.overall not in ids:
        faults.add("the criterion that is the overall total is not scored at this stage", "Name one that is.")
    for criterion in scheme.priority:
        if criterion not in ids:
            faults.add(f"the priority criterion {criterion} is not scored at this stage", "Name one that is.")
