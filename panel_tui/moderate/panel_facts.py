"""The facts on the panel at one stage, beside agreement: use of the scale, drift, shifts, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from panel_tui.assess.sequence import Sent
from panel_tui.call.rubric import Scale
from panel_tui.figures.calibration import calibrate
from panel_tui.figures.drift import Slope, slope
from panel_tui.figures.groups import Group, Kind
from panel_tui.figures.levels import Use, use_of_scale
from panel_tui.figures.sheet import Cell
from panel_tui.figures.shifts import Shifts, shifts
from panel_tui.moderate.gaps import Gaps, gaps
from panel_tui.moderate.panel_record import PanelRecord
from panel_tui.moderate.reconciling import Reconciling

MOST_LEVELS = 11
"""How many scores a scale may have for all of them to be listed, those that nobody gave too."""


@dataclass(frozen=True)
class ScaleFacts:
    """What members did with one scale, over all criteria on it.

    `points` are all scores that it has, lowest number first; where these are more than 11, those that somebody gave.
    `use` and `shifts` are by member; `panel_use` (None where nobody scored) and `panel_shifts` are all of theirs
    together. `use_on` is by criterion, then member.
    """

    worst: Fraction
    best: Fraction
    criteria: tuple[str, ...]
    points: tuple[Fraction, ...]
    use: Mapping[str, Use]
    panel_use: Use | None
    use_on: Mapping[Kind, Mapping[str, Use]]
    shifts: Mapping[str, Shifts]
    panel_shifts: Shifts


@dataclass(frozen=True)
class Drift:
    """How first totals go with each member's own order of submitting, with the days since the first submission of all,
    and how those submitted first differ from the others, in points. None where there is too little to say."""

    briefs: tuple[str, ...]
    by_order: Slope | None
    by_day: Slope | None
    first_read: Slope | None


@dataclass(frozen=True)
class PanelFacts:
    """All of it. `drift` has one for each group of totals; `hidden` are the proposals on which this file does not hold
    the others' scores."""

    scales: tuple[ScaleFacts, ...]
    drift: tuple[Drift, ...]
    gaps: Mapping[str, Gaps]
    hidden: tuple[str, ...]

    @property
    def members(self) -> set[str]:
        """Everybody of whom anything is said."""
        return {*self.gaps, *(member for scale in self.scales for member in (*scale.use, *scale.shifts))}


def panel_facts(record: PanelRecord, figures: Reconciling) -> PanelFacts:
    """The facts on the panel that `record` holds, at the stage of `figures`."""
    return PanelFacts(
        scales=tuple(_scales(figures)),
        drift=tuple(_drift(figures, group, record.sent) for group in figures.totals),
        gaps=gaps(figures, record.counts, record.tasks),
        hidden=record.hidden,
    )


def _scales(figures: Reconciling) -> Iterator[ScaleFacts]:
    scales: defaultdict[tuple[Fraction, Fraction], list[Group]] = defaultdict(list)
    for group in figures.criteria:
        scales[group.kind.worst, group.kind.best].append(group)
    for (worst, best), groups in scales.items():
        use_on = {group: _scores(figures, group) for group in groups}
        by_member = _together(use_on.values())
        levels = max(_levels(figures, group) for group in groups)
        given = {score for several in by_member.values() for score in several}
        cells = list(_cells(figures, groups))
        by_author: defaultdict[str, list[Cell]] = defaultdict(list)
        for cell in cells:
            by_author[cell.member].append(cell)
        yield ScaleFacts(
            worst=worst,
            best=best,
            criteria=tuple(group.kind.title for group in groups),
            points=_points(figures, groups) if levels <= MOST_LEVELS else tuple(sorted(given)),
            use=_uses(by_member, levels),
            panel_use=use_of_scale([score for several in by_member.values() for score in several], levels),
            use_on={group.kind: _uses(use_on[group], _levels(figures, group)) for group in groups},
            shifts={
                member: shifts(figures.sheet, several, best < worst) for member, several in sorted(by_author.items())
            },
            panel_shifts=shifts(figures.sheet, cells, best < worst),
        )


def _scores(figures: Reconciling, group: Group) -> dict[str, list[Fraction]]:
    """The counted scores of a criterion, by member."""
    found: defaultdict[str, list[Fraction]] = defaultdict(list)
    for proposal, brief in figures.briefs.items():
        if brief in group.briefs:
            for member, score in figures.sheet.scores(proposal, group.kind.criterion).items():
                found[member].append(score)
    return found


def _together(several: Iterable[Mapping[str, list[Fraction]]]) -> dict[str, list[Fraction]]:
    found: defaultdict[str, list[Fraction]] = defaultdict(list)
    for one in several:
        for member, scores in one.items():
            found[member] += scores
    return found


def _uses(scores: Mapping[str, list[Fraction]], levels: int) -> dict[str, Use]:
    uses = {member: use_of_scale(several, levels) for member, several in sorted(scores.items())}
    return {member: use for member, use in uses.items() if use is not None}


def _levels(figures: Reconciling, group: Group) -> int:
    """How many scores the scale of a criterion has; the most, where briefs differ in its steps."""
    return max(int((scale.high - scale.low) / scale.step) + 1 for scale in _rulers(figures, group))


def _points(figures: Reconciling, groups: Iterable[Group]) -> tuple[Fraction, ...]:
    """Every score that the scale of these criteria has."""
    scales = [scale for group in groups for scale in _rulers(figures, group)]
    steps = ((scale, range(int((scale.high - scale.low) / scale.step) + 1)) for scale in scales)
    return tuple(sorted({scale.low + scale.step * step for scale, several in steps for step in several}))


def _rulers(figures: Reconciling, group: Group) -> list[Scale]:
    return [figures.standing.rubrics[brief].scale_of(group.kind.criterion) for brief in group.briefs]


def _cells(figures: Reconciling, groups: Iterable[Group]) -> Iterator[Cell]:
    """The cells of these criteria in which there is a first score."""
    briefs = {group.kind.criterion: set[str]() for group in groups}
    for group in groups:
        briefs[group.kind.criterion] |= set(group.briefs)
    for cell in sorted(figures.sheet.first):
        if figures.briefs.get(cell.proposal) in briefs.get(cell.criterion, ()):
            yield cell


def _drift(figures: Reconciling, group: Group, sent: Mapping[tuple[str, str], Sent]) -> Drift:
    first, counted = group.first, group.ratings
    same = first.proposals == counted.proposals and first.value.tolist() == counted.value.tolist()
    calibration = figures.calibration(group) if same else calibrate(first)
    if calibration is None:
        return Drift(group.briefs, None, None, None)
    mine = [sent.get((first.proposals[p], first.members[m])) for p, m in zip(first.proposal, first.member, strict=True)]
    steps = [one.step or None if one else None for one in mine]
    days = [one.day.toordinal() if one and one.day else None for one in mine]
    fit = calibration.fit
    return Drift(
        group.briefs,
        by_order=slope(fit, steps),
        by_day=slope(fit, days),
        first_read=slope(fit, [None if step is None else float(step == 1) for step in steps]),
    )
