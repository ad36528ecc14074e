"""What tables add to a call, through the front door: what is new, what changes, and what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.call.derived import ASSIGNMENTS, PROPOSALS, AssignmentRow
from panel_tui.journal import Register
from tests.panel import Panel, refused
from tests.small_call import ASSIGNMENTS as ASSIGNED
from tests.small_call import MEMBERS, TEXTS
from tests.small_call import PROPOSALS as PROPOSED

DECLARED = "member,proposal,interest,reason\npriya,P-2,hard,an employer\n"
SOFT = DECLARED.replace("hard", "soft")
GATES = "proposal,gate,outcome,reason\nP-1,Eligible,pass,\nP-2,G1,fail,not in England\n"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return Panel(tmp_path)


def test_a_full_call_stands_as_its_tables_say(panel: Panel) -> None:
    standing = panel.standing()
    assert list(standing.proposals) == ["P-1", "P-2", "P-3"]
    one = standing.proposal("P-1")
    assert (one.applicant, one.brief, one.ask) == ("Northbridge Homes", "SC", 40_000_000)
    assert [section.paragraphs for section in one.sections] == [("The words of P-1 alone.",)]
    assert standing.rubric_of("P-3").title == "Targeted Support"
    assert standing.assessors("full", "P-1") == ["carol", "priya", "smithson"]
    assert panel.wrong() == []


def test_derived_tables_follow(panel: Panel) -> None:
    with panel.space() as space:
        assert [(row.reference, row.ask, row.here) for row in space.derived.rows(PROPOSALS)] == [
            ("P-1", 40_000_000, 1),
            ("P-2", 30_000_000, 1),
            ("P-3", 20_000_000, 1),
        ]
        assert space.derived.rows(ASSIGNMENTS, reference="P-3") == [
            AssignmentRow("full", "P-3", "smithson", "assessor")
        ]


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("members", MEMBERS),
        ("proposals", PROPOSED),
        ("assignments", ASSIGNED),
        ("declarations", DECLARED),
        ("gates", GATES),
    ],
)
def test_the_same_table_twice_says_nothing_new(panel: Panel, kind: str, table: str) -> None:
    panel.add(kind, table)
    before = panel.all()
    assert set(panel.add(kind, table)) == {"as it is"}
    assert panel.all() == before


def test_the_same_texts_twice_say_nothing_new_and_a_text_outlives_its_row(panel: Panel) -> None:
    before = panel.all()
    assert set(panel.add_texts(TEXTS)) == {"as it is"}
    assert panel.all() == before
    assert panel.add("proposals", PROPOSED.replace("£400k", "£450k")) == ["changed", "as it is", "as it is"]
    assert panel.standing().proposal("P-1").ask == 45_000_000
    assert panel.standing().proposal("P-1").paragraph("1.1") == "The words of P-1 alone."


def test_texts_that_belong_to_no_proposal_or_to_one_twice_are_all_named(panel: Panel) -> None:
    before = panel.all()
    told = refused(lambda: panel.add_texts({"P-1": "# A\n\na", "p-1": "# B\n\nb", "P-9": "# C\n\nc"}))
    assert told.splitlines() == [
        "texts/P-9.md: there is no proposal of this name. Name the file after a reference.",
        "texts/p-1.md: it is a second text of P-1. Keep one of the two files.",
    ]
    assert panel.all() == before


def test_a_change_of_role_ends_the_earlier_one_and_what_was_said_before_stays_said(panel: Panel) -> None:
    panel.join("priya")
    panel.score("priya", "P-1", "3", "4")
    panel.merge(panel.give_back("priya"))
    assert panel.add("members", "id,name,role\npriya,Priya Nairobi,observer\n") == ["new", "changed"]
    assert panel.standing().people["priya"].role == "observer"
    panel.score("priya", "P-2", "5", "5")
    taken = panel.merge(panel.give_back("priya")).taken
    assert {why for _, why in taken.quarantined} == {"priya may not say a score as own"}
    assert {place.proposal for place in panel.counting().latest} == {"P-1"}


def test_a_role_that_was_ended_can_be_given_again(panel: Panel) -> None:
    panel.join("priya")
    table = "id,name,role\npriya,Priya Nairobi,{}\n"
    panel.add("members", table.format("observer"))
    assert panel.add("members", table.format("member")) == ["new", "changed", "changed"]
    assert set(panel.add("members", table.format("member"))) == {"as it is"}
    with panel.space() as space:
        assert space.entries.authority.roles_of("priya") == {"member"}
    panel.score("priya", "P-1", "3", "4")
    assert panel.merge(panel.give_back("priya")).taken.quarantined == ()


def test_what_the_office_types_is_transcribed_and_what_the_member_says_stands_beside_it(panel: Panel) -> None:
    panel.add("declarations", SOFT)
    with panel.space() as space:
        assert [said.source for said in space.entries.heads("declaration")] == ["transcribed"]
    panel.join("priya")
    own = SOFT.replace("soft", "none").replace("an employer", "")
    assert panel.add("declarations", own, "priya") == ["changed"]
    panel.merge(panel.give_back("priya"))
    assert panel.standing().declarations["P-2", "priya"].interest == "none"
    assert panel.add("declarations", SOFT.replace("an employer", "a former employer")) == ["beside the member's own"]
    assert panel.add("declarations", SOFT.replace("an employer", "a former employer")) == ["as it is"]
    assert panel.standing().declarations["P-2", "priya"].interest == "none"
    assert panel.wrong() == []


def test_a_member_can_say_for_themselves_what_was_typed_for_them(panel: Panel) -> None:
    panel.add("declarations", SOFT)
    panel.join("priya")
    assert panel.add("declarations", SOFT, "priya") == ["changed"]
    assert panel.add("declarations", SOFT, "priya") == ["as it is"]
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        register = Register.of("declaration", proposal="P-2", member="priya")
        assert [said.source for said in space.entries.register(register)] == ["own"]


def test_a_member_cannot_declare_for_another(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    before = panel.all("carol")
    told = refused(lambda: panel.add("declarations", DECLARED, "carol"))
    assert "carol may not say a declaration as transcribed" in told
    assert [said.kind for said in panel.all("carol")[len(before) :]] == ["device"]


def test_gates_are_of_the_stage_at_work(panel: Panel) -> None:
    assert panel.add("gates", GATES) == ["new", "new"]
    gates = panel.standing().gates
    assert gates["full", "P-2"]["G1"].outcome == "fail"
    assert gates["full", "P-2"]["G1"].reason == "not in England"
    assert panel.add("gates", GATES.replace("fail", "partial")) == ["as it is", "changed"]
    assert panel.standing().gates["full", "P-2"]["G1"].outcome == "partial"
