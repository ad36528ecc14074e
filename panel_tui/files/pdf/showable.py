"""What the fonts that go with the program can show, and what stands for all else.

A character that no font has would end the making of a PDF: those who read it by ear or keep it for long must be able to
rely on every sign. So it is written as its number, [U+4E2D], and told to whoever made the file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from panel_tui.files.line import by_direction

FONTS = Path(__file__).parent / "fonts"
LEFT_TO_RIGHT = "\u200e"
UNSEEN = re.compile("[\xad\u034f\u061c\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Characters that need no sign: they join or part others, or choose between two looks of one."""


class Words:
    """Makes words fit to be shown, and remembers what it had to replace."""

    def __init__(self) -> None:
        self.replaced: set[str] = set()

    def fit(self, text: str) -> str:
        """`text` with numbers for what cannot be shown, and with right-to-left words kept from turning what follows."""
        if text.isascii():
            return text
        if _is_mark(text[0]) or not _families()[families()[0]].issuperset(text):
            text = self._shown(text)
        return "".join(f"{piece}{LEFT_TO_RIGHT}" if turned else piece for piece, turned in by_direction(text))

    def _shown(self, text: str) -> str:
        """A letter and the marks on it are set together: there must be one font that has them all."""
        shown: list[str] = []
        able: set[str] = set()
        for letter in text:
            if UNSEEN.match(letter):
                shown.append(letter)
                continue
            able = _having(letter) & able if _is_mark(letter) else _having(letter)
            if not able:
                self.replaced.add(letter)
                letter, able = f"[U+{ord(letter):04X}]", _having("]")
            shown.append(letter)
        return "".join(shown)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _having(letter: str) -> set[str]:
    return {family for family, letters in _families().items() if letter in letters}


def families() -> tuple[str, ...]:
    """The names of the fonts' families, in the order in which they are asked for a character."""
    return tuple(_families())


@cache
def _families() -> dict[str, frozenset[str]]:
    """What each family can show, as `tests/files/make_fonts.py` listed it: "Source Sans 3: 20-7E A0"."""
    found = {}
    for line in (FONTS / "coverage.txt").read_text(encoding="utf-8").splitlines():
        family, ranges = line.split(": ")
        points: set[int] = set()
        for part in ranges.split():
            first, _, last = part.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
        found[family] = frozenset(map(chr, points))
    return found
