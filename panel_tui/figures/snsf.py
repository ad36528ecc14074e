"""The second mode: the model of the Swiss National Science Foundation (SNSF), with severity fixed beforehand.

score = mean of the proposals' means + P + ν + ε, P ~ N(0, τP²), ν ~ N(0, 0.5²) on a 6-point scale (1.0 on a 9-point
one), ε ~ N(0, s²), s² = σ² + τa², with σ, τa and τP each uniform on (0, 2). Heyard et al. 2022, "Rethinking the funding
line at the Swiss National Science Foundation: Bayesian ranking and lottery". They draw samples; here s and τP are
integrated over by Gauss-Legendre quadrature, and everything given them is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np

from panel_tui.figures.crossed import Design, Ratios
from panel_tui.figures.posterior import Posterior
from panel_tui.figures.ratings import Floats, Ints, Ratings
from panel_tui.figures.variance import Fit, fitted

NODES = 24
"""How many nodes of the quadrature there are on each side."""
WIDEST = 2.0
"""Where the uniform priors end, on the scale of the model."""
FAR = 16.0
"""How far below its highest point the log density is not worth integrating."""
SLIGHT = 1e-5
"""Nodes that weigh less are left out."""


class Scaled(NamedTuple):
    """How many points of ours are one of the model's, and the standard deviation of severity in the model's."""

    points: float
    severity: float


@dataclass(frozen=True, eq=False)
class Node:
    """One node of the quadrature: its weight, and the fit given its variances."""

    weight: float
    fit: Fit

    @cached_property
    def posterior(self) -> Posterior:
        """How sure its effects are."""
        return Posterior(self.fit)


class SnsfFit:
    """The model of the SNSF for these ratings. `nodes` weigh 1 together; the heaviest stands first."""

    def __init__(self, ratings: Ratings) -> None:
        self.ratings = ratings
        self.nodes = _nodes(ratings)

    @cached_property
    def calibrated(self) -> Floats:
        """The calibrated scores, in points, higher is better."""
        return self._mean([node.posterior.calibrated for node in self.nodes])

    @cached_property
    def calibrated_sd(self) -> Floats:
        """Their standard deviations."""
        return self._sd(
            [node.posterior.calibrated for node in self.nodes],
            [node.posterior.calibrated_sd for node in self.nodes],
        )

    @cached_property
    def severity(self) -> Floats:
        """Members' severities, in points, above 0 where more generous."""
        return self._mean([node.posterior.severity for node in self.nodes])

    @cached_property
    def severity_sd(self) -> Floats:
        """Their standard deviations."""
        return self._sd(
            [node.posterior.severity for node in self.nodes],
            [node.posterior.severity_sd for node in self.nodes],
        )

    def expected_ranks(self, among: Ints) -> Floats:
        """The expected rank of each of these proposals among all of them."""
        return self._mean([node.posterior.expected_ranks(among) for node in self.nodes])

    def draws(self, generator: np.random.Generator, number: int) -> Floats:
        """So many plausible sets of calibrated scores, proposals × number."""
        shares = generator.multinomial(number, [node.weight for node in self.nodes])
        parts = [
            node.posterior.draws(generator, int(share)) for node, share in zip(self.nodes, shares, strict=True) if share
        ]
        return np.concatenate(parts, axis=1)

    def _mean(self, figures: list[Floats]) -> Floats:
        return np.asarray(sum(node.weight * one for node, one in zip(self.nodes, figures, strict=True)))

    def _sd(self, means: list[Floats], sds: list[Floats]) -> Floats:
        squares = self._mean([sd**2 + mean**2 for sd, mean in zip(sds, means, strict=True)])
        return np.sqrt(np.maximum(squares - self._mean(means) ** 2, 0.0))


def scaled(reach: float) -> Scaled:
    """How a scale with so many points between its ends is read: as 9 points where it has 9, else as 6."""
    return Scaled(1.0, 1.0) if reach == 8.0 else Scaled(reach / 5.0, 0.5)


def _nodes(ratings: Ratings) -> tuple[Node, ...]:
    points, severity = scaled(ratings.reach)
    design = Design(ratings)
    means = np.bincount(ratings.proposal, weights=ratings.value) / ratings.per_proposal
    mean = float(means.mean()) - design.shift
    away = np.array([1.0, -mean])

    def log_density(s: float, spread: float) -> float:
        solved = design.at(Ratios(spread / s, severity / s))
        rest = float(away @ solved.quadratic @ away) / points**2
        fall = solved.log_det + ratings.n * np.log(s * s) + rest / (s * s)
        return float(np.log(prior_density(s)) - 0.5 * fall)

    knots, weights = np.polynomial.legendre.leggauss(NODES)
    ends = [(1e-3, 2.0**1.5 - 1e-9), (0.0, WIDEST)]
    for _ in range(2):  # once to see where the density lies, and once more there
        sides = [low + (knots + 1.0) * (high - low) / 2.0 for low, high in ends]
        logs = np.array([[log_density(s, spread) for spread in sides[1]] for s in sides[0]])
        near = logs > logs.max() - FAR
        ends = [
            (_edge(side, near.any(axis=1 - axis), 0, end[0]), _edge(side, near.any(axis=1 - axis), -1, end[1]))
            for axis, (side, end) in enumerate(zip(sides, ends, strict=True))
        ]
    density = np.exp(logs - logs.max()) * np.outer(weights, weights)
    density /= density.sum()
    found = []
    for row, column in product(range(NODES), repeat=2):
        if density[row, column] > SLIGHT:
            s, spread = float(sides[0][row]), float(sides[1][column])
            solved = design.at(Ratios(spread / s, severity / s))
            fit = fitted(ratings, solved, (s * points) ** 2, None, mean, known=True)
            found.append(Node(float(density[row, column]), fit))
    whole = sum(node.weight for node in found)
    kept = [Node(node.weight / whole, node.fit) for node in found]
    return tuple(sorted(kept, key=lambda node: -node.weight))


def prior_density(s: float) -> float:
    """The density of s = √(σ² + τa²) with σ and τa uniform on (0, 2), but for a constant factor; s below 2√2."""
    return float(s * (np.pi / 2.0 if s < WIDEST else np.pi / 2.0 - 2.0 * np.arccos(WIDEST / s)))


def _edge(side: Floats, near: np.ndarray[tuple[int], np.dtype[np.bool_]], which: int, end: float) -> float:
    """The node next outside those that matter, or the end of the range."""
    last = int(np.flatnonzero(near)[which]) + (1 if which else -1)
    return float(side[last]) if 0 <= last < len(side) else end
