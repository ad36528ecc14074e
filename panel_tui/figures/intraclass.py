"""Intraclass correlation: how much of the differences between scores is about the proposals.

The six forms of Shrout & Fleiss 1979, Intraclass Correlations: Uses in Assessing Rater Reliability, need complete data.
ICC(A,1), G and Φ come from variances, which a model also finds where scores are missing (McGraw & Wong 1996; Brennan
2001, Generalizability Theory). Spearman-Brown says what more readers would make of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from panel_tui.figures.ratings import Ratings

ROUNDING = 1e-12
"""A sum of squares that is a smaller part of the whole than this is 0."""


@dataclass(frozen=True)
class Intraclass:
    """The six forms: a single reader's score (`_1`) and the mean of all k of them (`_k`).

    1: each proposal has other readers; 2: the same readers, a sample of all that there could be, whose severity counts
    as error; 3: just these readers, whose severity does not matter. At most 1, and below 0 where proposals differ less
    than chance would have it. None where the form has no variance to be a share of.
    """

    icc_1_1: float | None
    icc_2_1: float | None
    icc_3_1: float | None
    icc_1_k: float | None
    icc_2_k: float | None
    icc_3_k: float | None


def intraclass(ratings: Ratings) -> Intraclass | None:
    """The six forms, from mean squares. None where a score is missing, below 2 × 2, or where all scores are equal."""
    n, k = len(ratings.proposals), len(ratings.members)
    if n < 2 or k < 2 or not ratings.is_complete or np.ptp(ratings.value) == 0:
        return None
    deviation = ratings.value.reshape(n, k) - ratings.value.mean()
    whole = float((deviation**2).sum())
    proposals = k * float((deviation.mean(axis=1) ** 2).sum())
    members = n * float((deviation.mean(axis=0) ** 2).sum())
    squares = (proposals, members, whole - proposals - members)
    proposals, members, left = (one if one > ROUNDING * whole else 0.0 for one in squares)
    between, judges, error = proposals / (n - 1), members / (k - 1), left / ((n - 1) * (k - 1))
    within = (members + left) / (n * (k - 1))
    return Intraclass(
        icc_1_1=_share(between - within, between, (k - 1) * within),
        icc_2_1=_share(between - error, between, (k - 1) * error, k * (judges - error) / n),
        icc_3_1=_share(between - error, between, (k - 1) * error),
        icc_1_k=_share(between - within, between),
        icc_2_k=_share(between - error, between, (judges - error) / n),
        icc_3_k=_share(between - error, between),
    )


def icc_agreement(proposal: float, member: float, residual: float) -> float | None:
    """ICC(A,1), from 0 to 1: the share of a single score's variance that is about the proposal.

    Takes the three variances, each 0 or more. None where all are 0.
    """
    return _share(proposal, proposal, member, residual)


def generalizability(proposal: float, residual: float, readers: float) -> float | None:
    """G(k), from 0 to 1: how reliable the mean of `readers` scores is where all proposals have the same readers.

    Takes the variances, each 0 or more, and more than 0 readers. None where both variances are 0.
    """
    return _share(proposal, proposal, residual / readers)


def dependability(proposal: float, member: float, residual: float, readers: float) -> float | None:
    """Φ(k), from 0 to 1: how reliable the mean of `readers` scores is where each proposal has readers of its own.

    Takes the three variances, each 0 or more, and more than 0 readers. None where all variances are 0.
    """
    return _share(proposal, proposal, (member + residual) / readers)


def reliability(single: float, readers: float) -> float | None:
    """The reliability of the mean of `readers` scores where that of one is `single` (Spearman-Brown).

    `single` is at most 1, and `readers` more than 0, not necessarily whole. None where `single` is so far below 0 that
    no such mean can be (at or below −1 / (readers − 1)).
    """
    return _share(readers * single, 1, (readers - 1) * single)


def _share(part: float, *terms: float) -> float | None:
    """The part of the sum of these terms; None where that is not above 0, or so little that rounding alone made it."""
    whole = sum(terms)
    return part / whole if whole > ROUNDING * sum(map(abs, terms)) else None
