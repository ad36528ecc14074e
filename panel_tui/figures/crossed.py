"""The crossed model, y = μ + P + A + ε: proposals and members both random, whatever scores are missing.

The equations are Henderson's, in the form in which lme4 solves them (Bates et al. 2015, "Fitting linear mixed-effects
models using lme4"): with the ratios λ = σ/σe of both sides, the larger side is eliminated, for its block is diagonal,
and a Schur complement as large as the smaller side is left. It is dense for a panel; where few of the kept side
share anybody, it stays sparse.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.linalg.lapack import dpotrf, dpotri, dpotrs, dtrtrs
from scipy.sparse import csc_array, csr_array, diags_array

from panel_tui.figures.ratings import Floats, Ints, Ratings

SMALL = 200_000
"""How many pairs of both sides there may be for plain arrays to be the quickest."""
SPARSE_FROM = 400
"""From how many on the kept side a sparse factor may be worth its while."""
PEELED_BELOW = 0.15
"""The share of pairs on the kept side that share somebody, below which it is."""

WORTH_PEELING = 0.1
"""The share of those left which a further step of elimination must take away."""


class Ratios(NamedTuple):
    """The standard deviations of proposals and of members, as multiples of the residual one; 0 or more."""

    proposal: float
    member: float


class Design:
    """Who scored what, prepared once for all ratios that are tried. `proposals_kept` says which side is kept."""

    def __init__(self, ratings: Ratings) -> None:
        self.ratings = ratings
        self.proposals_kept = len(ratings.proposals) < len(ratings.members)
        sides = (ratings.proposal, ratings.member)
        kept, gone = sides if self.proposals_kept else sides[::-1]
        self.kept, self.gone = kept, gone
        self.kept_count: Floats = np.bincount(kept).astype(float)
        self.gone_count: Floats = np.bincount(gone).astype(float)
        cells = np.ones(ratings.n)
        shape = (len(self.gone_count), len(self.kept_count))
        incidence = csr_array((cells, (gone, kept)), shape=shape)
        self.shift = float(ratings.value.mean()) if ratings.n else 0.0
        self.columns: Floats = np.column_stack([ratings.value - self.shift, cells])
        self.kept_sums: Floats = _sums(kept, self.columns)
        self.gone_sums: Floats = _sums(gone, self.columns)
        self.squares: Floats = self.columns.T @ self.columns
        self.counts: Floats = np.unique(self.gone_count)
        several = [incidence[self.gone_count == count] for count in self.counts]
        self.shared = [csc_array(rows.T @ rows) for rows in several]
        """How many of the eliminated side, of those with so many scores, each pair of the kept side shares."""
        self.peels = _peels(csc_array(sum(self.shared, start=csc_array(shape[1:] * 2))))
        self.shared_dense: Floats | None = None
        if not self.peels:
            self.shared_dense = np.array([one.toarray().ravel() for one in self.shared])
        is_small = not self.peels and shape[0] * shape[1] <= SMALL
        self.incidence: Floats | csr_array = incidence.toarray() if is_small else incidence

    def at(self, ratios: Ratios) -> Solved:
        """The equations solved at these ratios."""
        return Solved(self, ratios)


class Solved:
    """The equations of a design at given ratios, in units of the residual standard deviation.

    `quadratic` is (y 1)' V⁻¹ (y 1) and `log_det` log |V|, where V is the covariance of the scores over σe².
    """

    def __init__(self, design: Design, ratios: Ratios) -> None:
        self.design = design
        kept, gone = ratios if design.proposals_kept else ratios[::-1]
        self.kept_ratio, self.gone_ratio = kept, gone
        self.pivot: Floats = 1.0 + gone * gone * design.gone_count
        self.schur = _factor(design, kept, gone)
        self.log_det = float(np.log(self.pivot).sum()) + self.schur.log_det
        eliminated = gone * design.gone_sums / self.pivot[:, None]
        right = kept * (design.kept_sums - gone * (design.incidence.T @ eliminated))
        self.kept_part: Floats = self.schur.solve(right)
        self.gone_part: Floats = eliminated - gone * kept * (design.incidence @ self.kept_part) / self.pivot[:, None]
        self.quadratic: Floats = design.squares - (
            gone * design.gone_sums.T @ self.gone_part + kept * design.kept_sums.T @ self.kept_part
        )

    @property
    def mean(self) -> float:
        """μ, by generalised least squares, as it lies above the plain mean of all scores."""
        return float(self.quadratic[0, 1] / self.quadratic[1, 1])

    @property
    def rest(self) -> float:
        """The penalised sum of squares that is left: (y − μ)' V⁻¹ (y − μ)."""
        left = self.quadratic[0, 0] - self.quadratic[0, 1] ** 2 / self.quadratic[1, 1]
        return max(float(left), 0.0)

    def effects(self, mean: float) -> tuple[Floats, Floats]:
        """The best predictions of proposals and members, given a mean above the plain one."""
        by = np.array([1.0, -mean])
        kept, gone = self.kept_ratio * (self.kept_part @ by), self.gone_ratio * (self.gone_part @ by)
        return (kept, gone) if self.design.proposals_kept else (gone, kept)

    @cached_property
    def bridge(self) -> Floats | csr_array:
        """W: by how much each of the eliminated side leans on each of the kept side; −W S⁻¹ is their covariance."""
        weight = self.kept_ratio * self.gone_ratio / self.pivot
        incidence = self.design.incidence
        return weight[:, None] * incidence if isinstance(incidence, np.ndarray) else diags_array(weight) @ incidence


@dataclass(frozen=True)
class DenseFactor:
    """The Cholesky factor of a Schur complement."""

    lower: Floats

    @property
    def log_det(self) -> float:
        """log |S|."""
        return 2.0 * float(np.log(np.diagonal(self.lower)).sum())

    def solve(self, right: Floats) -> Floats:
        """S⁻¹ times these columns."""
        return np.asarray(dpotrs(self.lower, right, lower=1)[0]) if len(right) else right

    def inverse(self) -> Floats:
        """S⁻¹."""
        half: Floats = np.tril(dpotri(self.lower, lower=1)[0]) if len(self.lower) else self.lower
        return half + np.tril(half, -1).T

    def drawn(self, normal: Floats) -> Floats:
        """Columns of independent normal numbers made into such with covariance S⁻¹."""
        return np.asarray(dtrtrs(self.lower, normal, lower=1, trans=1)[0]) if len(normal) else normal


@dataclass(frozen=True)
class PeeledFactor:
    """The same where most of it is empty: those who share nobody with each other are eliminated, then such of the
    rest, and so on, until what is left is dense."""

    peel: Peel
    pivot: Floats
    weight: csr_array
    rest: Factor

    @property
    def log_det(self) -> float:
        """log |S|."""
        return float(np.log(self.pivot).sum()) + self.rest.log_det

    def solve(self, right: Floats) -> Floats:
        """S⁻¹ times these columns."""
        found = np.empty_like(right)
        gone = right[self.peel.gone]
        found[self.peel.left] = kept = self.rest.solve(right[self.peel.left] - self.weight @ gone)
        found[self.peel.gone] = gone / self.pivot[:, None] - self.weight.T @ kept
        return found

    def inverse(self) -> Floats:
        """S⁻¹."""
        return self.solve(np.eye(len(self.peel.gone) + len(self.peel.left)))

    def drawn(self, normal: Floats) -> Floats:
        """Columns of independent normal numbers made into such with covariance S⁻¹."""
        found = np.empty_like(normal)
        found[self.peel.left] = kept = self.rest.drawn(normal[self.peel.left])
        found[self.peel.gone] = normal[self.peel.gone] / np.sqrt(self.pivot)[:, None] - self.weight.T @ kept
        return found


Factor = DenseFactor | PeeledFactor


class Peel(NamedTuple):
    """Who of the kept side is eliminated at one step, none of whom share anybody, and who is left."""

    gone: Ints
    left: Ints


def _peels(pattern: csc_array) -> tuple[Peel, ...]:
    """The steps by which a pattern of sharing is eliminated, until it is small or dense."""
    peels = []
    while pattern.shape[0] >= SPARSE_FROM and pattern.nnz < PEELED_BELOW * pattern.shape[0] ** 2:
        peel = _independent(pattern)
        if len(peel.gone) < WORTH_PEELING * pattern.shape[0]:
            break
        peels.append(peel)
        bridge = pattern[peel.left][:, peel.gone]
        pattern = csc_array(pattern[peel.left][:, peel.left] + bridge @ bridge.T)
    return tuple(peels)


def _independent(pattern: csc_array) -> Peel:
    """Those who share least first, each unless somebody they share with is taken already."""
    starts, neighbours = pattern.indptr.tolist(), pattern.indices.tolist()
    taken, barred = [], [False] * pattern.shape[0]
    for one in np.argsort(np.diff(pattern.indptr), kind="stable").tolist():
        if not barred[one]:
            taken.append(one)
            for other in neighbours[starts[one] : starts[one + 1]]:
                barred[other] = True
    gone = np.sort(np.array(taken, dtype=np.intp))
    return Peel(gone, np.setdiff1d(np.arange(pattern.shape[0]), gone))


def _factor(design: Design, kept: float, gone: float) -> Factor:
    """S = I + λk² (diag(n) − Σ over counts of λg² / (1 + λg² count) × shared)."""
    falls = -(kept * kept) * gone * gone / (1.0 + gone * gone * design.counts)
    diagonal = 1.0 + kept * kept * design.kept_count
    if design.shared_dense is None:
        parts = (fall * one for fall, one in zip(falls, design.shared, strict=True))
        return _peeled(csc_array(sum(parts, start=csc_array(diags_array(diagonal)))), design.peels)
    schur = falls @ design.shared_dense
    schur[:: len(diagonal) + 1] += diagonal
    return _cholesky(schur.reshape(len(diagonal), -1))


def _peeled(schur: csc_array, peels: tuple[Peel, ...]) -> Factor:
    if not peels:
        return _cholesky(schur.toarray())
    peel = peels[0]
    pivot = schur.diagonal()[peel.gone]
    rows = csr_array(schur)[peel.left]
    bridge = rows[:, peel.gone]
    weight = csr_array(bridge @ diags_array(1.0 / pivot))
    return PeeledFactor(peel, pivot, weight, _peeled(csc_array(rows[:, peel.left] - weight @ bridge.T), peels[1:]))


def _cholesky(schur: Floats) -> DenseFactor:
    if not len(schur):
        return DenseFactor(schur)
    lower, fault = dpotrf(schur, lower=1, overwrite_a=1)
    if fault:
        raise ArithmeticError("the Schur complement is not positive definite")
    return DenseFactor(lower)


def _sums(groups: Ints, columns: Floats) -> Floats:
    return np.column_stack([np.bincount(groups, weights=column) for column in columns.T])
