"""The table of panel statements: the panel's reasons, and the feedback to the applicant."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import PROPOSAL, STAGE, proposal_of, stage_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table

STATEMENTS = Kind(
    "statements",
    {
        "proposal": PROPOSAL,
        "reasons": ("statement", "panel statement", "panel reasons"),
        "feedback": ("feedback to applicant", "to applicant", "applicant feedback"),
        "stage": STAGE,
        "draft": ("a draft", "to approve"),
    },
    needs=("proposal", "reasons"),
)


@dataclass(frozen=True)
class StatementRow:
    """What the panel says of one proposal: its reasons for the board, and feedback for the applicant; whether the chair
    has yet to approve it."""

    proposal: str
    reasons: str
    feedback: str
    stage: str
    draft: bool = False


def read_statements(table: Table, known: Known) -> tuple[StatementRow, ...]:
    """The statements in the table, one a row; reasons are needed. Raises BadInput with every fault."""
    return Reading(table, STATEMENTS).rows(lambda row: _statement(row, known))


def _statement(row: Cells, known: Known) -> StatementRow:
    proposal, stage = proposal_of(row, known), stage_of(row, known)
    row.needed("reasons")
    row.once("proposal", f"the statement on {proposal}", proposal, stage)
    return StatementRow(proposal, row.text("reasons"), row.text("feedback"), stage, row.yes("draft"))
