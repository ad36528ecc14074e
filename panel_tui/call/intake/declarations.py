"""The table of declarations: the interest that each member of the panel, or of the board, has in each proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from panel_tui.call.intake.known import Known
from panel_tui.call.intake.naming import MEMBER, PROPOSAL, REASON, member_of, proposal_of
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.files.table import Table

Interest = Literal["none", "soft", "hard"]
# A bare "yes" is taken as the graver kind: a member wrongly kept out can be let in, not the other way round.
INTERESTS: dict[str, Interest] = {
    **dict.fromkeys(("none", "no", "n", "nil", "no interest", "no conflict", "no conflicts", "clear"), "none"),
    **dict.fromkeys(("soft", "noted", "minor", "declared", "potential", "perceived", "indirect"), "soft"),
    **dict.fromkeys(("hard", "yes", "y", "conflict", "conflicted", "recused", "recuse", "direct"), "hard"),
    **dict.fromkeys(("conflict of interest", "major", "must leave", "excluded"), "hard"),
}
DECLARATIONS = Kind(
    "declarations",
    {
        "member": MEMBER,
        "proposal": PROPOSAL,
        "interest": ("conflict", "conflict of interest", "declaration", "declared interest", "coi"),
        "reason": REASON,
    },
    needs=("member", "proposal", "interest"),
    brief=("reason",),
)


@dataclass(frozen=True)
class DeclarationRow:
    """One member's interest in one proposal: none, soft (noted) or hard (recused)."""

    member: str
    proposal: str
    interest: Interest
    reason: str


def read_declarations(table: Table, known: Known) -> tuple[DeclarationRow, ...]:
    """The declarations in the table, one a row; a blank interest is a fault. Raises BadInput with every fault."""
    return Reading(table, DECLARATIONS).rows(lambda row: _declaration(row, known))


def _declaration(row: Cells, known: Known) -> DeclarationRow:
    member, proposal = member_of(row, known.everybody), proposal_of(row, known)
    right = "Write none, soft (noted) or hard (recused)."
    interest = row.word("interest", INTERESTS, right, "hard")
    row.once("member", f"the declaration of {member} on {proposal}", member, proposal)
    return DeclarationRow(member, proposal, interest, row.text("reason"))
