"""When an agreed score needs a reason: one rule, for commands, tables and the screen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction
from statistics import median

from panel_tui.figures.rounding import show_number


def why_a_reason(
    score: Fraction, scores: Collection[Fraction], before: Fraction | None, below_floor: Callable[[Fraction], bool]
) -> str:
    """Why agreeing `score` needs a reason, in words; "" where it needs none.

    `scores` are the members' that count, `before` what was agreed before. It needs one where it is not their median,
    moves what was agreed, or lies on another side of the floor than one of them.
    """
    if not scores:
        return "nobody scored it"
    middle = median(scores)
    if score != middle:
        return f"the median is {show_number(middle)}"
    if before is not None and before != score:
        return f"{show_number(before)} was agreed before"
    if len({below_floor(one) for one in (score, *scores)}) == 2:
        return "members are on both sides of the floor"
    return ""
