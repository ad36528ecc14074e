"""The table of gates: what the eligibility checks found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from panel_tui.call.intake.known import Known, key, listed
from panel_tui.call.intake.naming import PROPOSAL, REASON, proposal_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table
from panel_tui.files.text import short

Outcome = Literal["pass", "partial", "fail"]
OUTCOMES: dict[str, Outcome] = {
    **dict.fromkeys(("pass", "passed", "passes", "yes", "y", "ok", "met", "eligible"), "pass"),
    **dict.fromkeys(("partial", "partly", "pass with amendments", "could proceed with amendments"), "partial"),
    **dict.fromkeys(("fail", "failed", "fails", "no", "n", "not met", "ineligible"), "fail"),
}
GATES = Kind(
    "gates",
    {
        "proposal": PROPOSAL,
        "gate": ("gate id", "check", "eligibility check", "eligibility"),
        "outcome": ("result", "pass or fail", "status", "finding"),
        "reason": (*REASON, "comment", "comments"),
    },
    needs=("proposal", "gate", "outcome"),
    brief=("reason",),
)


@dataclass(frozen=True)
class GateRow:
    """What one eligibility check of one proposal found."""

    proposal: str
    gate: str
    outcome: Outcome
    reason: str


def read_gates(table: Table, known: Known) -> tuple[GateRow, ...]:
    """The findings in the table, one a row. Raises BadInput with every fault."""
    return Reading(table, GATES).rows(lambda row: _gate(row, known))


def _gate(row: Cells, known: Known) -> GateRow:
    proposal = proposal_of(row, known)
    gate = _gate_of(row, known, proposal)
    outcome = row.word("outcome", OUTCOMES, "Write pass, partial or fail.", "fail")
    row.once("gate", f"gate {gate} of {proposal}", proposal, gate)
    return GateRow(proposal, gate, outcome, row.text("reason"))


def _gate_of(row: Cells, known: Known, proposal: str) -> str:
    said = row.needed("gate")
    rubric = known.rubric_of(proposal)
    if not said or rubric is None:
        return said
    found = [gate.id for gate in rubric.gates if key(said) in {key(gate.id), key(gate.title)}]
    if found:
        return found[0]
    names = listed(f"{gate.id} ({gate.title})" for gate in rubric.gates)
    row.wrong("gate", f"{short(said)} is not a gate of {rubric.title}", f"Its gates are: {names or 'none'}.")
    return said
