"""How `portfolio` tells a portfolio as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from panel_tui.figures.portfolio.model import Rule
from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.journal.values import Recommendation
from panel_tui.recommend.leeway import Need
from panel_tui.recommend.portfolio import Chosen, ChosenRow
from panel_tui.recommend.scenario import Named


def keys(
    chosen: Chosen,
    scenario: Named,
    lines: Mapping[str, Recommendation],
    panel: Mapping[str, Recommendation],
    remarks: Sequence[str],
) -> dict[str, Any]:
    """A portfolio with all that is said of it."""
    portfolio = chosen.portfolio
    return {
        "stage": chosen.ranking.stage,
        "scenario": scenario.value.title,
        "spent": portfolio.spent,
        "awards": len(portfolio.awards),
        "merit": number(chosen.merit),
        "gap": portfolio.gap,
        "fewest": portfolio.fewest,
        "proposals": [_row(chosen, row, lines, panel) for row in chosen.rows.values()],
        "jumps": [
            {"funded": one.funded, "over": one.over, "rules": [rule.id for rule in one.rules]} for one in chosen.jumps
        ],
        "rules": rules(chosen.problem.rules, chosen.late),
        "remarks": list(remarks),
    }


def why_keys(chosen: Chosen, why: WhyNot) -> dict[str, Any]:
    """Why a proposal is in or out."""
    return {
        "stage": chosen.ranking.stage,
        "reference": why.reference,
        "funded": why.funded,
        "why": chosen.rows[why.reference].why,
        "cost": number(why.cost),
        "lost": list(why.lost),
        "gained": list(why.gained),
        "changed": [{"reference": one, "before": before, "after": after} for one, before, after in why.changed],
        "rules": rules(why.rules, chosen.late),
    }


def clash_keys(stage: str, clash: Iterable[Rule], late: Collection[str], remarks: Sequence[str]) -> dict[str, Any]:
    """Which rules cannot hold together."""
    return {"stage": stage, "clash": rules(clash, late), "remarks": list(remarks)}


def rules(those: Iterable[Rule], late: Collection[str]) -> list[dict[str, Any]]:
    """Rules with where they were published, and whether they came after scoring had begun."""
    return [{"id": one.id, "words": one.words, "published": one.source, "late": one.id in late} for one in those]


def number(merit: Fraction | None) -> float | None:
    """A merit for reading."""
    return None if merit is None else round(float(merit), 6)


def _row(
    chosen: Chosen, row: ChosenRow, lines: Mapping[str, Recommendation], panel: Mapping[str, Recommendation]
) -> dict[str, Any]:
    line, advised = lines.get(row.reference), panel.get(row.reference)
    return {
        "reference": row.reference,
        "brief": chosen.ranking.standing.proposal(row.reference).brief,
        "outcome": row.outcome,
        "award": row.award,
        "place": row.place,
        "needs": [_need(one) for one in row.needs],
        "why": row.why,
        "rules": [rule.id for rule in row.rules],
        "duration": chosen.ranking.standing.proposal(row.reference).duration,
        "unusual": chosen.ranking.unusual(row.reference) or None,
        "line": line.outcome if line else None,
        "advice": advised.outcome if advised else None,
        "advised_award": advised.award if advised else None,
    }


def _need(need: Need) -> dict[str, Any]:
    return {"rule": need.rule.id, "words": need.words, "money": need.money, "least": need.least}
