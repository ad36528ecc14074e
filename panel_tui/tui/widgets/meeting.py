"""The line of the meeting: what is being discussed since when, who presides, and whether there is a quorum."""

from __future__ import annotations

from panel_tui.assess.moments import clock
from panel_tui.files.text import clean
from panel_tui.moderate.room import Room
from panel_tui.moderate.timing import Timed
from panel_tui.tui.paint import Row, spread

WIDE = 100
"""From this width on the line names who presides."""


def meeting_row(here: Room, width: int, named: bool, timed: Timed | None, minutes: int | None) -> Row:
    """The line for a room of which something is recorded; it names nobody unless `named`.

    `timed` is the time of the item under discussion, which was given so many `minutes`.
    """
    there = f"{len(here.counted(here.item))} there" + (f", {here.quorum} needed" if here.quorum is not None else "")
    left, look = " No proposal is called: g calls one", "muted"
    if here.item:
        presides = here.presides(here.item)
        who = "nobody may preside" if presides is None else f"the {presides.role} presides"
        name = f" ({clean(presides.name)})" if presides and named and width >= WIDE else ""
        since = next(one.since for one in here.items if not one.until)
        took = f" · {timed.used} of {minutes} min" if timed else ""
        over = f", {timed.over} over" if timed and timed.over else ""
        left, look = (
            f" {here.item} since {clock(since)}{took}{over} · {who}{name}",
            "warn bold" if over else "foreground",
        )
    if here.is_quorate(here.item):
        return spread([(left, look)], [(f"{there} ", "good")], width)
    bad = "ink bold on bad-fill"
    words = f"NO QUORUM: {there} "
    return [(f"{left:<{width - len(words)}}", bad), (words, bad)]
