"""Interests that were declared late, after their member had scored: the figures with and without, and the ruling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from panel_tui.call.standing import CallStanding, current
from panel_tui.faults import BadInput, Fault
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.figures.totals import official
from panel_tui.journal import Register, values
from panel_tui.moderate.scheme import scheme_of
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

QUESTION = "late_interest/"
RULINGS: Mapping[str, str] = {
    "stands": "what the panel agreed stands",
    "again": "the panel is to discuss it again",
}
"""What may be ruled of a late interest, by its word on the command line."""
Ruling = Literal["stands", "again"]


@dataclass(frozen=True)
class LateInterest:
    """A hard interest of a member who had scored the proposal. Their scores count in no figure; this is what they did.

    `with_` and `without` are the totals of the members' medians, with that member's scores and without them; `agreed`
    counts the criteria that the panel has agreed. `ruling` is None until the office has recorded one.
    """

    proposal: str
    member: str
    reason: str
    with_: Fraction | None
    without: Fraction | None
    agreed: int
    ruling: values.Ruling | None

    @property
    def is_open(self) -> bool:
        """Whether a ruling is still to be made: where nothing was agreed there is nothing to rule."""
        return self.ruling is None and self.agreed > 0


def late_interests(
    workspace: Workspace, standing: CallStanding, stage: str, sheet: ScoreSheet
) -> tuple[LateInterest, ...]:
    """Every hard interest of somebody whose scores of the proposal are on record at `stage`."""
    rulings = {
        (about["proposal"], about["question"].removeprefix(QUESTION)): one
        for about, one in current(workspace, "ruling", values.Ruling, stage=stage)
        if about["question"].startswith(QUESTION)
    }
    return tuple(_late(standing, stage, sheet, rulings))


def _late(
    standing: CallStanding, stage: str, sheet: ScoreSheet, rulings: Mapping[tuple[str, str], values.Ruling]
) -> Iterator[LateInterest]:
    scored = {(cell.proposal, cell.member) for cell in (*sheet.first, *sheet.latest)}
    for proposal, member in sorted(scored & sheet.conflicted):
        if proposal not in standing.proposals or stage not in standing.rubric_of(proposal).stages:
            continue
        scheme = scheme_of(standing.rubric_of(proposal), stage)
        medians = replace(sheet, agreed={})
        counted = replace(medians, conflicted=sheet.conflicted - {(proposal, member)})
        yield LateInterest(
            proposal,
            member,
            standing.declarations[proposal, member].reason,
            official(counted, proposal, scheme).total,
            official(medians, proposal, scheme).total,
            sum(one == proposal for one, _ in sheet.agreed),
            rulings.get((proposal, member)),
        )


def rule(late: tuple[LateInterest, ...], stage: str, proposal: str, member: str, ruling: Ruling, reason: str) -> Saying:
    """A ruling on a late interest. Raises BadInput where there is none, or no reason."""
    if not any((one.proposal, one.member) == (proposal, member) for one in late):
        known = ", ".join(f"{one.proposal}/{one.member}" for one in late)
        cure = f"There are {known}." if known else "Nobody who had scored has declared one."
        raise BadInput(Fault(f"No late interest of {member} in {proposal} is on record", cure))
    if not reason.strip():
        raise BadInput(Fault("A ruling needs a reason", "Give it with --reason."))
    register = Register.of("ruling", stage=stage, proposal=proposal, question=f"{QUESTION}{member}")
    return Saying(register, {"ruling": RULINGS[ruling], "reason": reason})
