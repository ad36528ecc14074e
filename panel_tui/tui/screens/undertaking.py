"""The call's undertaking, at the first opening of a member's file: read, and accepted or left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panel_tui.assess.desk import Desk
from panel_tui.tui.acts import Acts
from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, LEAVE, THEME
from panel_tui.tui.screens.page import Page, Turn


class Accept(Command["Undertaking"]):
    """Accepts it."""

    keys, show, label = "y", "y", "I accept this"
    help = "Accept the undertaking"
    where = footer = "page"
    palette = False

    def run(self, screen: Undertaking, key: str) -> None:
        """Record it."""
        screen.accept()


class Refuse(Command["Undertaking"]):
    """Leaves without accepting it."""

    keys, show, label = "escape", "esc", "leave without accepting"
    help = "Leave without accepting: nothing is recorded"
    where = footer = "page"
    palette = False

    def run(self, screen: Undertaking, key: str) -> None:
        """Leave."""
        screen.app.leave()


COMMANDS: tuple[Command[Any], ...] = (Accept(), Refuse(), Turn(), HELP, THEME, LEAVE)


class Undertaking(Page):
    """What a member promises before the papers open."""

    COMMANDS_HERE = COMMANDS
    GUIDE = "member#open-it"

    def __init__(self, desk: Desk, acts: Acts, then: Callable[[], None]) -> None:
        paragraphs = desk.call.undertaking.split("\n")
        lines: list[Any] = ["", f"  {desk.call.title}", f"  {desk.call.marking}", ""]
        lines += [f"  {line.strip()}" if line.strip() else "" for line in paragraphs]
        lines += [
            "",
            f"  y records in your file that {desk.member_name} accepts this; the office sees it in your return.",
        ]
        super().__init__("Before you open the papers", lines)
        self._desk, self._acts, self._accepted = desk, acts, then

    def accept(self) -> None:
        """Record it, and open the desk."""
        self._acts.accept(self._desk.call_hash)
        self.app.pop_screen()
        self._desk.refresh()
        self._accepted()
