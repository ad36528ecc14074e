"""What can be done on the screen of awards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.asking import SayWritten
from panel_tui.tui.commands.awards.answering import Accept, Clear, Decline, InPart, Wait
from panel_tui.tui.commands.awards.base import Back, Move, Undo
from panel_tui.tui.commands.awards.freeing import Announce, Lift, NotNow, Promote, Promoted
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME

if TYPE_CHECKING:
    from panel_tui.tui.screens.awards import AwardsScreen

COMMANDS: tuple[Command[AwardsScreen], ...] = (
    Accept(),
    Decline(),
    InPart(),
    Clear(),
    Promote(),
    Wait(),
    Announce(),
    Lift(),
    Undo(),
    Move(),
    SayWritten(),
    Promoted(),
    NotNow(),
    Back(),
    HELP,
    THEME,
    LEAVE,
    HOW_TO_LEAVE,
)
