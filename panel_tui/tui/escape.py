"""The escape key beside other keys: pressed quickly, they reach the program in one piece, and are still two keys.

A terminal sends the escape key as the byte with which the codes of other keys begin. Textual takes what follows within
a tenth of a second as the rest of such a code: `esc 5` becomes the letter ∞, and `esc` before a word is lost. Here an
escape byte that cannot begin a code is made the unmistakable code of the escape key before Textual reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from weakref import WeakSet

from textual._xterm_parser import XTermParser
from textual.message import Message

ESCAPE = "\x1b"
KEY = f"{ESCAPE}[27u"
"""The escape key as the protocol of kitty writes it, which Textual knows."""
BEGINS = "[O"
"""What follows the escape byte in the codes of keys and of the mouse."""
ALONE = re.compile(f"{ESCAPE}(?=[^{re.escape(BEGINS)}])")

WAITING: WeakSet[XTermParser] = WeakSet()
"""Parsers whose last byte was an escape that could have been the key or the beginning of a code."""

_feed = XTermParser.feed


def part_keys() -> None:
    """See that from now on the escape key and what is typed after it are read as two keys."""
    # Textual makes its parser by itself and offers no place to stand in.
    setattr(XTermParser, "feed", _parted)  # noqa: B010 - mypy lets nobody assign to a method


def _parted(parser: XTermParser, data: str) -> Iterable[Message]:
    waits = parser in WAITING and parser._timeout_time is not None
    WAITING.discard(parser)
    text = ALONE.sub(lambda _: KEY, data)
    if waits and data and data[0] not in BEGINS:
        text = f"{KEY.removeprefix(ESCAPE)}{text}"  # the escape byte that came before was the key
    if data.endswith(ESCAPE):
        WAITING.add(parser)
    return _feed(parser, text)
