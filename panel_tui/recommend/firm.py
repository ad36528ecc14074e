"""How firm one proposal's outcome is, by the line or by the portfolio: safe, fragile, or a toss of a coin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.fragile import Firmness, firmness
from panel_tui.figures.slate import Funds, Slate, funded_by_line
from panel_tui.recommend.lines import Ranking

Verdict = Literal["safe", "fragile", "coin-toss"]
Way = Literal["line", "portfolio"]
"""By what is chosen who is funded."""
Reason = Literal["chance", "single score", "level", "ask", "weight"]
"""What tells against safe."""
TOSSED = (0.4, 0.6)
"""Between these chances of being in the money an outcome might as well have been drawn by lot."""
SMALL_ASK = Fraction(1, 20)
SMALL_WEIGHT = Fraction(1, 10)
"""Shares of an ask, and of a weight, that nobody would have defended to the last: what they turn is fragile."""
TOSSES: frozenset[Reason] = frozenset({"chance", "single score"})


@dataclass(frozen=True)
class Firm:
    """What would turn one outcome, with its chance of being funded; None where there is none."""

    found: Firmness
    chance: float | None
    way: Way = "line"

    @cached_property
    def against(self) -> tuple[Reason, ...]:
        """What keeps it from being safe."""
        return tuple(self._against())

    @property
    def verdict(self) -> Verdict | None:
        """How firm it is; None where no score, sum or weight decides."""
        if self.found.beyond:
            return None
        if TOSSES & set(self.against):
            return "coin-toss"
        return "fragile" if self.against else "safe"

    def _against(self) -> Iterator[Reason]:
        criteria = self.found.criteria
        low, high = TOSSED
        if self.found.beyond:
            return
        if self.chance is not None and low <= self.chance <= high:
            yield "chance"
        if any(one.alone for one in criteria):
            yield "single score"
        if any(one.levels == 1 for one in criteria):
            yield "level"
        if self.found.ask_change is not None and abs(self.found.ask_change) <= self.found.ask * SMALL_ASK:
            yield "ask"
        if any(one.weight_change is not None and abs(one.weight_change) <= SMALL_WEIGHT for one in criteria):
            yield "weight"


def firm(
    slate: Slate, ranked: Ranking, reference: str, chance: float | None, by_portfolio: Funds | None = None
) -> Firm:
    """How firm the outcome of a proposal is, by the line or as `by_portfolio` funds it; `slate` is that of `ranked`.

    Raises BadInput where there is no such proposal, or its brief is not judged at the stage.
    """
    brief = ranked.standing.proposal(reference).brief
    if brief not in ranked.schemes:
        raise BadInput(Fault(f"{reference} is not judged at the stage {ranked.stage}", "Name another with --stage."))
    rubric = ranked.standing.rubrics[brief]
    points = {one.id: rubric.scale_of(one.id).points for one in ranked.schemes[brief].measures}
    if by_portfolio is None:
        return Firm(firmness(slate, ranked.sheet, reference, points, funded_by_line), chance)
    found = firmness(slate, ranked.sheet, reference, points, by_portfolio, by_order=False)
    return Firm(found, chance, "portfolio")
