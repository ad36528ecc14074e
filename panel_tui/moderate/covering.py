"""A proposal under cover: its criteria, and nothing of what others gave, until who presides has noted marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from panel_tui.moderate.rows import AgendaItem, Matrix, MatrixRow, Person, Square


def covered_item(item: AgendaItem) -> AgendaItem:
    """An item without what members' scores say of it."""
    return replace(item, flags=())


def covered(matrix: Matrix, marks: Mapping[str, Fraction]) -> Matrix:
    """The same proposal with scores, reasons, figures and statement covered; `marks` are those that are being noted, by
    criterion."""
    return replace(
        matrix,
        item=covered_item(matrix.item),
        rows=tuple(_covered(row, matrix.people, marks.get(row.criterion.id)) for row in matrix.rows),
        totals=tuple(None for _ in matrix.totals),
        totals_spread=None,
        totals_apart=False,
        total=None,
        statement=None,
        votes=(),
        advised=None,
        is_covered=True,
    )


def may_be_covered(matrix: Matrix) -> bool:
    """Whether covering it has a use: it is scored, not all of it is agreed, and no mark is noted on it."""
    return not matrix.item.unscored and not matrix.item.is_agreed and all(row.mark is None for row in matrix.rows)


def _covered(row: MatrixRow, people: tuple[Person, ...], mark: Fraction | None) -> MatrixRow:
    return MatrixRow(
        criterion=row.criterion,
        squares=tuple(Square(one.id, "recused" if one.interest == "hard" else "covered") for one in people),
        middle=None,
        spread=None,
        apart=False,
        crossed=False,
        agreed=None,
        reason="",
        departs=False,
        below=False,
        mark=mark,
    )
