"""What the panel must discuss: proposals with scores far apart, a floor crossed, or too few assessors."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.call.standing import CallStanding, call_in
from panel_tui.figures.discuss import Flag, must_discuss
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.moderate.scheme import scheme_of, thresholds_of
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Item:
    """A proposal to discuss: why, and who must leave the room for it, by name."""

    reference: str
    applicant: str
    flags: tuple[Flag, ...]
    must_leave: tuple[str, ...]


def to_discuss(workspace: Workspace, stage: str | None = None) -> list[Item]:
    """The proposals that must be discussed at a stage, those with most reasons first."""
    standing = call_in(workspace)
    stage = standing.stage_named(stage)
    return items(standing, stage, sheet_of(workspace, standing, stage))


def items(standing: CallStanding, stage: str, sheet: ScoreSheet) -> list[Item]:
    """The same, of a sheet that is there already. What is not scored is not discussed."""
    found = []
    for reference, one in standing.proposals.items():
        flags = flags_of(standing, stage, sheet, reference)
        leaving = [standing.name(member) for proposal, member in sorted(sheet.conflicted) if proposal == reference]
        if flags:
            found.append(Item(reference, one.applicant, flags, tuple(leaving)))
    return sorted(found, key=lambda item: (-len(item.flags), item.reference))


def flags_of(standing: CallStanding, stage: str, sheet: ScoreSheet, reference: str) -> tuple[Flag, ...]:
    """Why one proposal must be discussed; nothing where it is not scored at the stage."""
    rubric = standing.rubric_of(reference)
    if stage not in rubric.stages or reference not in sheet.proposals or standing.why_unscored(stage, reference):
        return ()
    return must_discuss(sheet, reference, scheme_of(rubric, stage), thresholds_of(rubric, stage, standing.call))
