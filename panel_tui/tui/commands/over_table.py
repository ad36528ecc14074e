"""What can be done on every screen of figures over the chair's table."""

from __future__ import annotations

from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.table.figures import ToFigures, ToPanel, ToRanking
from panel_tui.tui.commands.table.showing import Projector

HERE = "ranking panel"
"""The places of these screens."""


class OtherMode(Command[Any]):
    """Takes severity the other way."""

    keys, show, label = "m", "m", "severity"
    help = "Take severity the other way: estimated from these scores, or fixed as the SNSF does"
    where = footer = HERE

    def can(self, screen: Any) -> bool:
        """Whether anything can be reckoned."""
        return not screen.trouble

    def run(self, screen: Any, key: str) -> None:
        """Switch."""
        screen.switch()


class BackToTable(Command[Any]):
    """Closes the screen."""

    keys, show, label = "escape,q", "esc", "table"
    help = "Go back to the table"
    where = footer = HERE

    def run(self, screen: Any, key: str) -> None:
        """Close it."""
        screen.close()


class Project(Command[Any]):
    """Turns projector mode on, which closes the screen."""

    keys, show, label = "p", "p", "projector"
    help = "Projector mode: it closes this, goes back to the table and hides the members' names and all ranks"
    where = HERE

    def run(self, screen: Any, key: str) -> None:
        """Close it, and turn projector mode on."""
        Projector().run(screen.close(), key)


class Instead(ToFigures):
    """Goes from one of these screens to the other."""

    footer = ""

    def run(self, screen: Any, key: str) -> None:
        """Go there, as from the table."""
        super().run(screen.close(), key)


class PanelInstead(Instead, ToPanel):
    """Goes from the ranking to the panel."""

    where = "ranking"


class RankingInstead(Instead, ToRanking):
    """Goes from the panel to the ranking."""

    where = "panel"


LAST: tuple[Command[Any], ...] = (BackToTable(), Project(), HELP, THEME, LEAVE, HOW_TO_LEAVE)
"""What ends the commands of each of these screens."""
