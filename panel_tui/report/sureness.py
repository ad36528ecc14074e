"""How sure a ranking is, in plain cells and sentences, as a terminal shows it: on a screen and in print the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from panel_tui.figures.line import Row
from panel_tui.figures.rounding import NONE, show_percent, show_total

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.recommend.uncertain import Uncertain

COLUMNS = (
    "Place",
    "Reference",
    "Total",
    "Mean",
    "Median",
    "Calibrated",
    "Expected",
    "Places 50%",
    "90%",
    "In money",
    "",
)
FIGURES = (0, 2, 3, 4, 5, 6, 7, 8, 9)
"""The columns that are figures."""
MODES: Mapping[Mode, str] = {
    "estimated": "Severity is estimated from these scores (REML)",
    "fixed": "Severity is fixed beforehand, as the Swiss National Science Foundation fixes it",
}
"""What each mode assumes."""
INFORMS = "Calibrated figures inform a discussion; the official score is the total."
IN_BAND = "cannot be told from the last in the money"
MISSING = "Calibrated figures need numpy and scipy. Run: pip install 'panel-tui[office]'."


def show_figure(figure: float | None, places: int = 1) -> str:
    """A calculated figure: "54.0"; a dash where there is none."""
    return show_total(None if figure is None else Fraction(figure), places)


def show_likely(places: tuple[int, int] | None) -> str:
    """Likely places: "2 to 5", "3"; a dash where there are none."""
    if places is None:
        return NONE
    low, high = places
    return f"{low}" if low == high else f"{low} to {high}"


def show_chance(chance: float | None) -> str:
    """A chance in whole per cent. What was drawn is never certain: "over 99%", "under 1%"."""
    if chance is None:
        return NONE
    if chance > 0.995:
        return "over 99%"
    return "under 1%" if chance < 0.005 else show_percent(Fraction(chance), 1)


def show_calibrated(one: Uncertain) -> str:
    """A calibrated score with its standard deviation: "70.3 ± 2.5"."""
    return f"{show_figure(one.calibrated)} ± {show_figure(one.calibrated_sd)}"


def cells(row: Row, mean: Fraction | None, median: Fraction | None, one: Uncertain | None) -> tuple[str, ...]:
    """A proposal's cells, one for each of `COLUMNS`."""
    official = (NONE if row.place is None else str(row.place), row.reference, show_total(row.total))
    plain = (show_total(mean), show_total(median))
    if one is None:
        return (*official, *plain, *[NONE] * 5, "")
    return (
        *official,
        *plain,
        show_calibrated(one),
        show_figure(one.expected_rank),
        show_likely(one.rank_50),
        show_likely(one.rank_90),
        show_chance(one.chance_in_money),
        "; ".join(notes(row, one)),
    )


def notes(row: Row, one: Uncertain) -> Iterator[str]:
    """What is to be marked of a proposal: another place by its calibrated score, and that it lies in the band."""
    if one.calibrated_place is not None and row.place is not None and one.calibrated_place != row.place:
        mark = "▲" if one.calibrated_place < row.place else "▼"
        yield f"{mark} place {one.calibrated_place} by calibrated score"
    if one.in_band:
        yield IN_BAND
