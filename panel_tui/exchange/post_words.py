"""A member's post in words: the columns of a list, and the sentences under it, for screen and command alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from panel_tui.call.intake.known import listed
from panel_tui.exchange.post import Post, day_of
from panel_tui.figures.rounding import NONE, show_count
from panel_tui.files.blocks import day

HEADS = ("Member", "Pack", "Opened", "Returned", "Receipt", "Due", "Missing")


def cells(one: Post, today: date) -> tuple[str, ...]:
    """A line of the list, under `HEADS`."""
    missing = show_count(len(one.missing), "proposal") if one.missing else "none" if one.tasks else NONE
    late = one.overdue(today)
    return (
        one.name,
        _day(one.pack.at) if one.pack else "not made",
        opened(one),
        _day(one.returned.at) if one.returned else "nothing",
        acknowledged(one),
        (day(one.due) + (" (own)" if one.extended else "")) if one.due else NONE,
        f"{missing}, {show_count(late, 'day')} late" if late else missing,
    )


def opened(one: Post) -> str:
    """From how many machines they have been heard of."""
    if not one.is_opened:
        return "not heard of" if one.pack else NONE
    living = len(one.joined) - len(one.revoked)
    revoked = f", {len(one.revoked)} revoked" if one.revoked else ""
    return f"on {show_count(living, 'machine')}{revoked}"


def acknowledged(one: Post) -> str:
    """Whether they know that what they sent has come."""
    if one.returned is None:
        return NONE
    if one.receipt is None:
        return "none yet"
    return _day(one.receipt.at) if one.is_acknowledged else f"{_day(one.receipt.at)}, older"


def remarks(one: Post, today: date) -> Iterator[str]:
    """What is worth knowing of one member's post, a sentence each without its full stop."""
    if one.ended:
        yield "has no role any more"
    if one.late:
        yield f"submitted after {day(one.due) if one.due else 'their day'}, by their own clock: {listed(one.late)}"
    if one.overdue(today):
        yield f"overdue: {listed(one.missing)}"
    if one.differing:
        yield f"{show_count(len(one.differing), 'word differs', 'words differ')} between two machines"
    if one.lacks:
        yield f"their last pack or receipt lacks: {'; '.join(one.lacks)}"
    if one.certified:
        yield f"certifies: {one.certified.rstrip('.')}"


def _day(at: str) -> str:
    return day(day_of(at))
