"""Mixed-integer linear programmes: which values of some columns are worth most, within rows of limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from panel_tui.faults import Fault, PanelError

ENOUGH = 0.05
"""The least time that a search is given, in seconds, so that one whose time has run out still finds something."""
INFEASIBLE = 2


class NotInTime(PanelError):
    """No solution was found within the time that was allowed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(Fault(f"No portfolio was found within {seconds:.3g} seconds", "Allow more time."))
        self.seconds = seconds

    def __reduce__(self) -> tuple[Any, ...]:
        return (NotInTime, (self.seconds,))


@dataclass(frozen=True)
class Row:
    """The sum of factor × column lies between `least` and `most`; None sets no such end."""

    columns: Sequence[int]
    factors: Sequence[float]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Linear:
    """Columns between `lower` and `upper`, the `whole` ones in whole numbers, whose `worth` is to be the most."""

    worth: Sequence[float]
    whole: Sequence[bool]
    lower: Sequence[float]
    upper: Sequence[float]
    rows: Sequence[Row] = field(default_factory=tuple)


@dataclass(frozen=True)
class Found:
    """The value of each column, what they are worth, and the most that any other values can be worth."""

    columns: Sequence[float]
    worth: float
    bound: float


def best(linear: Linear, seconds: float, gap: float) -> Found | None:
    """The best values within so many seconds, proven to within `gap` of their worth; None where the rows allow none.

    Whole columns are whole to the last digit; rows are kept as exactly as floating point does. HiGHS' presolve takes
    longer than it saves: of 10,000 proposals most are decided by the first relaxation.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not linear.worth:  # of which milp knows nothing
        return Found((), 0, 0) if all((row.least or 0) <= 0 <= (row.most or 0) for row in linear.rows) else None
    worth = np.asarray(linear.worth, float)
    result = milp(
        -worth,
        integrality=np.asarray(linear.whole, int),
        bounds=Bounds(np.asarray(linear.lower, float), np.asarray(linear.upper, float)),
        constraints=LinearConstraint(_matrix(linear), *_ends(linear)) if linear.rows else (),
        options={"time_limit": max(ENOUGH, seconds), "mip_rel_gap": gap, "presolve": False},
    )
    if result.status == INFEASIBLE:
        return None
    if result.x is None:
        raise NotInTime(seconds)
    columns = np.where(linear.whole, np.round(result.x), result.x)
    found, bound = float(columns @ worth), result.get("mip_dual_bound")
    return Found(columns.tolist(), found, found if bound is None else max(found, -float(bound)))


def _matrix(linear: Linear) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *(len(row.columns) for row in linear.rows)])
    columns = np.fromiter((column for row in linear.rows for column in row.columns), np.int64, ends[-1])
    factors = np.fromiter((factor for row in linear.rows for factor in row.factors), float, ends[-1])
    matrix = csr_array((factors, columns, ends), shape=(len(linear.rows), len(linear.worth)))
    matrix.sum_duplicates()  # of a proposal that needs itself, for one
    return matrix


def _ends(linear: Linear) -> tuple[Any, Any]:
    import numpy as np

    least = [-np.inf if row.least is None else row.least for row in linear.rows]
    return np.asarray(least, float), np.asarray(
        [np.inf if row.most is None else row.most for row in linear.rows], float
    )
