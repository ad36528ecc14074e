"""The table of assignments: which member judges which proposal, in which role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import MEMBER, PROPOSAL, STAGE, member_of, proposal_of, stage_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table

Part = Literal["assessor", "first", "second", "third"]
PARTS: dict[str, Part] = {
    "": "assessor",
    "assessor": "assessor",
    "reviewer": "assessor",
    "reader": "assessor",
    "first": "first",
    "1": "first",
    "1st": "first",
    "first introducer": "first",
    "introducer": "first",
    "second": "second",
    "2": "second",
    "2nd": "second",
    "second introducer": "second",
    "third": "third",
    "3": "third",
    "3rd": "third",
    "third introducer": "third",
    "discrepancies": "third",
}
ASSIGNMENTS = Kind(
    "assignments",
    {
        "member": MEMBER,
        "proposal": PROPOSAL,
        "role": ("introducer", "part", "assignment", "as", "assigned as"),
        "stage": STAGE,
    },
    needs=("member", "proposal"),
)


@dataclass(frozen=True)
class AssignmentRow:
    """One member's task on one proposal: to assess it, or to introduce it first, second or third as well."""

    member: str
    proposal: str
    role: Part
    stage: str


def read_assignments(table: Table, known: Known) -> tuple[AssignmentRow, ...]:
    """The assignments in the table, one a row; a blank role is an assessor's. Raises BadInput with every fault."""
    return Reading(table, ASSIGNMENTS).rows(lambda row: _assignment(row, known))


def _assignment(row: Cells, known: Known) -> AssignmentRow:
    member, proposal, stage = member_of(row, known), proposal_of(row, known), stage_of(row, known)
    role = row.word("role", PARTS, "Write assessor, first, second or third.", "assessor")
    row.once("member", f"the assignment of {member} to {proposal}", member, proposal, stage)
    if role != "assessor":
        row.once("role", f"the {role} introducer of {proposal}", role, proposal, stage, None)
    return AssignmentRow(member, proposal, role, stage)
