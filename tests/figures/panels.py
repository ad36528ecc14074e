"""Panels with a known truth, and panels that others have published, for tests and proofs of the statistical figures."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from panel_tui.figures.ratings import Floats, Ints, Ratings, make_ratings

DATA = Path(__file__).parents[2].parent / "shared" / "data"
published = pytest.mark.skipif(not DATA.exists(), reason="the published panels are not here")


@dataclass(frozen=True, eq=False)
class Truth:
    """A made-up panel: what every score was made of, and the scores."""

    ratings: Ratings
    merit: Floats
    severity: Floats


def ratings_of(proposal: Ints, member: Ints, value: Floats, worst: float = 0.0, best: float = 100.0) -> Ratings:
    """Ratings of scores in any order; proposals and members are named by their numbers."""
    order = np.lexsort((member, proposal))
    proposals, rows = np.unique(proposal[order], return_inverse=True)
    members, columns = np.unique(member[order], return_inverse=True)
    return Ratings(
        tuple(f"P{one:05}" for one in proposals),
        tuple(f"m{one:05}" for one in members),
        rows,
        columns,
        value[order],
        worst,
        best,
    )


def panel(
    proposals: int, each: int, members: int, seed: int = 0, variances: tuple[float, float, float] = (80, 30, 60)
) -> Truth:
    """Each proposal is scored by so many of the members, drawn anew: μ = 50 and these variances of P, A and ε."""
    random = np.random.default_rng(seed)
    of_proposal, of_member, rest = np.sqrt(variances)
    merit, severity = random.normal(0, of_proposal, proposals), random.normal(0, of_member, members)
    rows = np.repeat(np.arange(proposals), each)
    readers = np.concatenate([random.choice(members, each, replace=False) for _ in range(proposals)])
    value = 50 + merit[rows] + severity[readers] + random.normal(0, rest, proposals * each)
    return Truth(ratings_of(rows, readers, value), 50 + merit, severity[np.unique(readers)])


def snsf(name: str) -> Ratings:
    """One of the SNSF's mock panels: 15 proposals × 5 members, 1 to 6, 6 the best."""
    rows = [row for row in _rows("panels/snsf-mock.csv") if row["panel"] == name]
    return make_ratings({(row["proposal"], row["assessor"]): float(row["num_grade"]) for row in rows}, 1, 6)


def snsf_expected_ranks() -> dict[str, float]:
    """The expected ranks of panel p1 under the SNSF's model, by proposal, as their sampling converged on them."""
    return {row["id"]: float(row["er"]) for row in _rows("panels/snsf-mock-p1-expected-rank.csv")}


def dyestuff(name: str) -> Ratings:
    """Yields of dyestuff by batch, as if one member had measured them all several times over."""
    rows = _rows(f"{name}.csv")
    batches = sorted({row["Batch"] for row in rows})
    return ratings_of(
        np.array([batches.index(row["Batch"]) for row in rows]),
        np.zeros(len(rows), dtype=np.intp),
        np.array([float(row["Yield"]) for row in rows]),
    )


def each_score(ratings: Ratings, change: Callable[[Floats], Floats]) -> Ratings:
    """The same ratings with other values."""
    return Ratings(
        ratings.proposals, ratings.members, ratings.proposal, ratings.member, change(ratings.value),
        ratings.worst, ratings.best,
    )  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
