"""What the scores of a criterion mean: one that is chosen, those that could be, and all of them on a page."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.call.exact import show_exact
from panel_tui.call.quick import QuickCriterion, QuickLevel
from panel_tui.tui.paint import Row, cut, width_of, wrapped
from panel_tui.tui.screens.page import Hanging

WORDS = 60
"""From this width on the evidence stands beside a level's label."""


def meaning(level: QuickLevel, width: int) -> Iterator[Row]:
    """What a score means, in general and in this brief, and the evidence that it wants."""
    number = f"{show_exact(level.score)} "
    indent = (" " * len(number), "muted")
    starts = [(number, "accent bold")]
    for line in wrapped(level.meaning or level.label, width - len(number)):
        yield [starts.pop() if starts else indent, (line, "foreground")]
    for words in _more(level):
        for line in wrapped(words, width - len(number)):
            yield [indent, (line, "muted")]


def in_short(level: QuickLevel, width: int) -> Iterator[Row]:
    """A score that could be chosen: its label, what it means in this brief and, on a wide pane, its evidence."""
    number = f"{show_exact(level.score)} "
    row: Row = [(number, "accent bold"), (cut(level.label, width - len(number)), "foreground")]
    if level.test and width >= WORDS:
        row += [("  ", "muted"), (cut(level.test, width - width_of(row) - 2), "muted")]
    if level.label or level.anchor:
        yield row
    for line in wrapped(level.anchor, width - len(number)) if level.anchor else ():
        yield [(" " * len(number), "muted"), (line, "muted")]


def level_rows(criterion: QuickCriterion) -> list[Row | Hanging | str]:
    """All levels of a criterion, best first, for a page; its guidance before them."""
    found: list[Row | Hanging | str] = [f"  {criterion.guidance}", ""] if criterion.guidance else []
    best_first = sorted(criterion.levels.values(), key=lambda one: one.score, reverse=criterion.best > criterion.worst)
    for level in best_first:
        number = (f"  {show_exact(level.score):<4}", "accent bold")
        indent = (" " * 6, "muted")
        heads = [words for words in (level.label, level.meaning) if words]
        found.append(Hanging(number, heads[0] if heads else "", "foreground bold"))
        found += [Hanging(indent, words) for words in (*heads[1:], *_more(level))]
        found.append("")
    if not criterion.levels:
        found += [f"  The rubric has no words for its scores. The scale runs {criterion.scale_words}.", ""]
    if criterion.floor is not None:
        found += [f"  The floor is {show_exact(criterion.floor)}.", ""]
    return found


def _more(level: QuickLevel) -> Iterator[str]:
    """What a level means in this brief, and its evidence, where there are words for it."""
    for name, words in (("In this brief", level.anchor), ("Evidence", level.test)):
        if words:
            yield f"{name}: {words}"
