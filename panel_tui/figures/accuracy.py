"""Decision accuracy: how often a panel of this reliability picks the proposals that are truly the best.

True merit and the panel's score are taken to be normal together, correlated by the square root of the reliability; as
many proposals are truly among the best as are funded. Source: Bartoš & Martinková 2024, Selecting applicants based on
multiple ratings, doi:10.1111/bmsp.12343.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri, owens_t


@dataclass(frozen=True)
class Accuracy:
    """Shares from 0 to 1; None where there is nobody to be a share of."""

    funded_best: float | None
    """Of the funded, those truly among the best."""
    funded_other: float | None
    """Of the funded, those not."""
    unfunded_best: float | None
    """Of the unfunded, those truly among the best."""


def decision_accuracy(reliability: float, funded: float) -> Accuracy:
    """What to expect where the mean of a proposal's scores has this `reliability` and the share `funded` is funded.

    An estimated reliability below 0 counts as 0: then funding is a lottery, and as many of the funded are truly among
    the best as of all. At 1 there is no error. Where nobody or everybody is funded there is none either, and the shares
    of nobody are None. Raises ValueError for a reliability above 1 or a share outside 0 to 1.
    """
    if reliability > 1 or not 0 <= funded <= 1:
        raise ValueError(f"no reliability of {reliability} with a share of {funded}")
    if funded in (0, 1):
        return Accuracy(1.0, 0.0, None) if funded else Accuracy(None, None, 0.0)
    correlation = sqrt(max(reliability, 0.0))
    # Both thresholds are the same, so the chance of one above and the other below is twice Owen's T, on either side.
    mistaken = 2 * float(owens_t(float(ndtri(funded)), sqrt((1 - correlation) / (1 + correlation))))
    return Accuracy(1 - mistaken / funded, mistaken / funded, mistaken / (1 - funded))
