"""The panel's figures at one stage: what members' scores say of the proposals, and what of the members.

This is where scores, rubrics and briefs meet the arithmetic; it needs numpy and scipy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from panel_tui.call.standing import CallStanding
from panel_tui.figures.calibration import Calibration, Mode, calibrate
from panel_tui.figures.groups import Group, Kind, criterion_groups, total_groups
from panel_tui.figures.scheme import Scheme
from panel_tui.figures.sheet import ScoreSheet
from panel_tui.moderate.gates import scored_at
from panel_tui.moderate.scheme import scheme_of


@dataclass(frozen=True)
class Reconciling:
    """All that the panel's figures are made of. `briefs` is by proposal: those that are scored at the stage."""

    standing: CallStanding
    stage: str
    sheet: ScoreSheet
    schemes: Mapping[str, Scheme]
    briefs: Mapping[str, str]

    @property
    def is_shortlist(self) -> bool:
        """Whether these proposals came through an earlier stage: agreement among them is then expected to be low."""
        return self.stage != next(iter(self.standing.call.stages))

    @cached_property
    def totals(self) -> tuple[Group, ...]:
        """Members' totals, in groups that stand on one scale."""
        return total_groups(self.sheet, self.schemes, self.briefs)

    @cached_property
    def criteria(self) -> tuple[Group, ...]:
        """The criteria, those that several briefs share together."""
        return criterion_groups(self.sheet, self.schemes, self.briefs)

    @cached_property
    def _calibrations(self) -> dict[tuple[Kind, Mode], Calibration | None]:
        return {}

    def calibration(self, group: Group, mode: Mode = "estimated") -> Calibration | None:
        """The calibrated figures of a group; None where `why_no_figure` says why not. Made once."""
        key = (group.kind, mode)
        if key not in self._calibrations:
            self._calibrations[key] = calibrate(group.ratings, mode)
        return self._calibrations[key]


def reconciling(standing: CallStanding, stage: str, sheet: ScoreSheet) -> Reconciling:
    """The panel's figures at `stage`; proposals whose gate failed are not scored and in none of them."""
    schemes = {brief: scheme_of(rubric, stage) for brief, rubric in standing.rubrics.items() if stage in rubric.stages}
    return Reconciling(standing, stage, sheet, schemes, scored_at(standing, stage))
