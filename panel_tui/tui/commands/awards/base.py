"""The commands of the screen of awards: what they share, going about, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.effects import show_effect
from panel_tui.tui.commands.steps import KEYS, STEPS

if TYPE_CHECKING:
    from panel_tui.tui.screens.awards import AwardsScreen


class AwardsCommand(Command["AwardsScreen"]):
    """A command of this screen."""


class OnAward(AwardsCommand):
    """A command on the award under the cursor."""

    def can(self, screen: AwardsScreen) -> bool:
        """Whether there is one."""
        return screen.award is not None


class Undo(AwardsCommand):
    """Takes back what was said last."""

    keys, show, label = "u", "u", "undo"
    help = "Take back what was said last in this sitting: a new entry restores what stood before"
    where = "awards"

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Take it back."""
        past = screen.acts.undo()
        if past is None:
            screen.notice("Nothing has been said in this sitting that could be taken back.")
            return
        screen.go_to(past.reference)
        screen.notice(f"Taken back: {past.reference + ', ' if past.reference else ''}{past.what}.")


class Move(AwardsCommand):
    """Moves the cursor."""

    keys, show, label = KEYS, "↑↓", "proposal"
    help = "Go to the proposal above or below: what was decided on it, and what became of it, stands at the bottom"
    where = "awards"
    palette = False

    def can(self, screen: AwardsScreen) -> bool:
        """Whether there is any."""
        return bool(screen.current)

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Move it."""
        screen.move(STEPS[key])


class Back(AwardsCommand):
    """Goes back to the board's table."""

    keys, show, label = "escape,q", "esc", "table"
    help = "Go back to the board's table"
    where = footer = "awards"

    def can(self, screen: AwardsScreen) -> bool:
        """Whether one has come from there."""
        return screen.is_over

    def run(self, screen: AwardsScreen, key: str) -> None:
        """Go there."""
        screen.close()


def record(screen: AwardsScreen, reference: str, effect: str, words: str) -> None:
    """Show what was recorded, in `words`, and its proposal."""
    screen.go_to(reference)
    if effect == "as it is":
        screen.notice("This is on record already.")
    else:
        show_effect(screen, effect, words)
