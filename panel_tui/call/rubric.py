"""A brief's rubric: its gates, criteria, scales, floors, weights and money."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from panel_tui.call.exact import show_exact
from panel_tui.call.part import Exact, Id, Line, Ordered, Part, Pence, Text


class Gate(Part):
    """An eligibility check before scoring: pass, partial or fail."""

    id: Id
    title: Line
    guidance: Text = ""


class Level(Part):
    """One point of a scale."""

    value: Exact
    label: Line
    meaning: Text = ""
    test: Text = ""


class Scale(Part):
    """The points a score may take, from `worst` to `best` in steps; `best` below `worst` runs down (1 best to 9)."""

    worst: Exact
    best: Exact
    step: Exact = Fraction(1)
    levels: tuple[Level, ...] = ()

    @property
    def low(self) -> Fraction:
        """The lowest number on the scale, whichever way it runs."""
        return min(self.worst, self.best)

    @property
    def high(self) -> Fraction:
        """The highest number on the scale, whichever way it runs."""
        return max(self.worst, self.best)

    def allows(self, score: Fraction) -> bool:
        """Whether `score` is one of the scale's points."""
        return self.low <= score <= self.high and (score - self.low) % self.step == 0

    @property
    def points(self) -> tuple[Fraction, ...]:
        """Its points, the lowest number first."""
        return tuple(self.low + self.step * number for number in range(int((self.high - self.low) / self.step) + 1))

    @property
    def words(self) -> str:
        """The scale as a person would say it: "0 to 5", "1 (best) to 9 in steps of 0.5"."""
        best = " (best)" if self.best < self.worst else ""
        steps = "" if self.step == 1 else f" in steps of {show_exact(self.step)}"
        return f"{show_exact(self.low)}{best} to {show_exact(self.high)}{steps}"


class Criterion(Part):
    """What is scored. An unscored criterion (`scored = false`) is read and commented on only."""

    LATER: ClassVar[frozenset[str]] = frozenset({"sections"})

    id: Id
    title: Line
    stages: tuple[str, ...]
    scale: str
    weight: Exact | None = None
    floor: Exact | None = None
    guidance: Text = ""
    anchors: Ordered[Text] = Field(default_factory=dict)
    """What a score means in this brief, by the score as text: "0", "2.5"."""
    scored: bool = True
    must_discuss: Exact | None = None
    """Two scores this far apart (in points of the scale) must be discussed; None leaves it to the call."""
    sections: tuple[Line, ...] = ()
    """Titles of the sections of proposals that answer it, as proposals may have them."""


class StageRule(Part):
    """How one stage of the rubric makes a proposal's total."""

    total: Literal["weighted", "sum", "overall"]
    share: Literal["of_top", "of_range"] = "of_top"
    overall: str | None = None
    threshold: Exact | None = None
    must_discuss: Exact | None = None


class Rubric(Part):
    """One brief's rubric, as read from its TOML file and checked as a whole. `envelope` is in pence."""

    id: Id
    title: Line
    area: Text = ""
    status: Text = ""
    source: Text = ""
    strands: Ordered[Line] = Field(default_factory=dict)
    envelope: Pence
    gates: tuple[Gate, ...] = ()
    scales: Ordered[Scale]
    criteria: tuple[Criterion, ...]
    priority: tuple[str, ...] = ()
    stages: Ordered[StageRule]
    flags: tuple[Line, ...] = ()
    conditions: tuple[Line, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """The criteria by their id."""
        return {criterion.id: criterion for criterion in self.criteria}

    def scored_at(self, stage: str) -> tuple[Criterion, ...]:
        """The criteria that are scored at `stage`, in the rubric's order."""
        return tuple(one for one in self.criteria if one.scored and stage in one.stages)

    def scale_of(self, criterion: str) -> Scale:
        """The scale on which `criterion` is scored."""
        return self.scales[self.by_id[criterion].scale]
