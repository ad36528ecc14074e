"""rank: the ranked list of each brief, with its funding line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import json_argument, opened, say, say_json, say_table, stage_argument, workspace_argument
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
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


def _number(figure: Any) -> float | None:
    return None if figure is None else round(float(figure), 6)


def _print(ranked: Ranking) -> None:
    from panel_tui.report.listing import COLUMNS, FIGURES, brief_words, cells, line_words, ties, whole_words

    for line in ranked.lines.values():
        say(brief_words(ranked, line))
        if not line.rows:
            say("  No proposals.")
            say()
            continue
        say_table(COLUMNS, [cells(ranked, row, partial="*") for row in line.rows], FIGURES, COLUMNS.index("Why"))
        say(line_words(line))
        for tie in ties(ranked, line):
            say(tie)
        if any(row.partial for row in line.rows):
            say("* partial: some criteria have no score yet")
        say()
    say(whole_words(ranked))
