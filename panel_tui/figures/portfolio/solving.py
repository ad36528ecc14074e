"""The portfolio with the most merit that money and rules allow and, at that merit, with the fewest jumped over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

from panel_tui.faults import Fault, PanelError
from panel_tui.figures.portfolio.awards import awards_of
from panel_tui.figures.portfolio.building import Model
from panel_tui.figures.portfolio.checking import jumped, merit_of
from panel_tui.figures.portfolio.clashing import NoPortfolio, clash
from panel_tui.figures.portfolio.model import Portfolio, Problem
from panel_tui.figures.portfolio.programme import Linear, NotInTime, Row, best

ATTEMPTS = 5
"""How often a choice is given up that floating point allows and whole pence do not."""
PROVEN = 2e-6
"""The part of a point of merit to which a solver can prove anything."""
CLASHES = 3
"""How many times as long as for a portfolio may be looked for the rules that clash, if there is none."""
Step = Callable[[str], None]


class NotToThePenny(PanelError):
    """No portfolio was found that keeps every rule in exact pence, though no rules were found to clash."""

    def __init__(self) -> None:
        wrong = "No portfolio was found that keeps every rule to the penny, though no rules were found to clash"
        super().__init__(Fault(wrong, "Allow a little room between the sums in the rules."))

    def __reduce__(self) -> tuple[Any, ...]:
        return (NotToThePenny, ())


def solve(problem: Problem, seconds: float = 10, gap: float = 0.0, on_step: Step = lambda words: None) -> Portfolio:
    """The best portfolio within so many seconds, proven to within `gap` of its merit, a part of it.

    Merit is compared to a millionth of a point. The fewest jumps are looked for where the most merit is proven; without
    time for them, jumps remain. `on_step` is told what is being done. Raises NoPortfolio with the rules that cannot
    hold together, NotInTime where nothing was found, NotToThePenny where whole pence do not keep the rules.
    """
    end = monotonic() + seconds
    model = Model(problem)
    on_step("looking for the most merit")
    found = _searched(model, model.most_merit, end, gap)
    if found is None:
        on_step("looking for the rules that cannot hold together")
        rules = clash(model, CLASHES * seconds)
        raise NoPortfolio(rules) if rules else NotToThePenny
    portfolio = _portfolio(problem, *found)
    if portfolio.jumps and not portfolio.gap:
        on_step("looking for the fewest jumps")
        return _with_fewer_jumps(model, portfolio, end)
    return portfolio


def _searched(
    model: Model, programme: Callable[[Sequence[Row]], Linear], end: float, gap: float
) -> tuple[Mapping[str, int], float] | None:
    """Awards that keep every rule, and by which part better ones are not ruled out; None where the rules allow none.

    Raises NotToThePenny where they would, but whole pence do not.
    """
    given_up: list[Row] = []
    for _ in range(ATTEMPTS):
        found = best(programme(given_up), end - monotonic(), gap)
        if found is None and not given_up:
            return None
        if found is None:
            break
        funded = model.funded(found.columns)
        awards = awards_of(model.problem, [model.options[number] for number in funded], max(1, end - monotonic()))
        if awards is not None:
            short = found.bound - found.worth
            return awards, 0.0 if short < PROVEN else short / max(abs(found.worth), PROVEN)
        given_up.append(model.another_than(funded))
    raise NotToThePenny


def _with_fewer_jumps(model: Model, portfolio: Portfolio, end: float) -> Portfolio:
    """The portfolio of the same merit with the fewest jumped over, as far as there is time to find it."""
    try:
        found = _searched(
            model, lambda given_up: model.fewer_jumped(portfolio.merit, len(portfolio.jumps), given_up), end, 0
        )
    except (NotInTime, NotToThePenny):
        return replace(portfolio, fewest=False)
    if found is None:
        return replace(portfolio, fewest=True)
    awards, short = found
    other = replace(_portfolio(model.problem, awards, 0), fewest=not short)
    is_better = other.merit >= portfolio.merit and len(other.jumps) < len(portfolio.jumps)
    return other if is_better else replace(portfolio, fewest=False)


def _portfolio(problem: Problem, awards: Mapping[str, int], gap: float) -> Portfolio:
    jumps = tuple(jumped(problem, awards.keys()))
    return Portfolio(awards, merit_of(problem, awards), gap, jumps, fewest=not jumps)
