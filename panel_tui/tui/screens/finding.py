"""Finding words: in the proposal that is read, and in all that the member may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.events import Key, Paste

from panel_tui.assess.finding import Findings, Hit
from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, LEAVE, THEME
from panel_tui.tui.paint import Row, cut
from panel_tui.tui.screens.base import CommandScreen
from panel_tui.tui.screens.choosing import Choice, Close, Listed, ListPage, Move, Take
from panel_tui.tui.widgets.bar import Bar

MOST = 200
"""So many hits are listed."""
LONGEST = 200
"""So much can be typed."""

Search = Callable[[str, bool], Findings]
"""Finds words, in all proposals or only in the open one."""


class Where(Command["FindPage"]):
    """Looks in all proposals, or in one."""

    keys, show, label = "tab", "tab", "all of mine / this one"
    help = "Look in this proposal, or in all of mine"
    where = footer = "list"
    palette = False

    def run(self, screen: FindPage, key: str) -> None:
        """Look there."""
        screen.look(screen.words, not screen.everywhere)


class Rub(Command["FindPage"]):
    """Takes letters away."""

    keys, show, label = "backspace,ctrl+u", "⌫", "rub out"
    help = "Take the last letter away; ctrl+u takes all"
    where = "list"
    palette = False

    def run(self, screen: FindPage, key: str) -> None:
        """Take them away."""
        screen.look(screen.words[:-1] if key == "backspace" else "", screen.everywhere)


FIND_COMMANDS: tuple[Command[Any], ...] = (Take(), Move(), Where(), Close(), Rub(), HELP, THEME, LEAVE)


class FindPage(ListPage):
    """A line to type on, and what is found so far, the best first."""

    COMMANDS_HERE = FIND_COMMANDS
    GUIDE = "member#find"

    def __init__(self, search: Search, words: str, everywhere: bool, then: Callable[[FindPage, Hit], None]) -> None:
        self.words, self.everywhere = words, everywhere
        self.found = Findings(0, ())
        self._search = search
        self._line = Bar("find", "panel")
        super().__init__("Find", [], lambda key: then(self, self.found.hits[int(key)]))
        self.look(words, everywhere)

    def inside(self) -> list[Bar | Listed]:
        """The line, then what is found."""
        return [self._line, self.listed]

    @property
    def is_typing(self) -> bool:
        """Letters are typed here."""
        return True

    async def typed(self, event: Key | Paste) -> bool:
        """Take what is typed; whether it was a letter."""
        if isinstance(event, Paste):
            self.look(" ".join((self.words + event.text).split()), self.everywhere)
            return True
        if not event.is_printable or self.command_for(event.key) or event.character is None:
            return False
        self.look(self.words + event.character, self.everywhere)
        return True

    def look(self, words: str, everywhere: bool) -> None:
        """Look for these words."""
        self.words, self.everywhere = words[:LONGEST], everywhere
        self.found = self._search(self.words, everywhere)
        self.listed.current = ""
        self.listed.show(list(self._choices()))
        where = "in all of mine" if everywhere else "in this proposal"
        self._line.show([(f" {where}: ", "muted"), (self.words, "foreground bold"), ("▏", "accent")])
        if self.is_mounted:
            self.fit()
            self.show_hints()

    def fit(self) -> None:
        """As high as there is room, so that it does not jump while one types."""
        CommandScreen.fit(self)
        self._frame.styles.height = self.app.size.height - (1 if self.is_narrow else 3)

    def _choices(self) -> list[Choice]:
        found, words = self.found, self.words.strip()
        if not words:
            said = 'Type words, a "phrase", -without, or the number of a paragraph (2.3).'
        elif not found.hits:
            said = f"Nothing is found {'in your proposals' if self.everywhere else 'here; tab looks in all of mine'}."
        else:
            more = f", the best {len(found.hits)} are listed" if found.total > len(found.hits) else ""
            said = f"{found.words}{more}"
        return [
            Choice("", lambda width: [[(cut(said, width), "muted")]]),
            *(Choice(str(number), self._rows(hit)) for number, hit in enumerate(found.hits)),
        ]

    def _rows(self, hit: Hit) -> Callable[[int], list[Row]]:
        def rows(width: int) -> list[Row]:
            name = f"{hit.reference}  " if self.everywhere else ""
            head: Row = [(name, "foreground bold"), (f"¶{hit.mark}  ", "accent")]
            head.append((cut(hit.section, width - 10 - len(name)), "muted"))
            looks = {True: "accent bold", False: "foreground"}
            return [head, [("  ", "muted"), *((one.text, looks[one.is_match]) for one in hit.context(width - 2))]]

        return rows
