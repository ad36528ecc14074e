"""A screen of figures over the chair's table: in either mode of severity, reckoned in a thread, never projected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from panel_tui.report.how_sure import MODES
from panel_tui.tui.jobs import Job, JobDone, JobMoved, Jobs
from panel_tui.tui.screens.base import CommandScreen

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.tui.screens.table import TableScreen
    from panel_tui.tui.table_acts import TableActs


class OverTable(CommandScreen):
    """What the table is, it stays: closing the screen goes back to it as it was."""

    acts: TableActs

    def __init__(self, under: TableScreen) -> None:
        """`under` is the table. Its workspace is read here and now, never in the thread."""
        super().__init__()
        self.under = under
        self.acts = under.acts
        self.mode: Mode = "estimated"
        self.trouble = ""
        """Why nothing can be reckoned, as a sentence; "" where it can."""
        self.is_open = False
        """Whether it is on the screen: a burst of keys goes on before it is."""
        self.jobs = Jobs(self._in_thread, self.post_message, lambda: None)

    # For whoever derives from it

    def reckoning(self) -> Job | None:
        """What is still to be reckoned in the present mode; None where all is known."""
        raise NotImplementedError  # no abstract method: the metaclass of Textual's screens is not that of ABC

    def show_all(self) -> None:
        """Show everything anew."""

    def show_progress(self) -> None:
        """Show what is being reckoned."""

    # Reckoning

    def on_mount(self) -> None:
        """Show what is known without arithmetic, and begin with that."""
        self.is_open = True
        self.begin()
        self.show_all()
        self.show_hints()

    def begin(self) -> None:
        """Begin to reckon what is not known yet."""
        job = self.reckoning() if self.is_open else None
        if job is not None:
            self.jobs.put(job)

    def switch(self) -> None:
        """Take severity the other way."""
        self.mode = "fixed" if self.mode == "estimated" else "estimated"
        self.begin()
        self.show_all()
        self.notice(f"{MODES[self.mode]}.")

    def on_job_moved(self, _message: JobMoved) -> None:
        """Show how far it is."""
        self.show_progress()

    def on_job_done(self, message: JobDone) -> None:
        """Show what came of it, or why nothing did; and go on."""
        self.jobs.done(message.job)
        if message.job.failed:
            self.trouble = message.job.sentence
            self.show_all()
            self.show_hints()
        self.show_progress()

    def _in_thread(self, do: Callable[[], None]) -> object:
        return self.run_worker(do, thread=True, exit_on_error=False)

    # Going away

    def close(self) -> TableScreen:
        """Go back to the table, which is returned."""
        self.jobs.stop()
        self.app.pop_screen()
        return self.under

    def leave(self) -> str:
        """Stop what is at work."""
        self.jobs.stop()
        return ""
