"""How quickly a panel's figures are made: a panel of ordinary size, large ones, and thousands who share few readers."""

from __future__ import annotations

import resource
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np

from panel_tui.figures import crossed
from panel_tui.figures.agreement import agreement
from panel_tui.figures.calibration import Calibration, Mode, calibrate
from panel_tui.figures.groups import criterion_groups, total_groups
from panel_tui.figures.ranks import likely_places
from panel_tui.figures.ratings import Ratings
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, ScoreSheet, scored
from panel_tui.figures.variance import reml
from tests.benchmarks.figures import Figure, seconds_of
from tests.figures.panels import panel, ratings_of

GIGABYTE = 1e9
CRITERIA = 7


def reconcile(folder: Path, small: bool) -> list[Figure]:
    """All of them; the dense or simulated way beside each."""
    return [*_ordinary(small), *_large(small), _sparse(small)]


def _ordinary(small: bool) -> list[Figure]:
    proposals = 20 if small else 140
    sheet, scheme, briefs = _sheet(proposals, 6)
    totals = total_groups(sheet, {"B": scheme}, briefs)[0].ratings
    return [
        Figure(
            "point figures",
            f"from the scores of {proposals} proposals × 6 members on {CRITERIA} criteria: for each of these and the "
            "totals agreement, variances and severity, then calibrated scores with their deviation, leave-one-out "
            "residuals and exact expected ranks",
            seconds_of(lambda: _point_figures(sheet, scheme, briefs), 3 if small else 9),
            "the variances of the totals alone, with the covariance of all scores written out and inverted each time",
            seconds_of(lambda: _written_out(totals), 1),
            limit=0.1,
        ),
        Figure(
            "intervals",
            "after that the likely places of all from 4,000 drawn orders, and all of it once more in the mode of the "
            "SNSF, by quadrature",
            seconds_of(lambda: _intervals(totals, "estimated", "fixed"), 1 if small else 3),
            "the same 4,000 orders drawn for one mode",
            seconds_of(lambda: _intervals(totals, "estimated"), 1 if small else 3),
            limit=2.0,
        ),
    ]


def _large(small: bool) -> list[Figure]:
    large = panel(60 if small else 1_000, 5, 12 if small else 50).ratings
    largest = panel(200 if small else 10_000, 5, 20 if small else 500).ratings
    seconds = seconds_of(lambda: _ranked(largest), 1)
    drawn = seconds_of(lambda: _drawn_ranks(largest, 100), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    if peak > GIGABYTE:
        raise AssertionError(f"the figures took {peak / 1e6:.0f} MB")
    return [
        Figure(
            "1,000 × 5",
            f"variances, severity, calibrated scores and expected ranks of {len(large.proposals)} proposals × 5 scores",
            seconds_of(lambda: _ranked(large), 1 if small else 5),
            "their ranks in 100 drawn orders",
            seconds_of(lambda: _drawn_ranks(large, 100), 1),
            limit=0.5,
        ),
        Figure(
            "10,000 × 5",
            f"the same of {len(largest.proposals)} proposals, in {peak / 1e6:.0f} MB at the most",
            seconds,
            "their ranks in 100 drawn orders",
            drawn,
            limit=6.0,
        ),
    ]


def _sparse(small: bool) -> Figure:
    proposals = 60 if small else 3_000
    random = np.random.default_rng(4)
    readers = np.repeat(np.arange(2 * proposals), 2)
    random.shuffle(readers)
    pairs = np.unique(np.column_stack([np.repeat(np.arange(proposals), 4), readers]), axis=0)
    value = random.normal(size=proposals)[pairs[:, 0]] + random.normal(size=len(pairs))
    ratings = ratings_of(pairs[:, 0], pairs[:, 1], value)
    return Figure(
        "sparse",
        f"variances, severity and calibrated scores of {proposals} proposals × {2 * proposals} readers with two each",
        seconds_of(lambda: reml(ratings), 1),
        "one factor of the dense equations, of some thirty that would be needed",
        seconds_of(lambda: _dense(ratings), 1),
        limit=2.0,
    )


def _sheet(proposals: int, members: int) -> tuple[ScoreSheet, Scheme, dict[str, str]]:
    """A complete panel's scores from 0 to 5 on all criteria."""
    random = np.random.default_rng(2)
    shape = (proposals, members, CRITERIA)
    views = 2.8 + random.normal(0, 1, (proposals, 1, 1)) + random.normal(0, 0.4, (1, members, 1)) + random.normal(
        0, 0.9, shape
    )  # fmt: skip
    scores = np.clip(np.round(views), 0, 5).astype(int)
    latest = {
        Cell(f"P-{one:03}", f"member-{other}", f"C{criterion}"): scored(int(scores[one, other, criterion]))
        for one, other, criterion in np.ndindex(*shape)
    }
    weights = [Fraction(100, CRITERIA)] * CRITERIA
    measures = tuple(
        Measure(f"C{number}", f"Criterion {number}", Fraction(0), Fraction(5), weight)
        for number, weight in enumerate(weights)
    )
    return ScoreSheet(latest, latest), Scheme(measures), {f"P-{one:03}": "B" for one in range(proposals)}


def _point_figures(sheet: ScoreSheet, scheme: Scheme, briefs: dict[str, str]) -> None:
    for group in criterion_groups(sheet, {"B": scheme}, briefs):
        agreement(group.ratings)
        reml(group.ratings)
    (totals,) = total_groups(sheet, {"B": scheme}, briefs)
    agreement(totals.ratings)
    _ranked(totals.ratings)


def _calibrated(ratings: Ratings, mode: Mode = "estimated") -> Calibration:
    found = calibrate(ratings, mode)
    if found is None:
        raise AssertionError("a made-up panel gave no figures")
    return found


def _ranked(ratings: Ratings) -> None:
    found = _calibrated(ratings)
    found.expected_ranks(np.arange(len(ratings.proposals)))
    if not np.isfinite(found.calibrated_sd).all() or not np.isfinite(found.posterior.surprises).all():
        raise AssertionError("a figure is missing")


def _intervals(ratings: Ratings, *modes: Mode) -> None:
    for mode in modes:
        found = _calibrated(ratings, mode)
        found.expected_ranks(np.arange(len(ratings.proposals)))
        likely_places(found.draws(1))


def _drawn_ranks(ratings: Ratings, orders: int) -> None:
    found = _calibrated(ratings)
    likely_places(found.posterior.draws(np.random.default_rng(1), orders))


def _written_out(ratings: Ratings) -> None:
    """REML as one would first write it: the covariance of all scores, inverted at each of the ratios that are tried."""
    same_proposal = ratings.proposal[:, None] == ratings.proposal
    same_member = ratings.member[:, None] == ratings.member
    for ratio in np.linspace(0.5, 1.5, 5):  # of the dozens that an optimiser would try
        covariance = np.eye(ratings.n) + ratio * same_proposal + 0.3 * same_member
        inverse = np.linalg.inv(covariance)
        left = ratings.value - (inverse @ ratings.value).sum() / inverse.sum()
        float(np.linalg.slogdet(covariance)[1] + left @ inverse @ left)


def _dense(ratings: Ratings) -> None:
    """The Schur complement of all readers, factored as a full matrix."""
    design = crossed.Design(ratings)
    full = np.eye(len(design.kept_count)) + 4.0 * sum(one.toarray() for one in design.shared)
    np.linalg.cholesky(full + len(full) * np.eye(len(full)))
