"""Writing: a comment on a criterion or on the whole, in its three kinds, with paragraphs cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.assess.registers import OVERALL
from panel_tui.faults import BadInput, Fault
from panel_tui.tui.commands.desk.base import READING, DeskCommand, OnProposal

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen


class CommentHere(OnProposal):
    """Writes a comment on the current criterion."""

    keys, show, label = "c", "c", "comment"
    help = "Write a comment on the current criterion; the first kind is your reason to the panel"
    where = footer = READING
    writes = True

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open the drawer."""
        screen.write_comment(screen.criterion, "panel")


class CommentOverall(OnProposal):
    """Writes a comment on the whole proposal."""

    keys, show, label = "o", "o", "overall"
    help = "Write a comment on the whole proposal"
    where = READING
    writes = True

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open the drawer."""
        screen.write_comment(OVERALL, "panel")


class Done(DeskCommand):
    """Closes the drawer."""

    keys, show, label = "escape", "esc", "done"
    help = "Close the comment; where it has a score and a reason now, go on to the next criterion"
    where = footer = "drawer"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Close it."""
        screen.leave_drawer()
        following = screen.first_open(after=screen.criterion)
        if screen.criterion != OVERALL and screen.is_finished() and following:
            screen.criterion = following
        screen.changed()


class Cite(OnProposal):
    """Cites the marked paragraph."""

    keys, show, label = "ctrl+e", "^e", "cite ¶"
    help = "Put the mark of the paragraph you are reading into the comment"
    where = "drawer reader form"
    footer = "drawer"
    writes = True

    def run(self, screen: DeskScreen, key: str) -> None:
        """Write the mark at the cursor."""
        if not screen.reader.mark:
            raise BadInput(Fault("There is no paragraph to cite here"))
        if screen.version:
            raise BadInput(Fault("This is an older version of the proposal", "b leads back to the one in force."))
        if screen.place != "drawer":
            screen.write_comment(screen.criterion, "panel")
        editor = screen.drawer.editor
        row, column = editor.cursor_location
        before = editor.document[row][:column]
        parted = "" if not before or before[-1] in " (" else " "
        after = "" if before.endswith("(") else " "  # whoever opened a bracket closes it
        editor.insert(f"{parted}¶{screen.reader.mark}{after}")
        screen.drawer.flush()
        screen.show_header()


class MarkWhileWriting(DeskCommand):
    """Moves the paragraph mark while writing."""

    keys, show, label = "alt+up,alt+down", "alt+↑↓", "¶ mark"
    help = "Mark the paragraph above or below while you write"
    where = footer = "drawer"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Move it."""
        screen.reader.move(-1 if key == "alt+up" else 1)
        screen.moved()


class PageWhileWriting(DeskCommand):
    """Turns the page while writing."""

    keys, show, label = "pageup,pagedown", "PgUp PgDn", "page"
    help = "Turn the page of the text while you write"
    where = "drawer"
    palette = False

    def run(self, screen: DeskScreen, key: str) -> None:
        """Turn it."""
        screen.reader.page(-1 if key == "pageup" else 1)
        screen.moved()


class ToWhom(OnProposal):
    """Goes on to the next kind of comment."""

    keys, show, label = "ctrl+t", "^t", "to whom"
    help = "Write to the panel, to the applicant, or a private note"
    where = "drawer reader form"
    footer = "drawer"
    writes = True

    def run(self, screen: DeskScreen, key: str) -> None:
        """Open the drawer for the next kind."""
        assert screen.reference is not None
        kinds = list(screen.desk.kinds(screen.reference, screen.criterion))
        number = kinds.index(screen.audience) + 1 if screen.place == "drawer" else 1
        screen.write_comment(screen.criterion, kinds[number % len(kinds)])
