"""The table of scores collected elsewhere: members' scores and comments, and which were submitted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from panel_tui.call.exact import read_exact, show_exact
from panel_tui.call.intake.known import Known, key
from panel_tui.call.intake.naming import (
    COMMENT,
    CRITERION,
    MEMBER,
    PROPOSAL,
    ROUND,
    SCORE,
    STAGE,
    criterion_of,
    member_of,
    proposal_of,
    stage_of,
)
from panel_tui.call.intake.reading import Cells, Kind, Reading
from panel_tui.call.rubric import Criterion, Rubric
from panel_tui.files.table import Table
from panel_tui.files.text import short

State = Literal["scored", "not_applicable", "abstained", "unscored"]
STATES: dict[str, State] = {
    **dict.fromkeys(("n/a", "na", "not applicable", "n.a"), "not_applicable"),
    **dict.fromkeys(("abstain", "abstained", "abstains", "abstention"), "abstained"),
}
OVERALL = "overall"
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
SCORES = Kind(
    "scores",
    {
        "member": MEMBER,
        "proposal": PROPOSAL,
        "criterion": CRITERION,
        "score": SCORE,
        "comment": COMMENT,
        "submitted": ("is submitted", "submitted yes no", "final"),
        "stage": STAGE,
        "round": ROUND,
    },
    needs=("member", "proposal", "criterion", "score"),
)


@dataclass(frozen=True)
class ScoreRow:
    """What one member says of one proposal on one criterion, or of the whole (`criterion` "overall", comment only).

    `score` is there when `state` is "scored"; "unscored" is a comment without a score.
    """

    member: str
    proposal: str
    criterion: str
    state: State
    score: Fraction | None
    comment: str
    submitted: bool
    stage: str
    round: int


def read_scores(table: Table, known: Known) -> tuple[ScoreRow, ...]:
    """The scores in the table, one a row; without a word on it, nothing is submitted. Raises BadInput with every fault.

    A score is a point of its criterion's scale, "n/a", "abstain", or blank beside a comment.
    """
    return Reading(table, SCORES).rows(lambda row: _score(row, known))


def _score(row: Cells, known: Known) -> ScoreRow:
    member, proposal, stage = member_of(row, known), proposal_of(row, known), stage_of(row, known)
    rubric = known.rubric_of(proposal)
    overall = _is_overall(row, rubric)
    criterion = None if overall else criterion_of(row, known, proposal, stage)
    id_ = criterion.id if criterion else key(row.line("criterion"))
    state, score = state_of(row, rubric, criterion)
    if overall and rubric is not None and row.line("score"):
        row.wrong("score", "the overall view takes no score", "Leave the score blank and write a comment.")
    if not row.line("score") and not row.text("comment"):
        row.wrong("score", "there is neither a score nor a comment", "Write one, n/a or abstain, or take the row out.")
    round_ = row.number("round", 1)
    row.once("criterion", f"{member} on {proposal}, {id_}", member, proposal, id_, stage, round_)
    return ScoreRow(member, proposal, id_, state, score, row.text("comment"), row.yes("submitted"), stage, round_)


def state_of(row: Cells, rubric: Rubric | None, criterion: Criterion | None) -> tuple[State, Fraction | None]:
    """What the score cell says: a point of the criterion's scale, or a state without a number."""
    said = row.line("score")
    if not said or rubric is None or criterion is None:
        return "unscored", None
    if not criterion.scored:
        row.wrong("score", f"{criterion.title} takes no score", "Leave the score blank and write a comment.")
        return "unscored", None
    state = STATES.get(said.casefold().rstrip("."))
    if state:
        return state, None
    score = _number(row, said)
    scale = rubric.scale_of(criterion.id)
    if score is not None and not scale.allows(score):
        row.wrong("score", f"{show_exact(score)} is not on the scale of {criterion.title}", f"It runs {scale.words}.")
    return "scored", score


def _number(row: Cells, said: str) -> Fraction | None:
    # Not every text that read_exact takes is a score: "3/5" here would mean three out of five.
    if NUMBER.fullmatch(said) and len(said) <= 12:
        return read_exact(said)
    row.wrong("score", f"{short(said)} is not a score", 'Write a number like 3 or 3.5, "n/a" or "abstain".')
    return None


def _is_overall(row: Cells, rubric: Rubric | None) -> bool:
    """Whether the row is about the whole proposal, and not about a criterion that has that name."""
    if key(row.line("criterion")) != OVERALL:
        return False
    return rubric is None or all(OVERALL not in {key(one.id), key(one.title)} for one in rubric.criteria)
