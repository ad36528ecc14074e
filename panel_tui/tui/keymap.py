"""A person's own keys: a TOML file that says which key stands for which, screen by screen.

[desk]
"ctrl+s" = "s"      # ctrl+s submits as well
"J" = "PgDn"
"W" = ""            # does nothing any more
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS

from panel_tui.faults import BadInput, Faults
from panel_tui.tui.command import SHOWN, named

FOLDER = "PANEL_TUI_CONFIG"
NAME = "keys.toml"
SCREENS = ("desk", "table", "office", "page", "everywhere")
"""The tables that the file may have: a screen, a page over a screen, or all of them."""
FIXED = ("ctrl+q", "ctrl+p")
"""Keys that always mean the same, so that there is always a way out."""
NAMES = {shown.casefold(): key for key, shown in SHOWN.items()}

Aliases = Mapping[str, Mapping[str, str]]
"""By screen: the key that a person presses, and the key that it stands for; "" where it does nothing."""


class Keymap:
    """The keys of one person."""

    def __init__(self, aliases: Aliases | None = None) -> None:
        self._aliases = aliases or {}

    def translated(self, event: Key, screen: str) -> Key | None:
        """What a key means on `screen`; None where it is to mean nothing."""
        for table in (screen, "everywhere"):
            meant = self._aliases.get(table, {}).get(event.key)
            if meant is not None:
                return Key(meant, None) if meant else None
        return event

    def shown(self, keys: str, screen: str) -> str | None:
        """The person's own key for one of `keys`, as they read it; None where they have none."""
        wanted = keys.split(",")
        for table in (screen, "everywhere"):
            for key, meant in self._aliases.get(table, {}).items():
                if meant in wanted:
                    return named(key)
        return None


def usual_file() -> Path:
    """The file of keys: in the folder named by PANEL_TUI_CONFIG, else in the usual place for this system."""
    from platformdirs import user_config_path

    folder = os.environ.get(FOLDER)
    return (Path(folder) if folder else user_config_path("panel-tui")) / NAME


def keymap_in(path: Path, known: Mapping[str, Iterable[str]]) -> Keymap:
    """The keys in the file at `path`, if there is one. `known` are the keys that mean something, by screen.

    Raises BadInput with everything that is wrong in it.
    """
    if not path.is_file():
        return Keymap()
    from panel_tui.files.disk import read_bytes
    from panel_tui.files.toml import read_toml

    file = read_toml(path.name, read_bytes(path))
    faults = Faults()
    aliases: dict[str, dict[str, str]] = {}
    for screen, table in file.data.items():
        if screen not in SCREENS or not isinstance(table, Mapping):
            faults.add(f"{screen} is no screen", f"Write [{'], ['.join(SCREENS)}].", file.place((screen,)))
            continue
        aliases[screen] = {}
        for pressed, meant in table.items():
            wrong = _wrong(pressed, meant, screen, known)
            if wrong:
                faults.add(*wrong, file.place((screen, pressed)))
            else:
                aliases[screen][key_named(pressed)] = key_named(meant) if meant else ""
    faults.stop(BadInput)
    return Keymap(aliases)


def key_named(text: str) -> str:
    """The key that a person calls `text`, by Textual's name: "PgDn", "↑", "^s", "ctrl+s", "?"."""
    if len(text) == 1 and not text.isalnum() and text.casefold() not in NAMES:
        name = unicodedata.name(text, "").lower().replace("-", "_").replace(" ", "_")
        return KEY_NAME_REPLACEMENTS.get(name, name)
    if text.startswith("^") and len(text) > 1:
        text = f"ctrl+{text[1:]}"
    held, plus, last = text.rpartition("+")
    last = NAMES.get(last.casefold(), last if len(last) == 1 else last.casefold())
    return f"{held.casefold()}{plus}{last}"


def _wrong(pressed: str, meant: object, screen: str, known: Mapping[str, Iterable[str]]) -> tuple[str, str] | None:
    """What is wrong with one line of the file, and what would be right."""
    if not isinstance(meant, str):
        return f"{pressed} should stand for a key in quotes", f'Write "{pressed}" = "s", or "" for nothing.'
    if key_named(pressed) in FIXED:
        return f"{pressed} always means the same", "Choose another key."
    every = {key for one in ([screen] if screen != "everywhere" else known) for key in known.get(one, ())}
    if meant and every and key_named(meant) not in every:
        where = f"on the screen {screen}" if screen != "everywhere" else "on any screen"
        return f"{meant} means nothing {where}", "F1 there lists all keys."
    return None
