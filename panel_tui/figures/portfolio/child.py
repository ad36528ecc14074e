"""The process in which a worker's problems are solved: `python -m panel_tui.figures.portfolio.child`.

Problems come in through standard input, pickled; steps and portfolios go out where standard output was. What the solver
itself prints goes nowhere. When the input ends, because its parent has, so does the process, whatever it is doing.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from panel_tui.faults import Fault, PanelError
from panel_tui.figures.portfolio.solving import solve

MISSING = Fault("Portfolios need numpy and scipy, which are not installed", "Run: pip install 'panel-tui[office]'.")
Task = tuple[Any, float, float]


def main() -> None:
    """Solve one problem after the other."""
    answers = _own_output()
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_take_in, args=(tasks,), daemon=True).start()
    _load()
    while True:
        problem, seconds, gap = tasks.get()
        try:
            answer: Any = solve(problem, seconds, gap, lambda words: _tell(answers, words))
        except PanelError as error:
            answer = error
        except ModuleNotFoundError:
            answer = PanelError(MISSING)
        except Exception as error:  # whatever it is, it is told in the parent's words and the next problem is solved
            answer = PanelError(Fault(f"The search for a portfolio failed: {type(error).__name__}: {error}"))
        _tell(answers, answer)


def _own_output() -> IO[bytes]:
    """The pipe to the parent, which from now on nothing else in this process can write to."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _take_in(tasks: SimpleQueue[Task]) -> None:
    try:
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))
    except (EOFError, pickle.UnpicklingError, OSError):
        os._exit(0)


def _tell(answers: IO[bytes], answer: object) -> None:
    try:
        pickle.dump(answer, answers)
        answers.flush()
    except OSError:
        os._exit(0)


def _load() -> None:
    """Load ahead of the first problem what takes long to load; what is missing is told at the first problem."""
    with suppress(ModuleNotFoundError):
        for name in ("scipy.optimize", "scipy.sparse"):
            import_module(name)


if __name__ == "__main__":
    main()
