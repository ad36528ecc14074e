"""The order of proposals with its uncertainty: expected rank, likely places, chance of being in the money."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from panel_tui.figures.ratings import Floats, Ints

BLOCK = 512
DRAWS = 4_000
"""How many plausible orders are drawn."""


class Differences(Protocol):
    """How sure the differences between proposals are."""

    def difference_sd(self, rows: Ints, columns: Ints) -> Floats:
        """The standard deviations of the differences of each of `rows` and each of `columns`."""


class Places(NamedTuple):
    """Where each of several proposals plausibly lies among them, 1 the best; both ends are included."""

    low_50: Ints
    high_50: Ints
    low_90: Ints
    high_90: Ints


def expected_ranks(calibrated: Floats, known: Differences, among: Ints) -> Floats:
    """The expected rank of each of the proposals `among` all of them: 1 + Σ Φ((m_k − m_i) / sd(P_k − P_i)).

    Exact, not drawn. Those between which nothing can be told share a place by halves. Source: Heyard et al. 2022,
    "Rethinking the funding line at the Swiss National Science Foundation".
    """
    merits = calibrated[among]
    ranks = np.full(len(among), 1.0)
    for start in range(0, len(among), BLOCK):
        rows = among[start : start + BLOCK]
        columns = among[start:]
        size = len(rows)
        sds = known.difference_sd(rows, columns)
        sds[np.diag_indices(size)] = 1.0
        ahead = chance_ahead(merits[start:] - merits[start : start + BLOCK, None], sds)
        ahead[np.diag_indices(size)] = 0.0
        ranks[start : start + BLOCK] += ahead.sum(axis=1)
        ranks[start + size :] += size - ahead[:, size:].sum(axis=0)
    return ranks


def chance_ahead(gaps: Floats, sds: Floats) -> Floats:
    """The chance that a true difference is above nought, where it is estimated as `gaps`, with `sds`; ½ for 0 ± 0."""
    certain = sds <= 0.0
    if certain.any():
        # Nothing is uncertain here: behind, level or ahead. What only rounding parts is level.
        return np.where(certain, 0.5 + 0.5 * np.sign(np.round(gaps, 12)), ndtr(gaps / np.where(certain, 1.0, sds)))
    gaps /= sds
    return np.asarray(ndtr(gaps, out=gaps))


def likely_places(draws: Floats) -> Places:
    """The places at which half, and nine tenths, of the orders in `draws` (proposals × orders) put each proposal."""
    order = np.argsort(-draws, axis=0, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, len(draws) + 1)[:, None], axis=0)
    low_90, low_50, high_50, high_90 = np.quantile(ranks, [0.05, 0.25, 0.75, 0.95], axis=1, method="inverted_cdf")
    return Places(low_50, high_50, low_90, high_90)


def chances_in_money(draws: Floats, asks: NDArray[np.int64], envelope: int) -> Floats:
    """In what share of the orders in `draws` (proposals × orders) the money reaches down to each proposal.

    Money goes down each order until the next no longer fits, as the official line is drawn; `asks` and `envelope` are
    in pence.
    """
    order = np.argsort(-draws, axis=0, kind="stable")
    reached = np.cumsum(asks[order], axis=0) <= envelope
    funded = np.empty_like(reached)
    np.put_along_axis(funded, order, reached, axis=0)
    return np.asarray(funded.mean(axis=1))
