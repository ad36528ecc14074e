"""How sure the effects of a fitted crossed model are: standard deviations, differences, draws, leave-one-out residuals.

All of it follows from the inverse of Henderson's equations at the fitted variances; that the variances are estimates
themselves is not in it, which matters little for a panel and is measured in the long proofs.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from panel_tui.figures.ranks import expected_ranks
from panel_tui.figures.ratings import Floats, Ints
from panel_tui.figures.variance import Fit


class Posterior:
    """What is known of the effects of a fit, beyond their best predictions. All figures are in points."""

    def __init__(self, fit: Fit) -> None:
        self.fit = fit
        self.scale = float(np.sqrt(fit.variances.residual))
        solved = fit.solved
        self._kept, self._gone = solved.kept_ratio, solved.gone_ratio
        self._bridge = solved.bridge
        self._pivot = solved.pivot
        self._by_mean = 0.0 if fit.mean_is_known else 1.0 / np.sqrt(float(solved.quadratic[1, 1]))
        """The standard deviation of μ, in units of the residual one."""
        kept, gone = -self._kept * solved.kept_part[:, 1], -self._gone * solved.gone_part[:, 1]
        self._proposals_kept = solved.design.proposals_kept
        self._shift_of_proposals, self._shift_of_members = (kept, gone) if self._proposals_kept else (gone, kept)

    @cached_property
    def _inverse(self) -> Floats:
        return self.fit.solved.schur.inverse()

    @cached_property
    def _leaning(self) -> Floats:
        return np.asarray(self._bridge @ self._inverse)

    @property
    def calibrated(self) -> Floats:
        """The calibrated scores, higher is better."""
        return self.fit.calibrated

    @property
    def severity(self) -> Floats:
        """Members' severities, above 0 where more generous."""
        return self.fit.member_effects

    @cached_property
    def proposal_variance(self) -> Floats:
        """The variance of each P, in units of the residual one."""
        shift = self._shift_of_proposals * self._by_mean
        return np.asarray(self._variance(kept=self._proposals_kept) + shift**2)

    @cached_property
    def calibrated_sd(self) -> Floats:
        """The standard deviation of each calibrated score: of what this panel would have given, equally strict."""
        panel, with_panel, own = self._with_panel(kept=self._proposals_kept)
        known = panel + 2.0 * with_panel + own
        shift = 1.0 + self._shift_of_members.mean() + self._shift_of_proposals
        return self._in_points(known + (shift * self._by_mean) ** 2)

    @cached_property
    def severity_sd(self) -> Floats:
        """The standard deviation of each member's severity, as against the panel's average strictness."""
        members_kept = not self._proposals_kept
        panel, _, _ = self._with_panel(kept=self._proposals_kept)
        own = self._variance(members_kept)
        if members_kept:
            with_panel = self._kept**2 * self._inverse.mean(axis=1)
        else:
            lean = np.asarray(self._bridge.mean(axis=0)).ravel()
            with_panel = self._gone**2 * (1.0 / self._pivot / len(self._pivot) + self._leaning @ lean)
        shift = self._shift_of_members - self._shift_of_members.mean()
        known = panel - 2.0 * with_panel + own
        return self._in_points(known + (shift * self._by_mean) ** 2)

    def difference_sd(self, rows: Ints, columns: Ints) -> Floats:
        """The standard deviations of P of each of `rows` less P of each of `columns`, rows × columns."""
        shift = self._shift_of_proposals * self._by_mean
        return self._difference_sd(self._proposals_kept, self.proposal_variance, shift, rows, columns)

    def severity_difference_sd(self, rows: Ints, columns: Ints) -> Floats:
        """The standard deviations of the severity of each of `rows` less that of each of `columns`, by members."""
        kept = not self._proposals_kept
        shift = self._shift_of_members * self._by_mean
        return self._difference_sd(kept, self._variance(kept) + shift**2, shift, rows, columns)

    def _difference_sd(self, kept: bool, variance: Floats, shift: Floats, rows: Ints, columns: Ints) -> Floats:
        if kept:
            shared = self._kept**2 * self._inverse[np.ix_(rows, columns)]
        else:
            shared = self._gone**2 * np.asarray(self._bridge[columns] @ self._leaning[rows].T).T
            same = np.nonzero(rows[:, None] == columns)
            shared[same] += self._gone**2 / self._pivot[rows[same[0]]]
        # In place from here: for 10,000 proposals these are 50 million differences.
        shared *= -2.0
        shared -= np.outer(2.0 * shift[rows], shift[columns])
        shared += variance[rows][:, None]
        shared += variance[columns]
        return self._in_points(shared)

    def expected_ranks(self, among: Ints) -> Floats:
        """The expected rank of each of these proposals among all of them."""
        return expected_ranks(self.calibrated, self, among)

    def draws(self, generator: np.random.Generator, number: int) -> Floats:
        """So many plausible sets of calibrated scores, proposals × number."""
        kept = self.fit.solved.schur.drawn(generator.standard_normal((len(self._inverse), number)))
        if self._proposals_kept:
            found = self._kept * kept
        else:
            own = generator.standard_normal((len(self._pivot), number)) / np.sqrt(self._pivot)[:, None]
            found = self._gone * (own - self._bridge @ kept)
        found += np.outer(self._shift_of_proposals * self._by_mean, generator.standard_normal(number))
        return (self.fit.mean + self.fit.proposal_effects)[:, None] + self.scale * found

    @cached_property
    def leverage(self) -> Floats:
        """How far each score pulls its own expectation towards itself: 0 not at all, 1 all the way."""
        ratings = self.fit.ratings
        members_kept = not self._proposals_kept
        own = self._variance(self._proposals_kept)[ratings.proposal] + self._variance(members_kept)[ratings.member]
        gone, kept = (ratings.member, ratings.proposal) if self._proposals_kept else (ratings.proposal, ratings.member)
        shared = -self._gone * self._kept * self._leaning[gone, kept]
        shift = 1.0 + self._shift_of_proposals[ratings.proposal] + self._shift_of_members[ratings.member]
        return np.asarray(np.clip(own + 2.0 * shared + (shift * self._by_mean) ** 2, 0.0, 1.0))

    @cached_property
    def expectations(self) -> Floats:
        """What each score was to be expected to be, from all scores but itself and the fitted variances."""
        room = np.maximum(1.0 - self.leverage, 1e-12)
        return self.fit.ratings.value - self.fit.residuals / room

    @cached_property
    def surprises(self) -> Floats:
        """How far each score lies from its expectation, in standard deviations: leave-one-out residuals."""
        room = np.sqrt(np.maximum(1.0 - self.leverage, 1e-12))
        return self.fit.residuals / (self.scale * room) if self.scale > 0.0 else np.zeros(self.fit.ratings.n)

    def _in_points(self, variance: Floats) -> Floats:
        """The standard deviations of these variances in units of the residual one; the array itself is used for it."""
        np.maximum(variance, 0.0, out=variance)
        np.sqrt(variance, out=variance)
        variance *= self.scale
        return variance

    def _variance(self, kept: bool) -> Floats:
        """The variance of each effect of one side with μ known, in units of the residual one."""
        if kept:
            return np.asarray(self._kept**2 * np.diagonal(self._inverse))
        return np.asarray(self._gone**2 * (1.0 / self._pivot + _row_products(self._bridge, self._leaning)))

    def _with_panel(self, kept: bool) -> tuple[float, Floats, Floats]:
        """With μ known: the variance of members' mean effect, its covariances with the proposals, their variances."""
        own = self._variance(kept)
        if kept:
            lean = np.asarray(self._bridge.mean(axis=0)).ravel()
            pulled = self._inverse @ lean
            number = len(self._pivot)
            panel = self._gone**2 * (float((1.0 / self._pivot).sum()) / number**2 + float(lean @ pulled))
            return panel, -self._gone * self._kept * pulled, own
        panel = self._kept**2 * float(self._inverse.mean())
        return panel, -self._gone * self._kept * self._leaning.mean(axis=1), own


def _row_products(one: Floats | csr_array, other: Floats) -> Floats:
    """The product of each row of one with the same row of the other."""
    if isinstance(one, np.ndarray):
        return np.asarray((one * other).sum(axis=1))
    return np.asarray(one.multiply(other).sum(axis=1), dtype=np.float64).ravel()
