"""What can be done on every screen."""

from __future__ import annotations

from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.themes import NAMES

ALL = " ".join(
    (
        *("queue", "reader", "aside", "form", "list", "drawer", "field", "interest", "reason", "table", "matrix"),
        *("page", "tasks", "returns", "ranking", "panel", "questions", "agree", "revise", "sure", "approve"),
        *("consent", "covered", "noting", "board", "follow", "post", "awards", "promote"),
        *("scenarios", "dropping"),
    )
)
"""Every place of every screen."""


class Help(Command[Any]):
    """Explains where one is."""

    keys, show, label = "f1", "F1", "help"
    help = "What you can do here, and the guide"
    where = footer = ALL
    palette = False

    def can(self, screen: Any) -> bool:
        """Whether there is more to say than stands here."""
        return bool(screen.GUIDE)

    def run(self, screen: Any, key: str) -> None:
        """Show it."""
        screen.app.explain()


class Theme(Command[Any]):
    """Changes the colours."""

    keys, show, label = "f2", "F2", "colours"
    help = "Change the colours: dark, light, high contrast, light for a projector"
    where = ALL

    def run(self, screen: Any, key: str) -> None:
        """Go on to the next theme."""
        themes = list(NAMES)
        screen.app.theme = themes[(themes.index(screen.app.theme) + 1) % len(themes)]
        screen.notice(f"Colours: {NAMES[screen.app.theme]}.")


class Leave(Command[Any]):
    """Leaves the program."""

    keys, show, label = "ctrl+q", "^q", "leave"
    help = "Leave: everything is saved"
    where = ALL

    def run(self, screen: Any, key: str) -> None:
        """Leave."""
        screen.app.leave()


class HowToLeave(Command[Any]):
    """Says which key leaves, to whoever tries the usual one."""

    keys, show, label = "ctrl+c", "^c", "leave?"
    help = "Say which key leaves"
    where = " ".join(place for place in ALL.split() if place not in ("drawer", "reason"))
    palette = False

    def run(self, screen: Any, key: str) -> None:
        """Say it."""
        screen.notice("ctrl+q leaves; everything is saved.")


HELP, THEME, LEAVE, HOW_TO_LEAVE = Help(), Theme(), Leave(), HowToLeave()
