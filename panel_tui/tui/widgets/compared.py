"""Each brief's order by several figures side by side, with likely places as bars, and what to beware of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from panel_tui.figures.line import Row as Ranked
from panel_tui.recommend.beside import Beside, By, beside, listed_by
from panel_tui.recommend.lines import Ranking
from panel_tui.report.how_sure import money_words
from panel_tui.report.listing import brief_words, ties
from panel_tui.tui.paint import Row, width_of, wrapped
from panel_tui.tui.widgets.chooser import Chooser
from panel_tui.tui.widgets.likely import SIGNS, axis, bar
from panel_tui.tui.widgets.side_by_side import HEADS, METHODS_TOLD, Cells, cells_of, gap_of, laid, widths_for

if TYPE_CHECKING:
    from panel_tui.recommend.uncertain import Certainty, Uncertain

BESIDE = 40
"""Where so many cells are left of a line, why a proposal has no place stands in it; else under it."""


class ComparedPane(Chooser):
    """A line a proposal."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.is_active = True
        self.sides: Mapping[str, Beside] = {}
        """Both places of each proposal, as far as they are known."""
        self._ranked: Ranking | None = None
        self._certain: Certainty | None = None
        self._briefs: dict[str, list[Ranked]] = {}
        self._cells: dict[str, Cells] = {}
        self._notes: Mapping[str, Sequence[str]] = {}
        self._widths: dict[str, int] = {}
        self._laid: dict[str, list[Row]] = {}
        self._laid_for = 0

    def show(
        self, ranked: Ranking, certain: Certainty | None, notes: Mapping[str, Sequence[str]], by: By, is_reckoning: bool
    ) -> None:
        """Show a ranking, with how sure it is as soon as that is known. `notes` are by brief, and stand under it."""
        self._ranked, self._certain, self._notes, self._laid_for = ranked, certain, notes, 0
        self.sides = beside(ranked, certain)
        self._briefs = {brief: listed_by(line, by, certain, self.sides) for brief, line in ranked.lines.items()}
        self._cells = {
            reference: cells_of(ranked, row, self.figures(reference), self.sides.get(reference), is_reckoning)
            for reference, row in ranked.rows.items()
        }
        self.choose_from([row.reference for rows in self._briefs.values() for row in rows])

    def figures(self, reference: str) -> Uncertain | None:
        """The calibrated figures of a proposal, as far as they are known."""
        return self._certain.proposals.get(reference) if self._certain else None

    def lay_out_rows(self, width: int) -> None:
        """What the signs mean, then brief by brief."""
        if self._ranked is None:
            return
        if not self._cells:
            for words in ("There is no proposal in this call yet.", "The office adds them: panel-tui add."):
                self.say(words, width)
            return
        if self._laid_for != width:  # not at every step of the cursor
            self._widths, self._laid_for = widths_for(self._cells.values(), width - 1), width
            self._laid = {reference: self._line(row, width) for reference, row in self._ranked.rows.items()}
        for words in (METHODS_TOLD, SIGNS):
            for part in wrapped(words, width - 1, " ", " "):
                self.add([(part, "muted")])
        for brief, rows in self._briefs.items():
            self._brief(self._ranked, brief, rows, width)

    def _brief(self, ranked: Ranking, brief: str, rows: list[Ranked], width: int) -> None:
        line = ranked.lines[brief]
        self.add([])
        words = f"{brief_words(ranked, line)}; {money_words(line)}" if rows else brief_words(ranked, line)
        for part in wrapped(words, width - 1, " ", " "):
            self.add([(part, "heading bold")])
        if not rows:
            self.add([(" No proposals.", "muted")])
        else:
            heads: Cells = {name: (head, "muted") for name, head in HEADS.items()}
            sides = [self.sides[row.reference] for row in rows if row.reference in self.sides]
            over: Row = [(axis(self._widths["bar"], sides), "muted")]
            self.add([(" ", "muted"), *laid(heads, self._widths, gap_of(width), over)])
        for row in rows:
            self.put(row.reference, self._laid[row.reference])
        for note in (*self._notes.get(brief, ()), *(f"{tie}." for tie in ties(ranked, line))):
            for number, part in enumerate(wrapped(note, width - 4)):
                self.add([("   " if number else " · ", "accent"), (part, "foreground")])

    def _line(self, row: Ranked, width: int) -> list[Row]:
        """A proposal's line; where it has no place, why not instead of the bar."""
        cells, widths, gap = self._cells[row.reference], self._widths, gap_of(width)
        if row.place is not None:
            return [laid(cells, widths, gap, self._bar(row.reference, widths["bar"]))]
        names = list(widths)
        first = laid(cells, {name: widths[name] for name in names[: names.index("bar")]}, gap)
        taken = width_of(first)
        if width - taken - 2 >= BESIDE:
            why = wrapped(row.reason, width - taken - 2)
            return [[*first, (why[0], "muted")], *[[(" " * taken + part, "muted")] for part in why[1:]]]
        indent = " " * (widths["place"] + gap)
        return [first, *[[(part, "muted")] for part in wrapped(row.reason, width - 2, indent, indent)]]

    def _bar(self, reference: str, width: int) -> Row:
        side, one = self.sides.get(reference), self.figures(reference)
        if side is None:
            return [(" " * width, "muted")]
        return bar(width, side, one.rank_50 if one else None, one.rank_90 if one else None)
