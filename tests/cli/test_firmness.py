"""rank --firm and rank --stability: what would turn an outcome, and which awards change, as the commands tell it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.office import CALL, RUBRIC, Office
from tests.cli.scored import NAMES, Marks, scored

ASKS = {"P-1": "HOMES,£400k,,", "P-2": "HOMES,£400k,,", "P-3": "HOMES,£300k,,", "P-4": "HOMES,£100k,,"}
BY_HAND: Marks = {
    # 12 for a point of need, 8 for one of idea. P-1 100, P-2 48 + 24 = 72, P-3 36 + 32 = 68 (medians 3 and 4), P-4 40.
    # Of £1m P-1 and P-2 take £800k, so P-3 lacks £100k.
    ("quill", "P-1"): "5 5",
    ("quill", "P-2"): "4 3",
    ("quill", "P-3"): "3 4",
    ("rooke", "P-3"): "3 4",
    ("stoat", "P-3"): "4 4",
    ("quill", "P-4"): "2 2",
}
MEMBERS = tuple(NAMES)
WORTH = (1, 4, 2, 3, 4, 2, 4, 3)
EVERY: Marks = {
    (member, f"P-{number}"): f"{worth + (1, 0, 0, -1, 0)[place]} {worth + (number * 2 + place) % 3 - 1}"
    for place, member in enumerate(MEMBERS)
    for number, worth in enumerate(WORTH, start=1)
    if (number + place) % 5
}
"""Five members, eight proposals, most of the pairs."""


def told(office: Office, *words: str, file: str = "office", keys: str = "office") -> Any:
    said = office.done("rank", f"{file}.panel", "--json", *words, keys=keys)
    assert said == office.done("rank", f"{file}.panel", "--json", *words, keys=keys)
    return json.loads(said)


def chairs(office: Office) -> None:
    """Make the chair's own file, chair.panel."""
    office.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "chair.panel", keys="dee")


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = scored(tmp_path_factory.mktemp("by-hand"), BY_HAND, proposals=ASKS)
    chairs(office)
    return office


def test_what_would_fund_who_just_misses_the_money(by_hand: Office) -> None:
    found = told(by_hand, "--firm", "P-3")
    assert (found["funded"], found["outcome"]) == (False, "reserve")
    assert found["ask_change"] == -100_000_00
    need, idea = found["criteria"]
    assert (need["score"], need["to"], need["levels"]) == (3, 4, 1)
    assert (idea["score"], idea["to"], idea["levels"]) == (4, 5, 1)
    # Either of the two threes raised to 4 makes the median of 3 3 4 a 4; four stays the median of 4 4 4.
    assert (need["members_alone"], idea["members_alone"]) == (2, 0)
    # P-3 is ahead of P-2 once need weighs less than idea: a third less, in tenths of a per cent 33.4.
    assert (need["weight_change"], idea["weight_change"]) == (-0.334, None)
    # Two members with one proposal in common have no plausible orders; the single score decides.
    assert (found["chance_in_money"], found["verdict"]) == (None, "coin-toss")
    assert found["against"] == ["single score", "level"]
    said = by_hand.done("rank", "office.panel", "--firm", "P-3")
    assert "A coin-toss: one level of one member's score turns it, one level on one criterion turns it." in said
    assert "Each of these alone would have it funded:" in said
    assert "It asks £300,000; at £200,000, £100,000 less, it would be funded." in said
    assert re.search(r"^Need +3 +4 +1 +2 +60 +-33\.4%$", said, re.MULTILINE)


def test_what_would_cost_the_money_who_is_just_in_it(by_hand: Office) -> None:
    said = by_hand.done("rank", "office.panel", "--firm", "P-2")
    assert "Each of these alone would leave it unfunded:" in said
    assert "It asks £400,000 and could ask £200,000 more, up to £600,000, and stay funded." in said
    # P-1 stays ahead of P-3 until need is 2 (64 against 72 and 68), or until idea is 1, level with P-3.
    best = told(by_hand, "--firm", "P-1")
    assert [(one["to"], one["levels"]) for one in best["criteria"]] == [(2, 3), (1, 4)]
    assert (best["verdict"], best["against"], best["ask_change"]) == ("safe", [], 600_000_01)
    assert "Safe: nothing small turns it." in by_hand.done("rank", "office.panel", "--firm", "P-1")
    assert "could ask £600,000 more, up to £1,000,000" in by_hand.done("rank", "office.panel", "--firm", "P-1")
    # Behind the line that P-3 drew it does not matter what P-4 asks.
    assert "no other ask would change that" in by_hand.done("rank", "office.panel", "--firm", "P-4")


def test_which_awards_change_without_a_member_by_hand(by_hand: Office) -> None:
    # With need at 48 or 72, or idea at 32 or 48, P-2 stays ahead of P-3: need and idea would have to weigh the same.
    found = told(by_hand, "--stability")
    assert found["awards"] == 2
    nothing: dict[str, list[str]] = {"gained": [], "lost": []}
    assert [(one["criterion"], one["less"], one["more"]) for one in found["weights"]] == [
        ("NEED", nothing, nothing),
        ("IDEA", nothing, nothing),
    ]
    # Without Abel Quill nobody has scored P-1, P-2 and P-4, and P-3 has need 3.5, which changes nothing for it. Without
    # Berit Rooke need of P-3 is 3.5: 42 + 32 = 74, ahead of P-2, which no longer fits. Without Cadoc Stoat it is 3.
    swapped = {"gained": ["P-3"], "lost": ["P-2"]}
    assert [{key: one[key] for key in nothing} for one in found["members"]] == [
        {"gained": ["P-3"], "lost": ["P-1", "P-2"]},
        swapped,
        nothing,
    ]
    said = by_hand.done("rank", "office.panel", "--stability")
    assert "2 awards by the line" in said
    assert "None of the 2 weights changes anything." in said
    assert re.search(r"^a member +3: P-3 in; P-1, P-2 out$", said, re.MULTILINE)
    assert "The other member changes nothing." in said
    assert "No award has a chance in the money to tell" in said


def test_members_are_named_in_the_chairs_own_file_alone(by_hand: Office) -> None:
    for file in ("office", "chair"):
        for words in (["--firm", "P-3"], ["--stability"]):
            for more in ([], ["--json"]):
                said = by_hand.done("rank", f"{file}.panel", *words, *more, keys="dee")
                assert not [name for pair in NAMES.items() for name in pair if name in said]
    firm = by_hand.done("rank", "chair.panel", "--firm", "P-3", "--names", keys="dee")
    assert "On Need one level of one member's score turns it: Abel Quill (3 to 4), Berit Rooke (3 to 4)." in firm
    stable = by_hand.done("rank", "chair.panel", "--stability", "--names", keys="dee")
    assert re.search(r"^Berit Rooke +2: P-3 in; P-2 out$", stable, re.MULTILINE)
    named = told(by_hand, "--stability", "--names", file="chair", keys="dee")
    assert [(one["member"], one["name"]) for one in named["members"]] == list(NAMES.items())[:3]
    single = told(by_hand, "--firm", "P-3", "--names", file="chair", keys="dee")
    assert [one["members"] for one in single["criteria"]] == [["quill", "rooke"], []]
    for words in (["--firm", "P-3"], ["--stability"]):
        refused = by_hand.run("rank", "office.panel", *words, "--names")
        assert refused.code == 2
        assert "Severity by name is for the chair alone" in refused.err
    alone = by_hand.run("rank", "chair.panel", "--names", keys="dee")
    assert alone.code == 2
    assert "It goes with --firm PROPOSAL or --stability" in alone.err


def test_the_chairs_own_file_says_whose_scores_it_does_not_hold(tmp_path: Path) -> None:
    office = scored(tmp_path, BY_HAND, proposals=ASKS, declared="dee,P-3,hard,a trustee\n")
    chairs(office)
    for words in (["--firm", "P-2"], ["--stability"]):
        (caution,) = told(office, *words, file="chair", keys="dee")["cautions"]
        assert caution == "This file does not hold the others' scores of P-3: all is said without them."
        assert caution in office.done("rank", "chair.panel", *words, keys="dee")
        assert told(office, *words)["cautions"] == []


def test_chances_are_those_of_rank_and_what_would_be_lost_is_their_sum(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY, proposals={f"P-{number}": "HOMES,£300k,," for number in range(1, 9)})
    ranked = {one["reference"]: one for one in told(office)["proposals"]}
    found = told(office, "--stability")
    for one in found["proposals"]:
        there = ranked[one["reference"]]
        assert one["chance_in_money"] == there["chance_in_money"]
        assert one["funded"] == (there["outcome"] == "fund")
        assert told(office, "--firm", one["reference"])["chance_in_money"] == there["chance_in_money"]
    funded = [one["chance_in_money"] for one in found["proposals"] if one["funded"]]
    assert len(funded) == found["awards"] == 3
    assert found["expected_lost"] == pytest.approx(sum(1 - chance for chance in funded), abs=1e-5)
    fixed = told(office, "--stability", "--mode", "fixed")
    assert fixed["mode"] == "fixed"
    assert [one["chance_in_money"] for one in fixed["proposals"]] != [
        one["chance_in_money"] for one in found["proposals"]
    ]


def test_a_chance_between_40_and_60_of_100_tells_of_a_coin_toss(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY, proposals={f"P-{number}": "HOMES,£250k,," for number in range(1, 9)})
    tossed = set()
    for one in told(office, "--stability")["proposals"]:
        firm = told(office, "--firm", one["reference"])
        between = one["chance_in_money"] is not None and 0.4 <= one["chance_in_money"] <= 0.6
        assert ("chance" in firm["against"]) == between
        if between:
            tossed.add(one["reference"])
            assert firm["verdict"] == "coin-toss"
            said = office.done("rank", "office.panel", "--firm", one["reference"])
            assert f"A coin-toss: the money reaches it in {one['chance_in_money'] * 100:.0f} of 100" in said
    assert tossed  # Two share the fourth place, and only four fit: the money may well reach either.


DOWN = (
    RUBRIC.replace("worst = 0\nbest = 5", "worst = 6\nbest = 1")
    .replace('total = "weighted"', 'total = "overall"\noverall = "NEED"')
    .replace("floor = 2\n", "")
    .replace("weight = 60\n", "")
    .replace("weight = 40\n", "")
)


def test_on_a_scale_that_runs_down_better_is_lower_and_there_are_no_weights(tmp_path: Path) -> None:
    asks = dict.fromkeys(("P-1", "P-2"), "HOMES,£600k,,")
    marks = {("quill", "P-1"): "2 3", ("quill", "P-2"): "4 3"}
    office = scored(tmp_path, marks, DOWN, proposals=asks)
    # The overall score is need: 2 is better than 4. At 2 the two are level and do not fit together, so it takes 1.
    need, idea = told(office, "--firm", "P-2")["criteria"]
    assert (need["score"], need["to"], need["levels"], need["weight"]) == (4, 1, 3, None)
    assert (idea["to"], idea["weight_change"]) == (None, None)
    assert [one["to"] for one in told(office, "--firm", "P-1")["criteria"]] == [4, None]
    assert "No criterion has a weight at this stage." in office.done("rank", "office.panel", "--stability")


@pytest.mark.parametrize("case", ["nobody scored", "one proposal", "one member of all", "all the same"])
def test_where_there_is_little_to_say_little_is_said(tmp_path: Path, case: str) -> None:
    same = dict.fromkeys(((member, f"P-{n}") for member in MEMBERS for n in range(1, 7)), "3 3")
    marks: Marks = {
        "nobody scored": {},
        "one proposal": {("quill", "P-1"): "4 4"},
        "one member of all": {("quill", f"P-{number}"): f"{number} 3" for number in range(2, 6)},
        "all the same": same,
    }[case]
    references = sorted({reference for _, reference in marks}) or ["P-1"]
    office = scored(tmp_path, marks, proposals=dict.fromkeys(references, "HOMES,£300k,,"))
    stable = told(office, "--stability")
    assert stable["expected_lost"] is None
    assert len(stable["members"]) == len({member for member, _ in marks})
    assert "──" in office.done("rank", "office.panel", "--stability")
    for reference in references:
        firm = told(office, "--firm", reference)
        assert firm["verdict"] == (None if case == "nobody scored" else firm["verdict"])
        assert reference in office.done("rank", "office.panel", "--firm", reference)
    if case == "nobody scored":
        assert "No score, ask or weight decides this outcome." in office.done("rank", "office.panel", "--firm", "P-1")
    if case == "one proposal":
        # Without the only member who read it there is no score left.
        assert (stable["members"][0]["lost"], stable["awards"]) == (["P-1"], 1)


WITHOUT_NUMPY = (
    "import sys; sys.modules['numpy'] = None; from panel_tui.cli.main import main; sys.exit(main(sys.argv[1:]))"
)


def test_without_numpy_all_but_the_chances_is_there_and_it_is_said(by_hand: Office) -> None:
    for words in (["--firm", "P-3"], ["--stability"]):
        command = [sys.executable, "-c", WITHOUT_NUMPY, "rank", "office.panel", *words]
        said = subprocess.run(command, cwd=by_hand.folder, capture_output=True, text=True, check=True).stdout
        assert "numpy and scipy, which are not installed. Run: pip install 'panel-tui[office]'." in said
        whole = by_hand.done("rank", "office.panel", *words)
        # There were no chances with them either: the rest is the same.
        assert [line for line in said.splitlines() if "numpy" not in line] == whole.splitlines()


def test_a_proposal_that_is_not_there_and_options_that_do_not_fit_are_refused(by_hand: Office) -> None:
    missing = by_hand.run("rank", "office.panel", "--firm", "P-9")
    assert (missing.code, missing.out) == (2, "")
    assert "There is no proposal 'P-9' here" in missing.err
    assert "There is no proposal '' here" in by_hand.run("rank", "office.panel", "--firm", "").err
    assert by_hand.run("rank", "office.panel", "--firm", "P-1", "--stability").code == 2


def test_a_brief_that_is_not_judged_at_the_stage_has_no_outcome_there(tmp_path: Path) -> None:
    call = CALL.replace("[stages.full]", '[stages.eoi]\ntitle = "Expressions of interest"\n[stages.full]')
    office = scored(tmp_path, {("quill", "P-1"): "3 3"}, call=call)
    refused = office.run("rank", "office.panel", "--firm", "P-1", "--stage", "eoi")
    assert refused.code == 2
    assert "P-1 is not judged at the stage eoi" in refused.err
