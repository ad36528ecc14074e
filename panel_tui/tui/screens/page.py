"""A page over the screen: something to read, and a key to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from panel_tui.tui.command import Command, bindings
from panel_tui.tui.commands.everywhere import LEAVE, THEME
from panel_tui.tui.paint import Row, wrapped
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.lines import Lines


class Sheet(Lines):
    """Prepared rows, or words that are wrapped to the width."""

    def __init__(self, rows: Sequence[Row | str]) -> None:
        super().__init__("sheet")
        self._content = rows

    def lay_out(self, width: int) -> None:
        """The rows as they are; words wrapped, under their indent."""
        for one in self._content:
            if isinstance(one, str):
                indent = " " * (len(one) - len(one.lstrip()))
                for line in wrapped(one, width - 1, indent, indent):
                    self.add([(line, "foreground")])
            else:
                self.add(one)

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
    where = "page"
    palette = False
    STEPS: ClassVar[dict[str, int]] = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "space": 10}

    def run(self, screen: Page, key: str) -> None:
        """Scroll."""
        screen.sheet.turn(self.STEPS[key])


PAGE_COMMANDS: tuple[Command[Any], ...] = (Close(), Turn(), THEME, LEAVE)


class Page(CommandScreen):
    """A page with a title. `then` is called when it is closed."""

    COMMANDS_HERE = PAGE_COMMANDS
    BINDINGS = bindings(PAGE_COMMANDS)
    TITLE_LOOK: ClassVar[str] = "accent"

    def __init__(self, title: str, rows: Sequence[Row | str], then: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.place = "page"
        self._title = title
        self.sheet = Sheet(rows)
        self._then = then

    @property
    def is_modal(self) -> bool:
        """Whether the screen below gets no keys."""
        return True

    def compose(self) -> ComposeResult:
        """A framed sheet over a footer."""
        with Vertical(id="frame") as frame:
            frame.border_title = Content(self._title)
            yield self.sheet
        yield Bar("footer")
        self.fit()

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_hints()

    def close(self) -> None:
        """Close it, and go on."""
        self.app.pop_screen()
        if self._then:
            self._then()
