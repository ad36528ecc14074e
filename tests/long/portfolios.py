"""Hundreds of made-up calls of 20 to 60 proposals, with rules of every kind: is every rule kept to the penny?

Rules, merit and jumps are reckoned anew, apart from the program. Half of the proposals would do with a part of their
ask, and what the first year may cost is limited; about a tenth of the calls have rules that cannot hold together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Portfolio, Problem
from panel_tui.figures.portfolio.worker import Worker
from tests.figures.portfolio.by_hand import check, jumped_over, merit
from tests.figures.portfolio.problems import made_up

CALLS = 500


@dataclass(frozen=True)
class Proof:
    """How many calls have a portfolio, which was seen to keep every rule, and how many have rules that clash."""

    kept: int
    clashing: int


def proof(seeds: Iterable[int]) -> Proof:
    """Solve the calls of these seeds, and see that each portfolio keeps every rule."""
    kept, clashing = 0, 0
    with Worker() as worker:
        for seed in seeds:
            problem = made_up(20 + seed % 41, seed)
            found = _solved(worker, problem)
            if found is None:
                clashing += 1
                continue
            kept += 1
            check(problem, found.awards)
            assert found.merit == merit(problem, found.awards)
            assert {left for _, left in found.jumps} == jumped_over(problem, found.awards)
            assert found.gap == 0
    return Proof(kept, clashing)


def _solved(worker: Worker, problem: Problem) -> Portfolio | None:
    """Its portfolio; None where rules clash, which then hold together, whichever one of them is gone."""
    try:
        return worker.solve(problem)
    except NoPortfolio as none:
        for gone in none.rules:
            named = tuple(rule for rule in none.rules if rule is not gone)
            check(Problem(problem.options, named), worker.solve(Problem(problem.options, named)).awards)
        return None


def prove() -> bool:
    """Print what there is, and whether it holds."""
    found = proof(range(CALLS))
    print(f"{found.kept} portfolios keep every rule to the penny; in {found.clashing} calls rules clash.")
    return found.kept > CALLS // 2
