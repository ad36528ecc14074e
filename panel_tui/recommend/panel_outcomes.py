"""What became of the proposals by kind of lead, region and size: what a chair shows of a panel's evenness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from panel_tui.call.proposal import Proposal
from panel_tui.figures.calibration import Mode
from panel_tui.figures.line import Row
from panel_tui.figures.outcomes import SIZES, Case, Outcome, outcomes, size_of
from panel_tui.moderate.reconciling import Reconciling
from panel_tui.recommend.lines import Ranking

UNSAID = "not said"


@dataclass(frozen=True)
class Division:
    """All proposals of a stage divided `by` something, such as "region"."""

    by: str
    outcomes: tuple[Outcome, ...]


def divisions(ranked: Ranking, figures: Reconciling, mode: Mode = "estimated") -> tuple[Division, ...]:
    """The outcomes by kind of lead, by region and by size of ask, the classes in the order of their names or sizes.

    Above the line are those that the computed lines fund. Calibrated scores are given where all totals of the stage
    stand on one scale, and are on that scale.
    """
    calibrated = _calibrated(figures, mode)
    return (
        _divided("kind of lead", ranked, calibrated, lambda one: one.lead_kind or UNSAID),
        _divided("region", ranked, calibrated, lambda one: one.region or UNSAID),
        _divided("size of ask", ranked, calibrated, lambda one: size_of(one.ask)),
    )


def _divided(by: str, ranked: Ranking, calibrated: Mapping[str, float], of: Callable[[Proposal], str]) -> Division:
    proposals = ranked.standing.proposals
    cases = [_case(row, of(proposals[reference]), calibrated) for reference, row in ranked.rows.items()]
    return Division(by, outcomes(sorted(cases, key=lambda case: _order(case.label))))


def _case(row: Row, label: str, calibrated: Mapping[str, float]) -> Case:
    return Case(label, row.ask, row.outcome == "fund", calibrated.get(row.reference))


def _order(label: str) -> tuple[int, bool, str]:
    """Bands by size, other classes by name, and what is not said last."""
    return SIZES.index(label) if label in SIZES else 0, label == UNSAID, label


def _calibrated(figures: Reconciling, mode: Mode) -> dict[str, float]:
    if len(figures.totals) != 1:
        return {}
    calibration = figures.calibration(figures.totals[0], mode)
    if calibration is None:
        return {}
    scores = [calibration.ratings.own(score) for score in calibration.calibrated.tolist()]
    return dict(zip(calibration.ratings.proposals, scores, strict=True))
