"""The table of agreed scores: what the panel settled on, per proposal and criterion."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import CRITERION, PROPOSAL, REASON, SCORE, STAGE, criterion_of, proposal_of, stage_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.call.intake.scores import state_of
from panel_tui.files.table import Table

SAYS_SO = ("agreed score", "agreed")
AGREED = Kind(
    "agreed",
    {
        "proposal": PROPOSAL,
        "criterion": CRITERION,
        "score": (*SAYS_SO, *SCORE),
        "reason": REASON,
        "stage": STAGE,
    },
    needs=("proposal", "criterion", "score"),
    also='the score in a column "agreed score"',
    told_by=SAYS_SO,
)


@dataclass(frozen=True)
class AgreedRow:
    """The panel's agreed score of one proposal on one criterion."""

    proposal: str
    criterion: str
    score: Fraction
    reason: str
    stage: str


def read_agreed(table: Table, known: Known) -> tuple[AgreedRow, ...]:
    """The agreed scores in the table, one a row, each a point of its scale. Raises BadInput with every fault."""
    return Reading(table, AGREED).rows(lambda row: _agreed(row, known))


def _agreed(row: Cells, known: Known) -> AgreedRow | None:
    proposal, stage = proposal_of(row, known), stage_of(row, known)
    criterion = criterion_of(row, known, proposal, stage)
    row.needed("score")
    state, score = state_of(row, known.rubric_of(proposal), criterion)
    if state in {"not_applicable", "abstained"}:
        row.wrong("score", "an agreed score is a number", "Write the score that was agreed, or take the row out.")
    if criterion is None:
        return None
    row.once("criterion", f"the agreed score of {proposal} on {criterion.id}", proposal, criterion.id, stage)
    return AgreedRow(proposal, criterion.id, score, row.text("reason"), stage) if score is not None else None
