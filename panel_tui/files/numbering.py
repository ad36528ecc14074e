"""Labels for what a document counts: its tables, its annexes, the items of its lists."""

from __future__ import annotations

from collections import Counter

from panel_tui.files.blocks import Item, Items, Spans


class Numbering:
    """Hands out the labels of one document in the order in which they are asked for."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def number(self, word: str) -> str:
        """Table 1, then Table 2: each word counts by itself."""
        self._given[word] += 1
        return f"{word} {self._given[word]}"

    def letter(self, word: str) -> str:
        """Annex A, then Annex B; after Z comes AA."""
        self._given[word] += 1
        return f"{word} {letters(self._given[word] - 1)}"


def letters(number: int) -> str:
    """The nth name made of letters, from 0: A to Z, then AA, as columns of a sheet have it."""
    before, last = divmod(number, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def numbered(*items: Spans) -> Items:
    """A list labelled 1., 2., 3."""
    return Items(tuple(Item(f"{number}.", spans) for number, spans in enumerate(items, start=1)))


def bulleted(*items: Spans) -> Items:
    """A list with bullets."""
    return Items(tuple(Item("•", spans) for spans in items))
