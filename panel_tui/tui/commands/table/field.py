"""Typing a score: an agreed one where one digit is not enough, and a member's that is revised."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from panel_tui.tui.commands import typed
from panel_tui.tui.commands.table.agreeing import agree, revise
from panel_tui.tui.commands.table.base import OnCriterion, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen


class TypeAgreed(OnCriterion):
    """Opens a field for the agreed score, where one digit is not enough."""

    keys, show, label = "enter", "enter", "agree"
    help = "Type the agreed score, where the scale has more than ten points or finer steps"
    where = footer = "matrix"

    def can(self, screen: TableScreen) -> bool:
        """Whether the current scale needs it."""
        return super().can(screen) and not screen.current.by_key

    def run(self, screen: TableScreen, key: str) -> None:
        """Begin to type."""
        screen.typing = ""
        screen.go("field")
        screen.notice(f"The agreed score: {screen.current.scale_words} · enter takes it · esc leaves it")


class FieldDigit(TableCommand):
    """Types a score."""

    keys = typed.KEYS
    show, label = "0-9", "type"
    help = "Type the score"
    where = footer = "field revise"
    writes = True
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Add or take away a character. A member's score of one digit is taken at once."""
        if screen.place == "revise" and screen.current.by_key:
            if key.isdigit():
                revise(screen, Fraction(key))
            return
        screen.typing = typed.typed_on(screen.typing, key)
        screen.show_item()


class FieldTake(TableCommand):
    """Takes the score that was typed."""

    keys, show, label = "enter", "enter", "take it"
    help = "Take the score that was typed"
    where = footer = "field revise"
    writes = True
    palette = False

    def can(self, screen: TableScreen) -> bool:
        """Whether one is typed rather than pressed."""
        return not screen.current.by_key

    def run(self, screen: TableScreen, key: str) -> None:
        """Agree it, or ask why. What is no score of the scale stays to be mended."""
        score = typed.score_of(screen.typing)
        if screen.place == "revise":
            revise(screen, score)
        else:
            agree(screen, score)


class FieldLeave(TableCommand):
    """Leaves the field."""

    keys, show, label = "escape", "esc", "leave it"
    help = "Leave the score as it was"
    where = footer = "field revise"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Leave it."""
        screen.typing = None
        screen.go("matrix")
