"""F1: what each key means where one is, and what the guide says of this place; then all other keys, and the guide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.guide import about, rest
from panel_tui.tui.screens.page import Hanging, Page

WIDTH = 14
OWN_KEYS = "keys#your-own-keys"
"""What the guide says to whoever wants other keys: it ends the help of every place."""


def help_page(of: CommandScreen) -> Page:
    """The help of a screen, for the place where one is."""
    return Page("Help", list(_rows(of)))


def _rows(of: CommandScreen) -> Iterator[Row | Hanging | str]:
    shown: list[Command[Any]] = list(of.all_commands())
    yield [(" Here", "heading bold")]
    yield from (_line(of.key_of(command), command.help) for command in shown)
    yield _line("ctrl+p", "Every action, by name")
    yield []
    yield from about(of.guide_here)
    for place in of.PLACES:
        commands = [one for one in of.COMMANDS_HERE if place in one.where.split() and one not in shown]
        if place != of.place and commands:
            shown += commands
            yield [(f" {of.PLACES[place]}", "heading bold")]
            yield from (_line(command.show, command.help) for command in commands)
            yield []
    yield from rest(of.guide_here)
    yield from about(OWN_KEYS)


def _line(keys: str, words: str) -> Hanging:
    return Hanging((f"  {keys:<{WIDTH}}", "accent bold"), words)
