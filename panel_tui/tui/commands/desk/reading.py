"""Going from proposal to proposal, through the text, and from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from panel_tui.tui.commands.desk.base import PANES, TEXTS, DeskCommand
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class Open(DeskCommand):
    """Opens what is under the cursor of the queue."""

    keys, show, label = "enter", "enter", "read"
    help = "Read the proposal under the cursor"
    where = footer = "queue"

    def can(self, screen: DeskScreen) -> bool:
        """Whether there is one."""
        return screen.queue.current is not None

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open it."""
        assert screen.queue.current is not None
        screen.open(screen.queue.current.reference)


class Move(DeskCommand):
    """Moves through the text."""

    keys, show, label = "up,down,k,j", "↑↓", "paragraph"
    help = "Mark the paragraph above or below"
    where = TEXTS
    ways: ClassVar = {"up": "Mark the paragraph above", "down": "Mark the paragraph below"}

    def run(self, screen: DeskScreen, key: str) -> None:
        """Move the mark."""
        screen.text.move(-1 if key in ("up", "k") else 1)
        screen.moved()


class Page(DeskCommand):
    """Turns the page."""

    keys, show, label = "pageup,pagedown,space,ctrl+u,ctrl+d,ctrl+b,ctrl+f", "PgUp PgDn", "page"
    help = "Turn the page; space turns it too, and ctrl+u, ctrl+d"
    where = f"{TEXTS} form"
    BACK = ("pageup", "ctrl+u", "ctrl+b")
    ways: ClassVar = {"pageup": "Turn the page back", "pagedown": "Turn the page"}

    def run(self, screen: DeskScreen, key: str) -> None:
        """Turn it."""
        screen.text.page(-1 if key in self.BACK else 1)
        screen.moved()


class Section(DeskCommand):
    """Goes to another section."""

    keys, show, label = "left_square_bracket,right_square_bracket", "[ ]", "section"
    help = "Go to the section before or after"
    where = f"{TEXTS} form"
    ways: ClassVar = {
        "left_square_bracket": "Go to the section before",
        "right_square_bracket": "Go to the section after",
    }

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        screen.text.section(-1 if key.startswith("left") else 1)
        screen.moved()


class Ends(DeskCommand):
    """Goes to the beginning or the end."""

    keys, show, label = "home,end,g,G", "Home End", "beginning, end"
    help = "Go to the beginning or the end of the text; g and G do the same"
    where = f"{TEXTS} form"
    ways: ClassVar = {"home": "Go to the beginning of the text", "end": "Go to the end of the text"}

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        screen.text.end(0 if key in ("home", "g") else -1)
        screen.moved()


class MoveInQueue(DeskCommand):
    """Moves through the queue."""

    keys, show, label = f"{KEYS},g,G", "↑↓", "proposal"
    help = "Go to the proposal above or below"
    where = "queue"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Move the cursor."""
        screen.queue.move(STEPS[key])


class NextPane(DeskCommand):
    """Goes to another pane."""

    keys, show, label = "tab,shift+tab", "tab", "next pane"
    help = "Go to the next pane: my proposals, the text, my assessment"
    where = PANES
    footer = "queue"
    ways: ClassVar = {"tab": "Go to the next pane", "shift+tab": "Go to the pane before"}

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        panes = screen.panes
        number = panes.index(screen.place) + (1 if key == "tab" else -1)
        screen.go(panes[number % len(panes)])
        screen.show_queue()


class ToQueue(DeskCommand):
    """Goes back to the queue."""

    keys, show, label = "escape", "esc", "my proposals"
    help = "Go to my proposals"
    where = f"{TEXTS} form"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there; what was found stands out no longer."""
        screen.reader.light(())
        screen.go("queue")
        screen.show_queue()
