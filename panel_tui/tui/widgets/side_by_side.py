"""A proposal's figures side by side: the cells of its line, and which of them a line of a given width has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from panel_tui.figures.line import Row as Ranked
from panel_tui.figures.rounding import show_place, show_total
from panel_tui.recommend.beside import Beside
from panel_tui.recommend.lines import Ranking
from panel_tui.report.how_sure import IN_BAND, show_calibrated, show_chance, show_expected, show_shift
from panel_tui.tui.paint import Row, Span, cut, cut_between

if TYPE_CHECKING:
    from panel_tui.recommend.uncertain import Uncertain

HEADS = {
    "place": "place",
    "reference": "proposal",
    "applicant": "applicant",
    "total": "total",
    "how": "",
    "mean": "mean",
    "median": "median",
    "calibrated": "calibrated",
    "shift": "",
    "expected": "exp. rank",
    "bar": "",
    "chance": "in money",
    "band": "",
    "told": "",
}
"""The columns in their order, and what stands over them. The bar has no cell: it is drawn to its width."""
FIGURES = ("total", "mean", "median", "calibrated", "expected", "chance")
"""The columns that stand at the right."""
ALWAYS = ("place", "reference", "total", "how", "calibrated", "shift", "expected", "bar")
IF_ROOM = (("chance",), ("mean", "median"), ("band",), ("applicant",))
"""What a line has beside, the first of these first, as long as the bar keeps its least width."""
LEAST_BAR, GOOD_BAR, MOST_BAR = 20, 40, 60
LEAST_APPLICANT, MOST_APPLICANT = 16, 40
LONGEST_REFERENCE = 16
WIDE = 90
"""From this width on columns stand two cells apart."""
METHODS = {"agreed": ("✔", "good"), "agreed, else median": ("◐", "accent"), "median": ("○", "muted")}
"""How a total was made, as a sign."""
PARTIAL = "*"
METHODS_TOLD = "✔ agreed · ◐ in part · ○ medians · * partial · ▲▼ places up, down calibrated"
IN_SHORT = "in the band"

Cells = Mapping[str, Span]
"""What stands in the columns of a line, by their names."""


def cells_of(ranked: Ranking, row: Ranked, one: Uncertain | None, side: Beside | None, is_reckoning: bool) -> Cells:
    """The cells of a proposal; what is still being reckoned is an ellipsis."""
    figures = ranked.figures[row.reference]
    is_banded = one is not None and one.in_band
    ink = "foreground" if row.place is not None else "muted"
    sign, look = METHODS.get(figures.method, ("", "muted"))
    return {
        "place": (show_place(row.place, bool(row.tied_with)), ink),
        "reference": (row.reference, ink),
        "applicant": (ranked.standing.proposals[row.reference].applicant, ink),
        "total": (show_total(row.total), ink),
        "how": (sign + (PARTIAL if row.partial else ""), look),
        "mean": (show_total(figures.mean), "muted"),
        "median": (show_total(figures.median), "muted"),
        "calibrated": ("…" if is_reckoning else show_calibrated(one), ink),
        "shift": (show_shift(side), "warn bold"),
        "expected": ("…" if is_reckoning else show_expected(one), ink),
        "chance": ("…" if is_reckoning else show_chance(one.chance_in_money if one else None), ink),
        "band": (IN_SHORT if is_banded else "", "warn"),
        "told": (IN_BAND if is_banded else "", "warn"),
    }


def gap_of(width: int) -> int:
    """How far columns stand apart."""
    return 2 if width >= WIDE else 1


def widths_for(rows: Collection[Cells], width: int) -> dict[str, int]:
    """How wide each column is in lines of `width` cells, of those for which there is room, in their order."""
    gap = gap_of(width)
    needs = {name: max(cell_len(one) for one in (head, *_texts(rows, name))) for name, head in HEADS.items()}
    wanted = needs["applicant"]
    # What will be wider when all is reckoned has its width from the start, so that nothing jumps.
    needs |= {"how": 2, "shift": max(2, needs["shift"]), "band": len(IN_SHORT), "told": len(IN_BAND)}
    needs |= {"applicant": LEAST_APPLICANT, "reference": min(needs["reference"], LONGEST_REFERENCE)}
    widths = {name: needs[name] for name in ALWAYS}
    room = width - sum(widths.values()) - gap * (len(widths) - 1)
    for names in IF_ROOM:
        takes = sum(needs[name] + gap for name in names)
        if room - takes >= LEAST_BAR:
            widths |= {name: needs[name] for name in names}
            room -= takes
    if "applicant" in widths:
        longer = needs["told"] - needs["band"]
        if room - longer >= LEAST_BAR:
            del widths["band"]
            widths["told"] = needs["told"]
            room -= longer
        more = max(0, min(room - GOOD_BAR, min(wanted, MOST_APPLICANT) - LEAST_APPLICANT))
        widths["applicant"] += more
        room -= more
    widths["bar"] = max(0, min(room, MOST_BAR))
    return {name: widths[name] for name in HEADS if name in widths}


def _texts(rows: Collection[Cells], name: str) -> Iterator[str]:
    return (row[name][0] for row in rows if name in row)


def laid(cells: Cells, widths: Mapping[str, int], gap: int, bar: Sequence[Span] = ()) -> Row:
    """The cells in their columns, and the bar in its own."""
    row: Row = []
    for name, wide in widths.items():
        if name == "bar":
            row += [*bar, (" " * gap, "muted")]
            continue
        text, look = cells[name]
        shown = cut_between(text, wide) if name == "applicant" else cut(text, wide)
        blank = " " * (wide - cell_len(shown))
        row.append(((blank + shown if name in FIGURES else shown + blank) + " " * gap, look))
    return row
