"""Portfolios that others have solved, and the 53 projects of a real first wave, solved by hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.figures.portfolio.model import Limit, Option, Problem, Rule
from panel_tui.figures.portfolio.programme import Linear, Row, best
from panel_tui.figures.portfolio.solving import solve
from tests.figures.panels import DATA, published
from tests.figures.portfolio.by_hand import check

WAVE_1 = Path(__file__).parents[3] / "fixtures" / "wave1" / "wave1-projects.csv"
CARE, YOUNG, OTHER = "Rethinking children's social work", "Rethinking support for adolescents", "Other priorities"
MILLION = 100_000_000
"""Pence."""


def knapsacks(text: str) -> Iterator[tuple[Linear, float]]:
    """The problems of the OR-Library's file with their optima: n, m, optimum, n profits, m × n weights, m limits."""
    numbers = iter([float(word) for word in text.split()])
    for _ in range(int(next(numbers))):
        many, limits, optimum = int(next(numbers)), int(next(numbers)), next(numbers)
        profits = [next(numbers) for _ in range(many)]
        weights = [[next(numbers) for _ in range(many)] for _ in range(limits)]
        rows = [Row(range(many), weight, most=next(numbers)) for weight in weights]
        yield Linear(profits, [True] * many, [0] * many, [1] * many, rows), optimum


@published
def test_the_seven_research_portfolios_of_petersen_1967_have_the_optima_that_he_found() -> None:
    found = []
    for linear, optimum in knapsacks((DATA / "mknap1.txt").read_text()):
        solution = best(linear, 30, 0)
        assert solution is not None
        assert solution.bound == pytest.approx(solution.worth)
        assert set(solution.columns) <= {0, 1}
        for row in linear.rows:
            assert row.most is not None
            assert (
                sum(factor for factor, column in zip(row.factors, solution.columns, strict=True) if column) <= row.most
            )
        assert solution.worth == pytest.approx(optimum)
        found.append(round(solution.worth, 1))
    assert found == [3800, 8706.1, 4015, 6120, 12400, 10618, 16537]


def wave_1(million: int, shares: Mapping[str, int]) -> Problem:
    """The projects with a merit of 1 each, so that merit is their number, and the cheapest of a strand placed first.

    At least so many per cent of the money are for each strand.
    """
    with WAVE_1.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places: Counter[str] = Counter()
    options = []
    for row in sorted(rows, key=lambda row: int(row["amount_awarded_gbp"])):
        strand, ask = row["strand"], int(row["amount_awarded_gbp"]) * 100
        places[strand] += 1
        groups = frozenset({("brief", strand)})
        options.append(Option(row["reference"], Fraction(1), ask, ask, groups, places[strand]))
    rules: list[Rule] = [Limit("budget", "The budget", most=million * MILLION)]
    for strand, share in shares.items():
        least = million * MILLION * share // 100
        rules.append(Limit(strand, f"{share}% for {strand}", groups=frozenset({("brief", strand)}), least=least))
    return Problem(tuple(options), tuple(rules))


# No more projects than the cheapest ones can be paid for: the 31 cheapest cost £28.38m and the 32 cheapest £30.18m;
# the 43 cheapest £59.1m and the 44 cheapest £62.4m; all 53 cost £100.81m. So 31, 43 and 52 are the most for £30m,
# £60m and £100m, if the shares of the strands allow as many. Without a jump, each strand funds its cheapest projects.
# In £1,000s:
#
# £30m, shares of 30, 25 and 20%: £9m for care need 6 projects (5 cost 7,030 and 6 cost 9,730), £7.5m for the young 11
# (10 cost 6,823, 11 cost 7,923), £6m for others 9 (8 cost 5,547, 9 cost 6,547). These 26 leave 5,800 for five more.
# The next cheapest are 1,090 1,200 1,200 (others), 1,100 1,190 1,300 (the young): the five cheapest cost 5,780, and
# with the 1,300 instead of any of them it would be 5,880 or more. So 6, 13 and 12, for 9,730 + 10,213 + 10,037.
#
# £60m, shares of 40, 25 and 15%: £24m need 11 (22,050 and 26,010), £15m need 16 (13,113 and 15,083), £9m need 12
# (8,837 and 10,037). These 39 leave 8,870 for four more. Next are 2,060 2,100 3,300 (the young), 2,140 2,350 3,280
# (others) and 4,000 (care): the four cheapest cost 8,650, and with the 3,280 instead of the 2,350 it would be 9,580.
# So 11, 18 and 14.
#
# £100m, shares of 45, 25 and 20%: £45m need all 16 (15 cost 43,810), £25m need 20 of 21 (19 cost 22,543), £20m need
# all 16 (15 cost 17,807). The dearest project of the young, 4,100, is left: with it, it would be 100,810.
@pytest.mark.parametrize(
    ("million", "shares", "many", "thousands"),
    [
        (30, {CARE: 30, YOUNG: 25, OTHER: 20}, (6, 13, 12), (9_730, 10_213, 10_037)),
        (60, {CARE: 40, YOUNG: 25, OTHER: 15}, (11, 18, 14), (26_010, 19_243, 14_527)),
        (100, {CARE: 45, YOUNG: 25, OTHER: 20}, (16, 20, 16), (48_660, 26_043, 22_007)),
    ],
)
def test_a_first_wave_with_minimum_shares_is_as_by_hand(
    million: int, shares: Mapping[str, int], many: tuple[int, ...], thousands: tuple[int, ...]
) -> None:
    problem = wave_1(million, shares)
    found = solve(problem)
    check(problem, found.awards)
    expected = {
        option.reference
        for option in problem.options
        if option.place <= dict(zip((CARE, YOUNG, OTHER), many, strict=True))[option.brief]
    }
    assert set(found.awards) == expected
    assert found.merit == sum(many)
    assert found.gap == 0
    assert found.jumps == ()
    spent: dict[str, int] = defaultdict(int)
    for option in problem.options:
        spent[option.brief] += found.awards.get(option.reference, 0)
    assert [spent[strand] // 100_000 for strand in (CARE, YOUNG, OTHER)] == list(thousands)
    assert found.spent == sum(thousands) * 100_000
