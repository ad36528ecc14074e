"""The best portfolio of made-up calls: every rule kept in exact pence, what cannot be, and what jumps there are."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from panel_tui.figures.portfolio.checking import broken
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import (
    Exclusive,
    Forced,
    Group,
    Limit,
    Needs,
    Option,
    Portfolio,
    Problem,
    Rule,
)
from panel_tui.figures.portfolio.programme import NotInTime
from panel_tui.figures.portfolio.solving import NotToThePenny, solve
from panel_tui.figures.portfolio.worker import Worker
from tests.figures.portfolio.by_hand import check, jumped_over, merit
from tests.figures.portfolio.problems import made_up

POUND = 100
NORTH: Group = ("region", "North")


def option(reference: str, merit: int, ask: int, least: int | None = None, place: int = 1, **more: object) -> Option:
    """A proposal for homes in the North, in pounds."""
    groups = frozenset({("brief", "HOMES"), NORTH})
    return Option(reference, Fraction(merit), ask * POUND, (ask if least is None else least) * POUND, groups, place)


def budget(pounds: int) -> Limit:
    """So much money in all."""
    return Limit("budget", f"The budget is £{pounds}", "the call", most=pounds * POUND)


def test_five_hundred_calls_with_rules_of_every_kind_keep_all_of_them_to_the_penny() -> None:
    """Each of 20 to 60 proposals, half of which would do with a part; where rules clash, those that do are named."""
    solved = 0
    with Worker() as worker:
        for seed in range(500):
            problem = made_up(20 + seed % 41, seed)
            try:
                found = worker.solve(problem)
            except NoPortfolio as none:
                assert 1 <= len(none.rules) <= len(problem.rules)
                continue
            check(problem, found.awards)
            assert found.merit == merit(problem, found.awards)
            assert {left for _, left in found.jumps} == jumped_over(problem, found.awards)
            assert found.gap == 0
            solved += 1
    assert solved > 400
