"""Why a proposal is not funded, and what would take the place of one that is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.faults import BadInput
from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Option, Problem, Rule
from panel_tui.figures.portfolio.solving import solve
from panel_tui.figures.portfolio.why import WhyNot, nearest_first, why_not

POUND = 100
BUDGET = Limit("budget", "The budget is £200", "the call", most=200 * POUND)


def one(name: str, worth: int, ask: int, least: int, place: int) -> Option:
    """A proposal for homes, in pounds."""
    return Option(name, Fraction(worth), ask * POUND, least * POUND, frozenset({("brief", "HOMES")}), place)


OPTIONS = (one("A", 80, 100, 50, 1), one("B", 70, 100, 100, 2), one("C", 60, 120, 120, 3), one("D", 40, 30, 30, 4))
# For £200: A, B and D with £70 for A have 80 × 0.85 + 70 + 40 = 178, A and B in full 150, A, C and D with £50 for A
# 80 × 0.75 + 60 + 40 = 160, B and D 110. With C in: that, or A and C with £80 for A, 80 × 0.9 + 60 = 132.


def asked(reference: str, *rules: Rule) -> WhyNot:
    """Why one of these proposals is, or is not, in the best portfolio by the budget and these rules."""
    problem = Problem(OPTIONS, (BUDGET, *rules))
    return why_not(problem, solve(problem), reference, solve)


def test_one_that_is_not_funded_costs_merit_and_others_give_way() -> None:
    found = asked("C")
    assert (found.funded, found.rules) == (False, ())
    assert found.cost == 178 - 160
    assert (found.lost, found.gained) == (("B",), ())
    assert found.changed == (("A", 70 * POUND, 50 * POUND),)
    assert found.instead is not None
    assert found.instead.awards == {"A": 50 * POUND, "C": 120 * POUND, "D": 30 * POUND}


def test_in_the_place_of_one_that_is_funded_another_would_be() -> None:
    found = asked("B")
    assert found.funded
    assert found.cost == 178 - 160
    assert (found.lost, found.gained) == ((), ("C",))
    assert found.changed == (("A", 70 * POUND, 50 * POUND),)


def test_one_that_cannot_be_funded_is_kept_out_by_rules() -> None:
    """The chair's choice of B leaves £100 for C, which asks for £120."""
    choice = Forced("in", "The chair puts B in", reference="B")
    assert asked("C", choice) == WhyNot("C", False, rules=(BUDGET, choice))
    out = Forced("out", "C withdrew", reference="C", funded=False)
    assert asked("C", out) == WhyNot("C", False, rules=(out,))


def test_one_that_must_be_funded_is_kept_in_by_rules() -> None:
    choice = Forced("in", "The chair puts B in", reference="B")
    assert asked("B", choice) == WhyNot("B", True, rules=(choice,))


def test_of_two_that_exclude_each_other_one_gives_way() -> None:
    # A and D in full, as B and C are out: 120. With B instead of A: B and D, 110.
    found = asked(
        "B",
        Exclusive("either", "A or B", references=frozenset({"A", "B"})),
        Forced("out", "C withdrew", reference="C", funded=False),
    )
    assert found.cost == 120 - 110
    assert (found.lost, found.gained, found.changed) == (("A",), (), ())


def test_one_that_is_not_to_choose_from_is_no_question() -> None:
    with pytest.raises(BadInput, match="Z is not among the proposals to choose from"):
        asked("Z")


def test_who_is_nearest_to_the_line_comes_first() -> None:
    """Of the four of homes three are funded, A, B and D: the line would be between C and D."""
    problem = Problem(OPTIONS, (BUDGET,))
    assert nearest_first(problem, solve(problem)) == ("C", "D", "B", "A")
