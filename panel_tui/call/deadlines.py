"""By when a member returns their scores, where that is another day than the call's."""

from __future__ import annotations

from datetime import date

from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.files.blocks import day
from panel_tui.journal import Register
from panel_tui.store.rows import Saying


def extension(standing: CallStanding, stage: str, member: str, until: date, reason: str) -> Saying:
    """That a member may return the scores of a stage until and with this day.

    Raises BadInput where they judge nothing at that stage, or the day is not after the call's.
    """
    if not any((one, who) == (stage, member) for one, _, who in standing.assignments):
        raise BadInput(Fault(f"{standing.name(member)} has no proposal to judge", "Only who judges has a day to keep."))
    due = standing.call.stages[stage].scores_due
    if due is not None and until <= due:
        right = f"Scores are due on {day(due)}; name a later day, or take the extension back with --none."
        raise BadInput(Fault(f"{day(until)} is no extension", right))
    value = {"due": until.isoformat()} | ({"reason": reason} if reason else {})
    return Saying(Register.of("extension", stage=stage, member=member), value)


def no_extension(standing: CallStanding, stage: str, member: str) -> Saying:
    """That the call's day holds for a member again. Raises BadInput where it does."""
    if (stage, member) not in standing.extensions:
        raise BadInput(Fault(f"{standing.name(member)} has no extension", "There is nothing to take back."))
    return Saying(Register.of("extension", stage=stage, member=member), {"cleared": True})
