"""The guide names every key that the desk shows, and its example of own keys can be used as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.events import Key

from panel_tui.tui.commands.desk import COMMANDS
from panel_tui.tui.keymap import keymap_in
from tests.cli.guide import examples, page


def keys_of(show: str) -> list[str]:
    """The keys in what a command shows, as the guide writes them: "alt+↑↓" is alt+↑ and alt+↓, "^e" is ctrl+e."""
    keys: list[str] = []
    for word in show.split():
        held, plus, arrows = word.rpartition("+")
        if re.fullmatch("[↑↓←→]+", arrows):
            keys += [f"{held}{plus}{arrow}" for arrow in arrows]
        elif re.fullmatch("[0-9]-[0-9]", word):
            keys += word.split("-")
        else:
            keys.append(re.sub(r"^\^(?=.)", "ctrl+", word))
    return keys


SHOWN = sorted({key for command in COMMANDS for key in keys_of(command.show)})


def test_what_is_shown_is_read_as_keys() -> None:
    assert keys_of("alt+↑↓") == ["alt+↑", "alt+↓"]
    assert keys_of("0-5") == ["0", "5"]
    assert keys_of("PgUp PgDn") == ["PgUp", "PgDn"]
    assert keys_of("^e") == ["ctrl+e"]
    assert {"c", "ctrl+g", "H", "?", "[", "alt+↑", "0"} <= set(SHOWN)


@pytest.mark.parametrize("key", SHOWN)
def test_every_key_that_the_desk_shows_is_in_the_guide(key: str) -> None:
    assert f"`{key}`" in page("member")


def test_the_example_of_own_keys_does_what_the_guide_says(tmp_path: Path) -> None:
    (example,) = examples("keys", "toml")
    file = tmp_path / "keys.toml"
    file.write_text(example, encoding="utf-8")
    keymap = keymap_in(file, {"desk": [key for command in COMMANDS for key in command.keys.split(",")]})

    def meant(key: str) -> str | None:
        found = keymap.translated(Key(key, None), "desk")
        return found.key if found else None

    assert (meant("ctrl+s"), meant("J"), meant("K"), meant("f5")) == ("s", "pagedown", "pageup", "f1")
    assert meant("W") is None
    assert meant("s") == "s"
