"""Rules and merit reckoned anew, in whole pence and fractions, and all portfolios of a few proposals one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Problem, Rule


def keeps(problem: Problem, awards: Mapping[str, int], rule: Rule) -> bool:
    """Whether the awards keep a rule."""
    match rule:
        case Exclusive():
            return sum(one in awards for one in rule.references) <= 1
        case Needs():
            return rule.reference not in awards or rule.needed in awards
        case Forced():
            return (rule.reference in awards) == rule.funded
        case Limit():
            found = Fraction(0)
            for option in problem.options:
                if option.reference in awards and (not rule.groups or rule.groups & option.groups):
                    award = awards[option.reference]
                    if rule.unit == "number":
                        found += 1
                    elif rule.year is None:
                        found += award
                    elif option.by_year:
                        found += Fraction(option.by_year[rule.year] * award, option.ask)
            return (rule.least is None or found >= rule.least) and (rule.most is None or found <= rule.most)
    raise AssertionError(rule)


def check(problem: Problem, awards: Mapping[str, int]) -> None:
    """See that awards are whole pence, each between least and ask, and keep every rule."""
    options = {option.reference: option for option in problem.options}
    for reference, award in awards.items():
        assert type(award) is int
        assert options[reference].least <= award <= options[reference].ask
    assert [rule for rule in problem.rules if not keeps(problem, awards, rule)] == []


def merit(problem: Problem, awards: Mapping[str, int]) -> Fraction:
    """The merit of the awards: merit × ((1 − share) + share × award ÷ ask)."""
    return sum(
        (
            option.merit * (1 - problem.share) + option.merit * problem.share * awards[option.reference] / option.ask
            for option in problem.options
            if option.reference in awards
        ),
        Fraction(0),
    )


def jumped_over(problem: Problem, awards: Mapping[str, int]) -> set[str]:
    """Who is unfunded though one behind in the same brief is funded."""
    return {
        left.reference
        for left in problem.options
        for ahead in problem.options
        if ahead.reference in awards and left.reference not in awards
        if left.brief == ahead.brief and left.place < ahead.place
    }


def subsets(options: tuple[Option, ...]) -> Iterator[tuple[Option, ...]]:
    """Every choice of some of the options."""
    for many in range(len(options) + 1):
        yield from combinations(options, many)
