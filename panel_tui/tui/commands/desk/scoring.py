"""Scoring: a digit, or a field where one digit is not enough."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from panel_tui.assess.desk_rows import Confidence
from panel_tui.call.exact import show_exact
from panel_tui.tui.command import Choice
from panel_tui.tui.commands import typed
from panel_tui.tui.commands.desk.base import PANES, READING, DeskCommand, OnProposal

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


CONFIDENCES: tuple[Confidence, ...] = ("", "low", "medium", "high")


class Score(OnProposal):
    """Scores the current criterion."""

    keys, show, label = "0,1,2,3,4,5,6,7,8,9", "0-5", "score"
    help = "Score the current criterion"
    where = footer = READING

    def can(self, screen: DeskScreen) -> bool:
        """Whether a digit is a score here."""
        return super().can(screen) and screen.current is not None and screen.current.by_key

    def shown(self, screen: DeskScreen) -> str:
        """The digits of the current scale."""
        points = screen.current.points if screen.current else ()
        return f"{show_exact(points[0])}-{show_exact(points[-1])}" if points else self.show

    def choices(self, screen: DeskScreen) -> Iterable[Choice]:
        """A choice for each point of the scale."""
        if screen.current is None or not screen.current.by_key:
            return
        for point in screen.current.points:
            level = screen.current.levels.get(point)
            label = f" ({level.label})" if level and level.label else ""
            yield Choice(f"Score {screen.current.title}: {show_exact(point)}{label}", show_exact(point))

    def run(self, screen: DeskScreen, key: str) -> None:
        """Draft the score."""
        assert screen.reference is not None
        screen.desk.score(screen.reference, screen.criterion, Fraction(key))
        screen.changed()


class TypeScore(OnProposal):
    """Opens a field for a score where one digit is not enough."""

    keys, show, label = "enter", "enter", "score"
    help = "Type a score, where the scale has more than ten points or finer steps"
    where = footer = READING

    def can(self, screen: DeskScreen) -> bool:
        """Whether the current scale needs it."""
        return super().can(screen) and screen.current is not None and not screen.current.by_key

    def run(self, screen: DeskScreen, key: str) -> None:
        """Begin to type."""
        screen.typing = ""
        screen.go("field")
        screen.show_form()


class FieldDigit(DeskCommand):
    """Types a score."""

    keys = typed.KEYS
    show, label = "0-9", "type"
    help = "Type the score"
    where = footer = "field"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Add or take away a character."""
        screen.typing = typed.typed_on(screen.typing, key)
        screen.show_form()


class FieldTake(DeskCommand):
    """Takes the score that was typed."""

    keys, show, label = "enter", "enter", "take it"
    help = "Take the score that was typed"
    where = footer = "field"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Draft it. What is no score of the scale stays to be mended."""
        assert screen.reference is not None
        score = typed.score_of(screen.typing)
        screen.desk.score(screen.reference, screen.criterion, score)
        _close_field(screen)


class FieldLeave(DeskCommand):
    """Leaves the field."""

    keys, show, label = "escape", "esc", "leave it"
    help = "Leave the score as it was"
    where = footer = "field"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Leave it."""
        _close_field(screen)


class NotApplicable(OnProposal):
    """Says that a criterion is not applicable."""

    keys, show, label = "x", "x", "not applicable"
    help = "Say that the current criterion does not apply to this proposal"
    where = READING

    def can(self, screen: DeskScreen) -> bool:
        """Whether a criterion is current."""
        return super().can(screen) and screen.current is not None

    def run(self, screen: DeskScreen, key: str) -> None:
        """Draft it."""
        assert screen.reference is not None
        screen.desk.set_state(screen.reference, screen.criterion, "not_applicable")
        screen.changed()


class Abstain(NotApplicable):
    """Abstains on a criterion."""

    keys, show, label = "a", "a", "abstain"
    help = "Abstain on the current criterion"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Draft it."""
        assert screen.reference is not None
        screen.desk.set_state(screen.reference, screen.criterion, "abstained")
        screen.changed()


class Clear(NotApplicable):
    """Takes a score away."""

    keys, show, label = "delete,backspace", "del", "clear"
    help = "Take the score of the current criterion away"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Clear it."""
        assert screen.reference is not None
        screen.desk.clear(screen.reference, screen.criterion)
        screen.changed()


class HowSure(NotApplicable):
    """Says how sure the member is."""

    keys, show, label = "f", "f", "confidence"
    help = "Say how sure you are of the current score: low, medium, high, or nothing; it never changes the score"

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go on to the next."""
        level = screen.answers()[screen.criterion].confidence
        screen.set_confidence(CONFIDENCES[(CONFIDENCES.index(level) + 1) % len(CONFIDENCES)])


class Criterion(OnProposal):
    """Goes to another criterion."""

    keys, show, label = "left,right,h,l", "←→", "criterion"
    help = "Go to the criterion before or after"
    where = footer = READING
    ways: ClassVar = {"left": "Go to the criterion before", "right": "Go to the criterion after"}

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        screen.step(-1 if key in ("left", "h") else 1)


class CriterionInForm(OnProposal):
    """Goes to another criterion of the form."""

    keys, show, label = "up,down,k,j", "↑↓", "criterion"
    help = "Go to the criterion above or below"
    where = "form"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Go there."""
        screen.step(-1 if key in ("up", "k") else 1)


class Undo(DeskCommand):
    """Takes the last change back."""

    keys, show, label = "u", "u", "undo"
    help = "Take your last change back: a score, a comment, a confidence; U makes it again"
    where = PANES

    def run(self, screen: DeskScreen, key: str) -> None:
        """Take it back, and show where it was."""
        screen.show_turned(screen.desk.undo(), "Undone", "There is nothing to undo.")


def _close_field(screen: DeskScreen) -> None:
    screen.typing = None
    screen.go(screen.left)
    screen.changed()
