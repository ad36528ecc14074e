"""What the office can do on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.office.answering import Answer, Reword, Say
from panel_tui.tui.commands.office.doing import Merge, MergeAll, No, Packs, Receipt, Report, Verify, Yes
from panel_tui.tui.commands.office.going import LookAgain, Move, NextPane, Open, Order, StopLooking, ToPane
from panel_tui.tui.commands.office.posting import GiveTime, NewPack, Remind, RemindAll

if TYPE_CHECKING:
    from panel_tui.tui.screens.office import OfficeScreen

COMMANDS: tuple[Command[OfficeScreen], ...] = (
    Open(),
    Answer(),
    Reword(),
    Merge(),
    MergeAll(),
    Order(),
    Remind(),
    GiveTime(),
    NewPack(),
    RemindAll(),
    Receipt(),
    Packs(),
    Report(),
    Verify(),
    LookAgain(),
    StopLooking(),
    Move(),
    NextPane(),
    ToPane(),
    Say(),
    Yes(),
    No(),
    HELP,
    THEME,
    LEAVE,
    HOW_TO_LEAVE,
)
