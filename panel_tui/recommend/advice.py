"""Advice and decisions: three records of their own, each departing from the one before only with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import count
from typing import Any, Literal

from panel_tui.call.standing import current
from panel_tui.faults import Faults
from panel_tui.figures.line import Line
from panel_tui.figures.rounding import show_money
from panel_tui.journal import Register, values
from panel_tui.moderate.agreeing import chairs_word
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.table import AdviceRow
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

Level = Literal["panel", "board", "decision"]
Advice = Mapping[str, values.Recommendation]
SAID_BEFORE = {"panel": "the line", "board": "the panel's advice", "decision": "the board's advice"}
FUNDED = frozenset({"fund", "fund with conditions", "fund in part"})
NOT_NOW = frozenset({"decline", "defer"})


def advice(workspace: Workspace, stage: str, level: Level) -> dict[str, values.Recommendation]:
    """What is on record at `level`, by proposal."""
    kind = "decision" if level == "decision" else "recommendation"
    return {
        about["proposal"]: one
        for about, one in current(workspace, kind, values.Recommendation)
        if about["stage"] == stage and about.get("level", level) == level
    }


def computed(ranking: Ranking) -> dict[str, values.Recommendation]:
    """What the lines by themselves would advise. What they cannot settle is left out."""
    found = {}
    for line in ranking.lines.values():
        for row in line.rows:
            if not row.undecided:
                found[row.reference] = values.Recommendation(
                    outcome=row.outcome,
                    award=row.ask if row.outcome == "fund" else 0,
                    place=_reserve_place(line, row.reference) if row.outcome == "reserve" else None,
                    reason=row.reason,
                    follows=True,
                )
    return found


def before(workspace: Workspace, ranking: Ranking, level: Level) -> Advice:
    """What advice at `level` is measured against: the lines, the panel's advice, or the board's."""
    if level == "panel":
        return computed(ranking)
    return advice(workspace, ranking.stage, "panel" if level == "board" else "board")


def wanted(
    rows: Iterable[AdviceRow], workspace: Workspace, ranking: Ranking, level: Level, by: str, follow: bool
) -> dict[str, values.Recommendation]:
    """The advice that `rows` give, and with `follow` that of the step before for all other proposals.

    Where the step before is followed, each brief's reserve is numbered anew, so that no place in it stays empty.
    Raises BadInput with every row that departs from the step before without a reason, has an award
    that does not fit its outcome, or, with `follow`, every proposal on which nothing was advised before.
    """
    faults, rows = Faults(), list(rows)
    earlier = before(workspace, ranking, level)
    chosen: dict[str, values.Recommendation] = {}
    for row in rows:
        one = _given(row, earlier.get(row.proposal), ranking, by)
        chosen[row.proposal] = one
        _check(row.proposal, one, earlier.get(row.proposal), ranking, level, faults)
    if follow:
        for reference in ranking.rows:
            if reference in chosen:
                continue
            if reference in earlier:
                chosen[reference] = earlier[reference].model_copy(update={"by": by, "follows": True})
            else:
                why = ranking.rows[reference].reason if level == "panel" else "no advice on it is on record"
                faults.add(f"it needs a decision ({why})", "Give its outcome and the reason.", reference)
    faults.stop()
    chosen = {reference: chosen[reference] for reference in ranking.rows if reference in chosen}
    return _in_order(chosen, {row.proposal for row in rows if row.place}, ranking) if follow else chosen


def sayings(chosen: Advice, workspace: Workspace, stage: str, level: Level) -> list[tuple[str, Saying]]:
    """What recording this advice says, with words for each."""
    said = []
    for reference, one in chosen.items():
        value: dict[str, Any] = one.model_dump(mode="json", exclude_defaults=True)
        value |= {"outcome": one.outcome, "reason": one.reason}
        if level == "decision":
            saying = Saying(Register.of("decision", stage=stage, proposal=reference), value)
        else:
            register = Register.of("recommendation", stage=stage, proposal=reference, level=level)
            saying = Saying(register, value, chairs_word(workspace) if level == "panel" else "own")
        said.append((f"{reference}  {in_words(one)}", saying))
    return said


def in_words(one: values.Recommendation) -> str:
    """An outcome with its award or place: "fund in part, £800,000", "reserve 2"."""
    if one.outcome in FUNDED:
        return f"{one.outcome}, {show_money(one.award)}"
    return f"{one.outcome} {one.place}" if one.place else one.outcome


def departs(one: values.Recommendation, earlier: values.Recommendation | None) -> bool:
    """Whether advice says something else than the step before: another outcome, or another sum."""
    if earlier is None:
        return True
    same_kind = _kind(one.outcome) == _kind(earlier.outcome)
    return not same_kind or one.award != earlier.award or (one.outcome == "defer") != (earlier.outcome == "defer")


def _kind(outcome: str) -> str:
    return "fund" if outcome in FUNDED else "not now" if outcome in NOT_NOW else outcome


def _given(row: AdviceRow, earlier: values.Recommendation | None, ranking: Ranking, by: str) -> values.Recommendation:
    ask = ranking.rows[row.proposal].ask
    funded = row.outcome in FUNDED
    award = row.award if row.award is not None else (ask if funded and row.outcome != "fund in part" else 0)
    place = row.place or (earlier.place if earlier and row.outcome == "reserve" else None)
    reason = row.reason or (earlier.reason if earlier and _kind(row.outcome) == _kind(earlier.outcome) else "")
    return values.Recommendation(
        outcome=row.outcome,
        award=award,
        place=place if row.outcome == "reserve" else None,
        conditions=row.conditions or (earlier.conditions if earlier and row.outcome == earlier.outcome else ()),
        reason=reason,
        by=by,
        follows=bool(reason) and not row.reason,
    )


def _check(
    reference: str,
    one: values.Recommendation,
    earlier: values.Recommendation | None,
    ranking: Ranking,
    level: Level,
    faults: Faults,
) -> None:
    ask = ranking.rows[reference].ask
    if one.outcome in FUNDED and not 0 < one.award <= ask:
        faults.add(f"the award of {show_money(one.award)} is not between £0 and the ask of {show_money(ask)}",
                   "Give the award.", reference)  # fmt: skip
    if one.outcome == "fund in part" and one.award == ask:
        faults.add("the whole ask is no part", "Give the award, or say fund.", reference)
    if one.outcome == "fund" and one.award != ask:
        faults.add(f"{show_money(one.award)} is part of the ask of {show_money(ask)}", "Say fund in part.", reference)
    if one.outcome not in FUNDED and one.award:
        faults.add(f"{one.outcome} comes with no award", "Leave the award out.", reference)
    if one.outcome == "fund with conditions" and not one.conditions:
        faults.add("the conditions are missing", "Give at least one.", reference)
    if departs(one, earlier) and (not one.reason or one.follows):
        was = in_words(earlier) if earlier else "nothing"
        faults.add(f"{in_words(one)} differs from {SAID_BEFORE[level]} ({was})", "Give the reason for it.", reference)


def _in_order(chosen: Advice, fixed: Collection[str], ranking: Ranking) -> dict[str, values.Recommendation]:
    """`chosen` with each brief's reserve numbered 1, 2, 3 in its order; `fixed` are those whose place was given."""
    numbered = dict(chosen)
    for line in ranking.lines.values():
        waiting = [row.reference for row in line.rows if row.reference in chosen]
        waiting = [reference for reference in waiting if chosen[reference].outcome == "reserve"]
        taken = {chosen[reference].place for reference in waiting if reference in fixed}
        free = (place for place in count(1) if place not in taken)
        for reference in sorted(set(waiting) - set(fixed), key=lambda one: _before(chosen[one], waiting.index(one))):
            numbered[reference] = chosen[reference].model_copy(update={"place": next(free)})
    return numbered


def _before(one: values.Recommendation, order: int) -> tuple[bool, int, int]:
    return one.place is None, one.place or 0, order


def _reserve_place(line: Line, reference: str) -> int:
    return [row.reference for row in line.of("reserve")].index(reference) + 1
