"""How `agenda` tells the agenda: in plain lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from panel_tui.assess.moments import clock
from panel_tui.call.standing import CallStanding
from panel_tui.figures.rounding import show_count
from panel_tui.moderate.agenda import Agenda, Item
from panel_tui.moderate.arranging import ORDERED
from panel_tui.moderate.timing import Timed

Times = Mapping[str, Timed]


def lines(here: Agenda, times: Times, standing: CallStanding) -> Iterator[str]:
    """The agenda in plain lines."""
    yield f"{standing.stage_rule(here.stage).title}: {_head(here)}"
    for number, item in enumerate(here.items, start=1):
        when = _when(times[item.reference])
        yield f"{number:>3}  {item.reference}  {item.applicant}{f'  {when}' if when else ''}"
        yield from (f"       {one}" for one in _below(item, standing))
    if here.consent:
        yield f"By consent, {show_count(len(here.consent), 'proposal')}:"
    for item in here.consent:
        yield f"     {item.reference}  {item.applicant}"
        yield from (f"       {one}" for one in _leave(item))
    yield here.told_leavings
    if here.seed:
        yield f"The seed: {here.seed}"
    yield from _news(here)


def keys(here: Agenda, times: Times) -> dict[str, Any]:
    """The agenda as JSON."""
    return {
        "stage": here.stage,
        "set": here.is_set,
        "how": here.how,
        "seed": here.seed or None,
        "minutes": here.minutes,
        "leavings": here.leavings,
        "leavings_by_need": here.leavings_by_need,
        "items": [{**_item(one), **_time(times[one.reference])} for one in here.items],
        "consent": [
            {"reference": one.reference, "applicant": one.applicant, "must_leave": [who.name for who in one.leaving]}
            for one in here.consent
        ],
        "gone": list(here.gone),
        "late": [{"reference": reference, "name": name} for reference, name in here.late],
    }


def _head(here: Agenda) -> str:
    told = f"{show_count(len(here.items), 'item')} to discuss, {ORDERED[here.how]}"
    told += f", {show_count(here.minutes, 'minute')} each" if here.minutes else ""
    return f"{told}." if here.is_set else f"{told}; the chair has not set the agenda yet."


def _below(item: Item, standing: CallStanding) -> Iterator[str]:
    why = [*(["new since the agenda was set"] if item.is_new else []), *item.hindrances]
    if why:
        yield ", ".join(why)
    if item.called_out:
        yield f"called out by {standing.name(item.called_out.by)}: {item.called_out.reason}"
    yield from _leave(item)


def _leave(item: Item) -> Iterator[str]:
    if item.leaving:
        yield f"must leave: {', '.join(one.name for one in item.leaving)}"


def _when(timed: Timed) -> str:
    """ "12 min, 2 over" of what is done or under way, "about 10:40" or "from 0:30" of what is to come."""
    used = f"{timed.used} min" + (f", {timed.over} over" if timed.over else "")
    match timed.progress:
        case "done":
            return f"done in {used}"
        case "called":
            return f"under discussion, {used}"
    told = f"put off after {used}, " if timed.progress == "parked" else ""
    if timed.at:
        return f"{told}about {clock(timed.at)}"
    return f"from {timed.after // 60}:{timed.after % 60:02}" if timed.after is not None else told.rstrip(", ")


def _news(here: Agenda) -> Iterator[str]:
    """What has changed since the agenda was set."""
    for reference in here.gone:
        yield f"Gone since the agenda was set: {reference}."
    for reference, name in here.late:
        yield f"Declared since the agenda was set: {name} has a hard interest in {reference}."


def _item(one: Item) -> dict[str, Any]:
    called = one.called_out
    return {
        "reference": one.reference,
        "applicant": one.applicant,
        "why": list(one.hindrances),
        "need": float(one.need),
        "must_leave": [who.name for who in one.leaving],
        "called_out": {"by": called.by, "reason": called.reason} if called else None,
        "new": one.is_new,
    }


def _time(timed: Timed) -> dict[str, Any]:
    return {
        "progress": timed.progress,
        "used": timed.used,
        "over": timed.over,
        "after": timed.after,
        "expected": timed.at or None,
    }
