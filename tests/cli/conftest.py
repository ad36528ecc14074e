"""The office at work, made once: tests that change nothing share it, others take a copy of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.office import Office


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office at work, for tests that may change nothing in it but add files of their own."""
    return Office.at_work(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office at work of one's own."""
    return Office.at_work(tmp_path)


@pytest.fixture
def refused(shared: Office) -> Callable[..., str]:
    """Runs a command that must be refused: with exit code 2, in words, and with nothing written. Returns the words."""

    def run(*words: str, keys: str = "office", code: int = 2) -> str:
        before = shared.state()
        told = shared.run(*words, keys=keys)
        assert told.code == code, told
        assert told.err.strip(), told
        assert "Traceback" not in told.text
        assert shared.state() == before
        return told.err

    return run
