"""What a member can do at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.desk.asking import ASKING
from panel_tui.tui.commands.desk.going import GOING
from panel_tui.tui.commands.desk.reading import Ends, Move, MoveInQueue, NextPane, Open, Page, Section, ToQueue
from panel_tui.tui.commands.desk.saying import (
    Declare,
    Interest,
    LeaveDesk,
    LeaveInterest,
    Next,
    Return,
    SayReason,
    Submit,
    Withdraw,
)
from panel_tui.tui.commands.desk.scoring import (
    Abstain,
    Clear,
    Criterion,
    CriterionInForm,
    FieldDigit,
    FieldLeave,
    FieldTake,
    HowSure,
    NotApplicable,
    Score,
    TypeScore,
    Undo,
)
from panel_tui.tui.commands.desk.writing import (
    Cite,
    CommentHere,
    CommentOverall,
    Done,
    MarkWhileWriting,
    PageWhileWriting,
    ToWhom,
)
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, THEME

if TYPE_CHECKING:
    from panel_tui.tui.screens.desk import DeskScreen

COMMANDS: tuple[Command[DeskScreen], ...] = (
    Open(),
    Score(),
    TypeScore(),
    CommentHere(),
    Criterion(),
    Next(),
    Submit(),
    CommentOverall(),
    HowSure(),
    NotApplicable(),
    Abstain(),
    Clear(),
    Undo(),
    *GOING,
    *ASKING,
    Declare(),
    Withdraw(),
    Return(),
    Move(),
    Page(),
    Section(),
    Ends(),
    MoveInQueue(),
    CriterionInForm(),
    NextPane(),
    ToQueue(),
    Done(),
    Cite(),
    MarkWhileWriting(),
    ToWhom(),
    PageWhileWriting(),
    FieldDigit(),
    FieldTake(),
    FieldLeave(),
    Interest(),
    LeaveInterest(),
    SayReason(),
    HELP,
    THEME,
    LeaveDesk(),
    HOW_TO_LEAVE,
)
