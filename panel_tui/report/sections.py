"""What is told in sections of sentences, tables and items: on a screen and in print the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Interval(NamedTuple):
    """A figure and its standard error, which a screen draws around nought."""

    figure: float
    error: float


@dataclass(frozen=True)
class Columns:
    """A table. The columns from the second to `last_figure` are figures, and the first names what each row is of.

    `drawn` has a row's interval, or how often each of several things was counted: a screen draws it beside the row.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    last_figure: int
    drawn: tuple[Interval | Sequence[int] | None, ...] = ()


@dataclass(frozen=True)
class Item:
    """Something that has a key and a title, and sentences under them."""

    key: str
    title: str
    sentences: tuple[str, ...]


Block = str | Columns | Item


@dataclass(frozen=True)
class Section:
    """A section: its `title`, in a word or two its `name`, and what it tells; `of_members` where it tells of each."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    of_members: bool = False
