"""A page over a piece of work: how far it is, and then what came of it. Closing it does not stop the work."""

from __future__ import annotations

from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.jobs import Job, Line
from panel_tui.tui.screens.page import PAGE_COMMANDS, Hanging, Page


class Stop(Command["Work"]):
    """Stops the work."""

    keys, show, label = "x", "x", "stop it"
    help = "Stop it at its next step; nothing is left half done"
    where = footer = "page"
    palette = False

    def can(self, screen: Work) -> bool:
        """Whether there is anything to stop."""
        return not screen.job.is_done

    def run(self, screen: Work, key: str) -> None:
        """Stop it."""
        screen.job.stop()
        screen.show_job()


COMMANDS: tuple[Command[Any], ...] = (Stop(), *PAGE_COMMANDS)


class Work(Page):
    """One piece of work."""

    COMMANDS_HERE = COMMANDS

    def __init__(self, job: Job) -> None:
        self.job = job
        super().__init__(job.title, _rows(job))

    def show_job(self) -> None:
        """Show how far it is, or what came of it."""
        self.show(_rows(self.job))

    def on_mount(self) -> None:
        """Show what has come of it since the page was asked for."""
        self.call_after_refresh(self.show_job)


def _rows(job: Job) -> list[Line]:
    if job.is_done:
        lines = [f"  {line}" if isinstance(line, str) and line else line for line in job.lines]
    else:
        lines = [f"  {'Stopping' if job.is_stopping else job.words} …"]
    return ["", *lines, "", *command_lines(job.command)]


def command_lines(command: str) -> list[Line]:
    """How the same is typed, at the end of a page."""
    return ["  The same as a command:", Hanging(("    ", "muted"), command), ""] if command else []
