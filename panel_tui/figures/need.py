"""How much of the panel's time a proposal needs: how far apart members are, times how close it stands to the line.

Both run from 0 to 1 and are exact. A proposal on which all agree needs no talk, and neither does one that no talk could
move across the line: it is the product that puts an item first, never its rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from panel_tui.figures.line import Line
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import Official, spread

NO_LINE = Fraction(1, 2)
"""How close a proposal stands where there is no line, or where it has no total."""


def needs(
    sheet: ScoreSheet, scheme: Scheme, line: Line, figures: Mapping[str, Official], apart: Fraction | None
) -> dict[str, Fraction]:
    """How much each proposal of one brief's `line` needs the panel's time; `apart` is the total's own threshold."""
    at, within = line_at(line), reach_of(scheme, apart)
    return {
        row.reference: disagreement(sheet, row.reference, scheme) * closeness(figures[row.reference].total, at, within)
        for row in line.rows
    }


def disagreement(sheet: ScoreSheet, proposal: str, scheme: Scheme) -> Fraction:
    """How far apart members are on the criteria that make the total: each spread as a part of its scale, averaged.

    It is averaged by what each criterion weighs in the total: its weight or, where scores are added up, the reach of
    its scale. A criterion that fewer than two members scored says nothing, and is left out; 0 where all are.
    """
    found = []
    for one in scheme.counting:
        apart = spread(sheet.scores(proposal, one.id).values())
        if apart is not None:
            found.append((_weight(one, scheme), apart / _reach(one)))
    whole = sum((weight for weight, _ in found), Fraction(0))
    return sum((weight * part for weight, part in found), Fraction(0)) / whole if whole else Fraction(0)


def closeness(total: Fraction | None, at: Fraction | None, within: Fraction) -> Fraction:
    """How close `total` is to the line `at`: 1 on it, falling evenly to 0 for `within` and more away; ½ without one."""
    if total is None or at is None:
        return NO_LINE
    return max(Fraction(0), 1 - abs(total - at) / within)


def line_at(line: Line) -> Fraction | None:
    """The total at which a brief's line lies: midway between the last that fits the envelope and the first that does
    not. None where there is no such place: all of them fit, or none does."""
    inside = [row.total for row in line.of("fund") if row.total is not None]
    outside = [row.total for row in line.of("reserve") if row.total is not None]
    return (inside[-1] + outside[0]) / 2 if inside and outside else None


def reach_of(scheme: Scheme, apart: Fraction | None) -> Fraction:
    """How far from the line a total is still close: the threshold from which totals are far apart, where there is one.

    Otherwise a quarter of the best total or, where one criterion is the total, of the reach of its scale.
    """
    if apart:
        return apart
    whole = _reach(scheme.counting[0]) if scheme.total == "overall" else scheme.best_total()
    return whole / 4


def _weight(one: Measure, scheme: Scheme) -> Fraction:
    return _reach(one) if scheme.total == "sum" else one.weight or Fraction(1)


def _reach(one: Measure) -> Fraction:
    return abs(one.best - one.worst)
