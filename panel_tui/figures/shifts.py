"""First against later shifts: what was changed after a member's first word, and whether towards their colleagues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True)
class Moves:
    """What a further round moved: of `n` scores of those who took part, `up` are more generous than the first score and
    `down` less; `mean` is by how many points on average, of those that moved (None without any).

    `apart_first` and `apart_now` are how far the highest score lay from the lowest, on average over the proposals and
    criteria that two or more have scored: of all their scores, whoever took part; None where there are none.
    """

    n: int
    up: int
    down: int
    mean: Fraction | None
    apart_first: Fraction | None
    apart_now: Fraction | None


def moves(sheet: ScoreSheet, took_part: Iterable[Cell], runs_down: bool = False) -> Moves:
    """What became of the first scores in the cells of those who `took_part`. All must stand on one scale, which
    `runs_down` where a lower score is the better one."""
    n, steps = 0, []
    lists: dict[tuple[str, str], None] = {}
    for cell in took_part:
        lists[cell.proposal, cell.criterion] = None
        first, now = sheet.first_mark(*cell).value, sheet.counted(*cell).value
        if first is not None and now is not None:
            n += 1
            if first != now:
                steps.append(first - now if runs_down else now - first)
    before, after = [], []
    for proposal, criterion in lists:
        both = [
            (first.value, now.value)
            for first, now in (
                (sheet.first_mark(proposal, one, criterion), sheet.counted(proposal, one, criterion))
                for one in sheet.assessors(proposal)
            )
            if first.value is not None and now.value is not None
        ]
        if len(both) > 1:
            before.append(_reach(first for first, _ in both))
            after.append(_reach(now for _, now in both))
    up = sum(step > 0 for step in steps)
    return Moves(n, up, len(steps) - up, _mean([abs(step) for step in steps]), _mean(before), _mean(after))


def _reach(scores: Iterable[Fraction]) -> Fraction:
    low, *_, high = sorted(scores)
    return high - low


def _mean(numbers: Sequence[Fraction]) -> Fraction | None:
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else None


def _median_of_colleagues(sheet: ScoreSheet, cell: Cell) -> Fraction | None:
    colleagues = (one for one in sheet.assessors(cell.proposal) if one != cell.member)
    marks = (sheet.first_mark(cell.proposal, one, cell.criterion) for one in colleagues)
    scores = [mark.value for mark in marks if mark.value is not None]
    return median(scores) if scores else None
