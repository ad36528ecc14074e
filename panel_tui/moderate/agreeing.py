"""What the chair settles with the panel: agreed scores, panel scores, statements, and rulings by the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import median

from panel_tui.call.exact import show_exact
from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.intake.statements import StatementRow
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.figures.rounding import show_number
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.journal import Register, Source
from panel_tui.moderate.needed import why_a_reason
from panel_tui.moderate.room import needs_no_recusal, who_settles
from panel_tui.moderate.scheme import scheme_of
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

PARTIAL = "partial_total"


def chairs_word(workspace: Workspace) -> Source:
    """As what this file says a chair's word: the chair's own, or typed by the office."""
    chair = workspace.entries.authority.roles_of(workspace.member) & {"chair", "deputy"}
    return "own" if chair else "transcribed"


def middle_of(sheet: ScoreSheet, proposal: str, criterion: str) -> Fraction | None:
    """The median of the members' counted scores, whatever was agreed: what an agreed score is compared with."""
    scores = sheet.scores(proposal, criterion).values()
    return median(scores) if scores else None


def on_scale(standing: CallStanding, stage: str, proposal: str, criterion: str, score: Fraction) -> None:
    """Raise BadInput unless `criterion` is scored at `stage` and `score` is one of the points of its scale."""
    rubric = standing.rubric_of(proposal)
    if criterion not in {one.id for one in rubric.scored_at(stage)}:
        known = ", ".join(one.id for one in rubric.scored_at(stage))
        raise BadInput(Fault(f"There is no criterion {criterion!r} in {rubric.title}", f"There are {known}."))
    if not rubric.scale_of(criterion).allows(score):
        words = rubric.scale_of(criterion).words
        raise BadInput(Fault(f"{show_exact(score)} is not on the scale of {criterion}", f"It runs {words}."))


def agreed(
    rows: Sequence[AgreedRow],
    workspace: Workspace,
    standing: CallStanding,
    sheets: Mapping[str, ScoreSheet] | None = None,
) -> list[tuple[str, Saying]]:
    """What agreeing these scores says. Raises BadInput where one lacks the reason that it needs, or who presides is
    recused or has no quorum while it is discussed.

    `sheets`, by stage, may be given where they are known already.
    """
    faults = Faults()
    sheets = sheets or {stage: sheet_of(workspace, standing, stage) for stage in {row.stage for row in rows}}
    presiding = {(row.stage, row.proposal): "" for row in rows}
    for stage, proposal in presiding:
        presiding[stage, proposal] = who_settles(workspace, standing, stage, proposal)
    said = []
    for row in rows:
        rubric, sheet = standing.rubric_of(row.proposal), sheets[row.stage]
        measure = scheme_of(rubric, row.stage).by_id[row.criterion]
        scores = sheet.scores(row.proposal, row.criterion).values()
        before = sheet.agreed.get((row.proposal, row.criterion))
        why = why_a_reason(row.score, scores, before, measure.below_floor)
        if why and not row.reason.strip():
            wrong = f"{measure.title}: {show_number(row.score)} is agreed, {why}"
            faults.add(wrong, "Give the reason.", row.proposal)
        words = f"{row.proposal}  {measure.title}: {show_exact(row.score)} agreed"
        said.append((words, _agreed(row, presiding[row.stage, row.proposal], chairs_word(workspace))))
    faults.stop()
    return said


def chairs_mark(
    workspace: Workspace, standing: CallStanding, stage: str, proposal: str, criterion: str, score: Fraction
) -> Saying:
    """What the chair would give, noted before the others' scores are shown. Raises BadInput where there is one."""
    register = Register.of("mark", stage=stage, proposal=proposal, criterion=criterion)
    if any(not head.cleared for head in workspace.entries.register(register)):
        wrong = f"{proposal}: the chair has noted a mark on {criterion} already"
        raise BadInput(Fault(wrong, "It stands as it was noted; agree a score beside it."))
    return Saying(
        register,
        {"score": show_exact(score)} | _for(who_settles(workspace, standing, stage, proposal), chairs_word(workspace)),
        chairs_word(workspace),
    )


def panel_score(
    workspace: Workspace,
    standing: CallStanding,
    stage: str,
    proposal: str,
    criterion: str,
    member: str,
    score: Fraction,
    reason: str,
) -> Saying:
    """That a member revised a score in the meeting. Raises BadInput where they are recused, or no reason is given."""
    if standing.recused(proposal, member):
        wrong = f"{standing.name(member)} is recused from {proposal}, and scores nothing in it"
        raise BadInput(Fault(wrong, "It stays as it is on record, in no figure."))
    if not reason.strip():
        raise BadInput(Fault("A revised score needs a reason", "Say what moved the member."))
    register = Register.of("panel_score", stage=stage, proposal=proposal, criterion=criterion, member=member)
    source: Source = "own" if workspace.member == member else "transcribed"
    return Saying(register, {"score": show_exact(score), "reason": reason}, source)


def statements(rows: Sequence[StatementRow], workspace: Workspace, standing: CallStanding) -> list[tuple[str, Saying]]:
    """What taking in panel statements says. Raises BadInput where the chair whose file this is is recused."""
    for row in rows:
        needs_no_recusal(workspace, standing, row.proposal)
    return [
        (
            f"{row.proposal}  statement, {len(row.reasons.split())} words",
            Saying(
                Register.of("statement", stage=row.stage, proposal=row.proposal),
                {"reasons": row.reasons}
                | ({"feedback": row.feedback} if row.feedback else {})
                | ({"draft": True} if row.draft else {}),
                chairs_word(workspace),
            ),
        )
        for row in rows
    ]


def partial_ruling(stage: str, proposal: str, reason: str) -> Saying:
    """That a proposal is ranked although its total is partial. Raises BadInput where no reason is given."""
    if not reason.strip():
        raise BadInput(Fault("A ruling needs a reason", "Give it with --reason."))
    register = Register.of("ruling", stage=stage, proposal=proposal, question=PARTIAL)
    return Saying(register, {"ruling": "ranked on its partial total", "reason": reason})


def _agreed(row: AgreedRow, by: str, source: Source) -> Saying:
    register = Register.of("agreed", stage=row.stage, proposal=row.proposal, criterion=row.criterion)
    return Saying(register, {"score": show_exact(row.score), "reason": row.reason} | _for(by, source), source)


def _for(member: str, source: Source) -> dict[str, str]:
    """For whom something was typed: nobody else says it in their own name."""
    return {"by": member} if member and source == "transcribed" else {}
