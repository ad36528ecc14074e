"""Choosing by the portfolio of a stage: who is in it, were one thing otherwise, and over all plausible orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from panel_tui.figures.calibration import Mode
from panel_tui.figures.portfolio.choosing import ByPortfolio
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Option, Portfolio, Problem
from panel_tui.figures.portfolio.why import WhyNot
from panel_tui.figures.scheme import HUNDRED
from panel_tui.figures.slate import Slate
from panel_tui.moderate.reconciling import Reconciling
from panel_tui.recommend.lines import Ranking
from panel_tui.recommend.portfolio import Chosen
from panel_tui.recommend.problem import merit_of
from panel_tui.recommend.uncertain import SEED

ORDERS = 100
"""Over how many plausible orders a portfolio is chosen: a chance is then known to within five points or so."""
MILLION = 1_000_000
Pose = Callable[[Ranking], Problem]
Solve = Callable[[Problem], Portfolio]


def by_portfolio(
    slate: Slate, chosen: Chosen, pose: Pose, solve: Solve, whys: dict[str, WhyNot] | None = None
) -> ByPortfolio:
    """The portfolio as a way to choose; `slate` is that of its ranking, and `pose` makes the problem of a ranking.

    `whys` are those that are known; those that are found are put there.
    """
    ranked = chosen.ranking

    def problem(other: Slate) -> Problem:
        contests = other.contests
        lines = {
            brief: line if contests[brief] is slate.contests[brief] else other.line(brief)
            for brief, line in ranked.lines.items()
        }
        schemes = {brief: contest.scheme for brief, contest in contests.items()}
        return pose(replace(ranked, lines=lines, schemes=schemes))

    return ByPortfolio(slate, chosen.portfolio, problem, solve, whys)


def chances(
    chosen: Chosen, figures: Reconciling, mode: Mode, solve: Solve, heard: Callable[[int, int], None]
) -> Mapping[str, float]:
    """In what share of the plausible orders each proposal to choose from is in the portfolio: of those whose totals can
    be calibrated. A total that cannot be stays as it is, and says nothing of its own chance.

    `heard` hears how many orders, of how many, have been gone through.
    """
    drawn = dict(_drawn(chosen.ranking, figures, mode))
    options = chosen.problem.options
    unsure = [option.reference for option in options if option.reference in drawn]
    times = dict.fromkeys(unsure, 0)
    for number in range(ORDERS if unsure else 0):
        otherwise = tuple(_with_merit(option, drawn, number) for option in options)
        try:
            awards = solve(replace(chosen.problem, options=otherwise)).awards
        except NoPortfolio:
            awards = {}
        for reference in unsure:
            times[reference] += reference in awards
        heard(number + 1, ORDERS)
    return {reference: many / ORDERS for reference, many in times.items()}


def _drawn(ranked: Ranking, figures: Reconciling, mode: Mode) -> Iterator[tuple[str, list[float]]]:
    """Plausible totals, on the total's own scale; of a panel in parts that share no readers, none."""
    for group in figures.totals:
        calibration = figures.calibration(group, mode)
        if calibration is None or int(calibration.parts.max()) > 0:
            continue
        ratings = calibration.ratings
        for reference, totals in zip(ratings.proposals, calibration.draws(SEED)[:, :ORDERS], strict=True):
            if reference in ranked.rows:
                scheme = ranked.scheme(reference)
                yield reference, [float(merit_of(_exact(ratings.own(float(one))), scheme)) for one in totals]


def _with_merit(option: Option, drawn: Mapping[str, list[float]], number: int) -> Option:
    if option.reference not in drawn:
        return option
    merit = _exact(drawn[option.reference][number])
    return replace(option, merit=min(max(merit, Fraction(0)), HUNDRED))


def _exact(figure: float) -> Fraction:
    return Fraction(round(figure * MILLION), MILLION)
