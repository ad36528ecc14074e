"""The process beside this one: what it finds, that it can be cancelled and lost, and that it is never seen."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from panel_tui.faults import PanelError
from panel_tui.figures.portfolio import worker as worker_module
from panel_tui.figures.portfolio.clashing import NoPortfolio
from panel_tui.figures.portfolio.model import Limit, Problem
from panel_tui.figures.portfolio.programme import NotInTime
from panel_tui.figures.portfolio.solving import solve
from panel_tui.figures.portfolio.worker import Cancelled, Worker, WorkerLost
from tests.figures.portfolio.problems import made_up

ROOT = Path(__file__).parents[3]
PATIENCE = 60


def test_it_finds_what_is_found_here_one_problem_after_the_other() -> None:
    steps: list[str] = []
    with Worker() as worker:
        for seed in range(3):
            assert worker.solve(made_up(30, seed), steps.append) == solve(made_up(30, seed))
    assert steps[0] == "looking for the most merit"
    assert "looking for the fewest jumps" in steps


def test_rules_that_cannot_hold_together_are_told_as_here_and_the_next_problem_is_solved() -> None:
    problem = made_up(30, 1)
    hopeless = Limit("region", "At least £1 for Mars", "the call", frozenset({("region", "Mars")}), least=100)
    with Worker() as worker:
        with pytest.raises(NoPortfolio) as raised:
            worker.solve(Problem(problem.options, (*problem.rules, hopeless)))
        assert raised.value.rules == (hopeless,)
        assert list(raised.value.lines()) == [
            "No portfolio can keep this rule. Change it, or what it is about.",
            "the call: At least £1 for Mars.",
        ]
        assert worker.solve(problem) == solve(problem)


def test_a_search_that_is_cancelled_ends_at_once_and_the_next_has_a_process_again() -> None:
    with Worker() as worker:
        started, search = _search(worker, made_up(10_000, 1))
        assert started.wait(PATIENCE)
        worker.cancel()
        assert isinstance(search(), Cancelled)
        assert worker.solve(made_up(30, 1)) == solve(made_up(30, 1))


def test_a_process_that_is_lost_is_told_and_the_next_problem_has_another() -> None:
    with Worker() as worker:
        started, search = _search(worker, made_up(10_000, 1))
        assert started.wait(PATIENCE)
        os.kill(_process(worker), signal.SIGKILL)
        lost = search()
        assert isinstance(lost, WorkerLost)
        assert list(lost.lines()) == ["The search for a portfolio ended unexpectedly. Try again."]
        assert worker.solve(made_up(30, 1)) == solve(made_up(30, 1))


def test_a_process_that_is_lost_between_two_problems_is_not_missed() -> None:
    with Worker() as worker:
        worker.solve(made_up(30, 1))
        os.kill(_process(worker), signal.SIGKILL)
        os.waitid(os.P_PID, _process(worker), os.WEXITED | os.WNOWAIT)
        assert worker.solve(made_up(30, 1)) == solve(made_up(30, 1))


def test_a_process_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "GRACE", 0.1)
    with Worker() as worker:
        worker.solve(made_up(30, 1), seconds=PATIENCE)
        os.kill(_process(worker), signal.SIGSTOP)
        with pytest.raises(NotInTime, match=r"No portfolio was found within 0\.1 seconds\. Allow more time\."):
            worker.solve(made_up(30, 1), seconds=0.1)
        assert worker.solve(made_up(30, 1), seconds=PATIENCE) == solve(made_up(30, 1))


def test_closing_ends_it_in_the_middle_of_a_search() -> None:
    with Worker() as worker:
        started, search = _search(worker, made_up(10_000, 1))
        assert started.wait(PATIENCE)
        process = _process(worker)
    assert isinstance(search(), Cancelled)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_it_does_not_outlive_the_process_that_started_it_however_that_ends() -> None:
    """The parent is killed in the middle of a search, and can tidy nothing up."""
    code = (
        "from panel_tui.figures.portfolio.worker import Worker; from tests.figures.portfolio.problems import made_up\n"
        "worker = Worker(); worker.start()\n"
        "tell = lambda words: print(worker._child.process.pid, flush=True)\n"
        "worker.solve(made_up(10_000, 1), tell, seconds=1000)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        process = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        ended, _, _ = select.select([process], [], [], PATIENCE)
    os.close(process)
    assert ended


def test_nothing_that_the_solver_prints_comes_onto_the_terminal() -> None:
    """A solver that talks prints to the file descriptors themselves: here it is told to, in a terminal of its own."""
    code = (
        "import scipy.optimize as o; quiet = o.milp\n"
        "def milp(*given, options, **named): return quiet(*given, options={**options, 'disp': True}, **named)\n"
        "o.milp = milp\n"
        "from tests.figures.portfolio.problems import made_up\n"
    )
    here = code + "from panel_tui.figures.portfolio.solving import solve; solve(made_up(30, 1)); print('done')"
    assert b"Running HiGHS" in _on_terminal(here)
    beside = (
        "import panel_tui.figures.portfolio.worker as w, sys\n"
        f"talking = {code!r} + 'import panel_tui.figures.portfolio.child as c; c.main()'\n"
        "w.COMMAND = (sys.executable, '-c', talking)\n"
        "from tests.figures.portfolio.problems import made_up\n"
        "with w.Worker() as worker: assert worker.solve(made_up(30, 1)).awards\n"
        "print('done')"
    )
    assert _on_terminal(beside) == b"done\r\n"


def test_what_is_no_problem_at_all_is_told_as_a_plain_error() -> None:
    with Worker() as worker:
        with pytest.raises(PanelError, match="The search for a portfolio failed") as raised:
            worker.solve("no problem")  # type: ignore[arg-type]
        assert len(list(raised.value.lines())) == 1
        assert worker.solve(made_up(30, 1)).awards


def test_without_scipy_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys; sys.modules['scipy'] = None; import panel_tui.figures.portfolio.child as c; c.main()"
    monkeypatch.setattr(worker_module, "COMMAND", (sys.executable, "-c", code))
    with Worker() as worker, pytest.raises(PanelError, match=r"which are not installed\. Run: pip install"):
        worker.solve(made_up(30, 1))


def _process(worker: Worker) -> int:
    assert worker._child is not None
    return worker._child.process.pid


def _search(worker: Worker, problem: Problem) -> tuple[Event, Callable[[], object]]:
    """Start a search in a thread: an event that it has begun, and what waits for the portfolio or the error."""
    begun = Event()
    found: list[object] = []

    def search() -> None:
        try:
            found.append(worker.solve(problem, lambda words: begun.set(), seconds=1000))
        except PanelError as error:
            found.append(error)

    thread = Thread(target=search)
    thread.start()

    def result() -> object:
        thread.join(PATIENCE)
        return found[0]

    return begun, result


def _on_terminal(code: str) -> bytes:
    """What a Python program writes to the terminal that it has for input, output and errors."""
    ours, its = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], stdin=its, stdout=its, stderr=its, env=environment) as process:
        os.close(its)
        said = b""
        try:
            while more := os.read(ours, 4096):
                said += more
        except OSError:  # nobody has the terminal open any more
            pass
        assert process.wait() == 0, said
    os.close(ours)
    return said
