"""The score sheet of one stage: the one query through which scores reach all arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.assess.counting import Counting, Given, Place, counting
from panel_tui.call.exact import show_exact
from panel_tui.call.standing import CallStanding
from panel_tui.figures.sheet import Cell, Mark, ScoreSheet, State
from panel_tui.moderate.settled import Settled, settled_in
from panel_tui.store.workspace import Workspace

STATES = {
    "scored": State.SCORED,
    "not_applicable": State.NOT_APPLICABLE,
    "abstained": State.ABSTAINED,
}


@dataclass(frozen=True)
class OffScale:
    """Something on record that its stage has no place for, and that counts for nothing: not one of the points of its
    criterion's scale, or on a criterion or a proposal that is not scored there. `member` is "" for an agreed score."""

    proposal: str
    member: str
    criterion: str
    given: str


def sheet_of(workspace: Workspace, standing: CallStanding, stage: str, counts: Counting | None = None) -> ScoreSheet:
    """What counts at `stage`, as all arithmetic takes it in. `counts` may be given where it is known already."""
    given = members_sheet(standing, stage, counts or counting(workspace, stage))
    return with_settled(given, settled_in(workspace, stage), standing, stage)


def members_sheet(standing: CallStanding, stage: str, counts: Counting) -> ScoreSheet:
    """The same without anything that the panel settled."""
    scales = _Scales(standing, stage)
    return ScoreSheet(
        first=_marks(counts.first, scales),
        latest=_marks(counts.latest, scales),
        conflicted=frozenset(
            (proposal, member) for proposal, member in standing.declarations if standing.recused(proposal, member)
        ),
    )


def with_settled(sheet: ScoreSheet, settled: Settled, standing: CallStanding, stage: str) -> ScoreSheet:
    """`sheet`, of what members gave, with what the panel settled."""
    scales = _Scales(standing, stage)
    return replace(
        sheet,
        panel={
            Cell(*place): Mark(State.SCORED, score) for place, score in _panel(settled) if scales.allow(place, score)
        },
        agreed={
            (place.proposal, place.criterion): score for place, score in _agreed(settled) if scales.allow(place, score)
        },
    )


def off_scale(standing: CallStanding, counts: Counting, stage: str) -> tuple[OffScale, ...]:
    """What members gave, first or last, that the sheet leaves out: a changed program can send a 99."""
    scales = _Scales(standing, stage)
    found = {
        OffScale(*place, _shown(one))
        for given in (counts.first, counts.latest)
        for place, one in given.items()
        if not scales.allow(place, one.value)
    }
    return _sorted(found)


def settled_off_scale(workspace: Workspace, standing: CallStanding, stage: str) -> tuple[OffScale, ...]:
    """What was agreed, or revised in the meeting, that the sheet leaves out."""
    scales, settled = _Scales(standing, stage), settled_in(workspace, stage)
    said = (*_panel(settled), *_agreed(settled))
    return _sorted({OffScale(*place, show_exact(score)) for place, score in said if not scales.allow(place, score)})


class _Scales:
    """The scales of what is scored at one stage."""

    def __init__(self, standing: CallStanding, stage: str) -> None:
        self._briefs = {reference: one.brief for reference, one in standing.proposals.items()}
        self._scales = {
            (brief, one.id): rubric.scale_of(one.id)
            for brief, rubric in standing.rubrics.items()
            for one in rubric.scored_at(stage)
        }
        self._known: dict[tuple[str, str, Fraction | None], bool] = {}

    def allow(self, place: Place, score: Fraction | None) -> bool:
        """Whether the place is scored at the stage, and the score, if there is one, on its scale."""
        brief = self._briefs.get(place.proposal, "")
        key = (brief, place.criterion, score)
        if key not in self._known:
            scale = self._scales.get((brief, place.criterion))
            self._known[key] = scale is not None and (score is None or scale.allows(score))
        return self._known[key]


def _panel(settled: Settled) -> Iterator[tuple[Place, Fraction]]:
    for place, one in settled.revised.items():
        yield place, Fraction(one.score)


def _agreed(settled: Settled) -> Iterator[tuple[Place, Fraction]]:
    for (proposal, criterion), one in settled.agreed.items():
        yield Place(proposal, "", criterion), Fraction(one.score)


def _marks(given: Mapping[Place, Given], scales: _Scales) -> dict[Cell, Mark]:
    return {
        Cell(*place): Mark(STATES[one.state], one.value)
        for place, one in given.items()
        if scales.allow(place, one.value)
    }


def _shown(one: Given) -> str:
    return one.state.replace("_", " ") if one.value is None else show_exact(one.value)


def _sorted(found: set[OffScale]) -> tuple[OffScale, ...]:
    return tuple(sorted(found, key=lambda one: (one.proposal, one.criterion, one.member, one.given)))
