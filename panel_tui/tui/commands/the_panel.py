"""What can be done on the page on the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from panel_tui.tui.command import Command
from panel_tui.tui.commands.over_table import LAST, OtherMode, RankingInstead
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.the_panel import PanelScreen


class OtherSection(Command["PanelScreen"]):
    """Goes to the next section, or to the one before."""

    keys, show, label = "right,left,tab,shift+tab,l,h", "←→", "section"
    help = "Go to the next section, or to the one before"
    where = footer = "panel"
    palette = False

    def run(self, screen: PanelScreen, key: str) -> None:
        """Go there."""
        screen.step(1 if key in ("right", "tab", "l") else -1)


class Section(Command["PanelScreen"]):
    """Goes to a section by its number."""

    keys, show, label = "1,2,3,4,5,6,7,8", "1-8", "section"
    help = "Go to a section by its number"
    where = "panel"
    ways: ClassVar = {
        "1": "Agreement: how far scores are about the proposals",
        "2": "Severity: how strict members are",
        "3": "Use of the scale: how often each score was given",
        "4": "Drift: whether scores change as members go on",
        "5": "First scores and later ones",
        "6": "What is missing, and what came without a reason",
        "7": "Outcomes by kind of lead, region and size",
        "8": "What must be discussed",
    }

    def run(self, screen: PanelScreen, key: str) -> None:
        """Go there."""
        screen.go(int(key) - 1)


class Scroll(Command["PanelScreen"]):
    """Scrolls."""

    keys, show, label = f"{KEYS},space", "↑↓", "scroll"
    help = "Scroll"
    where = footer = "panel"
    palette = False

    def can(self, screen: PanelScreen) -> bool:
        """Whether there is more than is seen."""
        return screen.pane.max_scroll_y > 0

    def run(self, screen: PanelScreen, key: str) -> None:
        """Scroll."""
        screen.pane.turn(STEPS[key])


class Names(Command["PanelScreen"]):
    """Shows names instead of letters, or letters again."""

    keys, show, label = "N", "N", "names"
    help = "Name the members, or letter them again: names are for the chair's and the deputies' own files alone"
    where = footer = "panel"

    def can(self, screen: PanelScreen) -> bool:
        """Whether anything can be reckoned."""
        return not screen.trouble

    def run(self, screen: PanelScreen, key: str) -> None:
        """Switch, or say why not."""
        screen.name_members()


COMMANDS: tuple[Command[Any], ...] = (
    OtherSection(),
    Section(),
    Scroll(),
    Names(),
    OtherMode(),
    RankingInstead(),
    *LAST,
)
