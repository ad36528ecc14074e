"""How far each proposal meets the criteria, fully, partly or not, and whether it fits the money, by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.decided import text
from tests.cli.office import RUBRIC, Office
from tests.cli.test_awards import MORE

MEETS = ("recommend", "office.panel", "--meets")


@pytest.fixture
def scored(office: Office) -> Office:
    office.done("merge", "priya.return", "--into", "office.panel")
    for name, content in MORE.items():
        office.write(name, content)
    office.done("add", *MORE, *office.to())
    return office


def found(office: Office, key: str) -> dict[str, Any]:
    return {one["reference"]: one[key] for one in office.json("recommend", "office.panel")["proposals"]}


def test_gates_floors_and_scores_say_how_far(scored: Office) -> None:
    # Scales run 0 to 5, so that their better half begins at 2.5. P-1 has 4 and 3; P-2 2 and 5; P-3 4 and 4; P-4 2 and
    # 3; P-5 fails its gate; P-6 has 1 on Need, whose floor is 2.
    how = ("fully", "partly", "fully", "partly", "not", "not")
    assert found(scored, "meets") == dict(zip(("P-1", "P-2", "P-3", "P-4", "P-5", "P-6"), how, strict=True))
    why = found(scored, "meets_why")
    assert why["P-1"] == "every criterion in the upper half of its scale"
    assert why["P-2"] == "in the lower half of the scale on Need (2)"
    assert why["P-5"] == "gate “Lead body may apply” (G1) failed: a private firm"
    assert why["P-6"] == "below the floor on Need (1, floor 2)"
    # Of £1m P-1 takes £400k; P-2 asks for £700k, and nobody behind it is taken.
    fits = {"P-1": True, "P-2": False, "P-3": True, "P-4": False, "P-5": None, "P-6": None}
    assert found(scored, "fits") == fits
    (row,) = [line for line in scored.done("recommend", "office.panel").splitlines() if line.startswith("P-2 ")]
    assert "partly" in row
    assert "does not fit" in row


def test_nothing_is_said_of_what_is_not_scored_or_withdrawn(office: Office) -> None:
    office.done("merge", "priya.return", "--into", "office.panel")
    office.done("withdraw", "office.panel", "P-1", "--reason", "Paid by others")
    assert found(office, "meets") == {"P-1": None, "P-2": "partly", "P-3": None}
    assert found(office, "fits") == {"P-1": None, "P-2": True, "P-3": None}


@pytest.mark.parametrize(("need", "how"), [("3", "fully"), ("4", "partly")])
def test_a_scale_that_runs_down_has_its_better_half_below(tmp_path: Path, need: str, how: str) -> None:
    """From 1, the best, to 5 the middle is 3."""
    office = Office(tmp_path)
    down = RUBRIC.replace("worst = 0\nbest = 5", "worst = 5\nbest = 1").replace("floor = 2\n", "")
    for name in ("homes", "ties"):
        office.write(f"{name}.toml", down.format(id=name.upper(), title=name))
    office.done("new", "call.toml", "-o", "office.panel")
    office.write("scores.csv", f"member,proposal,criterion,score,comment,submitted\n"
                 f"priya,P-1,NEED,{need},Clear,yes\npriya,P-1,IDEA,1,New,yes\n")  # fmt: skip
    office.done("add", "members.csv", "proposals.csv", "assignments.csv", "gates.csv", *office.to())
    office.done("add", "scores.csv", *office.to())
    assert found(office, "meets")["P-1"] == how


def test_the_chair_says_otherwise_with_a_reason(scored: Office) -> None:
    refused = scored.run(*MEETS, "P-2=fully")
    assert (refused.code, "needs a reason" in refused.err) == (2, True)
    scored.done(*MEETS, "P-2=fully", "--reason", "Need is shown in the annex")
    assert found(scored, "meets")["P-2"] == "fully"
    assert found(scored, "meets_computed")["P-2"] == "partly"
    assert found(scored, "meets_why")["P-2"] == "Need is shown in the annex"
    assert "fully (chair)" in scored.done("recommend", "office.panel")
    scored.done("report", "office.panel", "-o", "paper")
    paper = text(scored, "paper/homes-2017-board-paper.md")
    assert "**Meets the criteria:** Fully, as the chair finds: Need is shown in the annex." in paper
    assert "**Meets the criteria:** Not: below the floor on Need (1, floor 2)." in paper
    scored.done(*MEETS, "P-2=computed", "--reason", "The annex is of another proposal")
    assert found(scored, "meets")["P-2"] == "partly"
    scored.done("verify", "office.panel")


def test_the_chair_says_so_in_a_file_of_their_own(scored: Office) -> None:
    scored.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    scored.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    scored.done("recommend", "dee.panel", "--meets", "P-1=partly", "--reason", "The idea is old", keys="dee")
    scored.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    scored.done("merge", "dee.return", "--into", "office.panel")
    assert found(scored, "meets")["P-1"] == "partly"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("P-1=well",), "'well' does not say how far"),
        (("P-9=fully",), "There is no proposal 'P-9' here"),
        (("P-1=fully", "--follow-line"), "--meets has a reason of its own"),
    ],
)
def test_what_cannot_be_said_is_refused(scored: Office, words: tuple[str, ...], wrong: str) -> None:
    told = scored.run(*MEETS, *words, "--reason", "So we found")
    assert (told.code, wrong in told.err) == (2, True), told
