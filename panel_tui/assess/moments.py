"""When something happened, as a person would say it, in their own time."""

from __future__ import annotations

from datetime import date, datetime

from panel_tui.files.blocks import day

# strftime would follow the computer's language.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = 7


def moment_words(at: str, now: str) -> str:
    """The moment `at` as seen from `now`, both UTC as entries have them, in local time.

    "Tuesday 21:14" on the last seven days, today among them; "3 May 2017 21:14" before, and where a clock was ahead.
    """
    then, today = (datetime.fromisoformat(text).astimezone() for text in (at, now))
    ago = (today.date() - then.date()).days
    when = WEEKDAYS[then.weekday()] if 0 <= ago < WEEK else day(then.date())
    return f"{when} {then:%H:%M}"


def clock(at: str) -> str:
    """The moment `at`, UTC as entries have it, by the clock of this place: "21:14"."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


def day_of(at: str) -> date:
    """The day of the moment `at`, UTC as entries have it, by the clock of this place."""
    return datetime.fromisoformat(at).astimezone().date()
