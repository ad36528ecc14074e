"""The tour: five cards for whoever sits down at the desk for the first time. Any of them can be the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from panel_tui.tui.command import Command
from panel_tui.tui.commands.everywhere import HELP, LEAVE, THEME
from panel_tui.tui.screens.page import Hanging, Page, Turn

WIDTH = 12

CARDS: Sequence[tuple[str, Sequence[tuple[str, str]], str]] = (
    (
        "Your desk",
        (
            ("tab", "goes round: my proposals, the text, my assessment"),
            ("↑ ↓", "go up and down in each of them"),
            ("enter", "in my proposals, reads the one under the cursor"),
        ),
        "The bottom line always shows the keys that matter where you are. The mouse works too.",
    ),
    (
        "Read",
        (
            ("PgUp PgDn", "turn the page; t shows the contents"),
            ("/", "finds words, in this proposal or in all of yours"),
            ("e", "goes to what answers the current criterion; b goes back"),
        ),
        "Where you stop reading is remembered for each proposal.",
    ),
    (
        "Score, and say why",
        (
            ("0 to 9", "score the current criterion, as its scale has it"),
            ("c", "writes your reason; esc goes on to the next criterion"),
            ("ctrl+e", "cites the paragraph you are reading"),
        ),
        "x says not applicable, a abstains: neither ever counts as zero. n goes to what is still open.",
    ),
    (
        "Nothing is lost",
        (
            ("u  U", "take a change back, and make it again"),
            ("H", "shows how a score came to be"),
            ("ctrl+q", "leaves. Everything is saved already"),
        ),
        "What you draft is yours alone. A private note never leaves your file.",
    ),
    (
        "Hand it in",
        (
            ("s", "submits a proposal, or says what is missing"),
            ("r", "writes your return: the file that you send to the office"),
            ("F1", "explains every key; ctrl+p finds any action by its name"),
        ),
        "d declares an interest, D declines what is outside your expertise, ? asks the office.",
    ),
)
"""Each card: its title, three keys with what they do, and a last sentence."""


class Next(Command["Tour"]):
    """Goes on."""

    keys, show, label = "enter,right,space", "enter", "next"
    help = "Go to the next card"
    where = footer = "page"
    palette = False

    def run(self, screen: Tour, key: str) -> None:
        """Show the next card; after the last, the desk."""
        screen.turn_to(screen.card + 1)


class Before(Command["Tour"]):
    """Goes back."""

    keys, show, label = "left,backspace", "←", "back"
    help = "Go to the card before"
    where = footer = "page"
    palette = False

    def can(self, screen: Tour) -> bool:
        """Whether there is one."""
        return screen.card > 0

    def run(self, screen: Tour, key: str) -> None:
        """Show it."""
        screen.turn_to(screen.card - 1)


class Skip(Command["Tour"]):
    """Ends the tour."""

    keys, show, label = "escape", "esc", "skip the tour"
    help = "Go to the desk; F1 has all of this"
    where = footer = "page"
    palette = False

    def run(self, screen: Tour, key: str) -> None:
        """End it."""
        screen.close()


TOUR_COMMANDS: tuple[Command[Any], ...] = (Next(), Before(), Skip(), Turn(), HELP, THEME, LEAVE)


class Tour(Page):
    """Five cards. `then` is called when the last was turned, or the rest skipped."""

    COMMANDS_HERE = TOUR_COMMANDS
    GUIDE = "member#open-it"

    def __init__(self, then: Callable[[], None]) -> None:
        self.card = 0
        super().__init__(_title(0), _rows(0), then)

    def turn_to(self, card: int) -> None:
        """Show a card; beyond the last the tour ends."""
        if card >= len(CARDS):
            self.close()
            return
        self.card = card
        self.sheet.show(_rows(card))
        if self.is_mounted:
            self.retitle(_title(card))
            self.fit()
            self.show_hints()


def _title(card: int) -> str:
    return f"{CARDS[card][0]} ({card + 1} of {len(CARDS)})"


def _rows(card: int) -> list[Hanging | str]:
    _, keys, last = CARDS[card]
    return ["", *(Hanging((f"  {key:<{WIDTH}}", "accent bold"), words) for key, words in keys), "", f"  {last}", ""]
