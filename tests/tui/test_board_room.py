"""The board's sitting at the board's table: who is there, interests, and who leaves for an item."""

from __future__ import annotations

import pytest

from panel_tui.tui.screens.board import BoardScreen
from tests.cli.test_board_room import BOARD
from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture
from tests.tui.at_the_table import OFFICE, words
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, sitting
from tests.tui.test_board import held  # noqa: F401 - a fixture


@pytest.fixture
def boarded(held: Meeting) -> Meeting:  # noqa: F811
    """The same with a board of three: Maria Bell presides; and with the panel's advice on record."""
    held.write("board.csv", BOARD)
    held.done("add", "board.csv", *held.to())
    held.done("recommend", OFFICE.name, "--follow-line")
    return held


def at_board(boarded: Meeting, size: tuple[int, int] = (120, 40)) -> Sitting:
    """The board's table, on the board's advice."""
    return sitting(boarded.folder / OFFICE, "board", size, "board")
