"""What the desk calls things: filters and orders of the queue, how far a proposal is, what it asks for."""

from __future__ import annotations

from panel_tui.assess.desk_rows import Item
from panel_tui.figures.rounding import show_count, show_money

FILTERS = {"": "", "to do": "to do", "submitted": "submitted", "closed": "closed to you"}
"""Which proposals the queue shows, and what that is called: all of them where it has no name."""
ORDERS = {"reference": "", "state": "by state", "left": "most to read first", "ask": "largest ask first"}
STATES = (
    *("look again", "in progress", "changed", "not started", "submitted"),
    *("declined", "recused", "withdrawn", "not here"),
)
"""The states of proposals, in the order in which they want something done."""


def progress(item: Item) -> str:
    """How far the member is with a proposal."""
    words = f"{item.scored} of {item.of} scored · {item.reasons} with a reason"
    if item.state in ("submitted", "changed", "look again"):
        state = {"changed": "changed since submitted", "look again": "submitted, look again"}.get(
            item.state, item.state
        )
        return f"{state} · {words}"
    return words


def kind(item: Item) -> str:
    """Under which filter a proposal stands."""
    if not item.is_open or item.state == "declined":
        return "closed"
    return "submitted" if item.state == "submitted" else "to do"


def asks(item: Item, months: int | None) -> tuple[str, ...]:
    """What a proposal asks for and, where that is known, for how many months; then in ever shorter words."""
    money = show_money(item.ask) if item.ask else ""
    ask = f"asks {money}" if money else ""
    if months is None:
        return (ask,)
    lasts = show_count(months, "month")
    return (f"{ask} · {lasts}", f"{money} · {lasts}", ask)
