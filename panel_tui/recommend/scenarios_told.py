"""Scenarios side by side, and what rules cost, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from panel_tui.call.intake.known import listed
from panel_tui.figures.rounding import show_count, show_money, show_total
from panel_tui.journal.values import Choice
from panel_tui.recommend.portfolio import cited
from panel_tui.recommend.scenario import ALWAYS, in_words
from panel_tui.recommend.side_by_side import Column, Cost, Shift


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
        yield f"    {awards}, {money}, merit {merit_words(one)}"
        if one.shifts:
            yield f"    against as is: {listed(shift_words(shift) for shift in one.shifts)}"
    yield ""
    if choice is not None:
        yield f"  Chosen for this reason: {choice.reason}"
        yield ""


def cost_rows(costs: Iterable[Cost], late: Collection[str]) -> Iterator[str]:
    """What each rule costs, one under the other, for a page."""
    for one in costs:
        shifts = f"; without it: {listed(map(shift_words, one.shifts))}" if one.shifts else ""
        yield from ("", f"  {one.rule.id}: {cited(one.rule, late)}", f"    costs in merit: {cost_words(one)}{shifts}")
    yield ""


def merit_words(one: Column) -> str:
    """The merit of a scenario that has a portfolio, and whether there may be one with more."""
    assert one.portfolio is not None
    return show_total(one.merit) + (" or more" if one.portfolio.gap else "")


def cost_words(one: Cost) -> str:
    """How much merit a rule costs."""
    if one.merit is not None:
        return show_total(one.merit)
    return "all: none is possible with it" if one.frees else "not to be told: none is possible"


def shift_words(one: Shift) -> str:
    """What becomes of one award: "P-1 out", "P-2 in (£400,000)"."""
    if not one.before:
        return f"{one.reference} in ({show_money(one.after)})"
    if not one.after:
        return f"{one.reference} out"
    return f"{one.reference} {show_money(one.after)} instead of {show_money(one.before)}"
