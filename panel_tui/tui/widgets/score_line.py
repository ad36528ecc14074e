"""A score as a row of points: ` 0  1  2 │[3] 4  5   Adequate`, with a fence at the floor."""

from __future__ import annotations

from fractions import Fraction

from panel_tui.assess.desk_rows import Answer
from panel_tui.call.exact import show_exact
from panel_tui.call.quick import QuickCriterion
from panel_tui.tui.paint import Row, cropped, width_of

FENCE = "│"
STATES = {"not_applicable": "not applicable", "abstained": "abstained"}


def score_line(criterion: QuickCriterion, answer: Answer, width: int, typing: str | None = None) -> list[Row]:
    """The points of the scale with the chosen one in brackets, and its label: on a row of its own where both do not
    fit into `width` cells. `typing` is what is being typed."""
    points = _points(criterion, answer, typing)
    words = label(criterion, answer) if typing is None else []
    gap = " " if answer.state in STATES else "  "  # their words are long
    if width_of(points) + len(gap) + width_of(words) <= width:
        return [[*points, (gap, "muted"), *words]] if words else [points]
    return [cropped(points, width), cropped(words, width)] if words else [cropped(points, width)]


def _points(criterion: QuickCriterion, answer: Answer, typing: str | None) -> Row:
    if typing is not None:
        return [(f"[{typing}▏]", "ink bold on accent"), (f"  {criterion.scale_words}; enter takes it", "muted")]
    if not criterion.by_key:
        return _typed(criterion, answer)
    row: Row = []
    before: Fraction | None = None
    for point in criterion.points:
        if _fenced(criterion, before, point):
            row.append((FENCE, "bad"))
        row.append(_point(criterion, point, answer.score == point))
        before = point
    return row


def label(criterion: QuickCriterion, answer: Answer) -> Row:
    """What the score means in a word, or why there is none."""
    if answer.state in STATES:
        return [(STATES[answer.state], "foreground bold")]
    if answer.score is None:
        return [("not scored", "muted italic")]
    level = criterion.levels.get(answer.score)
    return [(level.label, "foreground bold")] if level else []


def point_at(criterion: QuickCriterion, x: int) -> Fraction | None:
    """The point that stands in cell `x` of the line."""
    start = 0
    before: Fraction | None = None
    for point in criterion.points:
        start += _fenced(criterion, before, point)
        end = start + len(show_exact(point)) + 2
        if start <= x < end:
            return point
        start, before = end, point
    return None


def floor_words(criterion: QuickCriterion) -> str:
    """Weight and floor in short: "×15 floor 3"."""
    weight = f"×{show_exact(criterion.weight)}" if criterion.weight is not None else ""
    floor = f"floor {show_exact(criterion.floor)}" if criterion.floor is not None else ""
    return " ".join(part for part in (weight, floor) if part)


def _fenced(criterion: QuickCriterion, before: Fraction | None, point: Fraction) -> bool:
    """Whether the floor lies between two points."""
    return before is not None and criterion.below_floor(before) != criterion.below_floor(point)


def _point(criterion: QuickCriterion, point: Fraction, chosen: bool) -> tuple[str, str]:
    text = show_exact(point)
    if chosen:
        return f"[{text}]", "ink bold on bad-fill" if criterion.below_floor(point) else "ink bold on accent"
    return f" {text} ", "muted" if criterion.below_floor(point) else "foreground"


def _typed(criterion: QuickCriterion, answer: Answer) -> Row:
    if answer.score is None:
        return [("[ ]", "muted"), (f" {criterion.scale_words}", "muted")]
    fill = "bad-fill" if criterion.below_floor(answer.score) else "accent"
    return [
        (f"[{show_exact(answer.score)}]", f"ink bold on {fill}"),
        (f" of {criterion.scale_words}", "muted"),
    ]
