"""Saying what follows a decision: an award accepted or declined, a condition met, a reserve promoted, an embargo."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from panel_tui.faults import BadInput, Fault
from panel_tui.figures.rounding import show_money
from panel_tui.journal import Register, values
from panel_tui.journal.fields import Outcome
from panel_tui.recommend.advice import sayings
from panel_tui.recommend.awards import Award, Awards
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def answered(
    of: Awards, reference: str, answer: Literal["accepted", "declined"], taken: int | None, reason: str
) -> Saying:
    """That an award is accepted, wholly or for less (`taken`, in pence), or declined. Raises BadInput where there is
    no such award, its money has gone on, or a reason is missing."""
    award = _award(of, reference)
    decision = award.decision.value
    sum_ = 0 if answer == "declined" else decision.award if taken is None else taken
    if answer == "accepted" and not 0 < sum_ <= decision.award:
        wrong = f"{show_money(sum_)} is not between £0 and the award of {show_money(decision.award)}"
        raise BadInput(Fault(wrong, "Give what is taken up, or record the decision again.", "--award"))
    if sum_ < decision.award and not reason.strip():
        raise BadInput(Fault(f"{reference} is not taken up in full, and no reason is given", "Give it with --reason."))
    if sum_ - award.taken > of.purse_of(reference).free and sum_ > award.taken:
        free = show_money(of.purse_of(reference).free)
        wrong = f"The money of {reference} has gone on: {free} is free in its brief"
        raise BadInput(Fault(wrong, "Record what was decided instead."))
    value: dict[str, Any] = {"answer": answer, "decided": decision.award}
    value |= {"taken": sum_} if sum_ else {}
    value |= {"conditions": list(decision.conditions)} if decision.conditions else {}
    value |= {"reason": reason.strip()} if reason.strip() else {}
    return Saying(_about(of, "award", reference), value)


def waiting(of: Awards, reference: str, reason: str) -> Saying:
    """That an award was neither accepted nor declined after all."""
    if _award(of, reference).state == "waiting":
        raise BadInput(Fault(f"Nothing is on record of what became of the award of {reference}", ""))
    return _taken_back(_about(of, "award", reference), reason)


def met(of: Awards, reference: str, number: int, reason: str) -> Saying:
    """That a condition is met, and by what. Raises BadInput where there is none of this number, or no reason."""
    award = _award(of, reference)
    _numbered(award, number)
    if not reason.strip():
        raise BadInput(Fault("What meets the condition is not said", "Give it with --reason.", "--cleared"))
    value = {"condition": award.terms[number - 1].text, "reason": reason.strip()}
    return Saying(_about(of, "condition", reference, condition=str(number)), value)


def reopened(of: Awards, reference: str, number: int, reason: str) -> Saying:
    """That a condition is not met after all."""
    award = _award(of, reference)
    _numbered(award, number)
    if not award.terms[number - 1].met:
        raise BadInput(Fault(f"Condition {number} of {reference} is open", "", "--reopened"))
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
        raise BadInput(Fault(wrong, "Give the award.", "--award"))
    if award > purse.free:
        wrong = f"{reference} needs {show_money(award)}, and {show_money(purse.free)} is free in its brief"
        raise BadInput(Fault(wrong, "Wait until an award is declined, or give a smaller --award."))
    first = purse.reserve[: purse.reserve.index(reference)]
    if first and not reason:
        wrong = f"{' and '.join(first)} {'stands' if len(first) == 1 else 'stand'} before {reference} in the reserve"
        raise BadInput(Fault(wrong, "Give the reason with --reason."))
    if award < row.ask and not reason:
        wrong = f"{show_money(award)} is part of the ask of {show_money(row.ask)}"
        raise BadInput(Fault(wrong, "Give the reason with --reason."))
    if ranked.unusual(reference) and not reason:
        wrong = f"{reference} {ranked.unusual(reference)}"
        raise BadInput(Fault(wrong, "Give the reason for an award with --reason."))
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


def _award(of: Awards, reference: str) -> Award:
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
        raise BadInput(Fault("Taking this back needs a reason", "Give it with --reason."))
    return Saying(register, {"cleared": True, "reason": reason.strip()})


def _about(of: Awards, kind: str, reference: str, **more: str) -> Register:
    return Register.of(kind, stage=of.ranked.stage, proposal=reference, **more)


def _next(reserve: tuple[str, ...]) -> str:
    return f"In the reserve of its brief are {', '.join(reserve)}." if reserve else "The reserve of its brief is empty."
