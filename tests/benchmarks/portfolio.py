"""The best portfolio of calls of every size, by rules of every kind, in a worker that is ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from panel_tui.figures.portfolio.checking import broken, merit_of
from panel_tui.figures.portfolio.model import Limit, Portfolio, Problem
from panel_tui.figures.portfolio.why import WhyNot, nearest_first, why_not
from panel_tui.figures.portfolio.worker import Worker
from tests.benchmarks.figures import Figure, seconds_of
from tests.figures.portfolio.problems import made_up

GAP = 1e-4
SIZES = {59: 0.1, 140: 0.2, 1_000: 1.0, 10_000: 3.0}
"""Options, and the seconds that are promised."""
WHY_NOT, NEAREST, WHY_SECONDS = 140, 20, 2.0
"""Options, how many of them are asked about, and the seconds that are promised for it."""
PROVEN = (59, 140, 1_000)
"""Sizes of which the best portfolio is also proven to the last."""


def portfolio(folder: Path, small: bool) -> list[Figure]:
    """The best portfolio of so many options, against starting a worker for it."""
    sizes = [59] if small else list(SIZES)
    times = 1 if small else 7
    figures = []
    with Worker() as worker:
        for many in sizes:
            problem = made_up(many, 1)
            figures.append(_figure(worker, problem, times, GAP))
            if many in PROVEN:
                figures.append(_figure(worker, problem, times, 0.0))
        figures.append(_why_not(worker, 59 if small else WHY_NOT, 1 if small else 3))
    return figures


def _why_not(worker: Worker, many: int, times: int) -> Figure:
    problem = made_up(many, 1)
    best = worker.solve(problem)
    nearest = nearest_first(problem, best)
    figure = Figure(
        f"why not, {NEAREST} of {many}",
        f"what each of the {NEAREST} options nearest to the line costs if otherwise, who gives way, or which rules "
        f"keep it so: proven, of {many} options, the median of {times} times in a worker that is ready",
        seconds_of(lambda: _whys(worker, problem, best, nearest[:NEAREST]), times),
        "the same of all options, which follows in the background",
        seconds_of(lambda: _whys(worker, problem, best, nearest), 1),
        limit=WHY_SECONDS,
    )
    costs = [one.cost for one in _whys(worker, problem, best, nearest[:NEAREST]) if one.cost is not None]
    if min(costs) < 0:
        raise AssertionError("what is otherwise than in the best portfolio cannot be better")
    return figure


def _whys(worker: Worker, problem: Problem, best: Portfolio, references: Sequence[str]) -> list[WhyNot]:
    return [why_not(problem, best, one, worker.solve) for one in references]


def _figure(worker: Worker, problem: Problem, times: int, gap: float) -> Figure:
    many = len(problem.options)
    found = worker.solve(problem, gap=gap)
    line = down_the_list(problem)
    if broken(problem, found.awards) or found.gap > gap:
        raise AssertionError(f"the portfolio of {many} options is not what it is said to be")
    more = 100 * (found.merit / merit_of(problem, line) - 1)
    return Figure(
        f"portfolio {many:,}" + ("" if gap else ", proven"),
        f"the best awards of {many} options by {len(problem.rules)} rules, half of the options with partial awards, "
        f"to within {gap:g} of their merit, the median of {times} times in a worker that is ready; it is "
        f"{found.gap:.1g} from the best at most, and has {float(more):.1f}% more merit than full awards down the list",
        seconds_of(lambda: worker.solve(problem, gap=gap), times),
        "the same in a process that is started for it",
        seconds_of(lambda: _cold(problem, gap), min(times, 3)),
        limit=SIZES[many],
    )


def _cold(problem: Problem, gap: float) -> Portfolio:
    with Worker() as worker:
        return worker.solve(problem, gap=gap)


def down_the_list(problem: Problem) -> Mapping[str, int]:
    """Awards in full in the order of merit, as long as the budget lasts, by no other rule."""
    left = next(rule.most for rule in problem.rules if isinstance(rule, Limit) and rule.id == "budget") or 0
    awards = {}
    for option in sorted(problem.options, key=lambda one: one.merit, reverse=True):
        if option.ask > left:
            break
        awards[option.reference] = option.ask
        left -= option.ask
    return awards
