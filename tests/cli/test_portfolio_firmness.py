"""portfolio --firm and --stability: what would turn an outcome of the portfolio, and which awards hang on what.

The call and its best portfolio are in tests/cli/funded.py; what would turn it is reasoned out here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.funded import APART, funded
from tests.cli.office import Office
from tests.cli.scored import NAMES, Marks, scored

CLOSE: Marks = {
    (member, f"P-{number}"): f"{2 + (number * 3 + place * 5) % 7 // 3} {2 + (number + place * 2) % 4}"
    for place, member in enumerate(NAMES)
    for number in range(1, 9)
    if (number + place) % 5
}
"""Five members who differ more than the eight proposals do, most of the pairs."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The call without rules of its own; nobody changes anything in it."""
    return funded(tmp_path_factory.mktemp("plain"))


def firm(office: Office, reference: str) -> dict[str, Any]:
    found: dict[str, Any] = office.json("portfolio", "office.panel", "--firm", reference)
    return found


def turning(found: dict[str, Any]) -> list[tuple[int | None, int | None]]:
    """On need and on idea: the point that turns it, and how many levels away that is."""
    return [(one["to"], one["levels"]) for one in found["criteria"]]


def test_what_would_fund_who_is_not_in_the_portfolio(plain: Office) -> None:
    found = firm(plain, "P-1")
    assert (found["by"], found["funded"], found["outcome"]) == ("portfolio", False, "reserve")
    # P-2 and P-3 make 160, P-1 and P-3 make 60 more than P-1 has: it would need 100. Need 5 makes 84, idea 5 makes 88.
    assert turning(found) == [(None, None), (None, None)]
    # Beside P-2 there is £300k: P-1 has 12 points more than P-3.
    assert found["ask_change"] == -100_000_00
    assert [one["weight_change"] for one in found["criteria"]] == [None, None]
    assert (found["verdict"], found["against"]) == ("safe", [])
    said = plain.done("portfolio", "office.panel", "--firm", "P-1")
    assert "It asks £400,000; at £300,000, £100,000 less, it would be funded." in said
    # By the line it is otherwise: P-1 is next in order, and within what is left where it asks no more than that.
    assert "P-1  Northbridge Council, Homes: reserve 1" in said


def test_what_would_cost_the_money_who_is_in_it(plain: Office) -> None:
    # P-1 and P-3 make 132: P-2 is out where it has less than 72. Need 2 makes 64, need 3 makes 76; idea 1 makes 68.
    assert turning(firm(plain, "P-2")) == [(2, 3), (1, 4)]
    # P-3 fits beside P-2 up to £300k, and beside P-1, which makes 132 against the 100 of P-2 alone, up to £600k.
    assert firm(plain, "P-3")["ask_change"] == 300_000_01
    said = plain.done("portfolio", "office.panel", "--firm", "P-3")
    assert "It asks £300,000 and could ask £300,000 more, up to £600,000, and stay funded." in said
    # P-6 has 52. Need 2 makes 56, need 1 is below the floor; idea 1 makes 56, idea 0 makes 48.
    assert turning(firm(plain, "P-5")) == [(1, 3), (0, 4)]


def test_a_rule_that_turns_the_portfolio_turns_what_is_firm(tmp_path: Path) -> None:
    # P-2 and P-3 not both: P-1 and P-3 make 132, which P-2 never reaches alone; with P-1 it has 172, where it fits.
    apart = funded(tmp_path, rules=APART)
    found = firm(apart, "P-2")
    assert (found["funded"], turning(found)) == (False, [(None, None), (None, None)])
    assert found["ask_change"] == -100_000_00


def test_which_awards_change_without_a_member(plain: Office) -> None:
    found = plain.json("portfolio", "office.panel", "--stability")
    assert (found["by"], found["awards"]) == ("portfolio", 3)
    nothing: dict[str, list[str]] = {"gained": [], "lost": []}
    assert [(one["less"], one["more"]) for one in found["weights"]] == [(nothing, nothing)] * 2
    # All scores are of one member.
    assert [(one["gained"], one["lost"]) for one in found["members"]] == [([], ["P-2", "P-3", "P-5"])]
    said = plain.done("portfolio", "office.panel", "--stability")
    assert "3 awards by the portfolio" in said
    assert "None of the 2 weights changes anything." in said
    assert "3: P-2, P-3, P-5 out" in said
    refused = plain.run("portfolio", "office.panel", "--stability", "--names")
    assert (refused.code, "for the chair alone" in refused.err) == (2, True)


def test_chances_are_those_of_the_line_where_the_portfolio_is_the_line(tmp_path: Path) -> None:
    """All eight ask for the same, so that the best portfolio is down the list: as by the line, to within chance."""
    office = scored(tmp_path, CLOSE, proposals={f"P-{number}": "HOMES,£330k,," for number in range(1, 9)})
    line = office.json("rank", "office.panel", "--stability")
    by_line = {one["reference"]: one for one in line["proposals"]}
    told = office.json("portfolio", "office.panel", "--stability")
    for one in told["proposals"]:
        there = by_line[one["reference"]]
        assert one["funded"] == there["funded"]
        # Of 100 orders; four standard deviations of a half are 0.2.
        assert one["chance_in_money"] == pytest.approx(there["chance_in_money"], abs=0.2)
    assert told["expected_lost"] == pytest.approx(line["expected_lost"], abs=0.5)
    unsure = {one["reference"]: one["chance_in_money"] for one in told["proposals"] if one["chance_in_money"] % 1}
    assert len(unsure) > 3
    reference, chance = next(iter(unsure.items()))
    assert firm(office, reference)["chance_in_money"] == chance
