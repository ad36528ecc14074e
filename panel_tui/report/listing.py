"""The ranked list in plain cells and sentences, as a terminal shows it: on a screen and in print the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from panel_tui.figures.line import Line, Row
from panel_tui.figures.rounding import show_money, show_place, show_total
from panel_tui.recommend.lines import Ranking
from panel_tui.report.labels import STEPS

COLUMNS = ("Place", "Reference", "Applicant", "Total", "Ask", "Running", "Outcome", "Why")
FIGURES = (0, 3, 4, 5)
"""The columns that are figures."""


def brief_words(ranked: Ranking, line: Line) -> str:
    """What stands over a brief's list: its title and its envelope."""
    return f"{line.brief}  {ranked.standing.rubrics[line.brief].title}: envelope {show_money(line.envelope)}"


def cells(ranked: Ranking, row: Row, partial: str = "") -> tuple[str, ...]:
    """A proposal's cells, one for each of `COLUMNS`; `partial` marks a total to which criteria are missing."""
    return (
        show_place(row.place, bool(row.tied_with)),
        row.reference,
        ranked.standing.proposals[row.reference].applicant,
        show_total(row.total) + (partial if row.partial else ""),
        show_money(row.ask),
        "" if row.running is None else show_money(row.running),
        "to decide" if row.undecided else row.outcome,
        row.reason,
    )


def line_words(line: Line) -> str:
    """What the line comes to."""
    left = show_money(line.left)
    return f"Funding line: {show_money(line.allocated)} of {show_money(line.envelope)} allocated, {left} left"


def whole_words(ranked: Ranking) -> str:
    """What all lines together come to, against the whole budget."""
    whole = ranked.whole
    rest = f"over by {show_money(-whole.left)}" if whole.over else f"{show_money(whole.left)} left"
    return f"Whole budget: {show_money(whole.allocated)} of {show_money(whole.budget)} allocated, {rest}"


def unusual(ranked: Ranking, line: Line) -> Iterator[str]:
    """What is unusual about proposals, a sentence each."""
    for row in line.rows:
        if words := ranked.unusual(row.reference):
            yield f"Unusual: {row.reference} {words}."


def ties(ranked: Ranking, line: Line) -> Iterator[str]:
    """How equal totals were set in order, a sentence each."""
    for upper, lower in pairwise(row for row in line.rows if row.place is not None):
        if upper.total == lower.total and upper.place != lower.place and lower.decided_by:
            of = ranked.standing.rubrics[line.brief].by_id
            step = f"the higher score on {of[lower.criterion].title}" if lower.criterion else STEPS[lower.decided_by]
            yield f"Tie: {upper.reference} stands before {lower.reference} by {step}"
