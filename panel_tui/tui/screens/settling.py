"""Where two machines of one member say different things: both side by side, and one key says which holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from panel_tui.assess.moments import moment_words
from panel_tui.tui.command import Command
from panel_tui.tui.paint import Row, spread, wrapped
from panel_tui.tui.screens.choosing import LIST_COMMANDS, Choice, ListPage, Take, heading

if TYPE_CHECKING:
    from panel_tui.assess.differing import Difference, Side
    from panel_tui.tui.screens.desk import DeskScreen


class ThisHolds(Take):
    """Says that what is under the cursor holds."""

    label = "this holds"
    help = "Say that what is under the cursor holds"


class NumberedHolds(Command["Settling"]):
    """Says that what has this number holds."""

    keys, show, label = "1,2,3,4,5,6,7,8,9", "1 2", "this holds"
    help = "Say that what has this number holds"
    where = footer = "list"
    palette = False

    def run(self, screen: Settling, key: str) -> None:
        """Settle it."""
        keys = screen.listed.keys
        if int(key) <= len(keys):
            screen.take(keys[int(key) - 1])


COMMANDS: tuple[Command[Any], ...] = (NumberedHolds(), ThisHolds(), *LIST_COMMANDS[1:])


class Settling(ListPage):
    """What differs on one proposal; it closes when nothing does any more."""

    COMMANDS_HERE: ClassVar = COMMANDS
    GUIDE = "member#two-machines"

    def __init__(self, at: DeskScreen, reference: str) -> None:
        self._at = at
        self._reference = reference
        self._number = 0
        super().__init__(f"{reference}: your machines differ", list(self._choices()), lambda _key: None)

    def take(self, key: str) -> None:
        """Settle one thing; go on with the others, or close the page."""
        for one in self._found:
            for side in one.sides:
                if side.id == key:
                    self._at.acts.settle(one, side.id)
                    said = f"{self._title(one)}: {side.words}"
        self._at.said()
        choices = list(self._choices())
        if choices:
            self.listed.show(choices)
            self.fit()
            self.notice(f"Settled: {said}. {len(self._found)} more.")
            return
        self.app.pop_screen()
        self._at.open(self._reference, go=self._at.place)
        self._at.notice(f"Settled: {said}. It goes with your next return.", "good bold")

    @property
    def _found(self) -> list[Difference]:
        return [one for one in self._at.desk.differing if one.proposal == self._reference]

    def _choices(self) -> Iterator[Choice]:
        self._number = 0
        for one in self._found:
            yield Choice("", partial(heading, f"{self._title(one)}: {one.field}"))
            for side in one.sides:
                self._number += 1
                yield Choice(side.id, partial(_side, self._number, _said(one, side), self._whose(side)))

    def _title(self, one: Difference) -> str:
        if not one.criterion:
            return "Your interest"
        criteria = self._at.desk.brief(self._reference).criteria
        return next((each.title for each in criteria if each.id == one.criterion), "Overall")

    def _whose(self, side: Side) -> str:
        here = " (this machine)" if side.device == self._at.desk.device else ""
        return f"machine {side.device_in_short}{here}, {moment_words(side.at, self._at.acts.now())}"


def _said(one: Difference, side: Side) -> str:
    """What a side says; a comment speaks for itself."""
    return side.words if one.register.kind == "comment" else f"{one.field} {side.words}"


def _side(number: int, words: str, whose: str, width: int) -> list[Row]:
    lines = wrapped(words, max(10, width - 6))
    rows: list[Row] = [spread([(f" {number}  ", "accent bold"), (lines[0], "foreground")], [(whose, "muted")], width)]
    if len(lines) > 1 or len(lines[0]) + len(whose) + 6 > width:
        rows = [[(f" {number}  ", "accent bold"), (whose, "muted")]]
        rows += [[("    ", "muted"), (line, "foreground")] for line in lines]
    return rows
