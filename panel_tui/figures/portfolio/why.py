"""Why a proposal is not funded, or is: what the portfolio would be if it were otherwise, or what keeps it so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Forced, Option, Portfolio, Problem, Rule


@dataclass(frozen=True)
class WhyNot:
    """What it costs to have a proposal otherwise than it is in a portfolio, or the `rules` that keep it so.

    `instead` is the best portfolio with the proposal in, where it was not `funded`, or without it, where it was; `cost`
    is the merit that is lost by it. Others would have `lost` or `gained` an award by it, or have a `changed` one: each
    with the award before and after. Where `rules` keep it as it is, there is no other portfolio and no cost.
    """

    reference: str
    funded: bool
    cost: Fraction | None = None
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    changed: tuple[tuple[str, int, int], ...] = ()
    rules: tuple[Rule, ...] = ()
    instead: Portfolio | None = None


def nearest_first(problem: Problem, portfolio: Portfolio) -> tuple[str, ...]:
    """All that may be chosen, by how near each stands to where its brief would be parted if as many were funded down
    the list; of those as near, in the order of the problem."""
    briefs: dict[str, list[Option]] = defaultdict(list)
    for option in problem.options:
        briefs[option.brief].append(option)
    away: dict[str, int] = {}
    for options in briefs.values():
        funded = sum(option.reference in portfolio.awards for option in options)
        for place, option in enumerate(sorted(options, key=lambda one: one.place)):
            away[option.reference] = place - funded if place >= funded else funded - 1 - place
    return tuple(sorted(away, key=away.__getitem__))


def why_not(problem: Problem, portfolio: Portfolio, reference: str, solve: Callable[[Problem], Portfolio]) -> WhyNot:
    """What `solve` finds when a proposal that is not in the portfolio is put in, or one that is in it is left out.

    Of rules that cannot hold together with that, those are named without which it could be. A cost below 0 is no
    mistake: a portfolio is the best to within its gap.
    """
    if all(option.reference != reference for option in problem.options):
        raise BadInput(Fault(f"{reference} is not among the proposals to choose from", "Name one of them."))
    funded = reference in portfolio.awards
    otherwise = Forced("why not", "", reference=reference, funded=not funded)
    try:
        instead = solve(replace(problem, rules=(*problem.rules, otherwise)))
    except NoPortfolio as none:
        return WhyNot(reference, funded, rules=tuple(rule for rule in none.rules if rule != otherwise))
    before, after = portfolio.awards, instead.awards
    others = [option.reference for option in problem.options if option.reference != reference]
    return WhyNot(
        reference,
        funded,
        portfolio.merit - instead.merit,
        tuple(one for one in others if one in before and one not in after),
        tuple(one for one in others if one in after and one not in before),
        tuple(
            (one, before[one], after[one])
            for one in others
            if one in before and before[one] != after.get(one, before[one])
        ),
        instead=instead,
    )
