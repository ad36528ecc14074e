"""Telling tables apart: one that lacks a column is refused, and never taken for another kind."""

from __future__ import annotations

import pytest

from panel_tui.call.intake.agreed import read_agreed
from panel_tui.call.intake.declarations import read_declarations
from panel_tui.call.intake.kinds import kind_of
from panel_tui.call.intake.known import Known
from panel_tui.call.intake.reading import BRIEF, LONG
from panel_tui.call.rubric_file import read_rubric
from panel_tui.faults import BadInput
from panel_tui.files.table import read_csv
from tests.small_call import RUBRICS

WHOLE = {
    "proposals": "reference,title,applicant,brief,ask",
    "members": "id,name,role,organisation,email,expertise",
    "assignments": "member,proposal,role,stage",
    "declarations": "member,proposal,interest,reason",
    "gates": "proposal,gate,outcome,reason",
    "scores": "member,proposal,criterion,score,comment,submitted,round",
    "agreed": "proposal,criterion,agreed score,reason",
    "statements": "proposal,reasons,feedback",
}
NEEDED = {
    "proposals": ("reference", "title", "applicant"),
    "members": ("id", "name"),
    "assignments": ("member", "proposal"),
    "declarations": ("member", "proposal", "interest"),
    "gates": ("proposal", "gate", "outcome"),
    "scores": ("member", "proposal", "criterion", "score"),
    "agreed": ("proposal", "criterion", "agreed score"),
    "statements": ("proposal", "reasons"),
}
KNOWN = Known(
    stages=("full",),
    default_stage="full",
    rubrics={"SC": read_rubric("SC.toml", RUBRICS["SC.toml"].encode())},
    proposals={"P-1": "SC"},
    members={"priya": "Priya Nairobi"},
)


@pytest.mark.parametrize(("kind", "missing"), [(kind, one) for kind, needs in NEEDED.items() for one in needs])
def test_a_table_without_a_needed_column_is_of_no_kind(kind: str, missing: str) -> None:
    header = WHOLE[kind].split(",")
    assert kind_of(header) == kind
    header.remove(missing)
    with pytest.raises(BadInput):
        kind_of(header)


@pytest.mark.parametrize("extra", ["comment", "submitted", "round", "member", "interest"])
def test_columns_of_scores_rule_out_agreed_scores(extra: str) -> None:
    with pytest.raises(BadInput, match=f'"{extra}" of other tables'):
        kind_of(["proposal", "criterion", "agreed score", extra], "t.csv")


@pytest.mark.parametrize("header", ["proposal,criterion,score", "proposal,criterion,score,comment,submitted"])
def test_scores_of_nobody_are_no_agreed_scores(header: str) -> None:
    with pytest.raises(BadInput):
        kind_of(header.split(","))


def test_a_doubtful_table_is_told_how_to_say_what_it_is() -> None:
    with pytest.raises(BadInput) as refused:
        kind_of(["member", "proposal", "reason"], "t.csv")
    assert 't.csv: it has the columns of assignments, and "reason" of other tables' in str(refused.value)
    assert "--as assignments" in str(refused.value)


def test_agreed_scores_that_are_named_as_such_may_be_called_score() -> None:
    table = read_csv("t.csv", b"proposal,criterion,score\nP-1,need,3\n")
    assert [row.score for row in read_agreed(table, KNOWN)] == [3]


def test_a_text_that_is_too_long_to_be_kept_is_told_with_line_and_column() -> None:
    header = "member,proposal,interest,reason\n"
    assert read_declarations(read_csv("t.csv", f"{header}priya,P-1,soft,{'x' * BRIEF}\n".encode()), KNOWN)
    with pytest.raises(BadInput) as refused:
        read_declarations(read_csv("t.csv", f"{header}priya,P-1,soft,{'x' * (BRIEF + 1)}\n".encode()), KNOWN)
    wrong = "the cell holds 1,001 characters, and at most 1,000 are kept. Shorten it."
    assert str(refused.value) == f"t.csv, line 2, column reason: {wrong}"
    reason = "y" * (LONG + 1)
    with pytest.raises(BadInput, match="at most 100,000 are kept"):
        read_agreed(read_csv("t.csv", f"proposal,criterion,score,reason\nP-1,need,3,{reason}\n".encode()), KNOWN)
