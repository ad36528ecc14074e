"""Advice and decisions: three records of their own, each departing from the one before only with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import count, takewhile
from typing import Any

from panel_tui.call.call_model import Call
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

Level = str
"""Whose word it is: "panel", "board", the name of one who decides before the authority, or "decision": the last."""
Advice = Mapping[str, values.Recommendation]
FUNDED = frozenset({"fund", "fund with conditions", "fund in part"})
NOT_NOW = frozenset({"decline", "defer"})
ADVISERS = ("panel", "board")


def levels(call: Call) -> tuple[Level, ...]:
    """The steps in their order, from the panel's advice to the decision."""
    return *ADVISERS, *call.decides_first, "decision"


def said_before(call: Call, level: Level) -> str:
    """What a word at `level` is measured against, as it is called: "the board's advice"."""
    if level == "panel":
        return "the line"
    earlier = levels(call)[levels(call).index(level) - 1]
    return f"the {earlier}'s advice" if earlier in ADVISERS else f"the decision of {earlier}"


def advice(workspace: Workspace, stage: str, level: Level) -> dict[str, values.Recommendation]:
    """What is on record at `level`, by proposal."""
    kind = "recommendation" if level in ADVISERS else "decision"
    return {
        about["proposal"]: one
        for about, one in current(workspace, kind, values.Recommendation)
        if about["stage"] == stage and about.get("level", "decision") == level
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
    """What advice at `level` is measured against: the lines, or what is on record at the step before."""
    if level == "panel":
        return computed(ranking)
    steps = levels(ranking.standing.call)
    return advice(workspace, ranking.stage, steps[steps.index(level) - 1])


def wanted(
    rows: Iterable[AdviceRow], workspace: Workspace, ranking: Ranking, level: Level, by: str, follow: bool
) -> dict[str, values.Recommendation]:
    """The advice that `rows` give, and with `follow` that of the step before for all other proposals.

    Where the step before is followed, each brief's reserve is numbered anew, so that no place in it stays empty; what
    has been promoted from the reserve since stays so, unless a row says otherwise.
    Raises BadInput with every row that departs from the step before without a reason, has an award that does not fit
    its outcome, or gives an award that needs a reason (`owing`) and has none; and, with `follow`, with every other such
    award, and every proposal on which nothing was advised before. A reason that is on record for an award stays.
    """
    faults, rows = Faults(), list(rows)
    earlier, unusual = before(workspace, ranking, level), owing(workspace, ranking, level)
    chosen: dict[str, values.Recommendation] = {}
    for row in rows:
        one = _given(row, earlier.get(row.proposal), ranking, by)
        chosen[row.proposal] = one
        if not _check(row.proposal, one, earlier.get(row.proposal), ranking, level, faults):
            _check_reason(row.proposal, one, unusual, faults)
    if follow:
        there = advice(workspace, ranking.stage, level)
        for reference in ranking.rows:
            if reference in chosen or (reference in there and there[reference].promoted):
                continue
            if reference in earlier:
                followed = earlier[reference].model_copy(update={"by": by, "follows": True})
                here = there.get(reference) if reference in unusual else None
                chosen[reference] = here if here and _explains(here, followed) else followed
                _check_reason(reference, chosen[reference], unusual, faults)
            else:
                why = ranking.rows[reference].reason if level == "panel" else "no advice on it is on record"
                faults.add(f"it needs a decision ({why})", "Give its outcome and the reason.", reference)
    faults.stop()
    chosen = {reference: chosen[reference] for reference in ranking.rows if reference in chosen}
    return _in_order(chosen, {row.proposal for row in rows if row.place}, ranking) if follow else chosen


def owing(workspace: Workspace, ranking: Ranking, level: Level) -> dict[str, str]:
    """What needs a reason wherever an award is made at `level`, by proposal: what is unusual about it, in words, where
    no step before has given a reason for an award already."""
    found = {reference: words for reference in ranking.rows if (words := ranking.unusual(reference))}
    steps = levels(ranking.standing.call)
    earlier = [advice(workspace, ranking.stage, step) for step in steps[: steps.index(level)]] if found else []

    def has_reason(reference: str) -> bool:
        said = (step.get(reference) for step in reversed(earlier))
        awards = takewhile(lambda one: one is not None and one.outcome in FUNDED, said)
        return any(one is not None and not _gives_no_reason(one) for one in awards)

    return {reference: words for reference, words in found.items() if not has_reason(reference)}


def sayings(chosen: Advice, workspace: Workspace, stage: str, level: Level) -> list[tuple[str, Saying]]:
    """What recording this advice says, with words for each."""
    said = []
    for reference, one in chosen.items():
        value: dict[str, Any] = one.model_dump(mode="json", exclude_defaults=True)
        value |= {"outcome": one.outcome, "reason": one.reason}
        about = {"stage": stage, "proposal": reference} | ({} if level == "decision" else {"level": level})
        register = Register.of("recommendation" if level in ADVISERS else "decision", **about)
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
) -> bool:
    """Note what is wrong with advice that was given; whether it departs without a reason."""
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
    unexplained = departs(one, earlier) and _gives_no_reason(one)
    if unexplained:
        was = in_words(earlier) if earlier else "nothing"
        faults.add(
            f"{in_words(one)} differs from {said_before(ranking.standing.call, level)} ({was})",
            "Give the reason for it.",
            reference,
        )
    return unexplained


def _check_reason(reference: str, one: values.Recommendation, unusual: Mapping[str, str], faults: Faults) -> None:
    """Note an award that needs a reason and has none."""
    if reference in unusual and one.outcome in FUNDED and _gives_no_reason(one):
        faults.add(f"it {unusual[reference]}", "Give the reason for an award.", reference)


def _gives_no_reason(one: values.Recommendation) -> bool:
    return not one.reason or one.follows


def _explains(here: values.Recommendation, followed: values.Recommendation) -> bool:
    """Whether what is on record says the same as the step that is followed, with a reason of its own."""
    return here.outcome == followed.outcome and not departs(here, followed) and not _gives_no_reason(here)


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
