"""What the record says of the panel beside its scores, read once: figures can then be made of it in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel_tui.assess.counting import Counting
from panel_tui.assess.declining import all_declined
from panel_tui.assess.progress import Task, progress
from panel_tui.assess.sequence import Sent, first_submissions
from panel_tui.call.standing import CallStanding
from panel_tui.moderate.gates import scored_at
from panel_tui.moderate.hidden import why_hidden
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class PanelRecord:
    """One stage of it. `hidden` are the proposals on which this file does not hold the others' scores, `tasks` what was
    asked for and is told here, `sent` first submissions by (proposal, member)."""

    counts: Counting
    hidden: tuple[str, ...]
    tasks: tuple[Task, ...]
    sent: Mapping[tuple[str, str], Sent]


def panel_record(workspace: Workspace, standing: CallStanding, stage: str, counts: Counting) -> PanelRecord:
    """The record of the panel in this file at `stage`; `counts` is what counts there."""
    declined = all_declined(workspace, stage)
    hidden = [
        reference
        for reference in scored_at(standing, stage)
        if why_hidden(workspace, standing, stage, reference, counts.submitted, declined)
    ]
    tasks = progress(workspace, standing, stage, counts)
    return PanelRecord(
        counts,
        tuple(hidden),
        tuple(task for task in tasks if task.proposal not in hidden or task.member == workspace.member),
        first_submissions(workspace.entries, stage),
    )
