"""The portfolio by command: what it funds and why, what cannot hold together, and the portfolio as advice.

The call and its best portfolio are in tests/cli/funded.py, reasoned out by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from tests.cli.funded import APART, NORTH, PROPOSALS, funded, rule
from tests.cli.office import CALL, Office

ENVELOPE = "“The envelope of Homes: at most £1,000,000” (the rubric of Homes)"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The call without rules of its own; nobody changes anything in it."""
    return funded(tmp_path_factory.mktemp("plain"))


def portfolio(office: Office, *words: str) -> dict[str, Any]:
    """What `portfolio` says as JSON, with its proposals by reference."""
    told: dict[str, Any] = office.json("portfolio", "office.panel", *words)
    told["proposals"] = {one["reference"]: one for one in told["proposals"]}
    return told


def outcomes(office: Office, *words: str) -> dict[str, tuple[str | None, int]]:
    """What it does with each proposal: the outcome, and the award in thousands of pounds."""
    found = portfolio(office, *words)["proposals"]
    return {name: (one["outcome"], one["award"] // 100_000) for name, one in found.items()}


def flat(text: str) -> str:
    """Words without the breaks of lines."""
    return " ".join(text.split())


def test_the_most_merit_within_the_money(plain: Office) -> None:
    told = portfolio(plain)
    assert outcomes(plain) == {
        "P-2": ("fund", 700),
        "P-1": ("reserve", 0),
        "P-3": ("fund", 300),
        "P-5": ("fund", 900),
        "P-6": ("reserve", 0),
        "P-7": ("decline", 0),
    }
    # 100 + 60 + 80 in merit, 700 + 300 + 900 in money.
    assert (told["merit"], told["spent"], told["awards"], told["gap"]) == (240, 1_900_000_00, 3, 0)
    assert told["fewest"] is True
    # HOMES is spent and £100k of the budget is left: P-1 lacks all of its £400k in the one, £300k of it in the other.
    assert told["proposals"]["P-1"]["needs"] == [
        {"rule": "budget/all", "words": "£300,000 more in the budget", "money": 300_000_00, "least": 300_000_00},
        {"rule": "brief/HOMES", "words": "£400,000 more in HOMES", "money": 400_000_00, "least": 400_000_00},
    ]
    # £100k are left in TIES as well: P-6 lacks £200k of its £300k, or half of the £200k it can do with.
    six = "needs £200,000 more in the budget (£100,000 for the least it can use) and"
    six += " £200,000 more in TIES (£100,000 for the least it can use)"
    assert told["proposals"]["P-6"]["why"] == six
    assert told["jumps"] == [{"funded": "P-3", "over": "P-1", "rules": ["brief/HOMES"]}]
    said = plain.done("portfolio", "office.panel")
    assert "3 awards, £1,900,000; merit 240.0, proven best." in said
    # 700 + 400 are above £1m; 700 + 400 + 900 are just the budget.
    jump = f"P-3 is funded before P-1, which in its stead would break {ENVELOPE}."
    assert jump in said.splitlines()
    assert "below the floor on Need (1, floor 2)" in said
    assert "Rule budget/all: “The whole budget: at most £2,000,000” (the call)." in said


def test_it_stands_beside_the_line_and_the_panels_advice_where_they_differ(tmp_path: Path) -> None:
    office = funded(tmp_path)
    office.done("recommend", "office.panel", "--follow-line")
    office.done("recommend", "office.panel", "--set", "P-5=decline", "--reason", "Its lead has left")
    rows = {line.split()[1]: line for line in office.done("portfolio", "office.panel").splitlines() if "  P-" in line}
    assert rows["P-2"].endswith("the same     the same")
    assert rows["P-3"].endswith("reserve 2    reserve 2")
    assert rows["P-5"].endswith("the same     decline")
    five = portfolio(office)["proposals"]["P-5"]
    assert (five["line"], five["advice"], five["advised_award"]) == ("fund", "decline", 0)


def test_rules_say_where_they_were_published_and_which_came_late(tmp_path: Path) -> None:
    office = funded(tmp_path, APART)
    # Without P-2 HOMES makes 72 + 60 = 132, without P-3 100.
    assert {name for name, (outcome, _) in outcomes(office).items() if outcome == "fund"} == {"P-1", "P-3", "P-5"}
    two = portfolio(office)["proposals"]["P-2"]
    assert "P-3 to fall away (“Either the next door or the spare key”)" in two["why"]
    assert "apart" in two["rules"]
    office.write("call.toml", CALL + APART + rule("few", "At most two awards", "most = 2"))
    token = CHANCE.set(Chance.seeded("late", datetime(2099, 1, 9, tzinfo=UTC)))
    office.done("add", "call.toml", "--to", "office.panel", "--reason", "The board asked for it")
    CHANCE.reset(token)
    told = portfolio(office)
    assert {one["id"]: one["late"] for one in told["rules"]}["few"] is True
    assert {one["id"]: one["late"] for one in told["rules"]}["apart"] is False
    # Of two awards the best are P-2 and P-5: 180.
    assert (told["merit"], told["spent"]) == (180, 1_600_000_00)
    said = office.done("portfolio", "office.panel")
    assert "Rule few: “At most two awards” (Call, 4; it came after scoring had begun)." in said
    assert "Rule apart: “Either the next door or the spare key” (Call, 4)." in said
    assert "1 more award under “At most two awards”" in flat(said)


def test_an_award_is_cut_where_the_money_ends_and_the_least_allows_it(tmp_path: Path) -> None:
    # P-1 can do with £250k: P-2 and P-1 cut to £300k count 100 + 72 × (1/2 + 1/2 × 3/4) = 163, and P-2 with P-3 160.
    office = funded(tmp_path, proposals=PROPOSALS.replace("£400k,,", "£400k,£250k,"))
    told = portfolio(office)
    assert outcomes(office)["P-1"] == ("fund in part", 300)
    assert told["merit"] == 243
    assert told["proposals"]["P-1"]["why"] == f"£100,000 less than it asks for: {ENVELOPE}"
    assert told["jumps"] == []


def test_what_the_chair_puts_in_and_leaves_out(tmp_path: Path) -> None:
    office = funded(tmp_path)
    office.done("recommend", "office.panel", "--force", "P-6=in", "--reason", "It trains carers")
    office.done("recommend", "office.panel", "--force", "P-2=out", "--reason", "Its partner has left")
    told = portfolio(office)
    # P-5 does not fit beside P-6; without P-2 the other two of HOMES do.
    assert {name for name, (outcome, _) in outcomes(office).items() if outcome == "fund"} == {"P-1", "P-3", "P-6"}
    assert told["proposals"]["P-6"]["why"] == "P-6 is put in by the chair: It trains carers"
    two = told["proposals"]["P-2"]
    assert (two["outcome"], two["why"]) == ("decline", "P-2 is left out by the chair: Its partner has left")


def test_rules_that_cannot_hold_together_are_named(tmp_path: Path) -> None:
    office = funded(tmp_path)
    for reference in ("P-5", "P-6"):
        office.done("recommend", "office.panel", "--force", f"{reference}=in", "--reason", "It is needed")
    told = office.run("portfolio", "office.panel")
    assert told.code == 1
    # £900k and at least £200k are above £1m. The budget has room for both.
    assert flat(told.out) == (
        "No portfolio can keep these 3 rules together: "
        "brief/TIES: “The envelope of Lifelong ties: at most £1,000,000” (the rubric of Lifelong ties) "
        "forced/P-5: “P-5 is put in by the chair: It is needed” (the chair) "
        "forced/P-6: “P-6 is put in by the chair: It is needed” (the chair) Change one of them."
    )
    assert told.err == ""
    for words in (("--why", "P-1"), ("--advise",)):
        assert office.run("portfolio", "office.panel", *words).code == 1
    assert office.json("recommend", "office.panel")["spent"] == 0


def test_why_one_is_out_or_in_and_who_would_give_way(tmp_path: Path) -> None:
    office = funded(tmp_path, NORTH)
    # With P-1 in, HOMES has P-1 and P-3 (132) and loses P-2: 160 − 132 = 28.
    told = office.json("portfolio", "office.panel", "--why", "P-1")
    assert (told["funded"], told["cost"], told["lost"], told["gained"]) == (False, 28, ["P-2"], [])
    said = office.done("portfolio", "office.panel", "--why", "P-1")
    assert "Were it funded, 28.0 points of merit would be lost.\nNo longer funded: P-2\n" in said
    # Without P-2 it is the same the other way: 160 − 132.
    assert "Were it left out, 28.0 points of merit would be lost.\nFunded instead: P-1\n" in office.done(
        "portfolio", "office.panel", "--why", "P-2"
    )
    # P-3 is the only one in the North that may be funded.
    said = office.done("portfolio", "office.panel", "--why", "P-3")
    assert "It cannot be left out, for the sake of:\n  “At least one award in the North” (Call, 4)\n" in said
    kept = office.json("portfolio", "office.panel", "--why", "P-3")
    assert ([one["id"] for one in kept["rules"]], kept["cost"]) == (["north"], None)
    refused = office.run("portfolio", "office.panel", "--why", "P-7")
    assert (refused.code, "choose from: below the floor on Need (1, floor 2)." in refused.err) == (2, True)


def test_the_portfolio_as_the_panels_advice_gives_the_rule_as_the_reason(tmp_path: Path) -> None:
    office = funded(tmp_path)
    said = office.done("portfolio", "office.panel", "--advise", "--by", "The panel")
    assert "Recorded: £1,900,000 of £2,000,000." in said
    advised = {one["reference"]: one for one in office.json("recommend", "office.panel")["proposals"]}
    assert {name: one["outcome"] for name, one in advised.items()} == {
        name: outcome for name, (outcome, _) in outcomes(office).items()
    }
    three = advised["P-3"]
    assert (three["computed"], three["outcome"], three["by"]) == ("reserve", "fund", "The panel")
    because = f"P-3 is funded before P-1, which in its stead would break {ENVELOPE}"
    assert three["reason"] == f"The portfolio under the call's rules: {because}"
    # What the line says as well has the line's reason, and P-1 is now the first on the reserve list.
    assert advised["P-2"]["reason"] == "in order and within the envelope"
    assert (advised["P-1"]["reason"], advised["P-1"]["place"]) == ("asks £400,000, £300,000 is left", 1)
    assert office.run("verify", "office.panel").code == 0


def test_a_tie_across_the_line_is_not_decided_by_any_rule(tmp_path: Path) -> None:
    # P-1 and P-3 share the first place of HOMES, and only one of them fits: whichever is taken, people take it.
    tied = (
        PROPOSALS.replace("£400k", "£600k")
        .replace("£300k,,North", "£600k,,North")
        .replace("P-2,Next door,Harbour CIC,HOMES,£700k,,South\n", "")
    )
    office = funded(tmp_path, proposals=tied)
    office.write("same.csv", "member,proposal,criterion,score,comment,submitted\npriya,P-1,NEED,3,x,yes\n")
    office.done("add", "same.csv", "--to", "office.panel")
    refused = office.run("portfolio", "office.panel", "--advise")
    assert refused.code == 2
    assert "P-1: " in refused.err
    assert "P-3: " in refused.err
    assert "differs from the line (nothing). Give the reason for it." in refused.err
    office.done("portfolio", "office.panel", "--advise", "--reason", "The panel's second vote")
    advised = {one["reference"]: one["reason"] for one in office.json("recommend", "office.panel")["proposals"]}
    assert (advised["P-1"], advised["P-3"]) == ("The panel's second vote",) * 2


def test_what_nobody_has_scored_waits_for_people(tmp_path: Path) -> None:
    office = funded(tmp_path, proposals=f"{PROPOSALS}P-9,Unread,Late Trust,TIES,£50k,,North\n")
    assert portfolio(office)["proposals"]["P-9"]["outcome"] is None
    refused = office.run("portfolio", "office.panel", "--advise")
    told = "P-9: it needs a decision (not ranked: no scores). Give its outcome by recommend --set.\n"
    assert (refused.code, refused.err) == (2, told)
    office.done("recommend", "office.panel", "--set", "P-9=defer", "--reason", "Nobody has read it")
    office.done("portfolio", "office.panel", "--advise")
    advised = {one["reference"]: one["outcome"] for one in office.json("recommend", "office.panel")["proposals"]}
    assert (advised["P-9"], advised["P-3"]) == ("defer", "fund")


def test_a_rule_that_nobody_can_keep_is_named_with_why(tmp_path: Path) -> None:
    told = funded(tmp_path, NORTH.replace("North", "Wales")).run("portfolio", "office.panel")
    assert told.code == 1
    assert "No portfolio can keep this rule:\n  north: “At least one award in the Wales” (Call, 4)\n" in told.out
    assert "The rule north counts nobody for “Wales”: no proposal has it as its region." in told.out


def test_conditions_on_record_stay_with_an_award(tmp_path: Path) -> None:
    office = funded(tmp_path)
    words = ("--condition", "A named lead", "--reason", "Its lead is not named")
    office.done("recommend", "office.panel", "--set", "P-2=fund with conditions", *words)
    office.done("portfolio", "office.panel", "--advise")
    advised = {one["reference"]: one for one in office.json("recommend", "office.panel")["proposals"]}
    assert (advised["P-2"]["outcome"], advised["P-2"]["conditions"]) == ("fund with conditions", ["A named lead"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--seconds", "0"), "--seconds: 0 seconds are no time to search."),
        (("--why", "P-9"), "There is no proposal 'P-9' here."),
        (("--advise", "--why", "P-1"), "Advice is recorded by itself."),
        (("--scenario", "lean"), "There is no scenario 'lean' at this stage. There are as is, -10%, +10%."),
        (("--stage", "late"), "There is no stage 'late'"),
    ],
)
def test_what_is_refused(plain: Office, words: tuple[str, ...], told: str) -> None:
    before = plain.state()
    refused = plain.run("portfolio", "office.panel", *words)
    assert (refused.code, told in refused.err) == (2, True), refused
    assert plain.state() == before


def test_a_members_own_file_has_no_portfolio(office: Office) -> None:
    refused = office.run("portfolio", "priya.panel", keys="priya")
    assert (refused.code, "A member's own file does not hold the whole record" in refused.err) == (2, True)
