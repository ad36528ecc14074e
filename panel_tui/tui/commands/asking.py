"""Saying what a drawer asked for: when it is closed; and taking it back."""

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


class TakeBack(Command[Any]):
    """Takes back what was said last."""

    keys, show, label = "u", "u", "undo"
    help = "Take back what was said last in this sitting: a new entry restores what stood before"

    def run(self, screen: AskingScreen, key: str) -> None:
        """Take it back."""
        past = screen.acts.undo()
        if past is None:
            screen.notice("Nothing has been said in this sitting that could be taken back.")
            return
        screen.show_taken_back(past)
        screen.notice(f"Taken back: {past.reference + ', ' if past.reference else ''}{past.what}.")
