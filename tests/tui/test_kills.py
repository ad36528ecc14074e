"""The program killed in the middle of a sitting; `python -m tests.long kills` does it 200 times."""

from __future__ import annotations

from pathlib import Path

from tests.long.kills import killed


def test_what_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    figures = killed(tmp_path, 5, "a few")
    assert figures.wrong == []
    assert figures.kills == 5
    assert figures.acknowledged > 20
