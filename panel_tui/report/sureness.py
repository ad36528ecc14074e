"""How sure the order of a brief is, as a table in print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from panel_tui.figures.rounding import NONE, show_place, show_total
from panel_tui.report.how_sure import IN_BAND, show_calibrated, show_chance, show_expected, show_shift, show_span

if TYPE_CHECKING:
    from panel_tui.figures.line import Row
    from panel_tui.figures.totals import Official
    from panel_tui.recommend.beside import Beside
    from panel_tui.recommend.uncertain import Uncertain

COLUMNS = (
    *("Place", "Reference", "Total", "Mean", "Median", "Calibrated"),
    *("Expected", "Places 50%", "90%", "In money", "Note"),
)
FIGURES = (0, 2, 3, 4, 5, 6, 7, 8, 9)
"""The columns that are figures."""


def cells(row: Row, figures: Official, one: Uncertain | None, side: Beside | None) -> tuple[str, ...]:
    """A proposal's cells, one for each of `COLUMNS`."""
    return (
        show_place(row.place, bool(row.tied_with)),
        row.reference,
        show_total(row.total),
        show_total(figures.mean),
        show_total(figures.median),
        show_calibrated(one),
        show_expected(one),
        show_span(one.rank_50 if one else None),
        show_span(one.rank_90 if one else None),
        show_chance(one.chance_in_money) if one else NONE,
        "; ".join(_notes(one, side)),
    )


def _notes(one: Uncertain | None, side: Beside | None) -> Iterator[str]:
    """What is to be marked of a proposal: another place by its calibrated score, and that it lies in the band."""
    if side is not None and side.shift:
        yield f"{show_shift(side)}: place {side.by_calibrated} by calibrated score"
    if one is not None and one.in_band:
        yield IN_BAND
