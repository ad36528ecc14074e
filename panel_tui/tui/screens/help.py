"""F1: what each key means where one is, and the page of the guide that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.guide import guide
from panel_tui.tui.screens.page import Hanging, Page

WIDTH = 14


def help_page(of: CommandScreen) -> Page:
    """The help of a screen, for the place where one is."""
    return Page("Help", list(_rows(of)))


def _rows(of: CommandScreen) -> Iterator[Row | Hanging | str]:
    shown: list[Command[Any]] = []
    for place in dict.fromkeys((of.place, *of.PLACES)):
        here = place == of.place
        commands = [one for one in of.COMMANDS_HERE if place in one.where.split() and one not in shown]
        if here:
            commands = [one for one in commands if one.can(of)]
        shown += commands
        if commands:
            yield [(f" {'Here' if here else of.PLACES[place]}", "heading bold")]
            for command in commands:
                yield _line(of.key_of(command) if here else command.show, command.help)
            if here:
                yield _line("ctrl+p", "Every action, by name")
            yield []
    if of.GUIDE:
        yield from guide(of.GUIDE)


def _line(keys: str, words: str) -> Hanging:
    return Hanging((f"  {keys:<{WIDTH}}", "accent bold"), words)
