"""Tables of members, assignments, declarations, gates and statements, and telling tables apart."""

from __future__ import annotations

from collections.abc import Callable, Sized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.call.intake.agreed import read_agreed
from panel_tui.call.intake.assignments import read_assignments
from panel_tui.call.intake.declarations import read_declarations
from panel_tui.call.intake.gates import read_gates
from panel_tui.call.intake.kinds import KINDS, kind_of
from panel_tui.call.intake.known import Known, listed
from panel_tui.call.intake.members import MemberRow, read_members
from panel_tui.call.intake.scores import read_scores
from panel_tui.call.intake.statements import StatementRow, read_statements
from panel_tui.call.rubric import Gate, Rubric
from panel_tui.faults import BadInput
from panel_tui.files.table import Table, read_csv

RUBRIC = Rubric(
    id="SC",
    title="Staying Close",
    envelope=1,
    gates=(Gate(id="G1", title="In one strand"), Gate(id="G2", title="Eligible body")),
    scales={},
    criteria=(),
    stages={},
)
KNOWN = Known(
    stages=("eoi", "full"),
    default_stage="full",
    rubrics={"SC": RUBRIC},
    proposals={"TFO-1": "SC", "TFO-2": "SC"},
    members={"pn": "Priya Nair", "ao": "A. Okafor"},
)
Reader = Callable[[Table, Known], Sized]


def table(text: str) -> Table:
    return read_csv("t.csv", text.encode())


def test_members() -> None:
    text = "ID,Full name,Role,Employer,E-mail,Specialisms\n"
    text += 'pn,Priya Nair,Panel chair,Crewe Council,p.nair@example.org,"autism, care leavers"\nnew,=cmd|[/b],,,,\n'
    assert read_members(table(text), KNOWN) == (
        MemberRow("pn", "Priya Nair", "chair", "Crewe Council", "p.nair@example.org", ("autism", "care leavers")),
        MemberRow("new", "=cmd|[/b]", "member", "", "", ()),
    )


@pytest.mark.parametrize(
    ("said", "role"),
    [("Assessor", "assessor"), ("First introducer", "first"), ("2nd", "second"), ("3", "third"), ("", "assessor")],
)
def test_assignments(said: str, role: str) -> None:
    rows = read_assignments(table(f"Assessor,Ref,Role,Stage\nPriya Nair,tfo-1,{said},EOI\nao,TFO-1,,\n"), KNOWN)
    assert [(row.member, row.proposal, row.role, row.stage) for row in rows] == [
        ("pn", "TFO-1", role, "eoi"),
        ("ao", "TFO-1", "assessor", "full"),
    ]


@pytest.mark.parametrize(
    ("said", "interest"),
    [
        ("none", "none"),
        ("No", "none"),
        ("noted", "soft"),
        ("soft", "soft"),
        ("YES", "hard"),
        ("conflict", "hard"),
        ("Recused.", "hard"),
    ],
)
def test_declarations_in_the_words_people_use(said: str, interest: str) -> None:
    text = f"Member,Proposal,Declared interest,Details\npn,TFO-1,{said},employer\n"
    (row,) = read_declarations(table(text), KNOWN)
    assert (row.member, row.proposal, row.interest, row.reason) == ("pn", "TFO-1", interest, "employer")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("Passed", "pass"), ("could proceed with amendments", "partial"), ("FAIL", "fail"), ("no", "fail")],
)
def test_gates(said: str, outcome: str) -> None:
    rows = read_gates(table(f"Proposal,Gate,Result,Notes\nTFO-1,eligible body,{said},no letter\n"), KNOWN)
    assert [(row.proposal, row.gate, row.outcome, row.reason) for row in rows] == [
        ("TFO-1", "G2", outcome, "no letter")
    ]


def test_statements() -> None:
    text = 'Proposal,Panel statement,Feedback to applicant\nTFO-1,"Strong.\nClear.",Well done [/b]\n'
    assert read_statements(table(text), KNOWN) == (StatementRow("TFO-1", "Strong.\nClear.", "Well done [/b]", "full"),)


MEMBERS = "id,name,role,email\n"
ASSIGNMENTS = "member,proposal,role\n"
DECLARATIONS = "member,proposal,interest\n"
GATES = "proposal,gate,outcome\n"
STATEMENTS = "proposal,reasons\n"


@pytest.mark.parametrize(
    ("reader", "text", "wrong"),
    [
        (read_members, "id\npn\n", 't.csv: there is no column "name"'),
        (read_members, MEMBERS + ",Priya,,", "line 2, column id: the cell is blank"),
        (read_members, MEMBERS + "p n,Priya,,", 'line 2, column id: "p n" cannot be an id'),
        (read_members, MEMBERS + "PN,Priya,,", 'line 2, column id: "PN" is "pn" in this call'),
        (read_members, MEMBERS + "x,X,king,", 'line 2, column role: "king" is not one of the words for it'),
        (read_members, MEMBERS + "x,X,,at home", 'line 2, column email: "at home" is not one email address'),
        (read_members, MEMBERS + "x,X,,\nX,Y,,", 'line 3, column id: the id "X" is given twice: here and on line 2'),
        (read_assignments, "member,role\n", 't.csv: there is no column "proposal"'),
        (read_assignments, ASSIGNMENTS + "zz,TFO-1,", 'line 2, column member: "zz" is not a member of this panel'),
        (read_assignments, ASSIGNMENTS + "pn,TFO-1,4", 'line 2, column role: "4" is not one of the words'),
        (read_assignments, ASSIGNMENTS + "pn,TFO-1,\npn,TFO-1,1", "the assignment of pn to TFO-1 is given twice"),
        (read_assignments, ASSIGNMENTS + "pn,TFO-1,1\nao,TFO-1,1", "the first introducer of TFO-1 is given twice"),
        (read_declarations, DECLARATIONS + "pn,TFO-1,", "line 2, column interest: the cell is blank"),
        (read_declarations, DECLARATIONS + "pn,TFO-1,maybe", 'line 2, column interest: "maybe" is not one of'),
        (
            read_declarations,
            DECLARATIONS + "pn,TFO-1,no\npn,TFO-1,yes",
            "of pn on TFO-1 is given twice: here and on line 2",
        ),
        (
            read_gates,
            GATES + "TFO-1,G9,pass",
            '"G9" is not a gate of Staying Close. Its gates are: G1 (In one strand), G2',
        ),
        (read_gates, GATES + "TFO-1,G1,maybe", 'line 2, column outcome: "maybe" is not one of the words'),
        (
            read_gates,
            GATES + "TFO-1,G1,pass\ntfo-1,in one strand,fail",
            "gate G1 of TFO-1 is given twice: here and on line 2",
        ),
        (read_statements, STATEMENTS + "TFO-9,x", 'line 2, column proposal: there is no proposal "TFO-9"'),
        (read_statements, STATEMENTS + "TFO-1,", "line 2, column reasons: the cell is blank"),
        (read_statements, STATEMENTS + "TFO-1,x\nTFO-1,y", "the statement on TFO-1 is given twice: here and on line 2"),
    ],
)
def test_bad_tables_are_told_with_line_and_column(reader: Reader, text: str, wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        reader(table(text), KNOWN)
    (fault,) = refused.value.faults
    assert wrong in str(fault)
    assert fault.right


def test_all_faults_of_all_rows_are_told_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        read_declarations(table(DECLARATIONS + "zz,TFO-9,maybe\npn,TFO-1,no\nyy,TFO-1,\n"), KNOWN)
    assert [fault.place for fault in refused.value.faults] == [
        "t.csv, line 2, column member",
        "t.csv, line 2, column proposal",
        "t.csv, line 2, column interest",
        "t.csv, line 4, column member",
        "t.csv, line 4, column interest",
    ]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("reference,strand,lead_organisation,sector,title,amount_awarded_gbp,summary", "proposals"),
        ("Ref,Project title,Applicant,Brief,Ask 2017-18 (£)", "proposals"),
        ("id,name,role,organisation,email,expertise", "members"),
        ("Member,Proposal,Role,Stage", "assignments"),
        ("Member,Proposal", "assignments"),
        ("Member,Proposal,Interest,Reason", "declarations"),
        ("Proposal,Gate,Outcome,Reason", "gates"),
        ("member,proposal,criterion,score,comment,submitted", "scores"),
        ("Proposal,Criterion,Agreed score,Reason", "agreed"),
        ("Proposal,Reasons,Feedback", "statements"),
    ],
)
def test_tables_are_told_apart_by_their_headers(header: str, kind: str) -> None:
    assert kind_of(header.split(",")) == kind


@pytest.mark.parametrize("header", ["", "colour,size", "Member,Proposal,Score,Comment", "Proposal,Score,Reasons"])
def test_a_table_of_no_known_kind_is_told_what_each_kind_needs(header: str) -> None:
    with pytest.raises(BadInput) as refused:
        kind_of(header.split(","), "t.csv")
    (fault,) = refused.value.faults
    assert fault.place == "t.csv"
    assert all(f"for {kind.name}: {', '.join(kind.needs)}" in fault.right for kind in KINDS)


def test_long_lists_in_messages_are_cut() -> None:
    assert listed("abc", most=2) == "a, b and 1 more"
    assert listed("ab", most=2) == "a, b"


READERS = [read_members, read_assignments, read_declarations, read_gates, read_scores, read_statements, read_agreed]
CELL = st.text(max_size=5) | st.sampled_from(["pn", "TFO-1", "G1", "yes"])


@pytest.mark.parametrize("reader", READERS)
@given(rows=st.lists(st.lists(CELL, min_size=10, max_size=10), max_size=3))
def test_any_cells_are_rows_or_bad_input(reader: Reader, rows: list[list[str]]) -> None:
    header = "member,name,proposal,role,interest,gate,outcome,reasons,criterion,score"
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    try:
        sheet = table("\n".join([header, *lines]))
        found = reader(sheet, KNOWN)
    except BadInput:
        return
    assert len(found) == len(sheet.rows)
