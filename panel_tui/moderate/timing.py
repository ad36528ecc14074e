"""The time of the session: what each item has taken, how far it is over, and when each coming one is to be expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from panel_tui.journal.pen import FORM
from panel_tui.moderate.room import Called

Progress = Literal["coming", "called", "parked", "done"]


@dataclass(frozen=True)
class Timed:
    """The time of one item. `used` is in whole minutes, all its calls together; `over` is how many of them are beyond
    the minutes that it was given, 0 where none is set.

    `after` is how many minutes after now, or after the start where nothing was called yet, a coming or parked item is
    to be expected, and `at` that moment (UTC), "" before the start; None and "" where that cannot be said.
    """

    progress: Progress
    used: int
    over: int
    after: int | None = None
    at: str = ""


def timetable(order: Sequence[str], called: Iterable[Called], minutes: int | None, now: str) -> dict[str, Timed]:
    """The time of each item of `order`, and of what was called beside it; `now` is the time (UTC).

    A coming item begins when the one under discussion has had its minutes, and each one between has had its own; those
    that were put off come after all others, with the minutes that they have left.
    """
    calls: dict[str, list[Called]] = {}
    for one in sorted(called, key=lambda one: one.since):
        calls.setdefault(one.proposal, []).append(one)
    found = {reference: _timed(calls.get(reference, []), minutes, now) for reference in dict.fromkeys((*order, *calls))}
    return found | _expected(found, minutes, now if calls else "") if minutes is not None else found


def _timed(calls: Sequence[Called], minutes: int | None, now: str) -> Timed:
    seconds = sum((_moment(one.until or now) - _moment(one.since)).total_seconds() for one in calls)
    used = max(0, int(seconds)) // 60
    over = max(0, used - minutes) if minutes is not None else 0
    if not calls:
        return Timed("coming", used, over)
    last = calls[-1]
    return Timed("called" if not last.until else "parked" if last.parked else "done", used, over)


def _expected(found: Mapping[str, Timed], minutes: int, now: str) -> dict[str, Timed]:
    after = sum(max(0, minutes - one.used) for one in found.values() if one.progress == "called")
    waiting = [pair for wanted in ("coming", "parked") for pair in found.items() if pair[1].progress == wanted]
    expected = {}
    for reference, one in waiting:
        at = (_moment(now) + timedelta(minutes=after)).strftime(FORM) if now else ""
        expected[reference] = Timed(one.progress, one.used, one.over, after, at)
        after += max(0, minutes - one.used)
    return expected


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)
