"""Commands killed while they merge, return and pack; `python -m tests.long commands` does it 200 times."""

from __future__ import annotations

from pathlib import Path

from tests.long.commands import killed


def test_what_a_command_acknowledged_is_there_after_a_kill_and_nothing_by_halves(tmp_path: Path) -> None:
    figures = killed(tmp_path, 4, "a few")
    assert figures.wrong == []
    assert figures.kills == 4
    assert figures.entries > 0
