"""Scenarios side by side, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panel_tui.call.intake.known import listed
from panel_tui.figures.rounding import show_count, show_money, show_total
from panel_tui.journal.values import Choice
from panel_tui.recommend.scenario import ALWAYS, in_words
from panel_tui.recommend.side_by_side import Column, Shift


def scenario_rows(columns: Sequence[Column], choice: Choice | None) -> Iterator[str]:
    """The scenarios one under the other, for a page: money, awards, merit, and what changes against as is."""
    for one in columns:
        yield ""
        title = one.scenario.value.title
        told = f"  {title}: {in_words(one.scenario.value)}" if one.scenario.id not in ALWAYS else f"  {title}"
        yield f"{told}{' (chosen)' if choice is not None and choice.scenario == one.scenario.id else ''}"
        if one.portfolio is None:
            yield f"    {one.why_none}"
            continue
        awards, money = show_count(len(one.portfolio.awards), "award"), show_money(one.portfolio.spent)
        yield f"    {awards}, {money}, merit {show_total(one.merit)}"
        if one.shifts:
            yield f"    against as is: {listed(shift_words(shift) for shift in one.shifts)}"
    yield ""
    if choice is not None:
        yield f"  Chosen for this reason: {choice.reason}"
        yield ""


def shift_words(one: Shift) -> str:
    """What becomes of one award: "P-1 out", "P-2 in (£400,000)"."""
    if not one.before:
        return f"{one.reference} in ({show_money(one.after)})"
    if not one.after:
        return f"{one.reference} out"
    return f"{one.reference} {show_money(one.after)} instead of {show_money(one.before)}"
