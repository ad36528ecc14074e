"""Where one proposal stands: its place, its total, and the line of its brief. It is told only when all is agreed."""

from __future__ import annotations

from dataclasses import dataclass

from panel_tui.figures.line import Line, Row
from panel_tui.figures.totals import Official
from panel_tui.recommend.lines import Ranking


@dataclass(frozen=True)
class Whereabouts:
    """A proposal's place in its brief: `row` is its row, `settled` of `others` proposals of the brief are agreed on
    every criterion; the rest stand there with their members' medians."""

    title: str
    row: Row
    line: Line
    figures: Official
    settled: int
    others: int


def where_it_stands(ranking: Ranking, reference: str) -> Whereabouts | None:
    """Where a proposal stands; None until the panel has agreed all its criteria, so that no place sways a score."""
    if not _is_agreed(ranking.figures[reference]):
        return None
    brief = ranking.standing.proposal(reference).brief
    line = ranking.lines[brief]
    others = [row.reference for row in line.rows if row.reference != reference]
    return Whereabouts(
        title=ranking.standing.rubrics[brief].title,
        row=ranking.rows[reference],
        line=line,
        figures=ranking.figures[reference],
        settled=sum(_is_agreed(ranking.figures[one]) for one in others),
        others=len(others),
    )


def _is_agreed(figures: Official) -> bool:
    return all(one.how == "agreed" for one in figures.settled.values())
