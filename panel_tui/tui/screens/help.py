"""F1: what each key means where one is, and the page of the guide that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from panel_tui.tui.paint import Row
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.page import Page

WIDTH = 14


def help_page(of: CommandScreen) -> Page:
    """The help of a screen, for the place where one is."""
    return Page("Help", list(_rows(of)))


def _rows(of: CommandScreen) -> Iterator[Row | str]:
    yield [(" Here", "heading bold")]
    elsewhere = []
    for command in of.COMMANDS_HERE:
        if of.place not in command.where.split():
            elsewhere.append(command)
        elif command.can(of):
            yield from _line(command.shown(of), command.help)
    yield from _line("ctrl+p", "Every action, by name")
    if elsewhere:
        yield []
        yield [(" Elsewhere on this screen", "heading bold")]
        for command in elsewhere:
            yield from _line(command.show, command.help)
    guide = getattr(of, "GUIDE", "")
    if guide:
        yield []
        yield from _guide(guide)


def _line(keys: str, words: str) -> Iterator[Row]:
    yield [(f"  {keys:<{WIDTH}}", "accent bold"), (words, "foreground")]


def _guide(name: str) -> Iterator[Row | str]:
    for line in (files("panel_tui.help") / f"{name}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            yield [(f" {line.lstrip('# ')}", "heading bold")]
        elif line.startswith(("```", "![")):
            yield []
        elif line.startswith("panel-tui "):
            yield [(f"   {line}", "accent")]
        else:
            yield f"  {line}" if line.strip() else []
