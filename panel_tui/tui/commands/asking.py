"""Saying what a drawer asked for: when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panel_tui.tui.command import Command

if TYPE_CHECKING:
    from panel_tui.tui.screens.asking import AskingScreen


class SayWritten(Command[Any]):
    """Says what was being asked for, with what was written."""

    keys, show, label = "escape,ctrl+s", "esc", "say it"
    help = "Say it with these words; without any nothing is said"
    where = footer = "reason"
    palette = False

    def run(self, screen: AskingScreen, key: str) -> None:
        """Say it."""
        screen.say_written()
