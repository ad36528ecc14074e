"""The best portfolio of a call: every rule kept in exact pence, what cannot be, and who is jumped over."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from panel_tui.faults import PanelError
from panel_tui.figures.portfolio.checking import broken
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Exclusive, Forced, Limit, Needs, Option, Portfolio, Problem, Rule
from panel_tui.figures.portfolio.programme import NotInTime
from panel_tui.figures.portfolio.solving import NotToThePenny, solve
from tests.figures.portfolio.by_hand import check
from tests.long.portfolios import proof

POUND = 100
NORTH, SOUTH = frozenset({("region", "North")}), frozenset({("region", "South")})


def test_calls_with_rules_of_every_kind_keep_all_of_them_to_the_penny() -> None:
    found = proof(range(60))
    assert found.kept + found.clashing == 60
    assert found.kept > 40


def one(name: str, worth: int, ask: int, least: int | None = None, region: str = "North", place: int = 1) -> Option:
    """A proposal for homes, in pounds, of which two fifths are for the first year."""
    groups = frozenset({("brief", "HOMES"), ("region", region)})
    years = (ask * 40, ask * 60)
    return Option(name, Fraction(worth), ask * POUND, (ask if least is None else least) * POUND, groups, place, years)


def money(words: str, *, least: int | None = None, most: int | None = None, year: int | None = None) -> Limit:
    """A limit of all money, in pounds."""
    ends = [None if end is None else end * POUND for end in (least, most)]
    return Limit(words, words, "the call", least=ends[0], most=ends[1], year=year)


def awards_of(options: list[Option], rules: list[Rule], share: Fraction = Fraction(1, 2)) -> dict[str, int]:
    """The best awards, in pounds."""
    problem = Problem(tuple(options), tuple(rules), share)
    found = solve(problem)
    check(problem, found.awards)
    return {name: award // POUND for name, award in found.awards.items() if award % POUND == 0}


def test_what_is_left_of_the_money_goes_where_a_pound_counts_most() -> None:
    # 80 ÷ 100 a pound counts more than 60 ÷ 100, and both at their least and the rest to A beat either of them alone.
    options = [one("A", 80, 100, least=60), one("B", 60, 100, least=60, place=2)]
    assert awards_of(options, [money("budget", most=150)]) == {"A": 90, "B": 60}


def test_where_parts_count_as_the_whole_awards_are_still_as_large_as_the_rules_allow() -> None:
    options = [one("A", 80, 100, least=60), one("B", 60, 100, least=60, place=2)]
    assert awards_of(options, [money("budget", most=150)], share=Fraction(0)) == {"A": 90, "B": 60}
    assert awards_of(options, [money("budget", most=500)], share=Fraction(0)) == {"A": 100, "B": 100}


def test_the_money_of_a_year_is_cut_as_the_award_is() -> None:
    # Of £100 two fifths are for the first year: £30 in it allow £75 of A.
    assert awards_of([one("A", 80, 100, least=60)], [money("first year", most=30, year=0)]) == {"A": 75}
    # Of £100 three fifths are for the second: at least £50 in it need 83 1/3, £84 in whole pounds.
    rules = [money("second year", least=50, year=1), money("budget", most=90), money("first year", most=34, year=0)]
    assert awards_of([one("A", 80, 100, least=60)], list(rules)) == {"A": 85}


def test_pence_are_awarded_where_whole_pounds_do_not_keep_the_rules() -> None:
    exactly = Limit("exactly", "Exactly £75.35", least=7_535, most=7_535)
    found = solve(Problem((one("A", 80, 100, least=60),), (exactly,)))
    assert found.awards == {"A": 7_535}


def test_what_no_whole_pence_keep_is_not_passed_off_as_a_portfolio() -> None:
    """Each of the three pence that A asks for is a third of £10 in the first year: £3.33, £6.67 or all of it."""
    thirds = Option("A", Fraction(50), 3, 1, frozenset({("brief", "HOMES")}), 1, (1_000, 2_000))
    between = Limit("between", "Between £4 and £6 in the first year", least=400, most=600, year=0)
    with pytest.raises(NotToThePenny, match="keeps every rule to the penny"):
        solve(Problem((thirds,), (between,)))


def test_at_the_same_merit_the_fewest_are_jumped_over() -> None:
    """Either the first two or the last two have 100 points for £100 together."""
    options = [
        one("A", 60, 60, place=1),
        one("B", 40, 40, place=2),
        one("C", 50, 50, place=3),
        one("D", 50, 50, place=4),
    ]
    assert awards_of(options, [money("budget", most=100)]) == {"A": 60, "B": 40}
    assert awards_of(options[::-1], [money("budget", most=100)]) == {"A": 60, "B": 40}


def test_each_that_is_jumped_over_is_named_with_the_next_one_funded_behind_it() -> None:
    options = [
        one("A", 90, 200, place=1),
        one("B", 60, 50, place=2),
        one("C", 60, 300, place=2),
        one("D", 50, 50, place=4),
    ]
    found = solve(Problem(tuple(options), (money("budget", most=100),)))
    assert set(found.awards) == {"B", "D"}
    assert found.jumps == (("B", "A"), ("D", "C"))  # B and C share a place: neither jumps over the other


def test_a_minimum_that_its_group_cannot_ask_for_is_named_alone() -> None:
    options = [one("A", 80, 100), one("B", 60, 100, region="South")]
    south = Limit("south", "At least £150 for the South", "the call, section 4", SOUTH, least=150 * POUND)
    with pytest.raises(NoPortfolio) as raised:
        solve(Problem(tuple(options), (money("The budget is £100", most=100), south)))
    assert raised.value.rules == (south,)
    assert list(raised.value.lines()) == [
        "No portfolio can keep this rule. Change it, or what it is about.",
        "the call, section 4: At least £150 for the South.",
    ]


def test_a_proposal_that_is_put_in_and_left_out_names_both_decisions() -> None:
    within, without = (
        Forced("in", "The chair puts A in", reference="A"),
        Forced("out", "A withdrew", reference="A", funded=False),
    )
    with pytest.raises(NoPortfolio) as raised:
        solve(Problem((one("A", 80, 100),), (money("budget", most=500), within, without)))
    assert raised.value.rules == (within, without)


def test_three_rules_of_which_any_two_can_hold_are_named_and_no_other() -> None:
    """£60 for the North need A, £60 for the South need B; £150 are not enough for both, but for either with C."""
    options = [one("A", 80, 100), one("B", 60, 100, region="South"), one("C", 60, 40, place=3, region="East")]
    north, south = (
        Limit(words, f"At least £60 for the {words}", "the call", frozenset({("region", words)}), least=60 * POUND)
        for words in ("North", "South")
    )
    few = Limit("few", "At most five awards", unit="number", most=5)
    budget = money("The budget is £150", most=150)
    with pytest.raises(NoPortfolio) as raised:
        solve(Problem(tuple(options), (few, north, budget, south)))
    assert raised.value.rules == (north, budget, south)
    assert list(raised.value.lines()) == [
        "No portfolio can keep these 3 rules together. Change one of them.",
        "the call: At least £60 for the North.",
        "the call: The budget is £150.",
        "the call: At least £60 for the South.",
    ]


def test_rules_about_what_is_no_option_are_kept_or_hopeless_as_they_are_read() -> None:
    options = (one("A", 80, 100),)
    nobody = frozenset({("region", "Mars")})
    kept: list[Rule] = [
        Limit("at most", "", groups=nobody, most=0),
        Needs("needs", "", reference="Z", needed="Y"),
        Exclusive("either", "", references=frozenset({"A", "Z"})),
        Forced("out", "", reference="Z", funded=False),
    ]
    assert set(solve(Problem(options, tuple(kept))).awards) == {"A"}
    assert not solve(Problem(options, (Needs("needs", "", reference="A", needed="Z"),))).awards
    for hopeless in (Forced("in", "", reference="Z"), Limit("some", "", groups=nobody, unit="number", least=1)):
        with pytest.raises(NoPortfolio) as raised:
            solve(Problem(options, (*kept, hopeless)))
        assert raised.value.rules == (hopeless,)


def test_of_nothing_there_is_an_empty_portfolio() -> None:
    assert solve(Problem((), ())) == Portfolio({}, Fraction(0), 0.0, ())
    assert solve(Problem((), (money("budget", most=100),))).spent == 0
    assert solve(Problem((one("A", 80, 100),), (money("budget", most=0),))).awards == {}


def test_every_kind_of_break_is_said_in_pounds_and_names() -> None:
    options = (one("A", 80, 100, least=60), one("B", 60, 100), one("C", 50, 10))
    rules: list[Rule] = [
        money("The budget", most=150),
        money("The first year", least=90, year=0),
        Limit("south", "Awards for the South", groups=SOUTH, unit="number", least=1),
        Exclusive("either", "Two of a kind", references=frozenset({"A", "B"})),
        Needs("needs", "A builds on C", reference="A", needed="C"),
        Forced("out", "B withdrew", reference="B", funded=False),
        Forced("in", "The chair's choice", reference="C"),
    ]
    problem = Problem(options, tuple(rules))
    assert broken(problem, {"A": 5_050, "B": 10_000, "Z": 1}) == (
        "A: £50.50 is not between £60 and £100",
        "Z is no option",
        "The budget: £150.50 is more than £150",
        "The first year: £60.20 is less than £90",
        "Awards for the South: 0 is less than 1",
        "Two of a kind: A and B are funded",
        "A builds on C: A is funded without C",
        "B withdrew: B is funded",
        "The chair's choice: C is not funded",
    )
    assert broken(Problem(options, ()), {"A": 6_000}) == ()


def test_errors_come_through_a_pipe_as_they_are() -> None:
    rule = Limit("budget", "The budget is £1", "the call", most=100)
    for error in (NoPortfolio((rule,)), NotInTime(3.0), NotToThePenny()):
        again = pickle.loads(pickle.dumps(error))
        assert isinstance(again, PanelError)
        assert type(again) is type(error)
        assert list(again.lines()) == list(error.lines())


def test_a_few_pence_too_many_are_too_many_in_every_choice() -> None:
    """Eight ask £330,000 and one £340,000.14: of £1m any two of them fit beside it, and no three do, by 14 pence."""
    groups = frozenset({("brief", "B")})
    asks = {f"P-{number}": 330_000 * 100 for number in range(1, 9)} | {"P-9": 340_000 * 100 + 14}
    options = tuple(
        Option(name, Fraction(60 + place), ask, ask, groups, place) for place, (name, ask) in enumerate(asks.items(), 1)
    )
    envelope = Limit("envelope", "The envelope", most=1_000_000 * 100)
    put_in = Forced("in", "P-9 is in", reference="P-9")
    found = solve(Problem(options, (envelope, put_in)))
    assert (set(found.awards), found.gap) == ({"P-9", "P-8"}, 0)
    # Any three are £1,000,000.14.
    three = Limit("three", "Three awards", unit="number", least=3)
    with pytest.raises(NoPortfolio) as none:
        solve(Problem(options, (envelope, put_in, three)))
    assert set(none.value.rules) == {envelope, put_in, three}
    # Of the others any three are £990,000, a penny too little.
    floor = Limit("floor", "At least £990,000.01", least=990_000 * 100 + 1)
    with pytest.raises(NoPortfolio) as none:
        solve(Problem(options[:8], (envelope, floor)))
    assert set(none.value.rules) == {envelope, floor}
