"""Scenarios: the problem of a stage with more or less money, without some rules, with fewer or more awards.

With the budget change the envelopes of the briefs and the money of each year, all by the same part, each rounded down
to the penny; shares of the budget in rules follow. Then money moves between envelopes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.call.exact import read_exact
from panel_tui.call.intake.known import key, listed
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.portfolio.model import HALF, Forced, Problem
from panel_tui.figures.rounding import show_money
from panel_tui.journal import values
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.problem import problem_of

AS_IS = values.Scenario(title="as is")
ALWAYS: Mapping[str, values.Scenario] = {
    "as is": AS_IS,
    "-10%": values.Scenario(title="-10%", percent="-10"),
    "+10%": values.Scenario(title="+10%", percent="10"),
}
"""The scenarios that always stand beside each other, by their ids."""
SHARES = {"as is": HALF, "fewer": Fraction(1), "more": Fraction(0)}
"""How much the part of an ask that is awarded counts: with fewer awards all, with more of them nothing."""


@dataclass(frozen=True)
class Named:
    """A scenario under its `id`."""

    id: str
    value: values.Scenario


def problem_with(ranking: Ranking, forced: Sequence[Forced], scenario: values.Scenario) -> Problem:
    """The problem of a stage in a scenario.

    Raises BadInput where the budget comes to nothing, a brief is not there, or more is moved out of it than it has.
    """
    problem = problem_of(_with_money(ranking, scenario), forced, SHARES[scenario.awards])
    options = problem.options
    if scenario.awards == "fewer":
        options = tuple(replace(option, least=option.ask) for option in options)
    rules = tuple(rule for rule in problem.rules if rule.id not in scenario.without)
    return replace(problem, options=options, rules=rules)


def check(ranking: Ranking, forced: Sequence[Forced], scenario: values.Scenario) -> None:
    """Raise BadInput for what the scenario names and is not there, or cannot be."""
    with_all = problem_with(ranking, forced, scenario.model_copy(update={"without": ()}))
    ids = dict.fromkeys(rule.id for rule in with_all.rules)
    for rule in scenario.without:
        if rule not in ids:
            raise BadInput(Fault(f"There is no rule {rule!r} at this stage", f"There are {listed(ids)}.", "Without"))


def in_words(scenario: values.Scenario) -> str:
    """What is otherwise in it: "budget -10%, without few, fewer awards"; "as is" where nothing is."""
    parts = []
    if scenario.percent is not None:
        parts.append(f"budget {_signed(scenario.percent)}%")
    if scenario.pence is not None:
        parts.append(f"budget {'+' if scenario.pence > 0 else ''}{show_money(scenario.pence)}")
    parts += [f"{show_money(one.pence)} from {one.source} to {one.target}" for one in scenario.moves]
    parts += [f"without {rule}" for rule in scenario.without]
    parts += {"as is": [], "fewer": ["fewer and larger awards"], "more": ["more and smaller awards"]}[scenario.awards]
    return ", ".join(parts) or "as is"


def id_of(name: str) -> str:
    """The id of a name, in which capitals and spaces do not matter."""
    return key(name)


def _signed(percent: str) -> str:
    return percent if percent.startswith("-") else f"+{percent}"


def _with_money(ranking: Ranking, scenario: values.Scenario) -> Ranking:
    """The ranking with the scenario's budget and envelopes; who is in which order stays."""
    call = ranking.standing.call
    part = _part(call.whole_budget, scenario)
    envelopes = {brief: int(line.envelope * part) for brief, line in ranking.lines.items()}
    for move in scenario.moves:
        for brief in (move.source, move.target):
            if brief not in envelopes:
                raise BadInput(Fault(f"There is no brief {brief!r}", f"There are {listed(envelopes)}.", "Move"))
        if move.pence > envelopes[move.source]:
            left = f"It has {show_money(envelopes[move.source])}."
            raise BadInput(Fault(f"{show_money(move.pence)} cannot be moved from {move.source}", left, "Move"))
        envelopes[move.source] -= move.pence
        envelopes[move.target] += move.pence
    budget = {year: int(money * part) for year, money in call.budget.items()}
    return replace(
        ranking,
        standing=replace(ranking.standing, call=call.model_copy(update={"budget": budget})),
        lines={brief: replace(line, envelope=envelopes[brief]) for brief, line in ranking.lines.items()},
    )


def _part(budget: int, scenario: values.Scenario) -> Fraction:
    """Which part of the budget there is."""
    part = Fraction(1)
    if scenario.percent is not None:
        part += read_exact(scenario.percent) / 100
    if scenario.pence is not None:
        part += Fraction(scenario.pence, budget)
    if part <= 0:
        raise BadInput(Fault("No money would be left", "Take less from the budget.", "Budget"))
    return part
