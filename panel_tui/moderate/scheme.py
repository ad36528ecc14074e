"""A rubric's stage as the arithmetic takes it."""

from __future__ import annotations

from panel_tui.call.call_model import Call
from panel_tui.call.rubric import Rubric
from panel_tui.figures.discuss import Thresholds
from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import Measure, Scheme


def scheme_of(rubric: Rubric, stage: str) -> Scheme:
    """How `stage` of `rubric` scores."""
    rule = rubric.stages[stage]
    scored = rubric.scored_at(stage)
    measures = tuple(
        Measure(
            id=one.id,
            title=one.title,
            worst=rubric.scale_of(one.id).worst,
            best=rubric.scale_of(one.id).best,
            weight=one.weight,
            floor=one.floor,
        )
        for one in scored
    )
    return Scheme(
        measures=measures,
        total=rule.total,
        share=rule.share,
        overall=rule.overall,
        threshold=rule.threshold,
        priority=tuple(one for one in rubric.priority if one in {criterion.id for criterion in scored}),
    )


def thresholds_of(rubric: Rubric, stage: str, call: Call) -> Thresholds:
    """When members are so far apart that the panel must discuss: the rubric's own word, else the call's."""
    criteria = {
        one.id: limit
        for one in rubric.scored_at(stage)
        if (limit := one.must_discuss or call.must_discuss.criterion) is not None
    }
    total = rubric.stages[stage].must_discuss or call.must_discuss.total
    return Thresholds(criteria, total, call.minimum_assessors)


def tie_break_of(call: Call) -> TieBreak:
    """The call's tie-break order."""
    return TieBreak(call.tie_break, call.lots_seed)
