"""The facts on the panel in sentences, the same on a screen and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from panel_tui.figures.calibration import FEWEST_COMMON
from panel_tui.figures.drift import FEWEST_SCORES, Slope
from panel_tui.figures.rounding import show_count, show_number, show_rounded
from panel_tui.figures.shifts import Shifts
from panel_tui.moderate.gaps import Gaps
from panel_tui.moderate.panel_facts import Drift, ScaleFacts

SEVERITY = (
    "Severity is how far a member scores above (+, more generous) or below (-, stricter) colleagues on the same "
    f"proposals, pulled to nought where they read few. Below {FEWEST_COMMON} proposals in common there is no figure."
)


def drift_words(drift: Drift) -> Iterator[str]:
    """Drift with order and time, and of what is submitted first, a sentence each."""
    order, day, first = drift.by_order, drift.by_day, drift.first_read
    if order:
        yield f"With each further proposal that a member submits, totals become {_by(order)}"
    if day:
        yield f"With each day after the first submission, totals become {_by(day)}"
    if first:
        yield f"Beside their others, what members submitted first has totals that are {_by(first)}"
    none = [name for name, one in (("order", order), ("days", day), ("what was submitted first", first)) if one is None]
    if none:
        takes = (
            f"It takes {FEWEST_SCORES} totals that members submitted themselves, not all in one place or on one day."
        )
        yield f"No figure for {', '.join(none)}. {takes}"


def _by(one: Slope) -> str:
    way = "stricter" if one.points < 0 else "more generous"
    sure = "more than chance does" if one.is_clear else "no more than chance does"
    points = f"{show_rounded(abs(one.points), 2)} points {way}"
    return f"{points} (standard error {show_rounded(one.error, 2)}, {show_count(one.n, 'total')}): {sure}."


def scale_words(scale: ScaleFacts) -> str:
    """Which scale it is: "Scale 0 to 5, 7 criteria"; "Scale 1 (best) to 9" where it runs down."""
    low, high = sorted((scale.worst, scale.best))
    best = " (best)" if scale.best < scale.worst else ""
    criteria = show_count(len(scale.criteria), "criterion", "criteria")
    return f"Scale {show_number(low)}{best} to {show_number(high)}, {criteria}"


def shift_words(one: Shifts) -> str:
    """What became of the panel's first scores."""
    if not one.n:
        return "There are no first scores yet."
    if one.mean is None:
        return f"0 of {show_count(one.n, 'score')} changed since first submitted."
    moved = show_rounded(float(one.mean), 2, sign=True)
    return (
        f"{one.changed:,} of {show_count(one.n, 'score')} changed since first submitted, by {moved} points on average "
        f"(+ is more generous): {one.towards:,} towards the median of the colleagues' first scores, {one.away:,} away."
    )


def gap_words(gaps: Iterable[Gaps]) -> str:
    """How much of what was asked for is missing, and how much came without a reason."""
    several = list(gaps)
    cells, missing = sum(one.cells for one in several), sum(one.missing for one in several)
    scores, bare = sum(one.scores for one in several), sum(one.reasonless for one in several)
    asked = f"{missing:,} of {show_count(cells, 'score')} asked for are missing" if cells else "Nothing is assigned"
    came = f"{bare:,} of {show_count(scores, 'score')} came without a comment to the panel on that criterion"
    return f"{asked}; {came}."
