"""The orders of the agenda, of which one is set."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from panel_tui.tui.command import Command
from panel_tui.tui.screens.choosing import LIST_COMMANDS, Choice, ListPage, Take, sentence

if TYPE_CHECKING:
    from panel_tui.moderate.arranging import How

ORDERS: dict[How, str] = {
    "need": "By need: disagreement, and how near the line",
    "fewest": "So that conflicted members leave the room the fewest times",
    "random": "By lot, each item by itself: the seed goes on record",
    "rotated": "By reference, beginning at one drawn by lot: the seed goes on record",
}


class SetOrder(Take):
    """Sets the agenda in the order under the cursor."""

    label = "set it"
    help = "Set the agenda in the order under the cursor"


COMMANDS: tuple[Command[Any], ...] = (SetOrder(), *LIST_COMMANDS[1:])


class OrderPage(ListPage):
    """The orders; `then` is given the one that is chosen."""

    COMMANDS_HERE: ClassVar = COMMANDS
    GUIDE = "chair#setting-the-agenda"

    def __init__(self, then: Callable[[How], None]) -> None:
        choices = [Choice(how, partial(sentence, words, "foreground")) for how, words in ORDERS.items()]
        super().__init__("The order of the agenda", choices, lambda how: then(cast("How", how)))
