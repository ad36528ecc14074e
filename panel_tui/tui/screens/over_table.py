"""A screen of figures over the chair's table: in either mode of severity, reckoned in a thread, never projected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from textual.message import Message

from panel_tui.report.how_sure import INFORMS, MODES
from panel_tui.tui.jobs import Job, JobDone, JobMoved, Jobs
from panel_tui.tui.paint import Row, spread, wrapped
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.widgets.bar import Bar

if TYPE_CHECKING:
    from panel_tui.figures.calibration import Mode
    from panel_tui.tui.screens.table import TableScreen
    from panel_tui.tui.table_acts import TableActs


class Known(Protocol):
    """What has been reckoned: at first without intervals, which take most of the time."""

    @property
    def mode(self) -> Mode:
        """How severity was taken."""

    @property
    def has_intervals(self) -> bool:
        """Whether all is there."""


Figures = TypeVar("Figures", bound=Known)


class Reckoned(Message):
    """Some more is known."""

    def __init__(self, found: Any) -> None:
        super().__init__()
        self.found = found
        """The figures of the screen to which this is sent."""


class OverTable(CommandScreen, Generic[Figures]):
    """What the table is, it stays: closing the screen goes back to it as it was."""

    TITLE: ClassVar[str]
    """What is reckoned."""
    STEPS: ClassVar[tuple[str, str]]
    """What is reckoned first, and what with the intervals."""
    acts: TableActs

    def __init__(self, under: TableScreen) -> None:
        """`under` is the table. Its workspace is read here and now, never in the thread."""
        super().__init__()
        self.under = under
        self.acts = under.acts
        self.mode: Mode = "estimated"
        self.known: dict[Mode, Figures] = {}
        """What has been reckoned, by mode."""
        self.trouble = ""
        """Why nothing can be reckoned, as a sentence; "" where it can."""
        self.is_open = False
        """Whether it is on the screen: a burst of keys goes on before it is."""
        self.jobs = Jobs(self._in_thread, self.post_message, lambda: None)

    # For whoever derives from it

    def reckon(self, mode: Mode, intervals: bool) -> Figures:
        """Reckon it. This is done in the thread, and reads nothing but what was read before."""
        raise NotImplementedError  # no abstract method: the metaclass of Textual's screens is not that of ABC

    def show_all(self) -> None:
        """Show everything anew."""

    @property
    def found(self) -> Figures | None:
        """What is known in the present mode; None as long as nothing is."""
        return self.known.get(self.mode)

    # Reckoning

    def on_mount(self) -> None:
        """Show what is known without arithmetic, and begin with that."""
        self.is_open = True
        self.begin()
        self.show_all()
        self.show_hints()

    def begin(self) -> None:
        """Begin to reckon what is not known yet."""
        found = self.found
        if self.is_open and not self.trouble and (found is None or not found.has_intervals):
            self.jobs.put(Job(self.TITLE, partial(self._reckon, self.mode)))

    def _reckon(self, mode: Mode, job: Job) -> None:
        for words, intervals in zip(self.STEPS, (False, True), strict=True):
            known = self.known.get(mode)
            if mode != self.mode or (known is not None and known.has_intervals >= intervals):
                continue  # nobody waits for it any more, or it has come meanwhile
            job.step(f"Reckoning {words}")
            self.post_message(Reckoned(self.reckon(mode, intervals)))

    def on_reckoned(self, message: Reckoned) -> None:
        """Show what is known now."""
        self.known[message.found.mode] = message.found
        self.show_all()

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

    # Showing

    def show_progress(self) -> None:
        """Show what is assumed, and what is being reckoned."""
        width, bar = self.app.size.width, self.query_one("#assumed", Bar)
        job = self.jobs.at_work
        doing: Row = [(f"{job.words} … ", "warn")] if job else []
        first: list[Row] = [spread([(f" {MODES[self.mode]}", "accent bold")], doing, width)]
        if self.trouble:
            first = [[(line, "warn bold")] for line in wrapped(self.trouble, width - 1, " ", " ")]
        rows = [*first, *([(line, "muted")] for line in wrapped(INFORMS, width - 1, " ", " "))]
        bar.styles.height = len(rows)
        bar.show(*rows)

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
