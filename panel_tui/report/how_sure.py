"""How sure an order is, in words and short figures: on a screen and in print the same."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from panel_tui.figures.line import Line, Row
from panel_tui.figures.rounding import NONE, half_up, show_count, show_money, show_total
from panel_tui.recommend.beside import Beside
from panel_tui.recommend.lines import Ranking

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.recommend.uncertain import Uncertain

MODES: Mapping[Mode, str] = {
    "estimated": "Severity estimated from these scores (REML)",
    "fixed": "Severity fixed at half a point of 6 (one of 9), as the SNSF does",
}
"""What each mode assumes of severity."""
INFORMS = "Calibrated figures inform a discussion; the official score is the total."
IN_BAND = "cannot be told from the last in the money"
METHODS = {
    "agreed": "agreed",
    "agreed, else median": "agreed in part, else members' medians",
    "median": "members' medians",
}
"""How a total was made, by its method."""


def show_calibrated(one: Uncertain | None) -> str:
    """A calibrated score with its standard deviation: "70.3 ± 2.5"."""
    return NONE if one is None else f"{_shown(one.calibrated)} ± {_shown(one.calibrated_sd)}"


def show_expected(one: Uncertain | None) -> str:
    """An expected rank: "1.4"."""
    return NONE if one is None or one.expected_rank is None else _shown(one.expected_rank)


def show_chance(chance: float | None) -> str:
    """A chance in per cent; what is nearly sure and what is nearly impossible are not shown as if they were."""
    if chance is None:
        return NONE
    whole = half_up(Fraction(chance) * 100)
    if whole in (0, 100) and chance not in (0.0, 1.0):
        return "<1%" if whole == 0 else ">99%"
    return f"{whole:f}%"


def show_shift(side: Beside | None) -> str:
    """How far the place by calibrated score is from the official one: "▲2" two places higher, "▼1" one lower."""
    if side is None or side.shift == 0:
        return ""
    return f"▲{side.shift}" if side.shift > 0 else f"▼{-side.shift}"


def money_words(line: Line) -> str:
    """What a brief's proposals ask for together, and how many of them are in the money."""
    asked = show_money(sum(row.ask for row in line.rows))
    ask = "asks" if len(line.rows) == 1 else "ask"
    return f"{show_count(len(line.rows), 'proposal')} {ask} {asked}; {len(line.of('fund'))} in the money"


def place_words(ranked: Ranking, row: Row, one: Uncertain | None, side: Beside | None) -> str:
    """All that holds of one proposal, as a sentence or two; as much of it as is known."""
    if row.place is not None:
        return f"{'; '.join((_placed(ranked, row), *_calibrated(one, side)))}{_in_money(one)}."
    figures = [f"a total of {_total(ranked, row)}"] if row.total is not None else []
    figures += [f"calibrated {show_calibrated(one)}"] if one else []
    return " ".join(
        [f"{row.reference} has no place: {row.reason}.", *([f"It has {'; '.join(figures)}."] if figures else [])]
    )


def _placed(ranked: Ranking, row: Row) -> str:
    line = ranked.lines[ranked.standing.proposals[row.reference].brief]
    placed = sum(other.place is not None for other in line.rows)
    shared = f"shares place {row.place} of {placed} with {', '.join(row.tied_with)}"
    has = shared if row.tied_with else f"has place {row.place} of {placed}"
    where = "across the line" if row.undecided else "in the money" if row.outcome == "fund" else "below the line"
    return f"{row.reference} {has} by its total of {_total(ranked, row)}, {where}"


def _total(ranked: Ranking, row: Row) -> str:
    partial = ", partial" if row.partial else ""
    return f"{show_total(row.total)} ({METHODS[ranked.figures[row.reference].method]}{partial})"


def _calibrated(one: Uncertain | None, side: Beside | None) -> list[str]:
    if one is None:
        return []
    words = [f"calibrated {show_calibrated(one)}"]
    if side is not None and side.shift:
        way = "higher" if side.shift > 0 else "lower"
        words[0] += f", which would put it {show_count(abs(side.shift), 'place')} {way}"
    if one.expected_rank is not None:
        words.append(f"expected rank {show_expected(one)}")
    if one.rank_50 is not None and one.rank_90 is not None:
        middle = "" if one.rank_50 == one.rank_90 else f" (the middle half: {show_span(one.rank_50)})"
        parts = " among those that share its readers" if side is not None and side.funded is None else ""
        places = "place" if one.rank_90[0] == one.rank_90[1] else "places"
        words.append(f"plausible {places} {show_span(one.rank_90)}{middle}{parts}")
    return words


def _in_money(one: Uncertain | None) -> str:
    if one is None or one.chance_in_money is None:
        return ""
    shown = show_chance(one.chance_in_money).removesuffix("%")
    many = {
        "0": "none of the plausible orders",
        "100": "every plausible order",
        "<1": "fewer than 1 of 100 plausible orders",
        ">99": "more than 99 of 100 plausible orders",
    }.get(shown, f"{shown} of 100 plausible orders")
    band = ": it cannot be told apart from the last one in the money" if one.in_band else ""
    return f"; the money reaches it in {many}{band}"


def show_span(places: tuple[int, int] | None) -> str:
    """Likely places: "2 to 5", "3"; a dash where there are none."""
    if places is None:
        return NONE
    low, high = places
    return f"{low}" if low == high else f"{low} to {high}"


def _shown(figure: float) -> str:
    return show_total(Fraction(figure))
