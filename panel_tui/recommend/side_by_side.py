"""Scenarios side by side: what each would fund, for how much and at what merit; and what each rule costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.faults import BadInput
from panel_tui.figures.portfolio.checking import merit_of
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Forced, Portfolio, Problem, Rule
from panel_tui.figures.portfolio.programme import NotInTime
from panel_tui.figures.portfolio.solving import NotToThePenny
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.problem import problem_of
from panel_tui.recommend.scenario import Named, problem_with

Solve = Callable[[Problem], Portfolio]


@dataclass(frozen=True)
class Shift:
    """How one proposal's award, in pence, differs: `before` as things are, `after` in a scenario; 0 is none."""

    reference: str
    before: int
    after: int


@dataclass(frozen=True)
class Column:
    """One scenario. `merit` is counted in all of them as it is as things are.

    `shifts` are the proposals that get another award than as things are. Where there is no portfolio, `portfolio` is
    None, `why_none` says why, and `clash` names the rules that cannot hold together.
    """

    scenario: Named
    portfolio: Portfolio | None
    merit: Fraction = Fraction(0)
    shifts: tuple[Shift, ...] = ()
    why_none: str = ""
    clash: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Cost:
    """What a rule costs: how much merit there would be more without it, and who would get another award.

    `merit` is None where there is no portfolio with the rule, or none without it; `frees` where there is one only
    without it.
    """

    rule: Rule
    merit: Fraction | None
    shifts: tuple[Shift, ...] = ()
    frees: bool = False


def side_by_side(
    ranking: Ranking,
    forced: Sequence[Forced],
    wanted: Sequence[Named],
    solve: Solve,
    on_each: Callable[[str], None] = lambda title: None,
    known: Mapping[str, Column] | None = None,
) -> Iterator[Column]:
    """The scenarios, one after the other; the first of them is what the others are compared with. What is `known` of
    one of them, by its id, is not looked for again."""
    as_is = problem_of(ranking, forced)
    first = None
    for number, one in enumerate(wanted):
        column = (known or {}).get(one.id)
        if column is None or column.scenario != one:
            on_each(one.value.title)
            column = _column(ranking, forced, one, as_is, solve)
        first = first if number else column.portfolio
        yield replace(column, shifts=tuple(_shifts(as_is, first, column.portfolio)))


def costs(problem: Problem, solve: Solve, on_each: Callable[[str], None] = lambda title: None) -> Iterator[Cost]:
    """What each rule of a problem costs, but for the budget."""
    now = _found(problem, solve)
    for rule in (one for one in problem.rules if not one.id.startswith("budget/")):
        on_each(f"without {rule.id}")
        without = _found(replace(problem, rules=tuple(one for one in problem.rules if one != rule)), solve)
        if now is None or without is None:
            yield Cost(rule, None, frees=without is not None)
        else:
            yield Cost(rule, without.merit - now.merit, tuple(_shifts(problem, now, without)))


def _column(ranking: Ranking, forced: Sequence[Forced], one: Named, as_is: Problem, solve: Solve) -> Column:
    try:
        portfolio = solve(problem_with(ranking, forced, one.value))
    except NoPortfolio as none:
        return Column(one, None, why_none=none.faults[0].wrong, clash=none.rules)
    except (BadInput, NotInTime, NotToThePenny) as error:
        return Column(one, None, why_none=str(error))
    return Column(one, portfolio, merit_of(as_is, portfolio.awards))


def _found(problem: Problem, solve: Solve) -> Portfolio | None:
    try:
        return solve(problem)
    except NoPortfolio:
        return None


def _shifts(problem: Problem, before: Portfolio | None, after: Portfolio | None) -> Iterator[Shift]:
    if before is None or after is None:
        return
    for option in problem.options:
        was, now = before.awards.get(option.reference, 0), after.awards.get(option.reference, 0)
        if was != now:
            yield Shift(option.reference, was, now)
