"""The ranking with its uncertainty: beside every official total the calibrated one, and the places it may well have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from panel_tui.figures.calibration import Calibration, Mode, why_no_figure
from panel_tui.figures.line import Line, Row
from panel_tui.figures.parts import is_balanced
from panel_tui.figures.ranks import chances_in_money, likely_places
from panel_tui.figures.ratings import Floats
from panel_tui.moderate.reconciling import Reconciling
from panel_tui.recommend.lines import Ranking

SEED = 2017
"""The seed of the drawn orders: the same scores give the same figures, byte for byte."""


@dataclass(frozen=True)
class Uncertain:
    """One proposal's calibrated figures, on the total's own scale.

    `among` counts the proposals of its brief that it is ranked with; `expected_rank` lies between 1 and that. It is
    None, as `rank_50` (the likely places at 50%), `rank_90` and `chance_in_money` are, where it has no place to
    compare. `in_band` says that it cannot be told apart from the last one in the money.
    """

    reference: str
    calibrated: float
    calibrated_sd: float
    part: int
    among: int = 0
    expected_rank: float | None = None
    rank_50: tuple[int, int] | None = None
    rank_90: tuple[int, int] | None = None
    chance_in_money: float | None = None
    in_band: bool = False


@dataclass(frozen=True)
class Certainty:
    """How sure a ranking is, in one mode. `intervals` are there once orders have been drawn; `cautions` are by brief,
    the sentences that hold for the whole of it."""

    mode: Mode
    proposals: Mapping[str, Uncertain]
    cautions: Mapping[str, tuple[str, ...]]
    has_intervals: bool


def certainty(ranked: Ranking, figures: Reconciling, mode: Mode = "estimated", intervals: bool = True) -> Certainty:
    """How sure `ranked` is, by the panel's `figures` at the same stage.

    Without `intervals` only what is exact and quick: calibrated scores and expected ranks.
    """
    found: dict[str, Uncertain] = {}
    cautions: dict[str, tuple[str, ...]] = {}
    for group in figures.totals:
        calibration = figures.calibration(group, mode)
        drawn = calibration.draws(SEED) if calibration and intervals else None
        for brief in group.briefs:
            if calibration is None:
                cautions[brief] = (why_no_figure(group.ratings),)
                continue
            here = _Brief(ranked.lines[brief], calibration)
            found |= here.figures(drawn)
            cautions[brief] = tuple(here.cautions())
    return Certainty(mode, found, cautions, intervals)


class _Brief:
    """One brief within the calibration of its totals."""

    def __init__(self, line: Line, calibration: Calibration) -> None:
        self.line = line
        self.calibration = calibration
        ratings = calibration.ratings
        numbers = {reference: number for number, reference in enumerate(ratings.proposals)}
        self.rows = [row for row in line.rows if row.reference in numbers]
        self.number = {row.reference: numbers[row.reference] for row in self.rows}
        placed = [row for row in self.rows if row.place is not None]
        parts = {row.reference: int(calibration.parts[numbers[row.reference]]) for row in placed}
        self.by_part = [[row for row in placed if parts[row.reference] == part] for part in sorted(set(parts.values()))]

    def figures(self, drawn: Floats | None) -> dict[str, Uncertain]:
        """The figures of each of its proposals that somebody scored in full; with likely places if orders are drawn."""
        calibration = self.calibration
        found = {
            reference: Uncertain(
                reference,
                calibration.ratings.own(float(calibration.calibrated[number])),
                float(calibration.calibrated_sd[number]),
                int(calibration.parts[number]) + 1,
            )
            for reference, number in self.number.items()
        }
        for rows in self.by_part:
            among = np.array([self.number[row.reference] for row in rows], dtype=np.intp)
            ranks = calibration.expected_ranks(among)
            for row, rank in zip(rows, ranks, strict=True):
                found[row.reference] = replace(found[row.reference], among=len(rows), expected_rank=float(rank))
            if drawn is not None:
                found |= self._with_places(rows, drawn[among], found)
        return found

    def _with_places(self, rows: list[Row], drawn: Floats, found: dict[str, Uncertain]) -> dict[str, Uncertain]:
        asks = np.array([row.ask for row in rows], dtype=np.int64)
        likely, chances = likely_places(drawn), chances_in_money(drawn, asks, self.line.envelope)
        funded = sum(row.outcome == "fund" for row in rows)
        whole = len(self.by_part) == 1
        return {
            row.reference: replace(
                found[row.reference],
                rank_50=(int(likely.low_50[at]), int(likely.high_50[at])),
                rank_90=(int(likely.low_90[at]), int(likely.high_90[at])),
                # Where the brief falls into parts, no order of all of it says down to whom the money reaches.
                chance_in_money=float(chances[at]) if whole else None,
                in_band=whole and bool(likely.low_50[at] <= funded < likely.high_50[at]),
            )
            for at, row in enumerate(rows)
        }

    def cautions(self) -> Iterator[str]:
        """What holds for the whole brief, a sentence each."""
        calibration = self.calibration
        placed = [row.reference for rows in self.by_part for row in rows]
        if len(self.by_part) > 1:
            several = "; ".join(", ".join(row.reference for row in rows) for rows in self.by_part)
            yield f"These share no readers and are not compared: {several}. Places are within each of them."
        if calibration.no_proposal_differs:
            yield "No difference between proposals can be told from chance: every order is as likely."
        elif len(placed) > 1 and is_balanced(calibration.ratings, np.array([self.number[one] for one in placed])):
            yield "The same members scored all of these: severity cannot change the order here."
        elif calibration.mode == "estimated" and calibration.no_member_differs:
            yield "Members do not differ in strictness beyond chance: calibrating changes no order by it."
        unscored = [row.reference for row in self.line.rows if row.place is not None and row.reference not in placed]
        if unscored:
            yield f"Nobody scored all that counts, so there is no calibrated score: {', '.join(unscored)}."
