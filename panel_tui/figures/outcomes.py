"""Outcomes by kind of lead, region or size: who asked, who is above the line, and for how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

FEWEST = 5
"""How few proposals there may be for a share or a mean."""
MILLION = 100_000_000
"""In pence."""
SIZES = ("up to £500k", "£500k to £1m", "£1m to £2m", "above £2m")
"""The bands of asks; an ask on an edge belongs to the lower band."""
EDGES = (MILLION // 2, MILLION, 2 * MILLION)


class Case(NamedTuple):
    """One proposal: its class, its ask in pence, whether it is above the line, its calibrated score if it has one."""

    label: str
    ask: int
    above: bool
    calibrated: float | None


@dataclass(frozen=True)
class Outcome:
    """What became of the proposals of one class. Money is in pence; `funded` is what those above the line ask for.

    `mean` is that of the calibrated scores of `scored` proposals, None for fewer than 5 of them.
    """

    label: str
    proposals: int
    above: int
    asked: int
    funded: int
    scored: int
    mean: float | None

    @property
    def share(self) -> Fraction | None:
        """The share of the proposals that are above the line, of 1; None for fewer than 5 proposals."""
        return Fraction(self.above, self.proposals) if self.proposals >= FEWEST else None


def outcomes(cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """What became of each class, in the order in which the classes come."""
    classes: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        classes[case.label].append(case)
    return tuple(_outcome(label, several) for label, several in classes.items())


def size_of(ask: int) -> str:
    """The band of an ask in pence."""
    return SIZES[sum(ask > edge for edge in EDGES)]


def _outcome(label: str, cases: list[Case]) -> Outcome:
    scores = [case.calibrated for case in cases if case.calibrated is not None]
    return Outcome(
        label=label,
        proposals=len(cases),
        above=sum(case.above for case in cases),
        asked=sum(case.ask for case in cases),
        funded=sum(case.ask for case in cases if case.above),
        scored=len(scores),
        mean=sum(scores) / len(scores) if len(scores) >= FEWEST else None,
    )
