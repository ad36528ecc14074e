"""A portfolio as the panel's advice: what departs from the line says by which rule it does."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.faults import Faults
from panel_tui.journal import values
from panel_tui.recommend.advice import FUNDED, Advice, advice, computed, departs
from panel_tui.recommend.portfolio import Chosen, ChosenRow
from panel_tui.recommend.table import AdviceRow
from panel_tui.store.workspace import Workspace

AS_PUBLISHED = "The portfolio under the call's rules"


def advice_rows(workspace: Workspace, chosen: Chosen, reason: str, whose: str = AS_PUBLISHED) -> list[AdviceRow]:
    """What a portfolio advises on each proposal. What it cannot place stays as it is on record.

    Where a rule makes it depart from the line, that is the reason, begun by `whose` portfolio it is. Where none does,
    and where the line leaves a tie to be decided by people, it is `reason`; that goes with the rule's where a proposal
    that is to be funded is unusual. Conditions that are on record for what is funded stay. Raises BadInput with each
    proposal on which people must decide first, or for whose award a reason must be given.
    """
    recorded, faults = advice(workspace, chosen.ranking.stage, "panel"), Faults()
    for row in chosen.rows.values():
        if row.outcome is None and row.reference not in recorded:
            faults.add(f"it needs a decision ({row.why})", "Give its outcome by recommend --set.", row.reference)
        unusual = chosen.ranking.unusual(row.reference)
        if unusual and row.outcome in FUNDED and not reason.strip():
            faults.add(f"it {unusual}", "Give the reason for an award with --reason.", row.reference)
    faults.stop()
    return list(_rows(chosen, recorded, reason, whose))


def _rows(chosen: Chosen, recorded: Advice, reason: str, whose: str) -> Iterator[AdviceRow]:
    lines = computed(chosen.ranking)
    for reference, row in chosen.rows.items():
        if row.outcome is None:
            continue
        conditions = _conditions(recorded.get(reference)) if row.outcome in FUNDED else ()
        one = values.Recommendation(outcome=row.outcome, award=row.award, reason="")
        line = lines.get(reference)
        by_rule = f"{whose}: {_told(chosen, row)}" if row.rules and line is not None else reason
        words = by_rule if departs(one, line) else ""
        if row.outcome in FUNDED and chosen.ranking.unusual(reference):
            words = f"{words}. {reason}" if words and words != reason else reason
        outcome = "fund with conditions" if conditions else row.outcome
        yield AdviceRow(reference, outcome, row.award or None, row.place, conditions, words)


def _conditions(one: values.Recommendation | None) -> tuple[str, ...]:
    return one.conditions if one is not None and one.outcome == "fund with conditions" else ()


def _told(chosen: Chosen, row: ChosenRow) -> str:
    """Why it is so; what it would need is told with the rule that says so."""
    return f"{row.why}: {chosen.cited(row.rules)}" if row.needs else row.why
