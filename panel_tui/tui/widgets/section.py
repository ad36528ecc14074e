"""A pane with one section: its sentences, its tables and its items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from panel_tui.files.text import clean
from panel_tui.report.sections import Block, Columns, Item, Section
from panel_tui.tui.paint import Span, cut_between, wrapped
from panel_tui.tui.widgets.columns import column_rows, titles_of
from panel_tui.tui.widgets.lines import Lines

WIDEST = 110
"""So many cells a line of words has at the most."""


class SectionPane(Lines):
    """It scrolls. Names and titles in it are anybody's, and are cleaned."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._before: Sequence[Span] = ()
        self._section: Section | None = None

    def show(self, before: Iterable[Span], section: Section | None) -> None:
        """Show a section, and what holds of it; None where it is not there yet."""
        self._before, self._section = list(before), section
        self.renew()

    def turn(self, lines: int) -> None:
        """Scroll."""
        self.scroll_relative(y=lines, animate=False, force=True)

    def lay_out(self, width: int) -> None:
        """Its title, what holds of it, and block by block what it tells."""
        blocks = self._section.blocks if self._section else ()
        if self._section:
            self.add([(f" {self._section.title}", "heading bold")])
        for words, look in self._before:
            self._say(words, look, width)
        tables = [_cleaned(block) for block in blocks if isinstance(block, Columns)]
        titles = max(map(titles_of, tables), default=0)
        was: Block | None = None
        for block in blocks:
            if not (isinstance(was, str) and was.endswith(":")):
                self.add([])
            if isinstance(block, Columns):
                for row in column_rows(tables.pop(0), width - 2, titles):
                    self.add([(" ", "muted"), *row])
            elif isinstance(block, Item):
                title = cut_between(f"{_clean(block.key)}  {_clean(block.title)}", width - 2)
                self.add([(f" {title}", "accent bold")])
                for sentence in block.sentences:
                    self._say(f" · {_clean(sentence)}", "foreground", width, 3)
            else:
                self._say(_clean(block), "foreground", width)
            was = block

    def _say(self, words: str, look: str, width: int, indent: int = 0) -> None:
        """Words in lines."""
        first = " " * (1 + len(words) - len(words.lstrip()))
        for line in wrapped(words, min(width - 1, WIDEST), first, f"{first}{' ' * (indent - 1)}"):
            self.add([(line, look)])


def _clean(text: str) -> str:
    return clean(text).replace("\n", " ")


def _cleaned(table: Columns) -> Columns:
    rows = tuple(tuple(map(_clean, row)) for row in table.rows)
    return Columns(tuple(map(_clean, table.header)), rows, table.last_figure, table.drawn)
