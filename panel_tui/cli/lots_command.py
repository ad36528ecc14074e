"""lots: a draw among the proposals that cannot be told from the last one in the money, where the call allows it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from panel_tui.cli.common import json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.people import needs_the_chair
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.recommend.lots import Drawn


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    parser.add_argument("--brief", metavar="BRIEF", required=True, help="the brief in whose band lots are drawn")
    parser.add_argument("--seed", metavar="TEXT", required=True, help="words drawn in public: they decide the lots")
    parser.add_argument("--advise", action="store_true", help="record what was drawn as the panel's advice")


def run(given: argparse.Namespace) -> int:
    """Draw, and show it or record it as advice."""
    from panel_tui.cli.advising import record_rows
    from panel_tui.recommend.lines import ranking
    from panel_tui.recommend.lots import advice_rows, drawn, sentences
    from panel_tui.recommend.reckoning import Reckoning

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        found = drawn(ranked, Reckoning(ranked).certainty("estimated", True), given.brief, given.seed)
        if given.json:
            say_json(_keys(found))
            return 0
        for sentence in sentences(found):
            say(sentence)
        if given.advise:
            needs_the_chair(workspace, "records the panel's advice")
            return record_rows(workspace, ranked, "panel", advice_rows(found), "", follow=False)
    return 0


def _keys(found: Drawn) -> dict[str, Any]:
    return {
        "brief": found.brief,
        "seed": found.seed,
        "clear": list(found.clear),
        "money": found.money,
        "left": found.left,
        "lots": [
            {"reference": one.reference, "number": one.number, "ask": one.ask, "award": one.award} for one in found.lots
        ],
    }
