"""A member's post in words: the columns of a list, and the sentences under it, for screen and command alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from panel_tui.call.intake.known import listed
from panel_tui.exchange.log import ACKNOWLEDGED, PACKED, Parcel
from panel_tui.exchange.post import Post, day_of
from panel_tui.figures.rounding import NONE, show_count
from panel_tui.files.blocks import day

HEADS = ("Member", "Pack", "Opened", "Returned", "Receipt", "Due", "Missing")


def cells(one: Post, today: date) -> tuple[str, ...]:
    """A line of the list, under `HEADS`."""
    return (
        one.name,
        _day(one.pack.at) if one.pack else "not made",
        _opened(one) or NONE,
        _day(one.returned.at) if one.returned else "nothing",
        _acknowledged(one) or NONE,
        (day(one.due) + (" (own)" if one.extended else "")) if one.due else NONE,
        missing(one, today) or NONE,
    )


def missing(one: Post, today: date) -> str:
    """How much is missing, and for how long: "2 missing, 3 days late"; "" where nothing is asked of them."""
    if not one.asked:
        return ""
    late = one.overdue(today)
    words = f"{len(one.missing)} of {one.asked} missing" if one.missing else "nothing missing"
    return f"{words}, {show_count(late, 'day')} late" if late else words


def due(one: Post) -> str:
    """By when they return their scores; "" where no day is set."""
    if one.due is None:
        return ""
    return f"due {day(one.due)}{' (their own day)' if one.extended else ''}"


def went(one: Post) -> str:
    """What went to them: "pack of 12 May 2017, on 2 machines"."""
    if one.pack is None:
        return "no pack yet"
    opened = _opened(one)
    return f"pack of {_day(one.pack.at)}{f', {opened}' if opened else ''}"


def came(one: Post) -> str:
    """What came from them, and whether they know that it has come."""
    if one.returned is None:
        return "nothing has come back"
    return f"returned {_day(one.returned.at)} · receipt: {_acknowledged(one)}"


def remarks(one: Post, today: date) -> Iterator[str]:
    """What is worth knowing of one member's post, a sentence each without its full stop."""
    if one.ended:
        yield "has no role any more"
    if one.late:
        yield f"submitted after {day(one.due) if one.due else 'their day'}, by their own clock: {listed(one.late)}"
    if one.overdue(today):
        yield f"overdue: {listed(one.missing)}"
    if one.differing:
        yield f"their machines differ on {show_count(len(one.differing), 'thing')}: {one.differing[0].words}"
    if one.lacks:
        yield f"their last pack or receipt lacks: {'; '.join(one.lacks)}"
    if one.certified:
        yield f"certifies: {one.certified.rstrip('.')}"


def parcel_words(one: Parcel) -> str:
    """One parcel: "12 May 2017: pack homes-2017-priya.pack"."""
    what = {PACKED: "pack", ACKNOWLEDGED: "receipt"}.get(one.act, "return")
    whole = " with the whole record" if one.scope == "chair" else ""
    return f"{_day(one.at)}: {what} {one.file}{whole}"


def machine_words(one: Post, device: str) -> str:
    """One machine: "782950, since 12 May 2017"."""
    revoked = ", revoked" if device in one.revoked else ""
    return f"{device[:12]}, since {day(one.joined[device])}{revoked}"


def _opened(one: Post) -> str:
    """From how many machines they have been heard of."""
    if not one.is_opened:
        return "not heard of since" if one.pack else ""
    living = len(one.joined) - len(one.revoked)
    revoked = f", {len(one.revoked)} revoked" if one.revoked else ""
    return f"on {show_count(living, 'machine')}{revoked}"


def _acknowledged(one: Post) -> str:
    """Whether they know that what they sent has come."""
    if one.returned is None:
        return ""
    if one.receipt is None:
        return "none yet"
    return _day(one.receipt.at) if one.is_acknowledged else f"{_day(one.receipt.at)}, older"


def _day(at: str) -> str:
    return day(day_of(at))
