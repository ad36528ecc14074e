"""How `portfolio` tells a portfolio in plain lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from panel_tui.call.intake.known import listed
from panel_tui.cli.common import say, say_table
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.figures.rounding import show_count, show_money, show_place, show_total
from panel_tui.journal.values import Recommendation
from panel_tui.recommend.advice import departs, in_words
from panel_tui.recommend.portfolio import Chosen, ChosenRow, cited
from panel_tui.recommend.scenario import AS_IS, Named
from panel_tui.recommend.scenario import in_words as otherwise
from panel_tui.recommend.why_told import outcome, why_sentences
from panel_tui.report.listing import unusual

Advice = Mapping[str, Recommendation]
SAME = "the same"


def print_portfolio(chosen: Chosen, scenario: Named, lines: Advice, panel: Advice, remarks: Sequence[str]) -> None:
    """Brief by brief what it would fund, then the sums, the jumps and the rules."""
    ranking, portfolio = chosen.ranking, chosen.portfolio
    if scenario.value != AS_IS:
        say(f"Scenario {scenario.value.title}: {otherwise(scenario.value)}")
    for brief, line in ranking.lines.items():
        say(f"{ranking.standing.rubrics[brief].title} ({brief})")
        rows = []
        for row in line.rows:
            one = chosen.rows[row.reference]
            rows.append(
                (
                    show_place(row.place, bool(row.tied_with)),
                    row.reference,
                    show_money(row.ask),
                    outcome(one),
                    _beside(one, lines.get(row.reference), "needs a decision"),
                    _beside(one, panel.get(row.reference), "not yet"),
                    one.why,
                )
            )
        say_table(("Place", "Reference", "Asks", "Portfolio", "By the line", "Panel's advice", "Why"), rows, (0, 2), 6)
        for sentence in unusual(ranking, line):
            say(sentence)
    say(
        f"{show_count(len(portfolio.awards), 'award')}, {show_money(portfolio.spent)}; "
        f"merit {show_total(chosen.merit)}, {chosen.gap_in_words}."
    )
    over: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for jump in chosen.jumps:
        over[jump.funded, jump.why].append(jump.over)
    for (funded, why), references in over.items():
        say(f"{funded} is funded before {listed(references)}{why}.")
    for rule in chosen.problem.rules:
        say(f"Rule {rule.id}: {cited(rule, chosen.late)}.")
    for remark in remarks:
        say(remark)


def print_why(chosen: Chosen, why: WhyNot) -> None:
    """Why a proposal is in or out, who would give way, and what that costs."""
    for sentence in why_sentences(chosen, why):
        say(sentence)


def print_clash(none: NoPortfolio, late: Collection[str], remarks: Sequence[str]) -> None:
    """Which rules cannot hold together, and what is to be known of rules."""
    say(f"{none.faults[0].wrong}:")
    for rule in none.rules:
        say(f"  {rule.id}: {cited(rule, late)}")
    say(none.faults[0].right)
    for remark in remarks:
        say(remark)


def _beside(row: ChosenRow, other: Recommendation | None, none: str) -> str:
    """What was said elsewhere, where that is something else."""
    if other is None or row.outcome is None:
        return in_words(other) if other else none
    here = Recommendation(outcome=row.outcome, award=row.award, place=row.place, reason="")
    return in_words(other) if departs(here, other) else SAME
