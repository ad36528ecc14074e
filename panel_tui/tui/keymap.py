"""A person's own keys: a TOML file that says which key stands for which, screen by screen.

[desk]
"ctrl+s" = "s"      # ctrl+s submits as well
"J" = "PgDn"
"W" = ""            # does nothing any more
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from panel_tui.faults import BadInput, Faults
from panel_tui.tui.command import SHOWN, named

FOLDER = "PANEL_TUI_CONFIG"
NAME = "keys.toml"
SCREENS = ("desk", "table", "office", "board", "awards", "page", "everywhere")
"""The tables that the file may have: a screen, a page over a screen, or all of them."""
FIXED = ("ctrl+q", "ctrl+p")
"""Keys that always mean the same, so that there is always a way out."""
NAMES = {shown.casefold(): key for key, shown in SHOWN.items()}
"""What people call a key, and what Textual does."""
SPECIAL = {key.value for key in Keys if key.value.isalnum()} - {"return"}
"""Keys that write no sign: "enter", "pagedown", "f5"."""
HELD = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
NAMED = "Write a letter or a sign, ctrl+ and a letter, or the name of a key such as PgDn, Home, F5 or ↑."

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


def keymap_in(path: Path, known: Mapping[str, Collection[str]]) -> Keymap:
    """The keys in the file at `path`, if there is one. `known` are the keys that mean something, by screen: what stands
    for a key is checked on the screens that it has.

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
        keys = aliases.setdefault(screen, {})
        for pressed, meant in table.items():
            key = key_named(pressed)
            wrong = _wrong(pressed, meant, screen, known.get(screen, ()))
            if key in keys:
                wrong = f"{pressed} stands here twice", "Leave one of them out."
            if wrong:
                faults.add(*wrong, file.place((screen, pressed)))
            keys[key] = key_named(meant) if isinstance(meant, str) and meant else ""
    faults.stop(BadInput)
    return Keymap(aliases)


def key_named(text: str) -> str:
    """The key that a person calls `text`, by Textual's name: "PgDn", "↑", "^s", "ctrl+s", "?"."""
    if text.startswith("^") and len(text) > 1:
        text = f"ctrl+{text[1:]}"
    parts = text.rfind("+", 0, -1) + 1
    held, last = text[:parts].casefold(), text[parts:]
    if "ctrl+" in held:  # a terminal sends the same with or without shift
        last = last.lower()
    return f"{held}{NAMES.get(last.casefold()) or _one(last)}"


def _one(key: str) -> str:
    """One key by Textual's name, without those that are held with it."""
    if len(key) != 1:
        return key.casefold()
    name = "" if key.isalnum() else unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or key


def _wrong(pressed: str, meant: object, screen: str, known: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with one line of the file, and what would be right."""
    key = key_named(pressed)
    *held, last = key.split("+")
    if not set(held) <= HELD or not _is_one(last):
        return f'"{pressed}" is no key', NAMED
    if "alt" in held and _is_sign(last):
        return (
            f"{pressed} reaches the program as esc and then {last}",
            "Choose ctrl+ and a letter, or a key such as F5.",
        )
    if key in FIXED:
        return f"{pressed} always means the same", "Choose another key."
    if not isinstance(meant, str):
        return f"{pressed} should stand for a key in quotes", f'Write "{pressed}" = "s", or "" for nothing.'
    if meant and known and key_named(meant) not in known:
        return f"{meant} means nothing on the screen {screen}", "F1 there lists all keys."
    if meant and not _is_one(key_named(meant).rpartition("+")[2]):
        return f'"{meant}" is no key', NAMED
    return None


def _is_one(key: str) -> bool:
    return key in SPECIAL or _is_sign(key)


def _is_sign(key: str) -> bool:
    """Whether a key writes one sign."""
    return len(named(key)) == 1 and key not in SPECIAL
