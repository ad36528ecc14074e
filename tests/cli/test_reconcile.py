"""reconcile: right answers through the command, names only where they may be, no figure where there is too little."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.cli.office import CALL, RUBRIC, Office
from tests.cli.scored import NAMES, ONE_CRITERION, RUNS_DOWN, RUNS_UP, Marks, scored

MOCK_PANELS = Path(__file__).parents[3] / "shared" / "data" / "panels" / "snsf-mock.csv"
SNSF = {  # proposal, assessor, residual, criterion: lme4 on the mock panels of the SNSF
    "p1": (0.421905, 1.981905, 0.724762, 224.543155),
    "p3": (1.074286, 0.73619, 0.990476, 249.639814),
}
MEMBERS = tuple(NAMES)
WORTH = (1, 4, 2, 3, 4, 2, 4, 3)
EVERY = {
    (member, f"P-{number}"): f"{worth + (1, 0, 0, -1, 0)[place]} {worth + (number * 2 + place) % 3 - 1}"
    for place, member in enumerate(MEMBERS)
    for number, worth in enumerate(WORTH, start=1)
    if (number + place) % 5
}
"""Five members, eight proposals, most of the pairs: proposals differ, one member is generous, one strict."""
TWO_STAGES = CALL.replace("[stages.full]", '[stages.eoi]\ntitle = "Expressions of interest"\n[stages.full]')
BOTH = RUBRIC.replace("[stages.full]", '[stages.eoi]\ntotal = "weighted"\n[stages.full]').replace(
    'stages = ["full"]', 'stages = ["eoi", "full"]'
)


def mocked(panel: str, column: str) -> Marks:
    """A mock panel of the SNSF, its assessors under the names of our members."""
    if not MOCK_PANELS.exists():
        pytest.skip("the mock panels of the SNSF are not here")
    with MOCK_PANELS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["panel"] == panel]
    assessors = sorted({row["assessor"] for row in rows})
    member = dict(zip(assessors, MEMBERS, strict=True))
    return {(member[row["assessor"]], f"P-{row['proposal'].strip('#')}"): row[column] for row in rows}


def reconciled(office: Office, *words: str, file: str = "office", keys: str = "office") -> Any:
    """What the command prints as JSON; NaN and infinity are no JSON."""

    def no_number(word: str) -> NoReturn:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(office.done("reconcile", f"{file}.panel", "--json", *words, keys=keys), parse_constant=no_number)


@pytest.mark.parametrize("panel", SNSF)
def test_the_variances_are_those_of_lme4_and_mirrored_where_the_scale_runs_down(tmp_path: Path, panel: str) -> None:
    proposal, member, residual, criterion = SNSF[panel]
    found = {}
    for way, rubric, column in (("up", RUNS_UP, "num_grade"), ("down", RUNS_DOWN, "grade")):
        folder = tmp_path / way
        folder.mkdir()
        office = scored(folder, mocked(panel, column), rubric)
        found[way] = (reconciled(office)["totals"][0], reconciled(office, "--mode", "fixed")["totals"][0])
    for up, down in zip(found["up"], found["down"], strict=True):
        assert (up["worst"], up["best"], down["worst"], down["best"]) == (1, 6, 6, 1)
        for one in (up, down):
            wanted = pytest.approx((proposal, member, residual), rel=2e-4)
            assert tuple(one["variance"].values()) == wanted
            assert one["reml_criterion"] == pytest.approx(criterion, abs=1e-5)
            assert one["icc"] == pytest.approx(proposal / (proposal + member + residual), rel=1e-3)
            assert one["phi"] == pytest.approx(proposal / (proposal + (member + residual) / 5), rel=1e-3)
            assert one["g"] == pytest.approx(proposal / (proposal + residual / 5), rel=1e-3)
            # All scored all: the variances are those of the mean squares, from which the six forms come.
            forms = one["icc_forms"]
            assert forms["icc_2_1"] == pytest.approx(one["icc"], rel=1e-3)
            assert forms["icc_2_k"] == pytest.approx(one["phi"], rel=1e-3)
            assert forms["icc_3_k"] == pytest.approx(one["g"], rel=1e-3)
            assert forms["icc_1_1"] <= forms["icc_2_1"] <= forms["icc_3_1"]
        # Above 0 is more generous, whichever way the scale runs.
        assert up["members"] == down["members"]
        assert [up["alpha"][name] for name in ("nominal", "ordinal", "interval")] == [
            pytest.approx(down["alpha"][name], abs=1e-8) for name in ("nominal", "ordinal", "interval")
        ]
    estimated, fixed = found["up"]
    assert estimated["variance"] == fixed["variance"]
    assert estimated["members"] != fixed["members"]


def test_the_plain_sentence_and_the_table(tmp_path: Path) -> None:
    said = scored(tmp_path, mocked("p3", "num_grade"), RUNS_UP).done("reconcile", "office.panel")
    # 1.074286 of 2.800952
    assert "About 38 of 100 parts of the differences between scores are about the proposals, not the readers." in said
    assert re.search(r"^Totals +75 +15 +5 ", said, re.MULTILINE)


def test_it_is_the_same_to_the_last_byte_when_run_again(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY)
    for words in (["--json"], ["--json", "--mode", "fixed"], []):
        assert office.done("reconcile", "office.panel", *words) == office.done("reconcile", "office.panel", *words)


def test_members_are_letters_in_the_order_of_severity(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY)
    (totals,) = reconciled(office)["totals"]
    assert [one["member"] for one in totals["members"]] == ["A", "B", "C", "D", "E"]
    severities = [one["severity"] for one in totals["members"]]
    assert severities == sorted(severities, reverse=True)
    assert severities[0] > 0 > severities[-1]
    in_mode = reconciled(office, "--mode", "fixed")["totals"][0]["members"]
    assert [one["member"] for one in in_mode] == ["A", "B", "C", "D", "E"]


def test_names_are_in_the_chairs_own_file_alone(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY | {("stoat", "P-2"): "0 0"})
    office.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "chair.panel", keys="dee")
    office.done("pack", "office.panel", "--member", "quill", "-o", "packs")
    office.done("open", "packs/homes-2017-quill.pack", "-o", "quill.panel", keys="quill")
    for file in ("office", "chair"):
        for words in ([], ["--json"], ["--mode", "fixed"]):
            said = office.done("reconcile", f"{file}.panel", *words)
            assert not [name for pair in NAMES.items() for name in (*pair, *pair[1].split()) if name in said]
    said = office.done("reconcile", "chair.panel", "--names", keys="dee")
    assert all(name in said for name in NAMES.values())
    named = reconciled(office, "--names", file="chair", keys="dee")
    assert {one["member"] for one in named["totals"][0]["members"]} == set(NAMES)
    # The letters are in the order of the names' severities.
    lettered = reconciled(office, file="chair", keys="dee")["totals"][0]["members"]
    assert [one["severity"] for one in lettered] == [one["severity"] for one in named["totals"][0]["members"]]
    far = [flag for one in named["must_discuss"] for flag in one["flags"] if flag["kind"] == "far"]
    assert far
    assert all(flag["member"] in NAMES for flag in far)
    told = office.run("reconcile", "office.panel", "--names")
    assert (told.code, told.out) == (2, "")
    assert "Severity by name is for the chair alone" in told.err
    assert "use the chair's own file" in told.err
    told = office.run("reconcile", "quill.panel", keys="quill")
    assert (told.code, told.out) == (2, "")
    assert "A member's own file does not hold the whole record" in told.err


def test_the_chairs_own_file_says_what_it_does_not_hold(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY, declared="dee,P-2,hard,a trustee\n")
    office.write("chair.csv", "member,proposal\ndee,P-1\n")
    office.done("add", "chair.csv", "--to", "office.panel")
    office.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    office.done("open", "packs/homes-2017-dee.pack", "-o", "chair.panel", keys="dee")
    chair = reconciled(office, file="chair", keys="dee")
    (caution,) = chair["cautions"]
    assert "does not hold the others' scores of P-1, P-2" in caution
    # What is not in the file is not said to be missing; the chair's own two scores of P-1 are.
    assert sum(one["missing"] for one in chair["gaps"]) == 2
    assert reconciled(office)["cautions"] == []


DEGENERATE: Mapping[str, tuple[Marks, Mapping[str, str]]] = {
    "nothing at all": ({}, {"proposals": ""}),
    "nobody scored": ({("quill", "P-1"): "- -"}, {}),
    "one assessor": ({pair: marks for pair, marks in EVERY.items() if pair[0] == "quill"}, {}),
    "two assessors": ({pair: marks for pair, marks in EVERY.items() if pair[0] in ("quill", "rooke")}, {}),
    "one proposal": ({(member, "P-1"): "3 4" for member in MEMBERS}, {}),
    "four proposals": ({pair: marks for pair, marks in EVERY.items() if pair[1] < "P-5"}, {}),
    "all equal": (dict.fromkeys(EVERY, "3 3"), {}),
    "all recused": (EVERY, {"declared": "".join(f"{member},{reference},hard,kin\n" for member, reference in EVERY)}),
    "one criterion": ({pair: marks[0] for pair, marks in EVERY.items()}, {"rubric": ONE_CRITERION}),
    "a criterion that nobody scored": ({pair: f"{marks[0]} -" for pair, marks in EVERY.items()}, {}),
    "a scale running down": (
        {pair: str(1 + int(marks[0])) for pair, marks in EVERY.items()},
        {"rubric": RUNS_DOWN},
    ),
    "all agree": ({pair: f"{int(pair[1][-1]) % 6} {int(pair[1][-1]) % 4}" for pair in EVERY}, {}),
    "no proposal differs": ({pair: f"{MEMBERS.index(pair[0])} {MEMBERS.index(pair[0])}" for pair in EVERY}, {}),
    "all but one agree": ({pair: "3 4" if pair != ("quill", "P-1") else "4 4" for pair in EVERY}, {}),
    "two scores each": (
        {(MEMBERS[(n + k) % 5], f"P-{n}"): f"{(n * k) % 6} {(n + 2 * k) % 6}" for n in range(1, 9) for k in range(2)},
        {},
    ),
}
SAYS = {
    "nothing at all": "Nobody has scored here: below 3 there is no figure.",
    "nobody scored": "Nobody has scored here: below 3 there is no figure.",
    "one assessor": "Only 1 member has scored here: below 3 there is no figure.",
    "two assessors": "Only 2 members have scored here: below 3 there is no figure.",
    "one proposal": "Only 1 proposal was scored by two members or more: below 5 there is no figure.",
    "four proposals": "Only 4 proposals were scored by two members or more: below 5 there is no figure.",
    "all equal": "All scores are the same: there is no difference to divide up.",
    "all recused": "Nobody has scored here: below 3 there is no figure.",
    "a criterion that nobody scored": "Idea: Nobody has scored here",
    "all agree": "Members do not differ in strictness beyond chance",
    "no proposal differs": "No difference between proposals can be told from chance",
}


@pytest.mark.parametrize("case", DEGENERATE)
def test_whatever_the_scores_are_nobody_meets_a_nan_a_warning_or_a_traceback(tmp_path: Path, case: str) -> None:
    marks, more = DEGENERATE[case]
    office = scored(
        tmp_path,
        marks,
        rubric=more.get("rubric", RUBRIC),
        proposals={} if "proposals" in more else None,
        declared=more.get("declared", ""),
    )
    for mode in ("estimated", "fixed"):
        said = office.done("reconcile", "office.panel", "--mode", mode)
        assert not re.search(r"\b(nan|inf|None|Traceback)\b|-0\.0\b", said)
        assert SAYS.get(case, "") in said
        found = reconciled(office, "--mode", mode)
        for group in found["totals"]:
            assert (group["icc"] is None) == (group["why_none"] is not None)
            assert all(one["severity"] is None for one in group["members"]) or group["icc"] is not None
        assert not [name for pair in NAMES.items() for name in pair if name in said + json.dumps(found)]


def test_each_member_with_one_proposal_has_no_severity(tmp_path: Path) -> None:
    many = {f"m{number:02}": f"Member Number {number}" for number in range(12)}
    office = scored(tmp_path, {})
    office.write("many.csv", "id,name,role\n" + "".join(f"{id_},{name},member\n" for id_, name in many.items()))
    office.write("six.csv", "reference,title,applicant,brief,ask\n" + "".join(
        f"P-{number},T,A,HOMES,£1k\n" for number in range(6)))  # fmt: skip
    rows = "".join(f"m{n:02},P-{n // 2},{c},{(n * 5) % 6},Why,yes\n" for n in range(12) for c in ("NEED", "IDEA"))
    office.write("scores.csv", "member,proposal,criterion,score,comment,submitted\n" + rows)
    office.done("add", "many.csv", "six.csv", "scores.csv", "--to", "office.panel")
    totals = reconciled(office)["totals"][0]
    assert [one["severity"] for one in totals["members"]] == [None] * 12
    assert any("Each member scored one proposal" in caution for caution in totals["cautions"])


def test_parts_that_share_no_readers_are_named_and_not_compared(tmp_path: Path) -> None:
    apart = {
        (member, f"P-{number}"): f"{(number + place) % 6} {(number * place) % 6}"
        for place, member in enumerate(MEMBERS)
        for number in (range(1, 5) if place < 3 else range(5, 10))
    }
    office = scored(tmp_path, apart)
    totals = reconciled(office)["totals"][0]
    assert [one["proposals"] for one in totals["parts"]] == [
        [f"P-{number}" for number in range(1, 5)],
        [f"P-{number}" for number in range(5, 10)],
    ]
    assert [len(one["members"]) for one in totals["parts"]] == [3, 2]
    assert all(one["members"] == sorted(one["members"]) for one in totals["parts"])
    said = office.done("reconcile", "office.panel")
    named = r"severities can be compared between them: P-1, P-2, P-3, P-4 \(read by [A-E], [A-E], [A-E]\); P-5, P-6"
    assert re.search(named, said)


def test_a_shortlist_carries_its_label_wherever_agreement_is_shown(tmp_path: Path) -> None:
    office = scored(tmp_path, EVERY, BOTH, TWO_STAGES)
    office.write("ties.toml", BOTH.format(id="TIES", title="Lifelong ties"))
    said = office.done("reconcile", "office.panel")
    label = "These proposals came through a sift: among them agreement is expected to be near nought"
    assert said.index(label) < said.index("of 100 parts")
    found = reconciled(office)
    assert found["shortlist"] is True
    assert all(label in one["cautions"][0] for one in (*found["totals"], *found["criteria"]))
    earlier = reconciled(office, "--stage", "eoi")
    assert (earlier["stage"], earlier["shortlist"]) == ("eoi", False)
    assert label not in office.done("reconcile", "office.panel", "--stage", "eoi")


def test_outcomes_have_no_shares_below_five_proposals(tmp_path: Path) -> None:
    asks = ("£500k", "£500001", "£1m", "£1000001", "£2m", "£2000001", "£300k", "£200k")
    regions = ("North", "North", "North", "North", "North", "South", "South", "")
    table = {
        f"P-{number}": f"HOMES,{ask},{'Charity' if number < 6 else ''},{region}"
        for number, (ask, region) in enumerate(zip(asks, regions, strict=True), start=1)
    }
    found = {one["by"]: one["classes"] for one in reconciled(scored(tmp_path, EVERY, proposals=table))["outcomes"]}
    assert list(found) == ["kind of lead", "region", "size of ask"]
    assert [(one["class"], one["proposals"]) for one in found["size of ask"]] == [
        ("up to £500k", 3),
        ("£500k to £1m", 2),
        ("£1m to £2m", 2),
        ("above £2m", 1),
    ]
    assert [(one["class"], one["proposals"], one["asked"]) for one in found["region"]] == [
        ("North", 5, 5_000_002_00),
        ("South", 2, 2_300_001_00),
        ("not said", 1, 200_000_00),
    ]
    for classes in found.values():
        for one in classes:
            assert (one["share"] is None) == (one["calibrated"] is None) == (one["proposals"] < 5)
    north = found["region"][0]
    assert north["share"] == pytest.approx(north["above"] / 5)
    assert sum(one["funded"] for one in found["region"]) == sum(one["funded"] for one in found["size of ask"])


def test_a_score_far_from_expectation_must_be_discussed(tmp_path: Path) -> None:
    alike = {
        (member, f"P-{number}"): f"{number % 6} {(number + place % 2) % 6}"
        for place, member in enumerate(MEMBERS)
        for number in range(1, 11)
    }
    office = scored(tmp_path, alike | {("stoat", "P-2"): "5 5"})
    found = {one["reference"]: one for one in reconciled(office)["must_discuss"]}
    (far,) = [flag for flag in found["P-2"]["flags"] if flag["kind"] == "far" and flag["criterion"] == "NEED"]
    assert (far["member"], far["score"]) == (None, 5)
    assert far["expected"] == pytest.approx(2, abs=0.3)
    assert far["surprise"] > 2
    said = office.done("reconcile", "office.panel")
    assert re.search(
        r"One member's score on Need of 5 lies \d+\.\d standard deviations above what the other scores lead one to "
        r"expect \(2\.\d\)",
        said,
    )


def test_above_an_expectation_is_a_higher_number_where_a_lower_one_is_better_too(tmp_path: Path) -> None:
    alike = {(member, f"P-{number}"): f"{1 + number % 3}" for member in MEMBERS for number in range(1, 11)}
    office = scored(tmp_path, alike | {("stoat", "P-2"): "6", ("usher", "P-4"): "1", ("usher", "P-7"): "3"}, RUNS_DOWN)
    (item,) = reconciled(office)["must_discuss"]
    assert item["reference"] == "P-2"
    for flag in item["flags"]:
        assert (flag["kind"], flag["score"]) == ("far", 6)
        assert flag["surprise"] > 2
        assert flag["expected"] == pytest.approx(3, abs=0.3)


def test_without_numpy_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = scored(tmp_path, {})
    monkeypatch.setitem(sys.modules, "numpy", None)
    told = office.run("reconcile", "office.panel")
    assert (told.code, told.out) == (2, "")
    wanted = "The panel's figures need numpy and scipy, which are not installed. Run: pip install 'panel-tui[office]'."
    assert told.err.strip() == wanted
