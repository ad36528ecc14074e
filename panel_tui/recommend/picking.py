"""How often a panel like this one picks the truly best: for the method annex, about panels, never one proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from panel_tui.figures.accuracy import Accuracy, decision_accuracy
from panel_tui.moderate.agreement_figures import GroupFigures
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.reconciled import Reconciled


@dataclass(frozen=True)
class Picking:
    """Decision accuracy of one group of totals: how reliable a proposal's mean is, and what part is above the line.

    None where there is no reliability, or nothing with a place.
    """

    group: GroupFigures
    reliability: float | None
    funded: int
    proposals: int
    accuracy: Accuracy

    @property
    def sentence(self) -> str:
        """What it says, as a sentence; "" where it says nothing."""
        best = self.accuracy.funded_best
        if best is None or self.reliability is None:
            return ""
        start = f"{self.funded} of {self.proposals} proposals are above the line."
        size = f"the best {self.funded}"
        missed = self.accuracy.unfunded_best
        rest = "" if missed is None else f", and of 100 not funded {_hundred(missed)} would be"
        return (
            f"{start} Of 100 that panels like this one fund, {_hundred(best)} would truly be among {size}{rest} "
            f"(reliability of a proposal's mean: {self.reliability:.2f})."
        )


def picking(found: Reconciled, ranked: Ranking) -> Iterator[Picking]:
    """The decision accuracy of each group of totals."""
    for group in found.totals:
        lines = [ranked.lines[brief] for brief in group.briefs]
        placed = sum(row.place is not None for line in lines for row in line.rows)
        funded = sum(len(line.of("fund")) for line in lines)
        known = group.phi is not None and placed > 0
        accuracy = decision_accuracy(group.phi or 0.0, funded / placed) if known else Accuracy(None, None, None)
        yield Picking(group, group.phi, funded, placed, accuracy)


def picking_words(picks: Iterable[Picking]) -> Iterator[str]:
    """What they say, a sentence each, as it is printed and shown."""
    for one in picks:
        if one.sentence:
            yield f"How often such a panel picks the best, for the method annex: {one.sentence}"


def _hundred(share: float) -> str:
    return f"{round(100 * share)}"
