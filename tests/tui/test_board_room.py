"""The board's sitting at the board's table: who is there, interests, and who leaves for an item."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.tui.screens.board import BoardScreen
from tests.cli.test_board_room import BOARD
from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture
from tests.tui.at_the_table import OFFICE, still_to_score, words
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, sitting
from tests.tui.test_board import held  # noqa: F401 - a fixture


@pytest.fixture
def boarded(held: Meeting) -> Meeting:  # noqa: F811 - the fixture itself
    """The same with a board of three: Maria Bell presides; and with the panel's advice on record."""
    held.write("board.csv", BOARD)
    held.done("add", "board.csv", *held.to())
    held.done("recommend", OFFICE.name, "--follow-line")
    return held


async def at_the_board(desk: Sitting) -> BoardScreen:
    """Go on to the board's advice, and wait until nothing is reckoned any more."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, BoardScreen)
    await desk.press("l")
    await desk.is_done(screen.jobs)
    return screen


async def test_who_has_an_interest_leaves_for_the_item_and_is_back_when_it_is_done(boarded: Meeting) -> None:
    async with sitting(boarded.folder / OFFICE, "board") as desk:
        await at_the_board(desk)
        assert "Nobody of the board is recorded as present." in desk.text
        await desk.press("R")
        assert "The board's sitting" in desk.text
        assert "Dee Adeyemi" not in desk.text, "the panel is not the board"
        await desk.press("end", "s")
        assert desk.footer == "Tess Lowe sends apologies."
        await desk.press("a")
        assert desk.footer == "2 members came in."
        await desk.press("escape")
        assert "2 members of the board in the room; Maria Bell presides." in desk.text
        # Her interest is declared: she must leave, and the board advises nothing on it before she does.
        await desk.press("D", "enter", *"My employer", "escape")
        assert desk.footer == "P-1: Maria Bell, a hard interest. u takes it back."
        assert "MUST LEAVE: Maria Bell (hard interest: My employer)." in desk.text
        await desk.press("i")
        assert "Maria Bell, board chair, has a hard interest in P-1 and is recorded as present." in words(desk)
        assert boarded.json("decide", OFFICE.name, "--level", "board")["proposals"][0]["outcome"] is None
        await desk.press("g")
        assert desk.footer == "P-1 is called. Maria Bell left for it. u takes it back."
        assert "Has left for it: Maria Bell (hard interest: My employer)." in desk.text
        assert "1 member of the board in the room for P-1; the chair of the board does not preside." in desk.text
        await desk.press("i")
        assert desk.footer == "P-1: fund, £400,000. u takes it back."
        await desk.press("g")
        assert desk.footer == "P-1 is done; who left for it is back. u takes it back."
    found = boarded.json("decide", OFFICE.name, "--level", "board")
    assert found["proposals"][0]["outcome"] == "fund"
    (interest,) = found["sitting"]["interests"]
    assert (interest["member"], interest["left"]) == ("maria", True)
    assert {one["member"]: (one["present"], one["apology"]) for one in found["sitting"]["people"]} == {
        "maria": (True, None),
        "omar": (True, None),
        "tess": (False, ""),
    }


async def test_an_interest_in_the_item_that_is_called_sends_out_at_once_and_is_taken_back(boarded: Meeting) -> None:
    async with sitting(boarded.folder / OFFICE, "board") as desk:
        await at_the_board(desk)
        await desk.press("R", "a", "escape", "g", "D", "down", "down", "enter", *"My sister", "escape")
        assert desk.footer == "P-1: Omar Reid, a hard interest; Omar Reid leaves for it. u takes it back."
        assert "Has left for it: Omar Reid (hard interest: My sister)." in desk.text
        await desk.press("u")
        assert desk.footer == "Taken back: P-1, the interest of Omar Reid in P-1."
        assert "Has left for it" not in desk.text
        assert "3 members of the board in the room for P-1; Maria Bell presides." in desk.text
        await desk.press("D", "down", "enter", *"Met them once", "escape")
        assert "Noted: Maria Bell (soft interest: Met them once)." in desk.text
        await desk.press("D", "down", "down", "enter")
        assert desk.footer == "P-1: Maria Bell, no interest after all. u takes it back."
        assert "Noted:" not in desk.text
    assert boarded.json("decide", OFFICE.name, "--level", "board")["sitting"]["interests"] == []


async def test_who_came_in_by_mistake_was_not_there_once_it_is_taken_back(boarded: Meeting) -> None:
    async with sitting(boarded.folder / OFFICE, "board") as desk:
        await at_the_board(desk)
        await desk.press("R", "enter", "escape", "u")
        assert desk.footer == "Taken back: that Maria Bell comes in."
        await desk.press("g", "u")
        assert desk.footer == "Taken back: that P-1 is called."
    found = boarded.json("room", OFFICE.name, "--level", "board")
    assert (found["people"], found["items"], found["item"]) == ([], [], None)


async def test_everything_else_is_followed_once_who_must_leave_has_left(boarded: Meeting) -> None:
    boarded.done("room", OFFICE.name, "--level", "board", "--in", "maria", "--declares", "maria=P-2", "--reason", "Kin")
    async with sitting(boarded.folder / OFFICE, "board") as desk:
        await at_the_board(desk)
        await desk.press("F", "y")
        assert "Maria Bell, board chair, has a hard interest in P-2 and is recorded as present." in words(desk)
        await desk.press("down", "g", "r", "g", "F", "y")
        assert desk.footer == "Recorded on 2 proposals as the step before says. u takes it back."


async def test_who_was_there_is_seen_at_the_levels_that_decide_and_binds_nobody_there(boarded: Meeting) -> None:
    board = ("room", OFFICE.name, "--level", "board")
    boarded.done(*board, "--in", "maria", "--declares", "maria=P-1", "--reason", "Kin", "--item", "P-1")
    boarded.done("decide", OFFICE.name, "--level", "board", "--as-advised")
    boarded.done(*board, "--done")
    async with sitting(boarded.folder / OFFICE, "board") as desk:
        assert "Maria Bell" not in desk.text, "the panel's advice is not the board's"
        await at_the_board(desk)
        assert "MUST LEAVE: Maria Bell" in desk.text
        await desk.press("l")
        assert "1 member of the board in the room; Maria Bell presides." in desk.text
        assert "MUST LEAVE" not in desk.text
        await desk.press("i")
        assert desk.footer == "P-1: fund, £400,000. u takes it back."
        await desk.press("R")
        assert "Omar Reid" in desk.text


async def test_in_the_chairs_own_file_nothing_of_it_is_recorded(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("board.csv").write_text(BOARD, encoding="utf-8")
    assert main(["add", "board.csv", "--to", str(OFFICE)]) == 0
    async with sitting(still_to_score(monkeypatch, "TFO-015"), "board") as desk:
        await at_the_board(desk)
        await desk.press("R", "a")
        assert "Only the office keeps the record of the board's sitting." in words(desk)


async def test_a_board_of_which_nobody_is_on_record_is_asked_nothing(held: Meeting) -> None:  # noqa: F811 - the fixture itself
    held.done("recommend", OFFICE.name, "--follow-line")
    async with sitting(held.folder / OFFICE, "board") as desk:
        await at_the_board(desk)
        assert "the board is recorded" not in desk.text
        for key in ("R", "g", "D"):
            await desk.press(key)
            assert "Nobody of the board is on record." in desk.text
            assert desk.footer.endswith("--to office.panel.")
        await desk.press("i")
        assert desk.footer == "P-1: fund, £400,000. u takes it back."


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_sitting_looks_as_it_did(boarded: Meeting, size: tuple[int, int]) -> None:
    boarded.done("room", OFFICE.name, "--level", "board", "--in", "omar", "--in", "maria", "--apologies", "tess")
    boarded.done("room", OFFICE.name, "--level", "board", "--declares", "maria=P-1", "--reason", "My employer")
    async with sitting(boarded.folder / OFFICE, "board", size) as desk:
        await at_the_board(desk)
        desk.is_as_kept("board-must-leave")
        assert faults(desk) == []
        await desk.press("D")
        desk.is_as_kept("board-interest")
        await desk.press("escape", "g", "R")
        desk.is_as_kept("board-sitting")
        assert faults(desk) == []


async def test_a_narrow_footer_cuts_no_key_and_keeps_the_help(boarded: Meeting) -> None:
    async with sitting(boarded.folder / OFFICE, "board", (80, 24)) as desk:
        await at_the_board(desk)
        await desk.press("down")
        assert desk.footer.endswith("l level   F1 help")
        assert desk.lines[0].startswith(" Board ")
