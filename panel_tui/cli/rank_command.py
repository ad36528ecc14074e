"""rank: the ranked list of each brief, with its funding line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import json_argument, opened, say, say_json, say_table, stage_argument, workspace_argument
from panel_tui.cli.people import needs_the_record

if TYPE_CHECKING:
    from panel_tui.figures.line import Line
    from panel_tui.recommend.lines import Ranking


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it."""
    from panel_tui.recommend.lines import ranking

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
    if given.json:
        say_json({"stage": ranked.stage, "proposals": [_keys(ranked, reference) for reference in ranked.rows]})
        return 0
    _print(ranked)
    return 0


def _keys(ranked: Ranking, reference: str) -> dict[str, Any]:
    row, figures = ranked.rows[reference], ranked.figures[reference]
    return {
        "reference": reference,
        "brief": ranked.standing.proposals[reference].brief,
        "place": row.place,
        "tied_with": list(row.tied_with),
        "decided_by": row.decided_by,
        "total": _number(figures.total),
        "exact": None if figures.total is None else str(figures.total),
        "method": figures.method,
        "partial": figures.partial,
        "mean": _number(figures.mean),
        "median": _number(figures.median),
        "below_floor": list(figures.below_floor),
        "ask": row.ask,
        "running_sum": row.running,
        "outcome": row.outcome,
        "undecided": row.undecided,
        "reason": row.reason,
    }


def _ties(ranked: Ranking, line: Line) -> Iterator[str]:
    from panel_tui.report.labels import STEPS

    for upper, lower in pairwise(row for row in line.rows if row.place is not None):
        if upper.total == lower.total and upper.place != lower.place and lower.decided_by:
            of = ranked.standing.rubrics[line.brief].by_id
            step = f"the higher score on {of[lower.criterion].title}" if lower.criterion else STEPS[lower.decided_by]
            yield f"Tie: {upper.reference} stands before {lower.reference} by {step}"


def _number(figure: Any) -> float | None:
    return None if figure is None else round(float(figure), 6)


def _print(ranked: Ranking) -> None:
    from panel_tui.figures.rounding import show_money, show_place, show_total

    for brief, line in ranked.lines.items():
        say(f"{brief}  {ranked.standing.rubrics[brief].title}: envelope {show_money(line.envelope)}")
        if not line.rows:
            say("  No proposals.")
            say()
            continue
        rows = [
            (
                show_place(row.place, bool(row.tied_with)),
                row.reference,
                ranked.standing.proposals[row.reference].applicant,
                show_total(row.total) + ("*" if row.partial else ""),
                show_money(row.ask),
                "" if row.running is None else show_money(row.running),
                "to decide" if row.undecided else row.outcome,
                row.reason,
            )
            for row in line.rows
        ]
        say_table(
            ("Place", "Reference", "Applicant", "Total", "Ask", "Running", "Outcome", "Why"), rows, (0, 3, 4, 5), 7
        )
        left = show_money(line.left)
        say(f"Funding line: {show_money(line.allocated)} of {show_money(line.envelope)} allocated, {left} left")
        for tie in _ties(ranked, line):
            say(tie)
        if any(row.partial for row in line.rows):
            say("* partial: some criteria have no score yet")
        say()
    whole = ranked.whole
    rest = f"over by {show_money(-whole.left)}" if whole.over else f"{show_money(whole.left)} left"
    say(f"Whole budget: {show_money(whole.allocated)} of {show_money(whole.budget)} allocated, {rest}")
