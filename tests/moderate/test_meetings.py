"""Some random meetings: no act of moderation alters a first score or comment, counts whoever is recused, or moves what
was agreed without a reason.

`python -m tests.long meetings` holds a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from panel_tui.cli.common import CHANCE
from tests.long.meetings import hold
from tests.moderate.evening import Evening
from tests.moderate.meetings import meetings_in


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    token = CHANCE.set(None)
    yield Evening(tmp_path)
    CHANCE.reset(token)


def test_of_some_meetings(evening: Evening) -> None:
    meetings = meetings_in(evening)
    hold(meetings, runs=12, steps=15)
    assert meetings.tally["meeting", "done"] >= 12
