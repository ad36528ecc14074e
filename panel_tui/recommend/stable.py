"""How stable a stage's awards are: with other weights, without a member, over all plausible orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panel_tui.figures.slate import Slate, chosen_by_line
from panel_tui.figures.stability import LeftOut, Weighed, by_weight, scorers, without_each
from panel_tui.recommend.lines import Ranking

if TYPE_CHECKING:
    from panel_tui.recommend.uncertain import Uncertain


@dataclass(frozen=True)
class Drawn:
    """In what share of the plausible orders the money reaches a proposal; None where nothing can be told."""

    reference: str
    brief: str
    funded: bool
    chance: float | None


@dataclass(frozen=True)
class Stability:
    """All of it. What changes most comes first; members between whom nothing tells stand in the order of their ids."""

    awards: int
    weights: tuple[Weighed, ...]
    members: tuple[LeftOut, ...]
    drawn: tuple[Drawn, ...]

    @property
    def known(self) -> tuple[Drawn, ...]:
        """Those with a chance."""
        return tuple(one for one in self.drawn if one.chance is not None)

    @property
    def expected_lost(self) -> float | None:
        """How many of the awards with a chance would go to somebody else, on average over the plausible orders."""
        funded = [one.chance for one in self.known if one.funded and one.chance is not None]
        return sum(1.0 - chance for chance in funded) if funded else None


def stable(
    slate: Slate,
    ranked: Ranking,
    certain: Mapping[str, Uncertain],
    heard: Callable[[int, int], None] = lambda done, of: None,
) -> Stability:
    """How stable the awards by the line are; `slate` is that of `ranked`, `certain` its certainty, by reference.

    `heard` hears how many members, of how many, have been left out so far.
    """
    weights = sorted(by_weight(slate, chosen_by_line), key=lambda one: -one.number)
    members, number = [], len(scorers(slate, ranked.sheet))
    for one in without_each(slate, ranked.sheet, chosen_by_line):
        members.append(one)
        heard(len(members), number)
    members.sort(key=_told)
    drawn = []
    for brief, line in ranked.lines.items():
        for row in line.rows:
            sure = certain.get(row.reference)
            drawn.append(Drawn(row.reference, brief, row.outcome == "fund", sure.chance_in_money if sure else None))
    return Stability(sum(one.funded for one in drawn), tuple(weights), tuple(members), tuple(drawn))


def _told(one: LeftOut) -> tuple[int, tuple[str, ...], tuple[str, ...], str]:
    """By what is told of a member, so that the place in the list says no more."""
    return -one.swing.number, one.swing.gained, one.swing.lost, one.member
