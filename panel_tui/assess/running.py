"""A member's running total: what their own scores of one proposal add up to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from panel_tui.assess.desk_rows import Answer
from panel_tui.call.quick import QuickBrief
from panel_tui.figures.scheme import Measure, Scheme


class RunningTotal(NamedTuple):
    """A total, exactly, and the best there can be."""

    total: Fraction
    out_of: Fraction


def running_total(brief: QuickBrief, answers: Mapping[str, Answer]) -> RunningTotal | None:
    """What the member's scores make by the rule of the stage, as every member's total is made.

    None until each criterion has a score or says why not, and where one that counts is not applicable or abstained:
    such a member has no total of their own, and what is missing is never counted as zero.
    """
    said = {one.id: answers.get(one.id, Answer()) for one in brief.criteria}
    if brief.rule is None or not all(answer.state for answer in said.values()):
        return None
    scheme = _scheme(brief)
    scores = {id_: answer.score for id_, answer in said.items() if answer.score is not None}
    total = scheme.total_of(scores)
    if total is None or any(one.id not in scores for one in scheme.counting):
        return None
    return RunningTotal(total, scheme.best_total())


def _scheme(brief: QuickBrief) -> Scheme:
    assert brief.rule is not None
    measures = tuple(Measure(one.id, one.title, one.worst, one.best, one.weight, one.floor) for one in brief.criteria)
    return Scheme(measures, brief.rule.total, brief.rule.share, brief.rule.overall, brief.rule.threshold)
