"""A page over the table: why members are apart on one proposal, as soon as it is reckoned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from panel_tui.recommend.reckoning import Reckoning
from panel_tui.tui.jobs import Job, JobDone, JobMoved, Jobs, Line
from panel_tui.tui.screens.work import Work

if TYPE_CHECKING:
    from panel_tui.assess.counting import Place
    from panel_tui.recommend.lines import Ranking


class WhyApartPage(Work):
    """The widest gap on totals and on each criterion, divided into what it is made of."""

    GUIDE = "chair#why-members-are-apart"

    def __init__(self, ranked: Ranking, reasons: Mapping[Place, str], reference: str, names: bool) -> None:
        """With `names` it tells who is how strict, which is for the chair alone."""
        self._reckon = partial(Reckoning(ranked).why_apart, reasons, reference, names)
        self._jobs = Jobs(self._in_thread, self.post_message, lambda: None)
        super().__init__(Job(f"{reference}: why members are apart", self._explain))

    def on_mount(self) -> None:
        """Begin."""
        self._jobs.put(self.job)

    def on_job_moved(self, _message: JobMoved) -> None:
        """Show how far it is."""
        self.show_job()

    def on_job_done(self, message: JobDone) -> None:
        """Show what came of it."""
        self._jobs.done(message.job)
        self.show_job()

    def leave(self) -> str:
        """Stop what is at work."""
        self._jobs.stop()
        return ""

    def _explain(self, job: Job) -> None:
        job.step("Reckoning")
        lines: list[Line] = []
        for line in self._reckon():
            is_title = not line.startswith(" ")
            if is_title and lines:
                lines.append([])
            lines.append([(f"  {line}", "heading bold")] if is_title else line)
        job.lines = lines

    def _in_thread(self, do: Callable[[], None]) -> object:
        return self.run_worker(do, thread=True, exit_on_error=False)
