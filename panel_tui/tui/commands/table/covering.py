"""Covering the scores until who presides has noted marks: before they see what the others gave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from panel_tui.call.exact import show_exact
from panel_tui.figures.rounding import show_count
from panel_tui.tui.command import Choice
from panel_tui.tui.commands import typed
from panel_tui.tui.commands.table.base import EVERYWHERE, TableCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen

NOTED_FOR_GOOD = "They stand as they are noted."


class Cover(TableCommand):
    """Covers the scores of each proposal until it is marked, or shows them."""

    keys, show, label = "H", "H", "cover"
    help = "Cover the scores of each proposal until the chair's marks on it are noted, or show them; on or off"
    where = EVERYWHERE
    footer = "covered"

    def run(self, screen: TableScreen, key: str) -> None:
        """Turn it."""
        screen.covering = not screen.covering
        if screen.place != "table":
            screen.go(screen.open_place())
        if not screen.covering:
            screen.notice("Scores are shown at once again.")
        elif screen.place == "matrix":
            screen.notice("Scores of the next proposals are covered until the chair's marks are noted. H shows them.")
        else:
            screen.notice("Scores are covered until the chair's marks are noted. H shows them.")


class TypeMark(TableCommand):
    """Types a mark on the current criterion."""

    keys, show, label = typed.KEYS, "0-5", "mark"
    help = "Give the chair's mark on the current criterion, before the others' are shown; enter notes all of them"
    where = footer = "covered"

    def shown(self, screen: TableScreen) -> str:
        """The points of the current scale."""
        points = screen.current.points
        return f"{show_exact(points[0])}-{show_exact(points[-1])}"

    def choices(self, screen: TableScreen) -> Iterable[Choice]:
        """A choice for each point of a scale of single digits."""
        for point in screen.current.points if screen.current.by_key else ():
            yield Choice(f"Mark {screen.current.title}: {show_exact(point)}", show_exact(point))

    def run(self, screen: TableScreen, key: str) -> None:
        """A digit is the mark, and the next criterion is current; on a scale of more points it is typed."""
        one = screen.current
        if not one.by_key:
            screen.type_mark(typed.typed_on(screen.marks_typed().get(one.id, ""), key))
        elif key == "backspace":
            screen.type_mark("")
        elif key.isdigit():
            screen.check_mark(key)
            screen.type_mark(key)
            screen.step(1, 0)


class NoteMarks(TableCommand):
    """Asks whether the marks are to be noted."""

    keys, show, label = "enter", "enter", "note them"
    help = "Note the marks for good, and show what the others gave, after asking"
    where = footer = "covered"

    def run(self, screen: TableScreen, key: str) -> None:
        """Ask; say where none is typed."""
        given, number = screen.marks_typed(), len(screen.data.rows)
        for criterion, words in given.items():
            screen.check_mark(words, criterion)
        if not given:
            screen.notice("No mark is given yet: digits give one on each criterion. H shows what others gave.", "warn")
            return
        without = number - len(given)
        rest = f" {without} of {number} criteria have none." if without else ""
        screen.go("noting")
        marks = show_count(len(given), "mark")
        screen.notice(f"Note {marks} and show the scores? {NOTED_FOR_GOOD}{rest} y yes · esc no", "accent bold")


class Noted(TableCommand):
    """Notes the marks."""

    keys, show, label = "y", "y", "yes, note them"
    help = "Note these marks for good"
    where = footer = "noting"
    palette = False

    def run(self, screen: TableScreen, key: str) -> None:
        """Note them in one go, and show the scores."""
        screen.place = "covered"
        assert screen.reference is not None
        number = screen.acts.mark(screen.reference, screen.marks())
        screen.go("matrix")
        screen.notice(f"{show_count(number, 'mark')} noted, and the scores are shown.", "good bold")
