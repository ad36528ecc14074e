"""What can be done at the board's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.asking import SayWritten
from panel_tui.tui.commands.board.giving import Change, Find, Follow, Followed, Give, NotNow, Undo
from panel_tui.tui.commands.board.looking import Level, Move, Portfolio, Scenarios, Shares, Stable, Stop, ToAwards, Why
from panel_tui.tui.commands.board.sitting import CallItem, Declare, ToSitting
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME

if TYPE_CHECKING:
    from panel_tui.tui.screens.board import BoardScreen

COMMANDS: tuple[Command[BoardScreen], ...] = (
    Give(),
    Change(),
    Follow(),
    Find(),
    Undo(),
    Portfolio(),
    Why(),
    Stable(),
    Scenarios(),
    Level(),
    ToAwards(),
    Shares(),
    ToSitting(),
    CallItem(),
    Declare(),
    Stop(),
    Move(),
    SayWritten(),
    Followed(),
    NotNow(),
    HELP,
    THEME,
    LEAVE,
    HOW_TO_LEAVE,
)
