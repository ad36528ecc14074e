"""Lengths of time as people write them, in whole months."""

from __future__ import annotations

import re
from decimal import Decimal

from panel_tui.call.written import plain

MOST_MONTHS = 600
"""Fifty years: longer than anything a panel funds, so anything above it is a slip of the keyboard."""

HOW = 'write it like "18 months" or "1.5 years"'
NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,6})?"
YEARS, MONTHS = r"(?:years?|yrs?|y)", r"(?:months?|mths?|mo|m)"
LENGTH = re.compile(
    rf"(?:(?P<years>{NUMBER})[ -]?{YEARS}\.?)?(?:,? ?(?:and |& ?)?(?P<months>{NUMBER})[ -]?{MONTHS}\.?)?"
)
BARE = re.compile(NUMBER)


def parse_months(text: str, in_years: bool = False) -> int:
    """The length of time in `text`, in months: "18 months", "18", "1.5 years", "2 years 6 months".

    A bare number is of months, or of years where it stands `in_years`. Raises ValueError, with a sentence for a person,
    for what is empty, unclear, nothing, no whole number of months, or longer than fifty years.
    """
    written, shown = plain(text, "length of time", HOW)
    if BARE.fullmatch(written):
        written += " years" if in_years else " months"
    found = LENGTH.fullmatch(written)
    if found is None:
        raise ValueError(f"{shown} is not a length of time in months or years; {HOW}")
    months = Decimal(found["years"] or 0) * 12 + Decimal(found["months"] or 0)
    if not months:
        raise ValueError(f"{shown} is no time at all; a duration is at least 1 month")
    if months > MOST_MONTHS:
        raise ValueError(f"{shown} is more than {MOST_MONTHS // 12} years; look for a wrong unit")
    if months != int(months):
        raise ValueError(f"{shown} is {months.normalize():f} months; give whole months")
    return int(months)
