"""Until when decisions are told to nobody outside."""

from __future__ import annotations

from datetime import date

from panel_tui.call.standing import current
from panel_tui.journal import values
from panel_tui.store.workspace import Workspace


def embargo(workspace: Workspace, stage: str) -> date | None:
    """The day on which the decisions of a stage are announced, where the office has said one."""
    said = [one for _, one in current(workspace, "embargo", values.Embargo, stage=stage)]
    return date.fromisoformat(said[0].until) if said else None


def embargoed(until: date | None, day: date) -> bool:
    """Whether on `day` nothing may be told outside yet: on the day of the announcement it may."""
    return until is not None and day < until
