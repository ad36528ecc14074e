"""A screen at the board's table that looks for portfolios in the background, one piece of work after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from panel_tui.tui.board_acts import BoardActs
from panel_tui.tui.jobs import Job, JobDone, JobMoved, Jobs
from panel_tui.tui.screens.asking import AskingScreen
from panel_tui.tui.searching import Searching

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Portfolio, Problem

Solve = Callable[["Problem"], "Portfolio"]


class SearchingScreen(AskingScreen):
    """A screen over `acts`, with a process that looks for portfolios."""

    acts: BoardActs

    def __init__(self, acts: BoardActs, searching: Searching) -> None:
        super().__init__()
        self.acts = acts
        self.searching = searching
        self.jobs = Jobs(self._in_thread, self.post_message, self.idle)

    def idle(self) -> Job | None:
        """What is done while nothing else is to be done."""
        return None

    def _in_thread(self, do: Callable[[], None]) -> object:
        return self.run_worker(do, thread=True, exit_on_error=False)

    def search(self, title: str, work: Callable[[Solve, Job], Message | None]) -> Job:
        """Do `work` in the background; the message that it returns is posted here."""

        def do(job: Job) -> None:
            found = work(lambda problem: self.searching.solve(problem, job.step), job)
            if found is not None:
                self.post_message(found)

        job = Job(title, do)
        self.jobs.put(job)
        self.show_progress()
        return job

    @property
    def at_work(self) -> Job | None:
        """What is being done that somebody asked for."""
        job = self.jobs.at_work
        return None if job is None or job.is_quiet else job

    def stop(self) -> None:
        """Stop what is being looked for, and what waits for it."""
        stopped = self.jobs.stop()
        self.searching.cancel()
        if stopped:
            self.notice(f"{stopped}: stopped.")

    def show_progress(self) -> None:
        """Show how far it is."""
        self.show_header()

    def on_job_moved(self, _message: JobMoved) -> None:
        """Show it."""
        self.show_progress()

    def on_job_done(self, message: JobDone) -> None:
        """Go on; tell what could not be done, unless somebody stopped it."""
        job = message.job
        self.jobs.done(job)
        self.show_progress()
        if job.failed and not job.is_stopping and not job.is_quiet:
            self.app.say(f"{job.title}: this cannot be done", [str(line) for line in job.lines])
