"""The process beside a screen that looks for portfolios: begun when it is first needed, and warm from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from panel_tui.figures.portfolio.model import Portfolio, Problem
    from panel_tui.figures.portfolio.worker import Worker


class Searching:
    """Looks for one portfolio after the other. `solve` is for a thread, `cancel` and `close` for any other."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def solve(self, problem: Problem, on_step: Callable[[str], None], seconds: float = 10) -> Portfolio:
        """The best portfolio of a problem within so many seconds. Raises what the worker raises."""
        from panel_tui.figures.portfolio.worker import Worker

        if self._worker is None:
            self._worker = Worker()
        return self._worker.solve(problem, on_step, seconds)

    def cancel(self) -> None:
        """Stop what is being looked for, and be ready for the next."""
        if self._worker is not None:
            self._worker.cancel()

    def close(self) -> None:
        """End the process."""
        if self._worker is not None:
            self._worker.close()
