"""The rules of a portfolio in a call file: read with their amounts, kept in its document, refused in words."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from panel_tui.call.call_model import Call
from panel_tui.call.callfile import call_document, call_from_document
from panel_tui.call.portfolio_rules import Amount, PortfolioRule
from tests.panel import call_file, refused
from tests.small_call import CALL

RULES = """\
[[rules]]
id = "north"
words = "At least 30% goes to the North East"
published = "Call, 4.2"
region = "North East"
least = "30%"
[[rules]]
id = "first-year"
words = "At most £600k of the first year goes to Staying Close"
brief = "SC"
most = "£600k"
year = "2017-18"
[[rules]]
id = "charities"
words = "One to three awards to charities and mutuals"
lead_kind = ["charity", "mutual"]
least = 1
most = 3
[[rules]]
id = "one-home"
words = "At most one of two homes in one street"
exclusive = ["P-1", "P-2"]
[[rules]]
id = "after"
words = "P-3 builds on P-1"
needs = { proposal = "P-3", needed = "P-1" }
"""


def ruled(rules: str = RULES) -> Call:
    """The small call with these rules; it has £2m, all of it in 2017-18."""
    return call_file(CALL + rules).call


def one(text: str) -> str:
    """A rule that says this."""
    return f'[[rules]]\nid = "r"\nwords = "So it is"\n{text}\n'


def test_rules_are_read_with_money_shares_and_numbers() -> None:
    north, year, charities, street, after = ruled().rules
    assert (north.groups, north.published) == ({"region": ("North East",)}, "Call, 4.2")
    assert (north.least, north.most) == (Amount(unit="share", value=Fraction(3, 10)), None)
    assert (year.most, year.year) == (Amount(unit="money", value=Fraction(600_000_00)), "2017-18")
    assert year.published == ""
    assert charities.groups == {"lead_kind": ("charity", "mutual")}
    assert [end and end.words for end in (charities.least, charities.most)] == ["1", "3"]
    assert (street.exclusive, street.is_limit) == (("P-1", "P-2"), False)
    assert after.needs is not None
    assert (after.needs.proposal, after.needs.needed) == ("P-3", "P-1")


def test_a_share_is_rounded_to_pence_so_that_what_it_says_is_kept() -> None:
    # A third of £100.00 is 3333.333333 pence: at least 3334 of them, at most 3333.
    (rule,) = ruled(one('least = "33.33333333%"')).rules
    assert rule.least is not None
    assert (rule.least.at_least(100_00), rule.least.at_most(100_00)) == (33_34, 33_33)
    # A share of one year is of that year's money, a share without one of all years'.
    years = {"2017-18": 40, "2018-19": 60}
    assert PortfolioRule(id="a", words="b", year="2018-19").budget_of(years) == 60
    assert PortfolioRule(id="a", words="b").budget_of(years) == 100


def test_the_document_keeps_rules_and_without_them_keeps_its_bytes() -> None:
    call = ruled()
    assert call_from_document(call_document(call)) == call
    assert "rules" not in json.loads(call_document(ruled("")))
    assert {**json.loads(call_document(call)), "rules": None} == {**json.loads(call_document(ruled(""))), "rules": None}


BAD = [
    ('least = "130%"', "r: least is 130% of the budget. Give more than 0% and at most 100%."),
    ('most = "0%"', "r: most is 0% of the budget"),
    ('least = "50%"\nmost = "£900k"', "r: least (50%) is above most (£900,000)"),
    ("least = 3\nmost = 2", "r: least (3) is above most (2)"),
    ('least = 3\nmost = "£1m"', "r: least and most count different things. Limit awards and money by two rules."),
    ('least = "£2.5m"', "r: least is £2,500,000, but there is only £2,000,000"),
    ("most = 18000000", 'r: most is 18000000 awards. Give 1 to 10,000, without quotes; write money as "£18m".'),
    ("most = 0", "r: most is 0 awards"),
    ("most = -1", "r: most is -1 awards"),
    ("most = 2.5", "most is no whole number of awards. Write a number of awards such as 3"),
    ('most = "3"', "most can be read in several ways. Write a number of awards such as 3"),
    ('most = "some"', 'most cannot be read: "some" is not an amount of money in pounds'),
    ('most = "1.2.3%"', "most cannot be read: should be a number"),
    ("most = true", "most is no amount. Write a number"),
    ('most = { unit = "number", value = "3" }', "most is no amount. Write a number"),
    ('region = "North East"', "r: the limit has no end. Say least, most, or both."),
    ('region = "North East"\nbrief = "SC"\nmost = 1', "r: it counts by brief and by region"),
    ('brief = "SX"\nmost = 1', "r: there is no brief SX. Known here: SC, TS."),
    ("brief = 7\nmost = 1", "brief should be a list, but is 7"),
    ('region = [""]\nmost = 1', "region, number 1 is empty"),
    ('year = "2019-20"\nmost = "£1m"', "r: 2019-20 is no year of the budget. The years are 2017-18."),
    ('year = "2017-18"\nmost = 1', "r: awards are not counted by year"),
    ("", "r: it rules nothing. Say least or most, or exclusive = [ … ], or needs = { … }."),
    (
        'most = 1\nexclusive = ["P-1", "P-2"]',
        "r: a limit and exclusive are two rules. Give each a [[rules]] of its own.",
    ),
    ('exclusive = ["P-1", "P-1"]', "r: fewer than two proposals exclude one another"),
    ('needs = { proposal = "P-1", needed = "P-1" }', "r: P-1 needs itself"),
    ('needs = { proposal = "P-1" }', "needed is missing. Add needed = … here."),
    ('most = 1\nregoin = "North East"', "regoin is not known here. Did you mean region?"),
    (f"most = 1\n{one('least = 1')}", "the id r is there already. Give each one an id of its own."),
]


@pytest.mark.parametrize(("text", "words"), BAD)
def test_what_is_wrong_with_a_rule_is_told_with_its_line(text: str, words: str) -> None:
    lines = [said for said in refused(lambda: ruled(one(text))).splitlines() if words in said]
    assert lines, refused(lambda: ruled(one(text)))
    # The small call has 15 lines; the rule begins on the next.
    number = int(lines[0].removeprefix("call.toml, line ").partition(":")[0])
    assert 16 <= number <= 16 + one(text).count("\n")
