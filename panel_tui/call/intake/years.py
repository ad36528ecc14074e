"""Columns that hold the ask of one year: "Ask 2017-18 (£)", "2017/18", "FY 2018"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from panel_tui.call.headings import plain
from panel_tui.call.intake.reading import Cells, Reading
from panel_tui.files.text import short

YEAR = re.compile(r"\b(20[0-9]{2})(?: ?[-/–] ?(?:20)?([0-9]{2}))?\b")
ABOUT_MONEY = frozenset(
    {"ask", "amount", "requested", "request", "awarded", "grant", "funding", "sought", "fy", "year", "financial", "in"}
)
NOTHING = frozenset({"", "0", "0.00", "£0", "£0.00", "nil", "none", "-", "–", "n/a"})


def year_of(heading: str) -> str | None:
    """The year whose ask the column holds: "2017-18" for "Ask 2017/18 (£)", "2018" for "FY 2018"; else None."""
    spaced = heading.replace("_", " ")
    found = YEAR.search(spaced)
    if found is None or not (found[2] is None or int(found[2]) == (int(found[1]) + 1) % 100):
        return None
    others = plain(spaced.replace(found[0], " ", 1)).split()
    if not set(others) <= ABOUT_MONEY:
        return None
    return found[1] if found[2] is None else f"{found[1]}-{found[2]}"


def add_years(reading: Reading, header: Sequence[str]) -> tuple[str, ...]:
    """Make the yearly asks among the columns fields of the reading, called by their year; give back the years."""
    years: dict[str, int] = {}
    for column, heading in enumerate(header):
        year = year_of(heading)
        if year and years.setdefault(year, column) != column:
            wrong = f"columns {short(header[years[year]])} and {short(heading)} could both be the ask of {year}"
            reading.faults.add(wrong, "Keep one of them.", reading.table.name)
    reading.columns.update(years)
    return tuple(years)


def asks_of(row: Cells, years: Sequence[str]) -> dict[str, int]:
    """Each year's ask in pence; a year with nothing in it is left out."""
    asks = {year: row.money(year) for year in years if row.line(year).casefold() not in NOTHING}
    return {year: pence for year, pence in asks.items() if pence is not None}
