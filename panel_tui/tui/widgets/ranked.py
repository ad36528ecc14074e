"""The ranked list of each brief, with its line as a row between two rules, and the whole budget under it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from panel_tui.figures.line import Line
from panel_tui.figures.line import Row as Ranked
from panel_tui.recommend.lines import Ranking
from panel_tui.report.listing import COLUMNS, FIGURES, brief_words, cells, line_words, ties, whole_words
from panel_tui.tui.paint import Row, cut, fitted, wrapped
from panel_tui.tui.widgets.chooser import Chooser

WHY, RUNNING = len(COLUMNS) - 1, COLUMNS.index("Running")
TIGHT = 72
"""Below this width, the running sums are left out."""
BESIDE = 150
"""From this width on, why a proposal is where it is stands beside it; else under it."""
INKS = {"fund": "good", "reserve": "accent", "decline": "muted", "to decide": "warn bold"}


class RankedPane(Chooser):
    """A line a proposal."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._ranked: Ranking | None = None
        self._empty: Sequence[str] = ()

    def show(self, ranked: Ranking, empty: Sequence[str]) -> None:
        """Show a ranking; where `empty` says what is missing for one, that instead."""
        self._ranked, self._empty = ranked, empty
        self.choose_from([] if empty else list(ranked.rows))

    def lay_out_rows(self, width: int) -> None:
        """Brief by brief, then the whole."""
        for words in self._empty:
            self.say(words, width)
        if self._empty or self._ranked is None:
            return
        ranked = self._ranked
        shown = {row.reference: _cells(ranked, row) for line in ranked.lines.values() for row in line.rows}
        widths = _widths(list(shown.values()), width)
        for line in ranked.lines.values():
            self._brief(ranked, line, shown, widths, width)
        look = "bad bold" if ranked.whole.over else "foreground bold"
        for part in wrapped(whole_words(ranked), width - 2, " ", " "):
            self.add([(part, look)])

    def _brief(
        self, ranked: Ranking, line: Line, shown: dict[str, tuple[str, ...]], widths: list[int], width: int
    ) -> None:
        for part in wrapped(brief_words(ranked, line), width - 2, " ", " "):
            self.add([(part, "heading bold")])
        if not line.rows:
            self.add([(" No proposals.", "muted")])
            self.add([])
            return
        self.add([(" ", "muted"), *[(text, "muted") for text in _laid(COLUMNS, widths, _gap(width))]])
        for row in line.of("fund"):
            self.put(row.reference, _rows(row, shown[row.reference], widths, width))
        rule: Row = [(" " + "━" * (width - 2), "accent")]
        self.add(rule)
        for part in wrapped(line_words(line), width - 2, " ", " "):
            self.add([(part, "accent bold")])
        self.add(rule)
        for row in line.rows:
            if row.outcome != "fund":
                self.put(row.reference, _rows(row, shown[row.reference], widths, width))
        for tie in ties(ranked, line):
            for part in wrapped(f"{tie}.", width - 2, " ", " "):
                self.add([(part, "muted")])
        self.add([])


def _cells(ranked: Ranking, row: Ranked) -> tuple[str, ...]:
    found = cells(ranked, row)
    partial = "partial total; " if row.partial and "partial" not in row.reason else ""
    return (*found[:WHY], partial + found[WHY])


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is; 0 for the reasons, where they stand under their rows."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(COLUMNS, *rows, strict=True)]
    widths[1] = min(widths[1], 24)
    gap = _gap(width)
    if width < BESIDE:
        widths[WHY] = 0
    else:
        widths[WHY] = min(widths[WHY], max(30, width - 3 - sum(widths[:WHY]) - WHY * gap))
    if width < TIGHT:
        widths[RUNNING] = 0
    rest = sum(widths[:2] + widths[3:]) + sum(map(bool, widths)) * gap - gap
    widths[2] = max(8, min(widths[2], width - 3 - rest))
    return widths


def _gap(width: int) -> int:
    return 2 if width >= 90 else 1


def _laid(row: Sequence[str], widths: Sequence[int], gap: int) -> list[str]:
    found = []
    for number, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        if not wide:
            found.append("")
            continue
        shown = cut(cell, wide)
        blank = " " * (wide - cell_len(shown))
        found.append((blank + shown if number in FIGURES else shown + blank) + " " * gap)
    return found


def _rows(row: Ranked, shown: Sequence[str], widths: Sequence[int], width: int) -> list[Row]:
    ink = "muted" if row.outcome == "decline" and not row.undecided else "foreground"
    outcome = INKS[shown[WHY - 1]]
    looks = [ink] * (WHY - 1) + [outcome, "muted"]
    first: Row = list(zip(_laid(shown, widths, _gap(width)), looks, strict=False))
    if widths[WHY]:
        room = widths[WHY]
        lines = wrapped(shown[WHY], room)
        start = sum(cell_len(text) for text, _ in first[:WHY])
        first[WHY] = (fitted(lines[0], room), "muted")
        return [first, *[[(" " * start + line, "muted")] for line in lines[1:]]]
    if row.outcome == "fund" and not row.partial:
        return [first]  # the line says it already
    return [first, *[[(f"{'':{widths[0] + 2}}{line}", "muted")] for line in wrapped(shown[WHY], width - widths[0] - 5)]]
