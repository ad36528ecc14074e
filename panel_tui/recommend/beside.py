"""Where each proposal stands by its calibrated score, beside its official place. Needs neither numpy nor scipy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from panel_tui.figures.line import Line, Row
from panel_tui.recommend.lines import Ranking

if TYPE_CHECKING:
    from panel_tui.recommend.uncertain import Certainty, Uncertain

By = Literal["place", "calibrated", "expected"]
"""What a brief's proposals are listed by: the official place, the calibrated score, or the expected rank."""
DIGITS = 9
"""Calibrated scores that are the same to so many digits are equal."""


@dataclass(frozen=True)
class Beside:
    """One proposal's place by its total and by its calibrated score, among those of its brief that are compared.

    `among` is how many these are, and `funded` how many of them are in the money: None where the brief falls into parts
    that are not compared. `by_calibrated` is None where the brief has no calibrated scores.
    """

    reference: str
    place: int
    among: int
    funded: int | None
    by_calibrated: int | None = None

    @property
    def shift(self) -> int:
        """How many places higher it would stand by its calibrated score; below 0: lower."""
        return 0 if self.by_calibrated is None else self.place - self.by_calibrated


def beside(ranked: Ranking, certain: Certainty | None) -> dict[str, Beside]:
    """The two places of every proposal that has them; of briefs without calibrated scores the official ones alone."""
    found: dict[str, Beside] = {}
    for line in ranked.lines.values():
        both = list(_compared(ranked, line, certain)) if certain else []
        found |= {one.reference: one for one in both or _official(line)}
    return found


def listed_by(line: Line, by: By, certain: Certainty | None, sides: Mapping[str, Beside]) -> list[Row]:
    """A brief's rows in the order of a figure, part by part; those without it after the others, as they stand."""
    if certain is None or by == "place":
        return list(line.rows)
    figures = certain.proposals

    def key(row: Row) -> tuple[bool, int, float]:
        side = sides.get(row.reference)
        if side is None or side.by_calibrated is None:
            return True, 0, 0.0
        one = figures[row.reference]
        return False, one.part, float(side.by_calibrated) if by == "calibrated" else one.expected_rank or 0.0

    return sorted(line.rows, key=key)


def _official(line: Line) -> Iterator[Beside]:
    placed = [row for row in line.rows if row.place is not None]
    for row in placed:
        yield Beside(row.reference, row.place or 0, len(placed), len(line.of("fund")))


def _compared(ranked: Ranking, line: Line, certain: Certainty) -> Iterator[Beside]:
    parts: defaultdict[int, list[tuple[Row, Uncertain]]] = defaultdict(list)
    for row in line.rows:
        one = certain.proposals.get(row.reference)
        if one is not None and one.expected_rank is not None:
            parts[one.part].append((row, one))
    for rows in parts.values():
        funded = sum(row.outcome == "fund" for row, _ in rows) if len(parts) == 1 else None
        merits = [_merit(ranked, one) for _, one in rows]
        places, upwards = sorted(row.place or 0 for row, _ in rows), sorted(merits)
        for (row, _), merit in zip(rows, merits, strict=True):
            place = bisect_left(places, row.place or 0) + 1
            better = len(rows) - bisect_right(upwards, merit)
            yield Beside(row.reference, place, len(rows), funded, better + 1)


def _merit(ranked: Ranking, one: Uncertain) -> Fraction:
    """A calibrated score so that higher is better."""
    return round(ranked.scheme(one.reference).merit(Fraction(one.calibrated)), DIGITS)
