"""portfolio: the awards with the most merit that money and published rules allow, and why each is in or out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from panel_tui.cli.common import (
    json_argument,
    mode_argument,
    opened,
    say_json,
    stage_argument,
    workspace_argument,
)
from panel_tui.cli.firmness_given import firmness_arguments, fits_names
from panel_tui.cli.people import needs_the_chair
from panel_tui.cli.scenario_given import takes_minus
from panel_tui.cli.solving import seconds_argument, solving
from panel_tui.faults import BadInput, Fault
from panel_tui.moderate.record import needs_the_record

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Problem
    from panel_tui.recommend.lines import Ranking
    from panel_tui.recommend.portfolio import Chosen
    from panel_tui.recommend.scenario import Named
    from panel_tui.store.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    takes_minus(parser)
    workspace_argument(parser)
    stage_argument(parser)
    json_argument(parser)
    seconds_argument(parser)
    parser.add_argument("--scenario", metavar="NAME", default="as is", help="the portfolio of this scenario")
    mode_argument(parser)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--why", metavar="PROPOSAL", help="why it is in or out, and what it would cost otherwise")
    firmness_arguments(parser, instead)
    parser.add_argument("--advise", action="store_true", help="record the portfolio as the panel's advice")
    parser.add_argument("--reason", metavar="TEXT", default="", help="with --advise: why, where no rule says it")
    parser.add_argument("--by", metavar="NAME", default="", help="with --advise: who advised")


def run(given: argparse.Namespace) -> int:
    """Look for the portfolio; show it, say why, or record it as advice. 1 where the rules allow none."""
    from panel_tui.cli.portfolio_firmness import print_firmness
    from panel_tui.cli.portfolio_keys import clash_keys, keys, why_keys
    from panel_tui.cli.portfolio_words import print_clash, print_portfolio, print_why
    from panel_tui.figures.portfolio.clashing import NoPortfolio
    from panel_tui.figures.portfolio.why import why_not
    from panel_tui.recommend.advice import advice, computed
    from panel_tui.recommend.forcing import as_rules, forced_at
    from panel_tui.recommend.late_rules import late_rules
    from panel_tui.recommend.lines import ranking
    from panel_tui.recommend.portfolio import Chosen
    from panel_tui.recommend.problem import remarks
    from panel_tui.recommend.saved import named
    from panel_tui.recommend.scenario import problem_with

    with opened(given.workspace) as workspace:
        needs_the_record(workspace)
        fits_names(workspace, given)
        if given.advise:
            needs_the_chair(workspace, "records the panel's advice")
            _alone(given)
        ranked = ranking(workspace, given.stage)
        forced = as_rules(forced_at(workspace, ranked.stage))
        late = frozenset(late_rules(workspace, ranked.stage))
        scenario = named(workspace, ranked.stage, given.scenario)

        def pose(other: Ranking) -> Problem:
            return problem_with(other, forced, scenario.value)

        problem = pose(ranked)
        if given.why:
            _can_be_chosen(ranked, problem, given.why)
        told = remarks(ranked, forced)
        with solving(given.seconds) as searching:
            try:
                chosen = Chosen(ranked, problem, searching.solve(problem), late)
            except NoPortfolio as none:
                if given.json:
                    say_json(clash_keys(ranked.stage, none.rules, late, told))
                else:
                    print_clash(none, late, told)
                return 1
            if given.firm is not None or given.stability:
                print_firmness(workspace, chosen, pose, searching, given)
                return 0
            why = why_not(problem, chosen.portfolio, given.why, searching.solve) if given.why else None
        if given.advise:
            return _advise(workspace, chosen, scenario, given)
        panel = advice(workspace, ranked.stage, "panel")
    if why is not None:
        if given.json:
            say_json(why_keys(chosen, why))
        else:
            print_why(chosen, why)
    elif given.json:
        say_json(keys(chosen, scenario, computed(ranked), panel, told))
    else:
        print_portfolio(chosen, scenario, computed(ranked), panel, told)
    return 0


def _can_be_chosen(ranked: Ranking, problem: Problem, reference: str) -> None:
    if any(option.reference == reference for option in problem.options):
        return
    row = ranked.rows.get(ranked.standing.proposal(reference).reference)
    why = row.reason if row is not None else "it is not judged at this stage"
    raise BadInput(Fault(f"{reference} is not among the proposals to choose from: {why}", "Settle that first."))


def _alone(given: argparse.Namespace) -> None:
    if given.why or given.firm is not None or given.stability or given.json:
        cure = "Leave --why, --firm, --stability and --json out, or leave out --advise."
        raise BadInput(Fault("Advice is recorded by itself", cure))


def _advise(workspace: Workspace, chosen: Chosen, scenario: Named, given: argparse.Namespace) -> int:
    from panel_tui.cli.advising import record_rows
    from panel_tui.recommend.portfolio_advice import AS_PUBLISHED, advice_rows
    from panel_tui.recommend.scenario import AS_IS

    whose = AS_PUBLISHED if scenario.value == AS_IS else f"The portfolio of the scenario “{scenario.value.title}”"
    rows = advice_rows(workspace, chosen, given.reason, whose)
    return record_rows(workspace, chosen.ranking, "panel", rows, given.by, follow=False)
