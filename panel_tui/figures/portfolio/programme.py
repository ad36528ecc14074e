"""Mixed-integer linear programmes: which values of some columns are worth most, within rows of limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

from panel_tui.faults import Fault, PanelError

ENOUGH = 0.05
"""The least time that a search is given, in seconds, so that one whose time has run out still finds something."""
INFEASIBLE = 2
LARGE = 2_000
"""From so many whole columns on the search begins with the undecided ones."""
UNDECIDED = 400
CLOSE = 1e-6
"""What floating point may be wrong by in what a large programme is worth."""


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
    """Columns between `lower` and `upper`, the `whole` ones in whole numbers, whose `worth` in all is to be the most."""

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

    Whole columns are whole to the last digit; rows are kept as exactly as floating point does.
    """
    matrix = _matrix(linear)
    if sum(linear.whole) < LARGE:
        return _search(linear, matrix, seconds, gap)
    return _best_of_many(linear, matrix, seconds, gap)


def _best_of_many(linear: Linear, matrix: Any, seconds: float, gap: float) -> Found | None:
    """The best values of a large programme, of which most are plain once any fraction of a column is allowed.

    That relaxed programme is solved at once; it says what each column would cost if it were otherwise. First only the
    columns that cost least are free. What that finds is often within the gap already; if not, only those columns are
    searched that cost less than could still be won.
    """
    import numpy as np

    end = monotonic() + seconds
    relaxed = _relaxed(linear, matrix, seconds)
    if relaxed is None:
        return None
    values, costs, bound = relaxed
    whole = np.asarray(linear.whole)
    plain = whole & (np.abs(values - np.round(values)) < CLOSE)
    dear = np.sort(costs[whole])[min(UNDECIDED, whole.sum() - 1)]
    first = _search(_settled(linear, values, plain & (costs > dear)), matrix, end - monotonic(), gap)
    if first is None:
        return _search(linear, matrix, end - monotonic(), gap)
    if bound - first.worth <= gap * abs(first.worth):
        return replace(first, bound=max(first.worth, bound))
    settled = plain & (costs > bound - first.worth + CLOSE)
    second = _search(_settled(linear, values, settled), matrix, end - monotonic(), gap)
    if second is None:
        return replace(first, bound=first.worth)
    return second if second.worth >= first.worth else replace(first, bound=max(first.worth, second.bound))


def _matrix(linear: Linear) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *(len(row.columns) for row in linear.rows)])
    columns = np.fromiter((column for row in linear.rows for column in row.columns), np.int64, ends[-1])
    factors = np.fromiter((factor for row in linear.rows for factor in row.factors), float, ends[-1])
    return csr_array((factors, columns, ends), shape=(len(linear.rows), len(linear.worth)))


def _search(linear: Linear, matrix: Any, seconds: float, gap: float) -> Found | None:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    worth = np.asarray(linear.worth, float)
    result = milp(
        -worth,
        integrality=np.asarray(linear.whole, int),
        bounds=Bounds(np.asarray(linear.lower, float), np.asarray(linear.upper, float)),
        constraints=LinearConstraint(matrix, *_ends(linear)) if linear.rows else (),
        options={"time_limit": max(ENOUGH, seconds), "mip_rel_gap": gap},
    )
    if result.status == INFEASIBLE:
        return None
    if result.x is None:
        raise NotInTime(seconds)
    columns = np.where(linear.whole, np.round(result.x), result.x)
    found, bound = float(columns @ worth), result.get("mip_dual_bound")
    return Found(columns.tolist(), found, found if bound is None else max(found, -float(bound)))


def _relaxed(linear: Linear, matrix: Any, seconds: float) -> tuple[Any, Any, float] | None:
    """With fractions allowed: the values, what each costs at least if it is another whole number, and the worth."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    least, most = _ends(linear)
    upward, downward = np.isfinite(most), np.isfinite(least)
    result = linprog(
        -np.asarray(linear.worth, float),
        A_ub=vstack([matrix[upward], -matrix[downward]]),
        b_ub=np.concatenate([most[upward], -least[downward]]),
        bounds=np.column_stack([linear.lower, linear.upper]),
        method="highs",
        options={"time_limit": max(ENOUGH, seconds)},
    )
    if result.status == INFEASIBLE:
        return None
    if result.status:
        raise NotInTime(seconds)
    return result.x, np.abs(result.lower.marginals + result.upper.marginals), -float(result.fun)


def _settled(linear: Linear, values: Any, settled: Any) -> Linear:
    """The programme in which some columns have the values that they were found to have."""
    import numpy as np

    lower = np.where(settled, np.round(values), linear.lower)
    return replace(linear, lower=lower, upper=np.where(settled, np.round(values), linear.upper))


def _ends(linear: Linear) -> tuple[Any, Any]:
    import numpy as np

    least = [-np.inf if row.least is None else row.least for row in linear.rows]
    return np.asarray(least, float), np.asarray([np.inf if row.most is None else row.most for row in linear.rows], float)
