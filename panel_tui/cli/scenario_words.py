"""How `scenarios` tells scenarios and the costs of rules: in plain lines, and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from panel_tui.call.intake.known import listed
from panel_tui.cli.common import say, say_table
from panel_tui.cli.portfolio_keys import number, rules
from panel_tui.figures.rounding import show_money
from panel_tui.journal.values import Choice
from panel_tui.recommend.portfolio import cited
from panel_tui.recommend.scenario import ALWAYS, in_words
from panel_tui.recommend.scenarios_told import cost_words, merit_words, shift_words
from panel_tui.recommend.side_by_side import Column, Cost, Shift


def print_columns(columns: Sequence[Column], choice: Choice | None, late: Collection[str]) -> None:
    """The scenarios beside each other, what is otherwise in those that were saved, and which is chosen."""
    rows = []
    for one in columns:
        if one.portfolio is None:
            rows.append((one.scenario.value.title, "none", "", "", one.why_none))
            continue
        found = one.portfolio
        shifts = listed(shift_words(shift) for shift in one.shifts)
        differs = f"against as is: {shifts}" if shifts else ""
        rows.append(
            (one.scenario.value.title, str(len(found.awards)), show_money(found.spent), merit_words(one), differs)
        )
    say_table(("Scenario", "Awards", "Money", "Merit", "What changes"), rows, (1, 2, 3), 4)
    for one in columns:
        if one.scenario.id not in ALWAYS:
            say(f"{one.scenario.value.title}: {in_words(one.scenario.value)}.")
        for rule in one.clash:
            say(f"{one.scenario.value.title} cannot be with {rule.id}: {cited(rule, late)}")
    if choice is not None:
        titles = {one.scenario.id: one.scenario.value.title for one in columns}
        say(
            f"Chosen: {titles.get(choice.scenario, f'{choice.scenario}, which is not there any more')}: {choice.reason}"
        )


def column_keys(stage: str, columns: Iterable[Column], choice: Choice | None, late: Collection[str]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "stage": stage,
        "scenarios": [
            {
                "id": one.scenario.id,
                "title": one.scenario.value.title,
                "otherwise": in_words(one.scenario.value),
                "awards": len(one.portfolio.awards) if one.portfolio else None,
                "spent": one.portfolio.spent if one.portfolio else None,
                "merit": number(one.merit) if one.portfolio else None,
                "gap": one.portfolio.gap if one.portfolio else None,
                "changes": _changes(one.shifts),
                "why_none": one.why_none,
                "clash": rules(one.clash, late),
            }
            for one in columns
        ],
        "chosen": choice.scenario if choice else None,
        "reason": choice.reason if choice else None,
    }


def print_costs(costs: Iterable[Cost], late: Collection[str]) -> None:
    """What each rule costs."""
    rows = []
    for one in costs:
        shifts = listed(shift_words(shift) for shift in one.shifts)
        rows.append((one.rule.id, cost_words(one), cited(one.rule, late), f"without it: {shifts}" if shifts else ""))
    say_table(("Rule", "Costs in merit", "What it says", "What changes"), rows, (), 3)


def cost_keys(stage: str, costs: Iterable[Cost], late: Collection[str]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "stage": stage,
        "costs": [
            {
                **rules([one.rule], late)[0],
                "merit": number(one.merit),
                "frees": one.frees,
                "changes": _changes(one.shifts),
            }
            for one in costs
        ],
    }


def _changes(shifts: Iterable[Shift]) -> list[dict[str, Any]]:
    return [{"reference": one.reference, "before": one.before, "after": one.after} for one in shifts]
