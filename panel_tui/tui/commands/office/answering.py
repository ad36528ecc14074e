"""Answering what members ask. An answer is said when the drawer is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui import office_jobs
from panel_tui.tui.commands.office.base import OfficeCommand

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen
    from panel_tui.tui.screens.office_answering import What


class OnQuestion(OfficeCommand):
    """A command on the question under the cursor."""

    def can(self, screen: OfficeScreen) -> bool:
        """Whether there is one."""
        return screen.question is not None

    def write(self, screen: OfficeScreen, what: What) -> None:
        """Open the drawer; nothing else writes into the file meanwhile."""
        screen.jobs.give_way()
        screen.write(what)


class Answer(OnQuestion):
    """Writes an answer."""

    keys, show, label = "enter", "enter", "answer"
    help = "Answer the question under the cursor: all who judge the proposal get it, and nobody learns who asked"
    where = footer = "questions"
    writes = True

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Open the drawer."""
        self.write(screen, "answer")


class Reword(OnQuestion):
    """Words a question anew."""

    keys, show, label = "w", "w", "word anew"
    help = "Word the question anew as it is passed on, so that it does not tell who asked"
    where = footer = "questions"
    writes = True

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Open the drawer."""
        self.write(screen, "wording")


class Say(OfficeCommand):
    """Says what was written."""

    keys, show, label = "escape,ctrl+s", "esc", "done"
    help = "Close the drawer, and say the answer where it has changed"
    where = footer = "drawer"
    palette = False

    def run(self, screen: OfficeScreen, key: str) -> None:
        """Say it, and look how things stand now."""
        before = screen.view.questions
        told = screen.finish()
        if screen.view.questions != before:
            screen.jobs.put(office_jobs.looking(screen.acts, ""))
        else:
            screen.jobs.go_on()
        screen.notice(told, "good bold" if screen.view.questions != before else "foreground")
