"""What the panel must discuss: scores far apart, on both sides of a floor, or too few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from panel_tui.figures.rounding import show_number, show_total
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import official, spread


@dataclass(frozen=True)
class Thresholds:
    """When to discuss: how far apart on a criterion or in total, in each scale's own points, and how few assessors."""

    criteria: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None
    assessors: int = 0


@dataclass(frozen=True)
class Flag:
    """One reason to discuss a proposal, and in words."""

    kind: Literal["spread", "floor", "total", "few"]
    criterion: str | None
    words: str


def must_discuss(sheet: ScoreSheet, proposal: str, scheme: Scheme, thresholds: Thresholds) -> tuple[Flag, ...]:
    """Why `proposal` must be discussed: as far apart as a threshold or farther, a floor that some cross, too few."""
    figures = official(sheet, proposal, scheme)
    flags = []
    for one in scheme.measures:
        apart = figures.settled[one.id].spread
        limit = thresholds.criteria.get(one.id)
        if apart is not None and limit is not None and apart >= limit:
            flags.append(Flag("spread", one.id, f"{one.title}: scores {show_number(apart)} apart"))
        if len({one.below_floor(score) for score in sheet.scores(proposal, one.id).values()}) == 2:
            flags.append(Flag("floor", one.id, f"{one.title}: scores on both sides of the floor"))
    apart = spread(figures.members.values())
    if apart is not None and thresholds.total is not None and apart >= thresholds.total:
        flags.append(Flag("total", None, f"members' totals {show_total(apart)} apart"))
    if figures.assessors < thresholds.assessors:
        flags.append(Flag("few", None, f"scored by {figures.assessors}, at least {thresholds.assessors} wanted"))
    return tuple(flags)
