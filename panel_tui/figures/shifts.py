"""First against later shifts: what was changed after a member's first word, and whether towards their colleagues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from panel_tui.figures.sheet import Cell, ScoreSheet


@dataclass(frozen=True)
class Shifts:
    """What became of `n` first scores that still have a score: how many were changed, and by how much on average.

    `mean` is over the changed ones, in points of the scale, above 0 where they are more generous now; None where none
    was changed. `towards` and `away` count those that came nearer to the median of the colleagues' first scores of the
    same proposal and criterion, or went farther from it. The others have no colleague there, or are as far on its other
    side.
    """

    n: int
    changed: int
    mean: Fraction | None
    towards: int
    away: int


def shifts(sheet: ScoreSheet, cells: Iterable[Cell], runs_down: bool = False) -> Shifts:
    """The shifts of these cells, from the first score to the one that counts. All must stand on one scale, which
    `runs_down` where a lower score is the better one."""
    n = towards = away = 0
    moved = []
    for cell in cells:
        first, now = sheet.first_mark(*cell).value, sheet.counted(*cell).value
        if first is None or now is None:
            continue
        n += 1
        if first == now:
            continue
        moved.append(first - now if runs_down else now - first)
        middle = _median_of_colleagues(sheet, cell)
        if middle is not None:
            towards += abs(now - middle) < abs(first - middle)
            away += abs(now - middle) > abs(first - middle)
    mean = sum(moved, Fraction(0)) / len(moved) if moved else None
    return Shifts(n, len(moved), mean, towards, away)


def _median_of_colleagues(sheet: ScoreSheet, cell: Cell) -> Fraction | None:
    colleagues = (one for one in sheet.assessors(cell.proposal) if one != cell.member)
    marks = (sheet.first_mark(cell.proposal, one, cell.criterion) for one in colleagues)
    scores = [mark.value for mark in marks if mark.value is not None]
    return median(scores) if scores else None
