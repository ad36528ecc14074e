"""Limits of money that a solver keeps to the penny, though to it a number is whole to within a millionth.

A millionth of an ask is many pence. So each sum is written twice: in whole lots of money, and in the pence beyond them,
with a column for the lots that those pence make up. Of both a millionth is less than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from panel_tui.figures.portfolio.checking import counted, counts
from panel_tui.figures.portfolio.model import Limit, Option, Problem
from panel_tui.figures.portfolio.programme import Row

LOT = 30_000
"""Pence in a lot: near the square root of a large ask, so that both numbers are small."""


@dataclass(frozen=True)
class Split:
    """The rows of one end of a limit, and how many lots its own column may stand for."""

    rows: tuple[Row, Row]
    lower: int
    upper: int


def splits(problem: Problem, first: int) -> Iterator[Split]:
    """Both ends of all limits of money: at most counts the least of each award, at least the whole ask.

    Each has a column of its own, from number `first` on; an option has that of its own number.
    """
    for rule in problem.rules:
        if isinstance(rule, Limit) and rule.unit == "money":
            members = [(number, option) for number, option in enumerate(problem.options) if counts(rule, option)]
            if rule.most is not None and members:
                yield _most(rule, rule.most, members, first)
                first += 1
            if rule.least is not None and members:
                yield _least(rule, rule.least, members, first)
                first += 1


def _most(limit: Limit, most: int, members: list[tuple[int, Option]], lots: int) -> Split:
    # The sum is at most so many lots and pence where some number of lots is left over that holds the pence beyond.
    sums = [divmod(floor(Fraction(counted(limit, option, option.least))), LOT) for _, option in members]
    columns = [*(number for number, _ in members), lots]
    whole, rest = divmod(most, LOT)
    return Split(
        (
            Row(columns, [*(float(many) for many, _ in sums), 1.0], most=whole),
            Row(columns, [*(float(pence) for _, pence in sums), -float(LOT)], most=rest),
        ),
        0,
        len(members),
    )


def _least(limit: Limit, least: int, members: list[tuple[int, Option]], lots: int) -> Split:
    sums = [divmod(ceil(Fraction(counted(limit, option, option.ask))), LOT) for _, option in members]
    columns = [*(number for number, _ in members), lots]
    whole, rest = divmod(least, LOT)
    return Split(
        (
            Row(columns, [*(float(many) for many, _ in sums), -1.0], least=whole),
            Row(columns, [*(float(pence) for _, pence in sums), float(LOT)], least=rest),
        ),
        -len(members),
        1,
    )
