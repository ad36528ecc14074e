"""Official totals: what the panel settled on each criterion, what that makes, and what it falls short of.

The method is `agreed_else_median`: on each criterion the agreed score, else the median of the members' counted scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median
from typing import Literal

from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet


@dataclass(frozen=True)
class Settled:
    """What stands on one criterion of one proposal: None where nobody scored it and nothing was agreed.

    `n` counts the members' scores that count; `spread` is the highest less the lowest of them, None for fewer than two.
    """

    value: Fraction | None
    how: Literal["agreed", "median"] | None
    n: int
    spread: Fraction | None


@dataclass(frozen=True)
class Official:
    """A proposal's official figures at one stage.

    `total` is None where there is no score to make it of. It is `partial` where a criterion that the total or a floor
    needs has no score: it is then made of what is there, and is not ranked without a recorded ruling. `out_of` is the
    best total that the criteria with a score allow.
    `members` holds the totals of those members who scored all that counts; `mean` and `median` are over these.
    `assessors` counts the members who gave any score that counts.
    """

    proposal: str
    settled: Mapping[str, Settled]
    total: Fraction | None
    out_of: Fraction
    partial: bool
    below_floor: tuple[str, ...]
    below_threshold: bool
    members: Mapping[str, Fraction]
    mean: Fraction | None
    median: Fraction | None
    assessors: int

    @property
    def method(self) -> str:
        """How the scores were settled: "agreed", "median", or "agreed, else median" where both occur."""
        ways = {one.how for one in self.settled.values() if one.how}
        return "agreed, else median" if len(ways) == 2 else "".join(ways)

    @property
    def unscored(self) -> tuple[str, ...]:
        """The criteria on which nothing stands."""
        return tuple(criterion for criterion, one in self.settled.items() if one.value is None)

    @property
    def scores(self) -> dict[str, Fraction]:
        """The scores that stand, by criterion."""
        return {criterion: one.value for criterion, one in self.settled.items() if one.value is not None}


def official(sheet: ScoreSheet, proposal: str, scheme: Scheme) -> Official:
    """The official figures of `proposal`, exactly."""
    settled = {one.id: settle(sheet, proposal, one.id) for one in scheme.measures}
    assessors = len({one for criterion in settled for one in sheet.scores(proposal, criterion)})
    return _made_of(proposal, settled, scheme, member_totals(sheet, proposal, scheme), assessors)


def with_score(figures: Official, criterion: str, score: Fraction, scheme: Scheme) -> Official:
    """The same with another score standing on `criterion`; members' own totals stay as they gave them."""
    settled = {**figures.settled, criterion: replace(figures.settled[criterion], value=score)}
    return _made_of(figures.proposal, settled, scheme, figures.members, figures.assessors)


def _made_of(
    proposal: str, settled: Mapping[str, Settled], scheme: Scheme, members: Mapping[str, Fraction], assessors: int
) -> Official:
    scores = {criterion: one.value for criterion, one in settled.items() if one.value is not None}
    total = scheme.total_of(scores)
    whole = all(one.id in scores for one in scheme.needed)
    return Official(
        proposal=proposal,
        settled=settled,
        total=total,
        out_of=scheme.best_total(scores),
        partial=total is not None and not whole,
        below_floor=tuple(one.id for one in scheme.measures if one.id in scores and one.below_floor(scores[one.id])),
        below_threshold=total is not None and scheme.below_threshold(total),
        members=members,
        mean=sum(members.values(), Fraction(0)) / len(members) if members else None,
        median=median(members.values()) if members else None,
        assessors=assessors,
    )


def settle(sheet: ScoreSheet, proposal: str, criterion: str) -> Settled:
    """What stands on `criterion`: the agreed score, else the median of the counted ones, else nothing."""
    scores = sheet.scores(proposal, criterion).values()
    agreed = sheet.agreed.get((proposal, criterion))
    if agreed is not None:
        return Settled(agreed, "agreed", len(scores), spread(scores))
    if scores:
        return Settled(median(scores), "median", len(scores), spread(scores))
    return Settled(None, None, 0, None)


def member_totals(sheet: ScoreSheet, proposal: str, scheme: Scheme) -> dict[str, Fraction]:
    """The total that each member alone would give `proposal`, of those members who scored all that counts."""
    totals = {}
    for member in sheet.assessors(proposal):
        scores = sheet.scores_of(proposal, member)
        total = scheme.total_of(scores)
        if total is not None and all(one.id in scores for one in scheme.counting):
            totals[member] = total
    return totals


def spread(scores: Iterable[Fraction]) -> Fraction | None:
    """How far the highest score is from the lowest; None for fewer than two scores."""
    given = sorted(scores)
    return given[-1] - given[0] if len(given) > 1 else None
