"""scenarios: portfolios side by side, saved under names; one is chosen with a reason; and what each rule costs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import json_argument, opened, say, say_json, stage_argument, workspace_argument
from panel_tui.cli.hand import written
from panel_tui.cli.people import needs_the_chair
from panel_tui.cli.scenario_given import called_by_options, changes_anything, scenario_given, takes_minus
from panel_tui.cli.solving import Solving, seconds_argument, solving
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record
from panel_tui.recommend.scenario_read import AWARDS

if TYPE_CHECKING:
    from panel_tui.recommend.lines import Ranking
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    takes_minus(parser)
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    seconds_argument(parser)
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--save", metavar="NAME", help="save what the options below say as a scenario")
    does.add_argument("--drop", metavar="NAME", help="forget a scenario that was saved")
    does.add_argument("--choose", metavar="NAME", help="choose one; with --reason")
    does.add_argument("--unchoose", action="store_true", help="take back which one is chosen")
    does.add_argument("--costs", action="store_true", help="what each rule costs: merit and awards without it")
    parser.add_argument("--reason", metavar="TEXT", default="", help="with --choose: why")
    parser.add_argument("--budget", metavar="CHANGE", default="", help="by how much it changes: -10%%, +10%%, -£200k")
    parser.add_argument("--without", metavar="RULE", action="append", default=[], help="leave it out (repeatable)")
    parser.add_argument(
        "--move", metavar="A=B:AMOUNT", action="append", default=[], help="from one brief to another: A=B:£200k"
    )
    parser.add_argument("--awards", choices=AWARDS, default="as is", help="fewer and larger, or more and smaller")


def run(given: argparse.Namespace) -> int:
    """Show the scenarios side by side, or what rules cost; or save, drop or choose one."""
    from panel_tui.recommend.lines import ranking

    if changes_anything(given) and (given.drop or given.choose or given.unchoose or given.costs):
        raise BadInput(Fault("What is otherwise goes with --save, or stands by itself", "Leave one of them out."))
    with called_by_options(), opened(given.workspace) as workspace:
        needs_the_record(workspace)
        ranked = ranking(workspace, given.stage)
        if given.save is not None or given.drop is not None or given.choose is not None or given.unchoose:
            return _said(workspace, ranked, given)
        with solving(given.seconds) as searching:
            if given.costs:
                return _costs(workspace, ranked, searching, given)
            return _side_by_side(workspace, ranked, searching, given)


def _said(workspace: Workspace, ranked: Ranking, given: argparse.Namespace) -> int:
    from panel_tui.call.changes import changes, make
    from panel_tui.recommend.forcing import as_rules, forced_at
    from panel_tui.recommend.saved import choose, drop, save, unchoose

    needs_the_chair(workspace, "saves and chooses scenarios")
    if given.save is not None:
        forced = as_rules(forced_at(workspace, ranked.stage))
        wanted = save(workspace, ranked, forced, given.save, scenario_given(given))
    elif given.drop is not None:
        wanted = drop(workspace, ranked.stage, given.drop)
    elif given.choose is not None:
        wanted = choose(workspace, ranked.stage, given.choose, given.reason)
    else:
        wanted = unchoose(workspace, ranked.stage)
    found = changes(workspace, [wanted])
    written(workspace, lambda pen: make(workspace, pen, found))
    for change in found:
        say(f"{change.words} ({change.effect})")
    return 0


def _side_by_side(workspace: Workspace, ranked: Ranking, searching: Solving, given: argparse.Namespace) -> int:
    from panel_tui.cli.scenario_words import column_keys, print_columns
    from panel_tui.recommend.forcing import as_rules, forced_at
    from panel_tui.recommend.late_rules import late_rules
    from panel_tui.recommend.saved import choice, scenarios
    from panel_tui.recommend.scenario import Named, check
    from panel_tui.recommend.side_by_side import side_by_side

    forced = as_rules(forced_at(workspace, ranked.stage))
    wanted = list(scenarios(workspace, ranked.stage))
    if changes_anything(given):
        tried = scenario_given(given)
        check(ranked, forced, tried)
        wanted.append(Named("", tried))
    columns = tuple(side_by_side(ranked, forced, wanted, searching.solve, searching.on_each))
    chosen = choice(workspace, ranked.stage)
    late = late_rules(workspace, ranked.stage)
    if given.json:
        say_json(column_keys(ranked.stage, columns, chosen, late))
    else:
        print_columns(columns, chosen, late)
    return 0


def _costs(workspace: Workspace, ranked: Ranking, searching: Solving, given: argparse.Namespace) -> int:
    from panel_tui.cli.scenario_words import cost_keys, print_costs
    from panel_tui.recommend.forcing import as_rules, forced_at
    from panel_tui.recommend.late_rules import late_rules
    from panel_tui.recommend.problem import problem_of
    from panel_tui.recommend.side_by_side import costs

    problem = problem_of(ranked, as_rules(forced_at(workspace, ranked.stage)))
    found = list(costs(problem, searching.solve, searching.on_each))
    late = late_rules(workspace, ranked.stage)
    if given.json:
        say_json(cost_keys(ranked.stage, found, late))
    else:
        print_costs(found, late)
    return 0
