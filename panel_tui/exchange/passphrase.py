"""Passphrases that the program makes: six words, easily spoken, told by another channel than the pack."""

from __future__ import annotations

from panel_tui.exchange.words import WORDS
from panel_tui.journal import Chance

HOW_MANY = 6
"""So many words of ten bits each; deriving a key from a guess takes half a second and 128 MB."""


def new_passphrase(chance: Chance) -> str:
    """A fresh one: "amber lark tunnel copper mild sofa"."""
    drawn = int.from_bytes(chance.random(8), "big")
    return " ".join(WORDS[drawn >> 10 * at & 1023] for at in range(HOW_MANY))
