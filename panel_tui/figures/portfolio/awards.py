"""How much each funded proposal is awarded: as much as the rules allow, where it counts most, to the penny.

A solver finds the awards in floating point. What it leaves between the least and the ask of a proposal is then settled
in whole steps from there, so that every rule is kept: in whole pounds, and in pence where whole pounds do not come out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from time import monotonic

from panel_tui.figures.portfolio.building import THOUSAND
from panel_tui.figures.portfolio.checking import broken, counted, counts, total
from panel_tui.figures.portfolio.model import Limit, Option, Problem
from panel_tui.figures.portfolio.programme import Linear, Row, best

POUND, PENNY = 100, 1
SAME = 0.5
"""Pence by which a solver's award may miss the least or the ask and still be meant to be it."""
FAR = 10_000
"""How many steps an award is moved at most from where the solver left it."""
CLEAR = 1e-5
"""By how many steps the awards keep clear of every limit, where floating point has come too near."""


@dataclass(frozen=True)
class Move:
    """An award of an option may be moved from `start` by a number of steps between `lower` and `upper`."""

    option: Option
    start: int
    step: int
    lower: int
    upper: int

    def by(self, steps: float) -> int:
        """The award after so many steps, as a solver means them: the least, the ask, or else pence rounded down."""
        award = self.start + steps * self.step
        if award > self.option.ask - SAME:
            return self.option.ask
        return self.option.least if award < self.option.least + SAME else int(award)


@dataclass(frozen=True)
class Steps:
    """Whether only whole steps are taken, in which unit of money limits are counted, and how clear of them to keep."""

    whole: bool
    unit: int
    clear: float = 0.0


def awards_of(problem: Problem, funded: Sequence[Option], seconds: float) -> Mapping[str, int] | None:
    """Awards for these options that keep every rule and count most; None where whole pence allow none."""
    end = monotonic() + seconds
    partial = [option for option in funded if option.least < option.ask]
    whole = [Move(option, option.least, option.ask - option.least, 0, 1) for option in partial]
    parts = _moved(problem, [(option, option.ask) for option in funded], whole, end, Steps(False, THOUSAND))
    if parts is None:
        return None
    awards = {option.reference: option.ask for option in funded}
    awards |= {move.option.reference: move.by(part) for move, part in zip(whole, parts, strict=True)}
    between = [option for option in partial if _is_between(option, awards)]
    if not between and not broken(problem, awards):
        return awards
    rounded = [option for option in partial if _is_between(option, awards) or awards[option.reference] % POUND == 0]
    drafts = [(option, awards[option.reference]) for option in funded]
    for step, free in ((POUND, between), (POUND, rounded), (PENNY, partial)):
        moves = [_around(option, awards[option.reference], step) for option in free]
        for clear in (0, CLEAR):
            steps = _moved(problem, drafts, moves, end, Steps(True, step, clear))
            if steps is None:
                break
            settled = {**awards, **{move.option.reference: move.by(by) for move, by in zip(moves, steps, strict=True)}}
            if not broken(problem, settled):
                return settled
    return None


def _is_between(option: Option, awards: Mapping[str, int]) -> bool:
    return option.least < awards[option.reference] < option.ask


def _around(option: Option, award: int, step: int) -> Move:
    """The moves of an award in whole steps, from the next whole number of them downwards."""
    start = award // step * step
    lower, upper = -((start - option.least) // step), (option.ask - start) // step
    return Move(option, start, step, max(lower, -FAR), min(upper, FAR))


def _moved(
    problem: Problem, awards: Sequence[tuple[Option, int]], moves: Sequence[Move], end: float, how: Steps
) -> Sequence[float] | None:
    """By how many steps each award is moved so that they count most within the limits; None if none can be."""
    if any(move.lower > move.upper for move in moves):
        return None
    if not moves:
        return []
    starts = {move.option.reference: move.start for move in moves}
    from_here = [(option, starts.get(option.reference, award)) for option, award in awards]
    linear = Linear(
        [float(move.option.merit * move.step / move.option.ask) for move in moves],
        [how.whole] * len(moves),
        [move.lower for move in moves],
        [move.upper for move in moves],
        [
            _row(rule, from_here, moves, how)
            for rule in problem.rules
            if isinstance(rule, Limit) and rule.unit == "money"
        ],
    )
    found = best(linear, end - monotonic(), 0)
    return None if found is None else found.columns


def _row(limit: Limit, awards: Sequence[tuple[Option, int]], moves: Sequence[Move], how: Steps) -> Row:
    """What a limit leaves for moves from these awards, in units of money."""
    taken = total(counted(limit, option, award) for option, award in awards if counts(limit, option))
    factors = [float(_by_step(limit, move) / how.unit) if counts(limit, move.option) else 0.0 for move in moves]
    least = None if limit.least is None else float((limit.least - taken) / how.unit) + how.clear
    most = None if limit.most is None else float((limit.most - taken) / how.unit) - how.clear
    return Row(range(len(moves)), factors, least, most)


def _by_step(limit: Limit, move: Move) -> Fraction:
    """By how much what a limit counts changes with one step of an award."""
    if limit.year is None:
        return Fraction(move.step)
    return Fraction(counted(limit, move.option, move.option.ask) * move.step, move.option.ask)
