"""A page over the screen from which one thing is chosen: the parts of a text, what was found, questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from panel_tui.faults import PanelError
from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.steps import STEPS
from panel_tui.tui.paint import Row, wrapped
from panel_tui.tui.screens.over import Over
from panel_tui.tui.widgets.bar import Bar
from panel_tui.tui.widgets.chooser import Chooser


class Choice(NamedTuple):
    """Something that may be chosen, by its key, and how it is shown in so many cells. Without a key it is only read."""

    key: str
    rows: Callable[[int], list[Row]]


def heading(words: str, _width: int) -> list[Row]:
    """A heading over choices, with a line of space above it."""
    return [[], [(words, "heading bold")]]


def sentence(words: str, look: str, width: int) -> list[Row]:
    """A sentence, as a choice or between them."""
    return [[(line, look)] for line in wrapped(words, max(10, width - 1))]


class Listed(Chooser):
    """The choices, one of them current."""

    def __init__(self) -> None:
        super().__init__("listed")
        self.is_active = True
        self._choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice], current: str = "") -> None:
        """Show these; the cursor goes to `current` where it is one of them."""
        self._choices = choices
        keys = [one.key for one in choices if one.key]
        if current in keys:
            self.current = current
        self.choose_from(keys)

    def lay_out_rows(self, width: int) -> None:
        """All of them."""
        for choice in self._choices:
            rows = choice.rows(width - 1)
            if choice.key:
                self.put(choice.key, rows)
            else:
                for row in rows:
                    self.add([(" ", "muted"), *row])

    def height_for(self, width: int) -> int:
        """How many lines it has in `width` cells."""
        return sum(len(choice.rows(width - 1)) for choice in self._choices)


class Take(Command["ListPage"]):
    """Takes what is under the cursor."""

    keys, show, label = "enter", "enter", "go there"
    help = "Go to what is under the cursor"
    where = footer = "list"
    palette = False

    def can(self, screen: ListPage) -> bool:
        """Whether there is anything."""
        return bool(screen.listed.current)

    def run(self, screen: ListPage, key: str) -> None:
        """Take it."""
        screen.take(screen.listed.current)


class Move(Command["ListPage"]):
    """Moves the cursor."""

    keys, show, label = "up,down,pageup,pagedown", "↑↓", "choose"
    help = "Go up or down; PgUp and PgDn go ten at a time"
    where = footer = "list"
    palette = False

    def can(self, screen: ListPage) -> bool:
        """Whether there is more than one."""
        return len(screen.listed.keys) > 1

    def run(self, screen: ListPage, key: str) -> None:
        """Move it."""
        screen.listed.move(STEPS[key])


class ViMove(Move):
    """Moves the cursor by the keys of vi, where no letters are typed."""

    keys, show, label = "k,j,home,end,g,G", "j k", "choose"
    footer = ""


class Close(Command["ListPage"]):
    """Closes the page."""

    keys, show, label = "escape", "esc", "close"
    help = "Close this page"
    where = footer = "list"
    palette = False

    def run(self, screen: ListPage, key: str) -> None:
        """Close it."""
        screen.app.pop_screen()


LIST_COMMANDS: tuple[Command[Any], ...] = (Take(), Move(), Close(), ViMove(), HELP, THEME, LEAVE, HOW_TO_LEAVE)


class ListPage(Over):
    """A page with choices; `then` is given the key of the one that is taken."""

    COMMANDS_HERE = LIST_COMMANDS

    def __init__(self, title: str, choices: Sequence[Choice], then: Callable[[str], None], current: str = "") -> None:
        super().__init__()
        self.place = "list"
        self._heading = title
        self._then = then
        self.listed = Listed()
        self.listed.show(choices, current)

    def compose(self) -> ComposeResult:
        """A framed list over a footer."""
        self._frame = Vertical(*self.inside(), id="frame")
        self._frame.border_title = Content(self._heading)
        yield self._frame
        yield Bar("footer")
        self.fit()

    def inside(self) -> list[Bar | Listed]:
        """What stands in the frame."""
        return [self.listed]

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_hints()

    def fit(self) -> None:
        """As high as what it has to show."""
        super().fit()
        width, height = self.app.size
        inside = width - (5 if self.is_narrow else 17)
        wanted = self.listed.height_for(inside) + 2
        self._frame.styles.height = min(height - (1 if self.is_narrow else 3), wanted)

    def take(self, key: str) -> None:
        """Close the page, and go on with what was chosen."""
        self.app.pop_screen()
        self._then(key)

    def on_chooser_pointed(self, message: Chooser.Pointed) -> None:
        """A choice was clicked."""
        try:
            self.take(message.key)
        except PanelError as error:
            self.tell(error)


class Choose(Take):
    """Chooses what is under the cursor."""

    label = "choose"
    help = "Choose what is under the cursor"


class ChoicePage(ListPage):
    """A question with its answers, one of which is chosen."""

    COMMANDS_HERE = (Choose(), *LIST_COMMANDS[1:])
