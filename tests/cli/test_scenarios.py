"""Scenarios by command: side by side, saved, dropped and chosen, and what rules cost.

The call is in tests/cli/funded.py; as things are, P-2, P-3 and P-5 make 240 for £1.9m.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from panel_tui.house import open_workspace
from tests.cli.funded import APART, NORTH, PROPOSALS, funded, rule
from tests.cli.office import Office

PLAIN = {
    "as is": (3, 1_900_000, 240, {}),
    # £900k each: P-1 and P-3 make 132, more than P-2 alone; P-5 fits just.
    "-10%": (3, 1_600_000, 212, {"P-1": (0, 400_000), "P-2": (700_000, 0)}),
    # £1.1m each: P-2 and P-1 fit just; beside P-5 P-6 gets £200k of £300k: 52 × (1/2 + 1/2 × 2/3) = 43 1/3.
    "+10%": (4, 2_200_000, 295.333333, {"P-1": (0, 400_000), "P-3": (300_000, 0), "P-6": (0, 200_000)}),
}
"""Awards, pounds, merit, and pounds before and after by proposal, of those that always stand there."""
Told = dict[str, tuple[int, int, float, dict[str, tuple[int, int]]]]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The call without rules of its own; nobody changes anything in it."""
    return funded(tmp_path_factory.mktemp("plain"))


def as_json(office: Office, *words: str) -> dict[str, Any]:
    """What `scenarios` says."""
    told: dict[str, Any] = office.json("scenarios", "office.panel", *words)
    return told


def beside(office: Office, *words: str) -> Told:
    """The scenarios by title: awards, pounds, merit, and pounds before and after by proposal."""
    return {
        one["title"]: (
            one["awards"],
            one["spent"] // 100,
            one["merit"],
            {each["reference"]: (each["before"] // 100, each["after"] // 100) for each in one["changes"]},
        )
        for one in as_json(office, *words)["scenarios"]
    }


def tried(office: Office, *words: str) -> tuple[int, int, float, dict[str, tuple[int, int]]]:
    """A scenario that is not saved."""
    return beside(office, *words)["tried"]


def test_less_and_more_money_always_stand_beside_what_is(plain: Office) -> None:
    assert beside(plain) == PLAIN
    said = plain.done("scenarios", "office.panel")
    assert "against as is: P-2 out, P-1 in (£400,000)" in said
    assert "+10%           4  £2,200,000  295.3" in said


def test_the_budget_changes_by_percent_or_by_a_sum_and_takes_the_envelopes_along(plain: Office) -> None:
    # £750k each: P-1 and P-3 for £700k; P-5 does not fit, P-6 does.
    less = (3, 1_000_000, 184, {"P-1": (0, 400_000), "P-2": (700_000, 0), "P-5": (900_000, 0), "P-6": (0, 300_000)})
    assert tried(plain, "--budget", "-25%") == less
    assert tried(plain, "--budget", "-£500k") == less
    assert tried(plain, "--budget", "+£200k") == PLAIN["+10%"]


@pytest.mark.parametrize(("ask", "funds"), [("1333333.33", True), ("1333333.34", False)])
def test_each_envelope_is_rounded_down_to_the_penny(tmp_path: Path, ask: str, funds: bool) -> None:
    # 33.3333333% more than £1m are £1,333,333.333: P-2, alone in HOMES, asks for what is left of that, or a penny more.
    alone = PROPOSALS.replace("P-1,A front door,Northbridge Council,HOMES,£400k,,South\n", "")
    alone = alone.replace("P-3,A spare key,Key Trust,HOMES,£300k,,North\n", "").replace("£700k", f"£{ask}")
    office = funded(tmp_path, proposals=alone)
    assert ("P-2" in tried(office, "--budget", "+33.3333333%")[3]) is funds


def test_money_moves_between_briefs(plain: Office) -> None:
    # HOMES £900k: 132 as above. TIES £1.1m: 80 + 43 1/3.
    found = tried(plain, "--move", "HOMES=TIES:£100k")
    assert found[:3] == (4, 1_800_000, 255.333333)
    # HOMES £1.1m: P-2 and P-1. TIES £900k: P-5.
    assert tried(plain, "--move", "TIES=HOMES:£100k")[:3] == (3, 2_000_000, 252)


def test_rules_are_left_out_and_shares_follow_the_budget(tmp_path: Path) -> None:
    half = rule("half", "At most half of the budget in the South", 'region = "South"\nmost = "50%"')
    office = funded(tmp_path, APART + half)
    # Of £1m in the South: P-1 and P-6 (£700k, 124) with P-3 (60), or P-2 and P-6 (152), or P-5 and P-3 (140).
    assert beside(office)["as is"][:3] == (3, 1_000_000, 184)
    # Of £900k in the South still the same three; they have £700k of it.
    assert beside(office)["-10%"][:3] == (3, 1_000_000, 184)
    # Without it, HOMES makes 132 and TIES 80; without both rules it is as in the plain call.
    assert tried(office, "--without", "half")[:3] == (3, 1_600_000, 212)
    assert tried(office, "--without", "half", "--without", "apart")[:3] == PLAIN["as is"][:3]
    # Half of £1.2m is £600k: P-1 and P-6 cut to £200k: 72 + 43 1/3, and P-3: 60. TIES and HOMES have £600k each, so P-1
    # and P-3 do not both fit: P-3 and P-6 make 112, P-1 and P-6 115 1/3.
    assert tried(office, "--budget", "-40%")[:3] == (2, 600_000, 115.333333)


def test_fewer_and_larger_or_more_and_smaller_awards(tmp_path: Path) -> None:
    five = "P-5,A cousin found,Marsh Trust,TIES,£1m,£200k,South"
    six = "P-6,An aunt found,Fen Trust,TIES,£4m,£800k,South"
    kept = "".join(f"{line}\n" for line in PROPOSALS.splitlines() if line[:3] not in ("P-5", "P-6"))
    office = funded(tmp_path, proposals=f"{kept}{five}\n{six}\n".replace("£400k,,", "£400k,£250k,"))
    # HOMES: P-2 and £300k for P-1: 100 + 72 × 7/8 = 163. TIES: P-5 whole counts 80; both at their least count
    # 80 × 6/10 + 52 × 6/10 = 79.2.
    assert beside(office)["as is"][:3] == (3, 2_000_000, 243)
    # Whole awards only: P-2 and P-3 make 160.
    assert tried(office, "--awards", "fewer")[:3] == (3, 2_000_000, 240)
    # A part counts as the whole: 132 are more than 80. Counted as it is as things are, it is 163 + 79.2.
    assert tried(office, "--awards", "more")[:3] == (4, 2_000_000, 242.2)
    told = office.done("portfolio", "office.panel", "--scenario", "as is")
    assert "merit 243.0" in told


def test_a_scenario_is_saved_chosen_and_dropped(tmp_path: Path) -> None:
    office = funded(tmp_path, NORTH)
    words = ("--budget", "-10%", "--without", "north", "--move", "HOMES=TIES:£100k", "--awards", "fewer")
    said = office.done("scenarios", "office.panel", "--save", "Lean  Year", *words)
    otherwise = "budget -10%, £100,000 from HOMES to TIES, without north, fewer and larger awards"
    assert said == f"Lean Year: {otherwise} (new)\n"
    assert "(as it is)" in office.done("scenarios", "office.panel", "--save", "Lean Year", *words)
    lean = as_json(office)["scenarios"][-1]
    assert (lean["id"], lean["title"], lean["otherwise"]) == ("lean year", "Lean Year", otherwise)
    # HOMES £800k: P-1 and P-3, 132. TIES £1m: P-5, 80.
    assert (lean["awards"], lean["spent"], lean["merit"]) == (3, 1_600_000_00, 212)
    assert f"Scenario Lean Year: {otherwise}" in office.done("portfolio", "office.panel", "--scenario", "lean year")
    refused = office.run("scenarios", "office.panel", "--choose", "Lean Year")
    assert (refused.code, refused.err) == (2, "Nobody would know why Lean Year is chosen. Give the reason.\n")
    chosen = office.done("scenarios", "office.panel", "--choose", "LEAN year", "--reason", "The money is less")
    assert chosen == "Lean Year: chosen (new)\n"
    assert "Chosen: Lean Year: The money is less" in office.done("scenarios", "office.panel")
    assert (as_json(office)["chosen"], as_json(office)["reason"]) == ("lean year", "The money is less")
    for taken in (("--drop", "Lean Year"), ("--save", "lean year", "--budget", "+5%")):
        refused = office.run("scenarios", "office.panel", *taken)
        assert (refused.code, "This scenario is chosen." in refused.err) == (2, True)
    office.done("scenarios", "office.panel", "--choose", "-10%", "--reason", "Simpler")
    assert office.done("scenarios", "office.panel", "--drop", "Lean Year") == "Lean Year: dropped (changed)\n"
    assert [one["title"] for one in as_json(office)["scenarios"]] == list(PLAIN)
    assert as_json(office)["chosen"] == "-10%"
    assert office.run("verify", "office.panel").code == 0


def test_a_scenario_is_advised_under_its_name(tmp_path: Path) -> None:
    office = funded(tmp_path)
    office.done("portfolio", "office.panel", "--scenario", "-10%", "--advise")
    advised = {one["reference"]: one for one in office.json("recommend", "office.panel")["proposals"]}
    # With P-2 instead of P-3 it would be £1.1m in HOMES and £2m in all.
    budget = "“The whole budget: at most £1,800,000” (the call)"
    envelope = "“The envelope of Homes: at most £900,000” (the rubric of Homes)"
    because = f"P-3 is funded before P-2, which in its stead would break {budget}; {envelope}"
    assert advised["P-3"]["reason"] == f"The portfolio of the scenario “-10%”: {because}"


def test_the_chair_saves_and_chooses_in_their_own_file(tmp_path: Path) -> None:
    office = funded(tmp_path)
    office.done("pack", "office.panel", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    office.done("scenarios", "dee.panel", "--save", "More", "--budget", "+5%", keys="dee")
    office.done("scenarios", "dee.panel", "--choose", "More", "--reason", "It may be", keys="dee")
    office.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    office.done("merge", "dee.return", "--into", "office.panel")
    assert "Chosen: More: It may be" in office.done("scenarios", "office.panel")


def test_no_member_learns_of_scenarios(office: Office) -> None:
    office.done("scenarios", "office.panel", "--save", "Lean", "--budget", "-15%")
    office.done("scenarios", "office.panel", "--choose", "Lean", "--reason", "The money is not sure")
    office.done("pack", "office.panel", "--member", "priya", "-o", "later")
    office.done("open", "later/homes-2017-priya.pack", "-o", "priya.panel", keys="priya")
    with open_workspace(office.folder / "priya.panel") as space:
        assert not [*space.entries.history("scenario"), *space.entries.history("choice")]
    for words in (("--save", "Mine", "--budget", "-5%"), ("--choose", "as is", "--reason", "r"), ()):
        refused = office.run("scenarios", "priya.panel", *words, keys="priya")
        assert (refused.code, "A member's own file does not hold the whole record" in refused.err) == (2, True)


def test_a_scenario_in_which_rules_clash_says_so(tmp_path: Path) -> None:
    office = funded(tmp_path)
    for reference in ("P-5", "P-6"):
        office.done("recommend", "office.panel", "--force", f"{reference}=in", "--reason", "It is needed")
    found = {one["title"]: one for one in as_json(office)["scenarios"]}
    # Both need £1.1m at least, which TIES has with 10% more.
    assert [found[title]["awards"] for title in ("as is", "-10%", "+10%")] == [None, None, 4]
    clash = [one["id"] for one in found["as is"]["clash"]]
    assert clash == ["brief/TIES", "forced/P-5", "forced/P-6"]
    assert found["as is"]["why_none"] == "No portfolio can keep these 3 rules together"
    said = office.done("scenarios", "office.panel")
    assert "as is cannot be with forced/P-5: “P-5 is put in by the chair: It is needed” (the chair)" in said
    costs = {one["id"]: one for one in as_json(office, "--costs")["costs"]}
    assert {id_: (one["merit"], one["frees"]) for id_, one in costs.items()} == {
        "brief/HOMES": (None, False),
        "brief/TIES": (None, True),
        "forced/P-5": (None, True),
        "forced/P-6": (None, True),
    }


def test_what_each_rule_costs(tmp_path: Path) -> None:
    office = funded(tmp_path, APART + NORTH)
    # As is: P-1 and P-3 (132) with P-5 (80).
    costs = {one["id"]: one for one in as_json(office, "--costs")["costs"]}
    assert {id_: one["merit"] for id_, one in costs.items()} == {
        # P-2, P-1 and P-5 are just £2m (252), but none of them is in the North; and P-2 and P-3 exclude one another.
        "brief/HOMES": 0,
        # P-1, P-3, P-5 and P-6 are £1.9m: 132 + 80 + 52.
        "brief/TIES": 52,
        # P-2, P-3 and P-5: 240.
        "apart": 28,
        # P-1 and P-3 stay better than P-2 alone.
        "north": 0,
    }
    changed = {one["reference"]: (one["before"], one["after"]) for one in costs["apart"]["changes"]}
    assert changed == {"P-1": (400_000_00, 0), "P-2": (0, 700_000_00)}
    said = office.done("scenarios", "office.panel", "--costs")
    assert "without it: P-2 in (£700,000), P-1 out" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--save", "as is", "--budget", "-5%"), "'as is' always stands there."),
        (("--save", "x"), "Nothing is otherwise in this scenario."),
        (("--save", " ", "--budget", "-5%"), "The name of a scenario is missing or too long."),
        (("--save", "x", "--budget", "5%"), "--budget: '5%' is no change of the budget. Begin with + or -"),
        (("--save", "x", "--budget", "-100%"), "--budget: '-100%' is no change of the budget."),
        (("--save", "x", "--budget", "-1.2.3%"), "--budget: '-1.2.3%' is no change of the budget."),
        (("--save", "x", "--budget", "-£2m"), "--budget: No money would be left."),
        (("--save", "x", "--budget", "-£x"), "--budget: '£x' cannot be read"),
        (("--save", "x", "--without", "few"), "--without: There is no rule 'few' at this stage. There are budget/all"),
        (("--move", "HOMES:£1"), "--move: 'HOMES:£1' moves nothing. Write it like HOMES=TIES:£200k."),
        (("--move", "HOMES=TEAS:£1"), "--move: There is no brief 'TEAS'. There are HOMES, TIES."),
        (("--move", "HOMES=TIES:£1.1m"), "--move: £1,100,000 cannot be moved from HOMES. It has £1,000,000."),
        (("--drop", "x"), "There is no scenario 'x' at this stage. There are as is, -10%, +10%."),
        (("--drop", "as is"), "'as is' always stands there. Only saved ones can be changed or dropped."),
        (("--choose", "x", "--reason", "r"), "There is no scenario 'x' at this stage."),
        (("--costs", "--budget", "-5%"), "What is otherwise goes with --save, or stands by itself."),
    ],
)
def test_what_is_refused(plain: Office, words: tuple[str, ...], told: str) -> None:
    before = plain.state()
    refused = plain.run("scenarios", "office.panel", *words)
    assert (refused.code, told in refused.err) == (2, True), refused
    assert plain.state() == before
