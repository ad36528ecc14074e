"""A process beside this one that looks for portfolios: ready ahead of time, and gone at once when it is not wanted.

A solver cannot be interrupted in this process, and prints where a screen is drawn. In a process of its own it can be
ended, and all that it prints is lost.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import Literal, Self

import panel_tui
from panel_tui.faults import Fault, PanelError
from panel_tui.figures.portfolio.model import Portfolio, Problem
from panel_tui.figures.portfolio.programme import NotInTime
from panel_tui.figures.portfolio.solving import CLASHES

GRACE = 5.0
"""Seconds beyond those of both searches, for a portfolio and for what clashes, after which a process is given up."""
Why = Literal["cancelled", "late", "lost"]
COMMAND = (sys.executable, "-P", "-m", "panel_tui.figures.portfolio.child")


class Cancelled(PanelError):
    """The search was cancelled."""

    def __init__(self) -> None:
        super().__init__(Fault("The search for a portfolio was cancelled", "Nothing was changed."))


class WorkerLost(PanelError):
    """The process that looked for a portfolio ended by itself, or was ended by somebody else."""

    def __init__(self) -> None:
        super().__init__(Fault("The search for a portfolio ended unexpectedly", "Try again."))


class Child:
    """One process, and why it was ended: because it was not wanted, took too long, or was found to be gone."""

    def __init__(self) -> None:
        root = str(Path(panel_tui.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        self.process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,  # a key that interrupts this process is not meant for that one
        )
        self.ended: Why | None = None

    def end(self, why: Why) -> None:
        """End it now, if it has not been ended before."""
        self.ended = self.ended or why
        self.process.kill()

    def close(self) -> None:
        """Let go of it."""
        self.process.kill()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what it was still to be told, nobody takes in any more
                pipe.close()
        self.process.wait()

    def ask(self, problem: Problem, seconds: float, gap: float, on_step: Callable[[str], None]) -> Portfolio:
        """What it finds. Raises what it raises, and EOFError when it ends before it has an answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            pickle.dump((problem, seconds, gap), self.process.stdin)
            self.process.stdin.flush()
            while isinstance(answer := pickle.load(self.process.stdout), str):
                self._tell(answer, on_step)
        except (OSError, ValueError, pickle.UnpicklingError) as error:  # a closed pipe is a wrong value
            raise EOFError from error
        if isinstance(answer, PanelError):
            raise answer
        assert isinstance(answer, Portfolio)
        return answer

    def _tell(self, words: str, on_step: Callable[[str], None]) -> None:
        """Tell a step. Whoever stops there leaves an answer behind, which must not be taken for that to the next."""
        try:
            on_step(words)
        except BaseException:
            self.end("cancelled")
            raise


class Worker:
    """Looks for one portfolio after the other, each in the time that is allowed.

    `solve` waits for the answer and is for a thread of its own; `cancel` and `close` may come from any other.
    """

    def __init__(self) -> None:
        self._child: Child | None = None
        self._asked: Child | None = None
        """The one that a thread waits for, and lets go of when it has been ended."""
        self._one_at_a_time = Lock()
        self._begun = Lock()
        """Held while `_child` becomes another: whoever cancels and whoever solves may both begin one."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Have a process load what it needs, ahead of the first problem."""
        with self._begun:
            if self._child is None:
                self._child = Child()

    def solve(
        self,
        problem: Problem,
        on_step: Callable[[str], None] = lambda words: None,
        seconds: float = 10,
        gap: float = 0.0,
    ) -> Portfolio:
        """What `solving.solve` finds. Raises what that raises, Cancelled, and WorkerLost if the process is gone.

        Whatever became of the process, the next problem has one again.
        """
        with self._one_at_a_time:
            child = self._living()
            timer = Timer((1 + CLASHES) * seconds + GRACE, child.end, ("late",))
            timer.daemon = True
            timer.start()
            try:
                return child.ask(problem, seconds, gap, on_step)
            except EOFError:
                child.end("lost")
                raise _error_of(child, seconds) from None
            finally:
                timer.cancel()
                self._asked = None
                if child.ended:
                    child.close()

    def cancel(self) -> None:
        """End what is being looked for, and get ready for the next."""
        self.close()
        self.start()

    def close(self) -> None:
        """End the process, in whatever it is."""
        with self._begun:
            child, self._child = self._child, None
            if child is None:
                return
            child.end("cancelled")
            if child is not self._asked:
                child.close()

    def _living(self) -> Child:
        """A process that lives, for the thread that asks it."""
        with self._begun:
            child = self._child
            if child is not None and (child.ended or child.process.poll() is not None):
                child.close()
                child = None
            child = self._child = self._asked = child or Child()
            return child


def _error_of(child: Child, seconds: float) -> PanelError:
    return {"cancelled": Cancelled(), "late": NotInTime(seconds)}.get(child.ended or "", WorkerLost())
