"""A page over the screen: something to read, and a key to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.steps import STEPS
from panel_tui.tui.paint import Row, Span, wrapped
from panel_tui.tui.screens.over import Over
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.lines import Lines


class Hanging(NamedTuple):
    """A span at the left, and words that are wrapped beside it."""

    left: Span
    words: str
    look: str = "foreground"

    def rows(self, width: int) -> list[Row]:
        """The rows in `width` cells."""
        indent = cell_len(self.left[0])
        lines = wrapped(self.words, max(10, width - indent - 1))
        starts = [self.left, *[(" " * indent, "muted")] * (len(lines) - 1)]
        return [[start, (line, self.look)] for start, line in zip(starts, lines, strict=True)]


class Sheet(Lines):
    """Prepared rows, or words that are wrapped to the width."""

    def __init__(self, rows: Sequence[Row | Hanging | str]) -> None:
        super().__init__("sheet")
        self._content = rows

    def show(self, rows: Sequence[Row | Hanging | str]) -> None:
        """Show these rows instead."""
        self._content = rows
        self.renew()

    def lay_out(self, width: int) -> None:
        """The rows as they are; words wrapped, under their indent."""
        for row in self._fitted_to(width):
            self.add(row)

    def height_for(self, width: int) -> int:
        """How many lines it has in `width` cells."""
        return len(list(self._fitted_to(width)))

    def _fitted_to(self, width: int) -> Iterator[Row]:
        for one in self._content:
            if isinstance(one, str):
                indent = " " * (len(one) - len(one.lstrip()))
                for line in wrapped(one, width - 1, indent, indent):
                    yield [(line, "foreground")]
            elif isinstance(one, Hanging):
                yield from one.rows(width)
            else:
                yield one

    def turn(self, lines: int) -> None:
        """Scroll."""
        self.scroll_relative(y=lines, animate=False, force=True)


class Close(Command["Page"]):
    """Closes the page."""

    keys, show, label = "escape,enter,q", "esc", "close"
    help = "Close this page"
    where = footer = "page"
    palette = False

    def run(self, screen: Page, key: str) -> None:
        """Close it."""
        screen.close()


class Turn(Command["Page"]):
    """Scrolls."""

    keys, show, label = "up,down,pageup,pagedown,space", "↑↓", "scroll"
    help = "Scroll"
    where = footer = "page"
    palette = False

    def can(self, screen: Page) -> bool:
        """Whether there is more than is seen."""
        return screen.scrolls

    def run(self, screen: Page, key: str) -> None:
        """Scroll."""
        screen.sheet.turn(STEPS[key])


PAGE_COMMANDS: tuple[Command[Any], ...] = (Close(), Turn(), HELP, THEME, LEAVE, HOW_TO_LEAVE)


class Page(Over):
    """A page with a title. `then` is called when it is closed."""

    COMMANDS_HERE = PAGE_COMMANDS
    TITLE_LOOK: ClassVar[str] = "accent"

    def __init__(self, title: str, rows: Sequence[Row | Hanging | str], then: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.place = "page"
        self._title = title
        self.sheet = Sheet(rows)
        self.scrolls = False
        """Whether there is more than is seen: known here, and not from a widget that is laid out a turn later."""
        self._then = then

    def compose(self) -> ComposeResult:
        """A framed sheet over a footer."""
        self._frame = Vertical(self.sheet, id="frame")
        self._frame.border_title = Content(self._title)
        yield self._frame
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_hints()

    def fit(self) -> None:
        """As high as its words, on a screen that has more room than they need."""
        super().fit()
        width, height = self.app.size
        inside = width - (5 if self.is_narrow else 17)  # margin, border, padding, scrollbar
        most, wanted = height - (1 if self.is_narrow else 3), self.sheet.height_for(inside) + 2
        self._frame.styles.height = min(most, wanted)
        self.scrolls = wanted > most

    def retitle(self, title: str) -> None:
        """Give it another title."""
        self._title = title
        self._frame.border_title = Content(title)

    def show(self, rows: Sequence[Row | Hanging | str]) -> None:
        """Show these rows instead."""
        self.sheet.show(rows)
        if self.is_mounted:
            self.fit()
            self.settle()
            self.show_hints()

    def close(self) -> None:
        """Close it, and go on."""
        self.app.pop_screen()
        if self._then:
            self._then()
