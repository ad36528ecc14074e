"""One class a command gives its key, its place in the footer, its palette entry and its line of help."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Awaitable, Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

ScreenType = TypeVar("ScreenType")

SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "delete": "del",
    "backspace": "⌫",
    "space": "space",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "plus": "+",
    "minus": "-",
    "underscore": "_",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus_minus_sign": "±",
    "left_pointing_double_angle_quotation_mark": "«",
    "right_pointing_double_angle_quotation_mark": "»",
}
"""Keys that Textual calls otherwise than people do."""


class Choice(NamedTuple):
    """One entry of the palette: what it says, and the key that does it."""

    words: str
    key: str


class Command(ABC, Generic[ScreenType]):
    """Something a person can do on a screen.

    `where` names the places of the screen in which its keys mean this; in all others the keys are free. What a
    footer shows is `show` and `label`, in the order of the screen's commands, where `footer` names the place.
    """

    keys: ClassVar[str]
    """Textual's names of the keys, with commas."""
    show: ClassVar[str]
    """The key as a person reads it."""
    label: ClassVar[str]
    """What it does, in one or two words."""
    help: ClassVar[str]
    """What it does, as a sentence."""
    where: ClassVar[str]
    footer: ClassVar[str] = ""
    palette: ClassVar[bool] = True
    ways: ClassVar[Mapping[str, str]] = {}
    """The entries of the palette by their key, where each key does something else."""
    writes: ClassVar[bool] = False
    """Whether it opens the drawer."""

    def can(self, screen: ScreenType) -> bool:
        """Whether it can be done now."""
        return True

    def shown(self, screen: ScreenType) -> str:
        """The key as a person reads it, here and now."""
        return self.show

    def choices(self, screen: ScreenType) -> Iterable[Choice]:
        """The entries of the palette."""
        if self.ways:
            return [Choice(words, key) for key, words in self.ways.items()]
        return [Choice(self.help, self.keys.split(",")[0])] if self.palette else []

    @abstractmethod
    def run(self, screen: ScreenType, key: str) -> Awaitable[None] | None:
        """Do it."""


def named(key: str) -> str:
    """A key of Textual's as a person reads it: "PgDn", "ctrl+s", "?"."""
    held, plus, last = key.rpartition("+")
    return f"{held}{plus}{SHOWN.get(last) or _sign(last)}"


def _sign(key: str) -> str:
    """The sign of a key that has the name of a sign; "F1"; any other as it is."""
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    try:
        sign = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key
    return sign if sign.isprintable() and not sign.isalnum() else key


@cache
def by_key(commands: tuple[Command[Any], ...]) -> Mapping[tuple[str, str], tuple[Command[Any], ...]]:
    """What each key may mean in each place, in the order of `commands`."""
    found: defaultdict[tuple[str, str], list[Command[Any]]] = defaultdict(list)
    for command in commands:
        for key in command.keys.split(","):
            for place in command.where.split():
                found[key, place].append(command)
    return {where: tuple(several) for where, several in found.items()}
