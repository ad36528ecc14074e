"""What can be done at the chair's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panel_tui.tui.command import Command
from panel_tui.tui.commands.asking import SayWritten
from panel_tui.tui.commands.everywhere import HELP, HOW_TO_LEAVE, LEAVE, THEME
from panel_tui.tui.commands.table.advising import Advise
from panel_tui.tui.commands.table.agreeing import (
    Agree,
    AgreeMedian,
    AgreeMedians,
    NotSure,
    Revise,
    Sure,
    Undo,
)
from panel_tui.tui.commands.table.covering import Cover, Noted, NoteMarks, TypeMark
from panel_tui.tui.commands.table.field import FieldDigit, FieldLeave, FieldTake, TypeAgreed
from panel_tui.tui.commands.table.figures import ToPanel, ToRanking, WhyApart
from panel_tui.tui.commands.table.going import (
    Move,
    MoveOnAgenda,
    NextItem,
    NextReason,
    Open,
    PreviousItem,
    ToAgenda,
    Turn,
)
from panel_tui.tui.commands.table.interests import Declare, RuleOnLate
from panel_tui.tui.commands.table.ordering import AgreeConsent, CallOut, Consented, MoveItem, Order
from panel_tui.tui.commands.table.room import CallItem, Done, Park, ToRoom
from panel_tui.tui.commands.table.showing import (
    AllReasons,
    AllReasonsByEnter,
    Cited,
    Levels,
    Notes,
    ProjectNames,
    Projector,
    Return,
    Where,
)
from panel_tui.tui.commands.table.stating import Approve, Approved, Feedback, SayStatement, Statement
from panel_tui.tui.commands.table.voting import TakeVote

if TYPE_CHECKING:
    from panel_tui.tui.screens.table import TableScreen

COMMANDS: tuple[Command[TableScreen], ...] = (
    Open(),
    Agree(),
    TypeAgreed(),
    TypeMark(),
    NoteMarks(),
    AgreeMedian(),
    Cited(),
    Statement(),
    NextItem(),
    AgreeMedians(),
    Revise(),
    Feedback(),
    Approve(),
    TakeVote(),
    Advise(),
    Declare(),
    RuleOnLate(),
    AllReasons(),
    AllReasonsByEnter(),
    Levels(),
    NextReason(),
    Notes(),
    Where(),
    ToRanking(),
    ToPanel(),
    WhyApart(),
    MoveItem(),
    Order(),
    CallOut(),
    AgreeConsent(),
    CallItem(),
    Park(),
    Done(),
    ToRoom(),
    Cover(),
    Undo(),
    PreviousItem(),
    ToAgenda(),
    Projector(),
    ProjectNames(),
    Return(),
    Move(),
    MoveOnAgenda(),
    Turn(),
    FieldDigit(),
    FieldTake(),
    FieldLeave(),
    Consented(),
    Noted(),
    Sure(),
    NotSure(),
    Approved(),
    SayWritten(),
    SayStatement(),
    HELP,
    THEME,
    LEAVE,
    HOW_TO_LEAVE,
)
