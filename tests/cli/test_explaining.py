"""reconcile of one proposal: how far apart its members are and why, with names for the chair alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.guide import first_column, sections
from tests.cli.office import Office
from tests.cli.scored import NAMES, scored
from tests.cli.test_json_keys import keys_of

MEMBERS = tuple(NAMES)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Nine proposals on which Quill scores two points above all others; on P-9 they differ by three."""
    marks = {
        (member, f"P-{number}"): " ".join([str(number % 3 + (2 if member == "quill" else 0))] * 2)
        for member in MEMBERS
        for number in range(1, 9)
    }
    marks |= {(member, "P-9"): "5 5" if member == "quill" else "2 2" for member in MEMBERS}
    return scored(tmp_path_factory.mktemp("apart"), marks)


def chairs(office: Office) -> Iterator[str]:
    yield office.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    yield office.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")


def test_the_office_is_told_how_far_and_not_who(office: Office) -> None:
    said = office.done("reconcile", "office.panel", "--proposal", "P-9")
    assert "P-9  Applicant of P-9: how far apart, and why" in said
    assert "One member gave 5" in said
    assert not any(name in said for name in NAMES.values())
    told = office.run("reconcile", "office.panel", "--proposal", "P-9", "--names")
    assert (told.code, "for the chair alone" in told.err) == (2, True)


def test_the_chair_is_told_what_is_strictness_and_what_disagreement(office: Office) -> None:
    list(chairs(office))
    said = office.done("reconcile", "dee.panel", "--proposal", "P-9", "--names", keys="dee")
    assert "Abel Quill gave 5" in said
    found = json.loads(office.done("reconcile", "dee.panel", "--proposal", "P-9", "--names", "--json", keys="dee"))[
        "explanations"
    ]
    need = next(one for one in found if one["criterion"] == "NEED")
    assert (need["gap"], need["words"]) == (3, 0)
    assert need["higher"]["member"] == "quill"
    assert need["severity"] == pytest.approx(2, abs=0.1)
    assert need["severity"] + need["disagreement"] == pytest.approx(3)


def test_its_keys_are_those_of_the_guide(office: Office) -> None:
    content = json.loads(office.done("reconcile", "office.panel", "--proposal", "P-9", "--json"))
    told = set(first_column(sections("json")["reconcile, of one proposal"]))
    inner = {key for key in told if ".contradictions[]." in key}
    assert set(keys_of(content)) - inner == told - inner


def test_a_proposal_that_nobody_knows_is_refused(office: Office) -> None:
    told = office.run("reconcile", "office.panel", "--proposal", "P-99")
    assert told.code == 2
    assert "P-99" in told.err


def test_how_often_such_a_panel_picks_the_best(office: Office, tmp_path: Path) -> None:
    (one,) = json.loads(office.done("reconcile", "office.panel", "--json"))["decision_accuracy"]
    assert one["funded_best"] + one["funded_other"] == pytest.approx(1)
    assert 0 < one["reliability"] <= 1
    said = office.done("reconcile", "office.panel")
    assert f"{one['funded']} of {one['proposals']} proposals are above the line. Of 100 that panels like this" in said
    few = scored(tmp_path, {("quill", "P-1"): "3 3"})
    assert "picks the best" not in few.done("reconcile", "office.panel")
    (none,) = json.loads(few.done("reconcile", "office.panel", "--json"))["decision_accuracy"]
    assert (none["reliability"], none["funded_best"]) == (None, None)
