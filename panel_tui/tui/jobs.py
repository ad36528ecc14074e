"""Work that takes longer than a key may: done one piece after the other in a thread, told step by step, stoppable."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from panel_tui.tui.paint import Row
from panel_tui.tui.screens.page import Hanging

if TYPE_CHECKING:
    from panel_tui.tui.office_acts import View

Line = str | Row | Hanging
"""What a page is made of: words that are wrapped, rows as they are, words beside something."""


class Stopped(Exception):
    """Somebody stopped the work."""


class Job:
    """A piece of work. `do` runs in a thread: it touches no widget, opens files of its own, and calls `step`."""

    def __init__(self, title: str, do: Callable[[Job], None], command: str = "", is_quiet: bool = False) -> None:
        """`title` says what is being done, `command` how the same is typed; `is_quiet` what nobody asked for."""
        self.title = title
        self.command = command
        self.is_quiet = is_quiet
        """Whether nobody is told how far it is, or that it failed."""
        self.words = "It waits for its turn"
        """How far it is."""
        self.lines: Sequence[Line] = ()
        """What came of it, for a page."""
        self.sentence = ""
        """What came of it, in one sentence."""
        self.failed = False
        self.view: View | None = None
        """How things stand afterwards, where it changed anything."""
        self.is_done = False
        self.crash: BaseException | None = None
        self._do = do
        self._stop = Event()
        self._tell: Callable[[], object] = lambda: None

    def step(self, words: str) -> None:
        """Say how far it is. Raises Stopped where somebody stopped the work."""
        if self._stop.is_set():
            raise Stopped
        self.words = words
        self._tell()

    def stop(self) -> None:
        """Stop it at its next step."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody stopped it."""
        return self._stop.is_set()

    def run(self, tell: Callable[[], object]) -> None:
        """Do it, here and now; `tell` is called at each step. What cannot be done is told in its lines."""
        from panel_tui.faults import PanelError

        self._tell = tell
        try:
            self.step("Beginning")
            self._do(self)
        except Stopped:
            self.sentence = self.sentence or "Stopped; nothing was half done."
            self.lines = self.lines or [self.sentence]
        except PanelError as error:
            self.failed = True
            self.lines = list(error.lines())
            self.sentence = str(self.lines[0])
        except BaseException as error:  # a fault of ours: the application shows it as it shows all of them
            self.crash = error
        self.is_done = True


class JobMoved(Message):
    """A job has got further."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job


class JobDone(Message):
    """A job has come to its end."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job


class Jobs:
    """Jobs in the order in which they were asked for, one at a time; what is done in idle time gives way to them."""

    def __init__(
        self,
        in_thread: Callable[[Callable[[], None]], object],
        post: Callable[[Message], object],
        idle: Callable[[], Job | None],
    ) -> None:
        """`in_thread` runs something in a thread, `post` takes messages from there, `idle` gives what else to do."""
        self._in_thread, self._post, self._idle = in_thread, post, idle
        self._waiting: deque[Job] = deque()
        self._idling = False
        self.at_work: Job | None = None

    def put(self, job: Job) -> None:
        """Do this after what was asked for before."""
        self._waiting.append(job)
        self.give_way()
        self.go_on()

    def give_way(self) -> None:
        """Stop what is done in idle time; `go_on` takes it up again."""
        if self.at_work is not None and self._idling:
            self.at_work.stop()

    def done(self, job: Job) -> None:
        """A job is done: go on. Raises what went wrong in it, where that is a fault of ours."""
        self.at_work = None
        if job.crash is not None:
            raise job.crash
        self.go_on()

    def go_on(self) -> None:
        """Begin the next, if none is at work."""
        if self.at_work is not None:
            return
        self._idling = not self._waiting
        job = self._waiting.popleft() if self._waiting else self._idle()
        if job is not None:
            self.at_work = job
            self._in_thread(partial(self._run, job))

    @property
    def waiting(self) -> Sequence[Job]:
        """What is at work, unless it has been stopped, and what waits."""
        at_work = [self.at_work] if self.at_work is not None and not self.at_work.is_stopping else []
        return [*at_work, *self._waiting]

    def stop(self) -> str:
        """Stop what is at work and forget what waits, as the program is being left; what was stopped."""
        self._waiting.clear()
        if self.at_work is None:
            return ""
        self.at_work.stop()
        return "" if self._idling else self.at_work.title

    def _run(self, job: Job) -> None:
        job.run(lambda: self._post(JobMoved(job)))
        self._post(JobDone(job))
