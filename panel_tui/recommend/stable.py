"""How stable a stage's awards are: with other weights, without a member, over all plausible orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from panel_tui.figures.slate import Choose, Slate, chosen_by_line
from panel_tui.figures.stability import LeftOut, Weighed, by_weight, scorers, without_each
from panel_tui.recommend.firm import Way
from panel_tui.recommend.lines import Ranking


@dataclass(frozen=True)
class Drawn:
    """In what share of the plausible orders a proposal is funded; None where nothing can be told."""

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
    way: Way = "line"

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
    chances: Mapping[str, float | None],
    heard: Callable[[int, int], None] = lambda done, of: None,
    by_portfolio: Choose | None = None,
) -> Stability:
    """How stable the awards are, by the line or as `by_portfolio` chooses; `slate` is that of `ranked`.

    `chances` are those to be funded over all plausible orders, by reference. `heard` hears how many members, of how
    many, have been left out so far.
    """
    choose = by_portfolio or chosen_by_line
    now = choose(slate)
    weights = sorted(by_weight(slate, choose), key=lambda one: -one.number)
    members, number = [], len(scorers(slate, ranked.sheet))
    for one in without_each(slate, ranked.sheet, choose):
        members.append(one)
        heard(len(members), number)
    members.sort(key=_told)
    drawn = tuple(
        Drawn(row.reference, brief, row.reference in now, chances.get(row.reference))
        for brief, line in ranked.lines.items()
        for row in line.rows
    )
    way: Way = "portfolio" if by_portfolio else "line"
    return Stability(len(now), tuple(weights), tuple(members), drawn, way)


def _told(one: LeftOut) -> tuple[int, tuple[str, ...], tuple[str, ...], str]:
    """By what is told of a member, so that the place in the list says no more."""
    return -one.swing.number, one.swing.gained, one.swing.lost, one.member
