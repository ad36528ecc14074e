"""The table of advice: outcomes by proposal, as a chair or a secretary notes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import PROPOSAL, REASON, proposal_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table
from panel_tui.journal.fields import Outcome

OUTCOMES: dict[str, Outcome] = {outcome: outcome for outcome in get_args(Outcome)} | {
    "approve": "fund",
    "award": "fund",
    "conditional": "fund with conditions",
    "approve with conditions": "fund with conditions",
    "part": "fund in part",
    "partial": "fund in part",
    "reserve list": "reserve",
    "reject": "decline",
}
ADVICE = Kind(
    "advice",
    {
        "proposal": PROPOSAL,
        "outcome": ("advice", "recommendation", "decision"),
        "award": ("recommended award", "amount", "sum"),
        "place": ("reserve place", "reserve"),
        "conditions": ("condition",),
        "reason": REASON,
    },
    needs=("proposal", "outcome"),
)


@dataclass(frozen=True)
class AdviceRow:
    """What is advised or decided on one proposal. `award` is in pence; None where the table says none."""

    proposal: str
    outcome: Outcome
    award: int | None = None
    place: int | None = None
    conditions: tuple[str, ...] = ()
    reason: str = ""


def read_advice(table: Table, known: Known) -> tuple[AdviceRow, ...]:
    """The advice in the table, one proposal a row; several conditions are parted by semicolons or line breaks.

    Raises BadInput with every fault.
    """
    return Reading(table, ADVICE).rows(lambda row: _advice(row, known))


def _advice(row: Cells, known: Known) -> AdviceRow:
    proposal = proposal_of(row, known)
    outcome = row.word("outcome", OUTCOMES, f"Write one of: {', '.join(get_args(Outcome))}.", "decline")
    row.once("proposal", f"the advice on {proposal}", proposal)
    award = row.money("award") if row.line("award") else None
    place = row.number("place", 0) if row.line("place") else None
    return AdviceRow(proposal, outcome, award, place or None, row.items("conditions", ";\n"), row.text("reason"))
