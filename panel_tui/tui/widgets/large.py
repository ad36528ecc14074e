"""The criterion under discussion in large figures, to be read from the back of the room."""

from __future__ import annotations

from fractions import Fraction

from panel_tui.call.exact import show_exact
from panel_tui.figures.rounding import show_number
from panel_tui.moderate.rows import MatrixRow
from panel_tui.tui.paint import Row, cut, fitted
from panel_tui.tui.widgets.lines import Lines

FIGURES = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ".": (" ", " ", "▪"),
    "-": ("   ", "╺━╸", "   "),
    "–": ("   ", "╺━╸", "   "),
}
"""Each figure in three lines."""
LINES = 5
"""How many lines the pane takes."""
FIGURE = 12
"""The width of one figure's column."""

WORDS = 88
"""The most that the words at the left take: the figures stand beside them."""


def large(text: str) -> tuple[str, str, str]:
    """A figure in three lines."""

    def line(number: int) -> str:
        return " ".join(FIGURES.get(one, ("", one, ""))[number] for one in text)

    return line(0), line(1), line(2)


class Large(Lines):
    """The criterion at the left; its median and what is agreed, or the chair's mark, in large figures at the right."""

    def __init__(self) -> None:
        super().__init__("large")
        self._row: MatrixRow | None = None
        self._covered = False

    def show(self, row: MatrixRow, covered: bool) -> None:
        """Show a criterion; where the members' scores are covered, the chair's mark instead of them."""
        self._row, self._covered = row, covered
        self.renew()

    def lay_out(self, width: int) -> None:
        """Five lines: captions above the figures, and a line of space below them."""
        row = self._row
        if row is None:
            return
        figures = [("mark", row.mark)] if self._covered else [("median", row.middle), ("agreed", row.agreed)]
        room = min(WORDS, width - FIGURE * len(figures) - 2)
        words = self._words(row, room)
        columns = [(name, large(show_number(figure)), figure) for name, figure in figures]
        captions: Row = [(f"{name:>{FIGURE}}", "muted") for name, _, _ in columns]
        self.add([(f" {fitted('', room)} ", "muted"), *captions])
        for line in range(3):
            text, look = words[line]
            cells: Row = [(f"{glyphs[line]:>{FIGURE}}", _look(name, figure, row)) for name, glyphs, figure in columns]
            self.add([(f" {fitted(cut(text, room), room)} ", look), *cells])
        self.add([])

    def _words(self, row: MatrixRow, room: int) -> list[tuple[str, str]]:
        one = row.criterion
        floor = f"floor {show_exact(one.floor)}" if one.floor is not None else "no floor"
        apart = f" · scores {show_number(row.spread)} apart" if row.spread and not self._covered else ""
        level = one.levels.get(row.agreed) if row.agreed is not None else None
        words = ": ".join(part for part in (level.label, level.anchor or level.test) if part) if level else ""
        return [
            (one.title, "foreground bold"),
            (words or one.scale_words, "foreground"),
            (f"{floor}{apart}", "warn" if row.apart or row.crossed else "muted"),
        ]


def _look(name: str, figure: Fraction | None, row: MatrixRow) -> str:
    if figure is None:
        return "muted"
    if name == "median":
        return "foreground"
    return "bad bold" if row.below else "good bold"
