"""Saying what follows a decision: an award accepted or declined, a condition met, a reserve promoted, an embargo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_money
from panel_tui.journal import Register, values
from panel_tui.journal.fields import Outcome
from panel_tui.journal.kinds import KINDS, value_of
from panel_tui.recommend.advice import sayings
from panel_tui.recommend.awards import Award, Awards, taken_by
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def answered(
    of: Awards, reference: str, answer: Literal["accepted", "declined"], taken: int | None, reason: str
) -> Saying:
    """That an award is accepted, wholly or for less (`taken`, in pence), or declined. Raises BadInput where there is
    no such award, its money has gone on, or a reason is missing."""
    award = award_of(of, reference)
    decision = award.decision.value
    sum_ = 0 if answer == "declined" else decision.award if taken is None else taken
    if answer == "accepted" and not 0 < sum_ <= decision.award:
        wrong = f"{show_money(sum_)} is not between £0 and the award of {show_money(decision.award)}"
        raise BadInput(Fault(wrong, "Give what is taken up, or record the decision again."))
    if sum_ < decision.award and not reason.strip():
        raise BadInput(Fault(f"{reference} is not taken up in full, and no reason is given", "Give the reason."))
    _is_there_still(of, award, sum_)
    value: dict[str, Any] = {"answer": answer, "decided": decision.award}
    value |= {"taken": sum_} if sum_ else {}
    value |= {"conditions": list(decision.conditions)} if decision.conditions else {}
    value |= {"reason": reason.strip()} if reason.strip() else {}
    return Saying(_about(of, "award", reference), value)


def waiting(of: Awards, reference: str, reason: str) -> Saying:
    """That an award was neither accepted nor declined after all. Raises BadInput where its money has gone on."""
    award = award_of(of, reference)
    if award.state == "waiting":
        raise BadInput(Fault(f"Nothing is on record of what became of the award of {reference}", ""))
    _is_there_still(of, award, award.decision.value.award)
    return _taken_back(_about(of, "award", reference), reason)


def met(of: Awards, reference: str, number: int, reason: str) -> Saying:
    """That a condition is met, and by what. Raises BadInput where there is none of this number, or no reason."""
    award = award_of(of, reference)
    _numbered(award, number)
    if not reason.strip():
        raise BadInput(Fault("What meets the condition is not said", "Give it as the reason."))
    value = {"condition": award.terms[number - 1].text, "reason": reason.strip()}
    return Saying(_about(of, "condition", reference, condition=str(number)), value)


def reopened(of: Awards, reference: str, number: int, reason: str) -> Saying:
    """That a condition is not met after all."""
    award = award_of(of, reference)
    _numbered(award, number)
    if not award.terms[number - 1].met:
        raise BadInput(Fault(f"Condition {number} of {reference} is open", ""))
    return _taken_back(_about(of, "condition", reference, condition=str(number)), reason)


def promoted(
    workspace: Workspace,
    of: Awards,
    reference: str,
    sum_: int | None,
    conditions: tuple[str, ...],
    reason: str,
    by: str,
) -> Saying:
    """The decision that takes a proposal up from the reserve, for its whole ask or for the part `sum_`, in pence.

    Raises BadInput where it is not in the reserve, cannot be recommended or is withdrawn, where its brief has no money
    free for it, or where it is not its turn, or gets a part of its ask, or is unusual, and no reason is given.
    """
    _gives_money(of, reference)
    ranked, reason = of.ranked, reason.strip()
    row, purse = ranked.rows.get(reference), of.purse_of(reference)
    decision = of.decisions.get(reference)
    if row is None or decision is None or decision.value.outcome != "reserve":
        there = f"the decision on it is {decision.value.outcome}" if decision else "no decision on it is on record"
        raise BadInput(Fault(f"{reference} is not in the reserve: {there}", _next(purse.reserve)))
    if reference not in purse.reserve:
        raise BadInput(Fault(f"{reference} cannot be promoted: {row.reason}", _next(purse.reserve)))
    award = row.ask if sum_ is None else sum_
    if not 0 < award <= row.ask:
        wrong = f"{show_money(award)} is not between £0 and the ask of {show_money(row.ask)}"
        raise BadInput(Fault(wrong, "Give the award."))
    if award > purse.free:
        wrong = f"{reference} needs {show_money(award)}, and {show_money(purse.free)} is free in its brief"
        raise BadInput(Fault(wrong, "Wait until an award is declined, or give it a part."))
    first = purse.reserve[: purse.reserve.index(reference)]
    if first and not reason:
        wrong = f"{' and '.join(first)} {'stands' if len(first) == 1 else 'stand'} before {reference} in the reserve"
        raise BadInput(Fault(wrong, "Give the reason."))
    if award < row.ask and not reason:
        wrong = f"{show_money(award)} is part of the ask of {show_money(row.ask)}"
        raise BadInput(Fault(wrong, "Give the reason."))
    if ranked.unusual(reference) and not reason:
        wrong = f"{reference} {ranked.unusual(reference)}"
        raise BadInput(Fault(wrong, "Give the reason for an award."))
    outcome: Outcome = "fund in part" if award < row.ask else "fund with conditions" if conditions else "fund"
    one = values.Recommendation(
        outcome=outcome,
        award=award,
        conditions=conditions,
        reason=reason or f"promoted from the reserve in its order: {show_money(purse.free)} was free in its brief",
        by=by or ranked.standing.call.authority,
        promoted=True,
    )
    ((_, saying),) = sayings({reference: one}, workspace, ranked.stage, "decision")
    return saying


def announced(of: Awards, until: date, reason: str) -> Saying:
    """That the decisions are announced on this day, and told to nobody outside before."""
    value = {"until": until.isoformat()} | ({"reason": reason.strip()} if reason.strip() else {})
    return Saying(Register.of("embargo", stage=of.ranked.stage), value)


def lifted(of: Awards, reason: str) -> Saying:
    """That nothing waits for a day of announcement any more. Raises BadInput where none is said, or no reason."""
    if of.until is None:
        raise BadInput(Fault("No day of announcement is on record", ""))
    return _taken_back(Register.of("embargo", stage=of.ranked.stage), reason)


def may_come_back(of: Awards, said: Iterable[Saying]) -> None:
    """Raise BadInput where answers that are to be restored would take up money that has gone on since."""
    for one in said:
        award = of.awards.get(one.register.part("proposal")) if one.register.kind == "award" else None
        if award is not None:
            answer = value_of(KINDS["award"], one.value)
            answered_so = answer if isinstance(answer, values.Award) else None
            _is_there_still(of, award, taken_by(answered_so, award.decision.value))


def _is_there_still(of: Awards, award: Award, sum_: int) -> None:
    """Raise BadInput where an award would take up more again than is free in its brief."""
    free = of.purse_of(award.reference).free
    if sum_ > award.taken and sum_ - award.taken > free:
        wrong = f"The money of {award.reference} has gone on: {show_money(free)} is free in its brief"
        raise BadInput(Fault(wrong, "Record what was decided instead."))


def award_of(of: Awards, reference: str) -> Award:
    """The award of a proposal that an applicant can answer. Raises BadInput where there is none."""
    _gives_money(of, reference)
    found = of.awards.get(reference)
    if found is None:
        decision = of.decisions.get(reference)
        there = f"the decision on it is {decision.value.outcome}" if decision else "no decision on it is on record"
        raise BadInput(Fault(f"{reference} has no award: {there}", "panel-tui award lists them."))
    if found.state == "withdrawn":
        raise BadInput(Fault(f"{reference} is withdrawn, and its award is free", ""))
    return found


def _gives_money(of: Awards, reference: str) -> None:
    """Raise BadInput where there is no such proposal, or the stage only says what goes on to the next."""
    of.ranked.standing.proposal(reference)
    if of.ranked.standing.is_sift(of.ranked.stage, reference):
        raise BadInput(
            Fault("No award is made at this stage", "Another follows it: name that with --stage.", reference)
        )


def _numbered(award: Award, number: int) -> None:
    if not 1 <= number <= len(award.terms):
        right = f"It has {len(award.terms)}." if award.terms else "It has none."
        raise BadInput(Fault(f"{award.reference} has no condition {number}", right))


def _taken_back(register: Register, reason: str) -> Saying:
    if not reason.strip():
        raise BadInput(Fault("Taking this back needs a reason", "Give the reason."))
    return Saying(register, {"cleared": True, "reason": reason.strip()})


def _about(of: Awards, kind: str, reference: str, **more: str) -> Register:
    return Register.of(kind, stage=of.ranked.stage, proposal=reference, **more)


def _next(reserve: tuple[str, ...]) -> str:
    return f"In the reserve of its brief are {', '.join(reserve)}." if reserve else "The reserve of its brief is empty."
