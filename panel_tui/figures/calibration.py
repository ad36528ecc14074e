"""Calibrated scores in two modes that differ in what they assume of severity: estimated, or fixed beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

import numpy as np

from panel_tui.figures.parts import parts
from panel_tui.figures.posterior import Posterior
from panel_tui.figures.ranks import DRAWS
from panel_tui.figures.ratings import Floats, Ints, Ratings
from panel_tui.figures.snsf import SnsfFit
from panel_tui.figures.variance import Fit, reml

Mode = Literal["estimated", "fixed"]
"""How severity is taken: its variance estimated from these scores (REML), or fixed as the SNSF does."""
FEWEST_MEMBERS = 3
FEWEST_COMMON = 5
"""How few members, and proposals that two of them scored, there may be for a figure to say anything."""
NOISE = 1e-5
"""A variance below this share of all of them is none: where members agree to the last digit, the fit leaves so much."""


def why_no_figure(ratings: Ratings) -> str:
    """Why no agreement, severity or calibrated score can be given, as a sentence; "" where they can."""
    members = len(ratings.members)
    common = int((ratings.per_proposal > 1).sum())
    if members < FEWEST_MEMBERS:
        gave = {0: "Nobody has", 1: "Only 1 member has"}.get(members, f"Only {members} members have")
        return f"{gave} scored here: below {FEWEST_MEMBERS} there is no figure."
    if common < FEWEST_COMMON:
        are = {0: "No proposal was", 1: "Only 1 proposal was"}.get(common, f"Only {common} proposals were")
        return f"{are} scored by two members or more: below {FEWEST_COMMON} there is no figure."
    if float(np.ptp(ratings.value)) == 0.0:
        return "All scores are the same: there is no difference to divide up."
    return ""


class Model(Protocol):
    """What either mode knows, in points: members' severity, and what proposals would have got without it."""

    @property
    def calibrated(self) -> Floats:
        """The calibrated score of each proposal, higher is better."""

    @property
    def calibrated_sd(self) -> Floats:
        """Their standard deviations."""

    @property
    def severity(self) -> Floats:
        """The severity of each member, above 0 where more generous."""

    @property
    def severity_sd(self) -> Floats:
        """Their standard deviations."""

    def expected_ranks(self, among: Ints) -> Floats:
        """The expected rank of each of these proposals (by number) among them."""

    def draws(self, generator: np.random.Generator, number: int) -> Floats:
        """So many plausible sets of calibrated scores, proposals × number."""


@dataclass(frozen=True, eq=False)
class Calibration:
    """The figures of one mode for ratings that allow them. All are in points, higher is better."""

    ratings: Ratings
    mode: Mode
    fit: Fit

    @cached_property
    def posterior(self) -> Posterior:
        """How sure the effects of the fitted model are."""
        return Posterior(self.fit)

    @cached_property
    def _model(self) -> Model:
        return self.posterior if self.mode == "estimated" else SnsfFit(self.ratings)

    @property
    def calibrated(self) -> Floats:
        """What the panel would have given each proposal had all been equally strict."""
        return self._model.calibrated

    @property
    def calibrated_sd(self) -> Floats:
        """Their standard deviations."""
        return self._model.calibrated_sd

    @property
    def severity(self) -> Floats:
        """How far each member scores above or below colleagues on the same proposals; above 0 is more generous."""
        return self._model.severity

    @property
    def severity_sd(self) -> Floats:
        """Their standard deviations."""
        return self._model.severity_sd

    @cached_property
    def parts(self) -> Ints:
        """The part of the panel to which each proposal belongs; between parts nothing is compared."""
        return parts(self.ratings)

    def expected_ranks(self, among: Ints) -> Floats:
        """The expected rank of each of these proposals (by number) among them."""
        return self._model.expected_ranks(among)

    def draws(self, seed: int) -> Floats:
        """Plausible sets of calibrated scores, proposals × 4,000 (fewer from 2,000 proposals), the same for a seed."""
        number = min(DRAWS, max(500, 8_000_000 // len(self.ratings.proposals)))
        return self._model.draws(np.random.default_rng(seed), number)

    @property
    def no_proposal_differs(self) -> bool:
        """Whether no difference between proposals can be told from chance: their variance is nought."""
        return self.fit.variances.proposal <= NOISE * self.fit.variances.whole

    @property
    def no_member_differs(self) -> bool:
        """Whether no difference in strictness can be told from chance."""
        return self.fit.variances.member <= NOISE * self.fit.variances.whole


def calibrate(ratings: Ratings, mode: Mode = "estimated") -> Calibration | None:
    """Calibrate these ratings; None where `why_no_figure` says why not.

    Where every member scored but one proposal, strictness cannot be told from chance and is taken to be none.
    """
    if why_no_figure(ratings):
        return None
    fit = reml(ratings, both=bool((ratings.per_member > 1).any()))
    return None if fit is None else Calibration(ratings, mode, fit)
