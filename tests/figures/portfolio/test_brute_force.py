"""The best portfolio of a few proposals is the one that looking at every one of them finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Problem, Rule
from panel_tui.figures.portfolio.solving import solve
from tests.figures.portfolio.by_hand import check, jumped_over, keeps, merit, subsets

BRIEFS, REGIONS = ("HOMES", "CARE"), ("North", "South", "East")
POUND = 100


@st.composite
def options(draw: st.DrawFn, most: int, parts: bool) -> tuple[Option, ...]:
    """A few proposals with merits in quarters of a point, so that many portfolios have the same merit."""
    found = []
    for number in range(draw(st.integers(1, most))):
        ask = draw(st.integers(1, 60)) * (POUND if parts else 77)
        least = draw(st.integers(1, ask // POUND)) * POUND if parts and draw(st.booleans()) else ask
        groups = {("brief", draw(st.sampled_from(BRIEFS))), ("region", draw(st.sampled_from(REGIONS)))}
        years = (first := draw(st.integers(0, ask)), ask - first)
        worth = Fraction(draw(st.integers(8, 40)), 4)
        place = draw(st.integers(1, most))
        found.append(Option(f"P{number}", worth, ask, least, frozenset(groups), place, years))
    return tuple(found)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Proposals that take all or nothing, by rules of every kind, which may not be able to hold together."""
    chosen = draw(options(11, parts=False))
    all_of_it = sum(option.ask for option in chosen)
    name = st.sampled_from([option.reference for option in chosen] + ["P99"])
    rules: list[Rule] = [Limit("budget", "The budget", most=draw(st.integers(0, all_of_it)))]
    for number in range(draw(st.integers(0, 6))):
        words = f"Rule {number}"
        kind = draw(st.sampled_from(["money", "number", "year", "exclusive", "needs", "forced"]))
        groups = draw(
            st.frozensets(st.sampled_from([("brief", one) for one in BRIEFS] + [("region", one) for one in REGIONS]))
        )
        if kind == "money":
            ends = sorted(draw(st.tuples(st.integers(0, all_of_it), st.integers(0, all_of_it))))
            rules.append(Limit(words, words, groups=groups, least=ends[0] // 2, most=ends[1]))
        elif kind == "number":
            rules.append(Limit(words, words, groups=groups, unit="number", least=draw(st.integers(0, 4))))
        elif kind == "year":
            rules.append(
                Limit(words, words, groups=groups, most=draw(st.integers(0, all_of_it)), year=draw(st.integers(0, 1)))
            )
        elif kind == "exclusive":
            rules.append(Exclusive(words, words, references=draw(st.frozensets(name, min_size=2, max_size=3))))
        elif kind == "needs":
            rules.append(Needs(words, words, reference=draw(name), needed=draw(name)))
        else:
            rules.append(Forced(words, words, reference=draw(name), funded=draw(st.booleans())))
    return Problem(chosen, tuple(rules))


@settings(max_examples=80)
@given(problems())
def test_of_all_portfolios_it_is_one_with_the_most_merit_and_then_the_fewest_jumped_over(problem: Problem) -> None:
    allowed = [
        awards for awards in _all_or_nothing(problem) if all(keeps(problem, awards, one) for one in problem.rules)
    ]
    if not allowed:
        _clash(problem)
        return
    best = max(merit(problem, awards) for awards in allowed)
    fewest = min(len(jumped_over(problem, awards)) for awards in allowed if merit(problem, awards) == best)
    found = solve(problem)
    check(problem, found.awards)
    assert (found.merit, found.gap) == (best, 0)
    assert merit(problem, found.awards) == best
    assert {left for _, left in found.jumps} == jumped_over(problem, found.awards)
    assert len(found.jumps) == fewest
    assert found.fewest


def _all_or_nothing(problem: Problem) -> list[Mapping[str, int]]:
    return [{option.reference: option.ask for option in chosen} for chosen in subsets(problem.options)]


def _clash(problem: Problem) -> None:
    """The rules that are named cannot hold together, and would without any one of them."""
    with pytest.raises(NoPortfolio) as raised:
        solve(problem)
    named, choices = raised.value.rules, _all_or_nothing(problem)
    assert named
    assert not any(all(keeps(problem, awards, one) for one in named) for awards in choices)
    for left_out in named:
        rest = [one for one in named if one is not left_out]
        assert any(all(keeps(problem, awards, one) for one in rest) for awards in choices)


@settings(max_examples=60)
@given(options(9, parts=True), st.data())
def test_with_parts_of_asks_it_is_the_best_choice_with_its_money_where_it_counts_most(
    chosen: tuple[Option, ...], data: st.DataObject
) -> None:
    """A budget and an envelope for each brief, in whole pounds: each limit lies within the next.

    For such limits the best awards of a choice are known: all start at the least, and then each gets as much as its
    limits leave, first the one for which a pound counts most.
    """
    asked = sum(option.ask for option in chosen) // POUND
    rules: list[Rule] = [Limit("budget", "", most=data.draw(st.integers(0, asked)) * POUND)]
    for brief in BRIEFS:
        group = frozenset({("brief", brief)})
        rules.append(Limit(brief, "", groups=group, most=data.draw(st.integers(0, asked)) * POUND))
    few = data.draw(st.integers(0, 2))
    rules.append(Limit("few", "", groups=frozenset({("region", "North")}), unit="number", most=few))
    share = Fraction(data.draw(st.integers(0, 4)), 4)
    problem = Problem(chosen, tuple(rules), share)
    best = max(merit(problem, awards) for choice in subsets(chosen) if (awards := _filled(problem, choice)) is not None)
    found = solve(problem)
    check(problem, found.awards)
    assert found.merit == merit(problem, found.awards) == best


def _filled(problem: Problem, choice: tuple[Option, ...]) -> dict[str, int] | None:
    awards = {option.reference: option.least for option in choice}
    if not all(keeps(problem, awards, rule) for rule in problem.rules):
        return None
    limits = [rule for rule in problem.rules if isinstance(rule, Limit) and rule.unit == "money"]
    for option in sorted(choice, key=lambda one: one.merit / one.ask, reverse=True):
        room = [option.ask - option.least]
        for limit in limits:
            if not limit.groups or limit.groups & option.groups:
                counted = [other for other in choice if not limit.groups or limit.groups & other.groups]
                assert limit.most is not None
                room.append(limit.most - sum(awards[other.reference] for other in counted))
        awards[option.reference] += min(room)
    return awards


@settings(max_examples=40)
@given(options(6, parts=True), st.data())
def test_with_parts_and_limits_across_each_other_it_is_the_best_choice_but_for_a_few_pounds(
    chosen: tuple[Option, ...], data: st.DataObject
) -> None:
    """Briefs, regions and a year, at least and at most: no choice is better, even if pounds could be divided."""
    larger = tuple(
        replace(one, ask=one.ask * 1_000, least=one.least * 1_000, by_year=tuple(year * 1_000 for year in one.by_year))
        for one in chosen
    )
    asked = sum(option.ask for option in larger) // POUND
    rules = [Limit("budget", "The budget", most=data.draw(st.integers(0, asked)) * POUND)]
    for group in [("brief", one) for one in BRIEFS] + [("region", one) for one in REGIONS]:
        least, most = sorted(data.draw(st.tuples(st.integers(0, asked // 4), st.integers(0, asked))))
        rules.append(Limit(group[1], group[1], groups=frozenset({group}), least=least // 4 * POUND, most=most * POUND))
    rules.append(Limit("year", "The first year", most=data.draw(st.integers(0, asked)) * POUND, year=0))
    problem = Problem(larger, tuple(rules))
    merits = [worth for choice in subsets(larger) if (worth := _divisible(problem, rules, choice)) is not None]
    if not merits:
        with pytest.raises(NoPortfolio):
            solve(problem)
        return
    found = solve(problem)
    check(problem, found.awards)
    few_pounds = sum(float(10 * POUND * one.merit / one.ask) for one in larger)
    assert max(merits) - few_pounds <= found.merit <= max(merits) + 1e-6


def _divisible(problem: Problem, limits: Sequence[Limit], choice: tuple[Option, ...]) -> float | None:
    """The most merit of a choice if its awards need not be whole pence; None where its limits cannot be kept.

    A column is which part of its ask a proposal is awarded.
    """
    rows, ends = [[0.0] * len(choice)], [0.0]
    for limit in limits:
        asks = [one.ask if limit.year is None else one.by_year[limit.year] for one in choice]
        counted = [
            ask if not limit.groups or limit.groups & one.groups else 0 for one, ask in zip(choice, asks, strict=True)
        ]
        for sign, end in ((1, limit.most), (-1, limit.least)):
            if end is not None:
                rows.append([sign * ask / (1_000 * POUND) for ask in counted])
                ends.append(sign * end / (1_000 * POUND))
    if not choice:
        return 0.0 if min(ends) >= 0 else None
    result = linprog(
        [float(-one.merit * problem.share) for one in choice],
        A_ub=rows,
        b_ub=ends,
        bounds=[(one.least / one.ask, 1) for one in choice],
    )
    whatever = sum(float(one.merit * (1 - problem.share)) for one in choice)
    return None if result.status == 2 else whatever - float(result.fun or 0)


@settings(max_examples=30)
@given(problems())
def test_the_order_of_the_options_changes_nothing_of_merit_and_jumps(problem: Problem) -> None:
    try:
        found = solve(problem)
    except NoPortfolio:
        return
    other = solve(replace(problem, options=problem.options[::-1]))
    assert (found.merit, len(found.jumps)) == (other.merit, len(other.jumps))
