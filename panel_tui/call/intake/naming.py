"""Names in a row that the call must know: members, proposals, stages, criteria."""

from __future__ import annotations

from panel_tui.call.intake.known import Known, key, listed
from panel_tui.call.intake.reading import Cells
from panel_tui.call.rubric import Criterion
from panel_tui.files.text import short

PROPOSAL = ("reference", "ref", "proposal reference", "proposal id", "application", "application id", "bid")
MEMBER = ("member id", "panel member", "member name", "assessor", "assessor id", "assessor name", "reviewer")
STAGE = ("panel stage", "assessment stage")
ROUND = ("scoring round", "assessment round")
CRITERION = ("criterion id", "criteria", "question")
REASON = ("reasons", "why", "rationale", "justification", "note", "notes", "details")
COMMENT = ("comments", "remark", "remarks", "feedback")
SCORE = ("mark", "marks", "rating", "points", "value")


def member_of(row: Cells, known: Known) -> str:
    """The id of the member named in the row by id or by name."""
    said = row.needed("member")
    found = known.find_members(said)
    if said and not found:
        row.wrong("member", f"{short(said)} is not a member of this panel", _members(known))
    if len(found) > 1:
        row.wrong("member", f"{short(said)} is the name of {len(found)} members", f"Use an id: {listed(found)}.")
    return found[0] if found else said


def proposal_of(row: Cells, known: Known) -> str:
    """The reference of the proposal named in the row."""
    said = row.needed("proposal")
    found = known.find_proposal(said)
    if said and found is None:
        some = listed(known.proposals)
        right = f"The proposals of this call are: {some}." if some else "Add the proposals first."
        row.wrong("proposal", f"there is no proposal {short(said)} in this call", right)
    return found or said


def stage_of(row: Cells, known: Known) -> str:
    """The stage named in the row, or the default stage."""
    said = row.line("stage")
    found = known.find_stage(said) if said else known.default_stage
    if found is None:
        row.wrong("stage", f"{short(said)} is not a stage of this call", f"Its stages are: {listed(known.stages)}.")
    return found or known.default_stage


def criterion_of(row: Cells, known: Known, reference: str, stage: str) -> Criterion | None:
    """The criterion of the proposal's rubric at `stage`, named in the row by id or title; None with a fault."""
    said = row.needed("criterion")
    rubric = known.rubric_of(reference)
    if not said or rubric is None:
        return None
    asked = [one for one in rubric.criteria if stage in one.stages]
    found = [one for one in asked if key(said) == key(one.id)] or [one for one in asked if key(said) == key(one.title)]
    if len(found) == 1:
        return found[0]
    names = listed(f"{one.id} ({one.title})" for one in asked)
    row.wrong(
        "criterion",
        f"{short(said)} is not a criterion of {rubric.title} at stage {stage}"
        if not found
        else f"{short(said)} is the title of {len(found)} criteria",
        f"They are: {names}.",
    )
    return None


def _members(known: Known) -> str:
    if not known.members:
        return "Add the members first."
    return f"The members are: {listed(f'{id_} ({name})' for id_, name in known.members.items())}."
