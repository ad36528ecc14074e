"""Of several words that stand for one thing, those that hold until their owner settles it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from panel_tui.store.rows import Word

AnyWord = TypeVar("AnyWord", bound=Word)
STRICTNESS = ("hard", "soft", "none", "")
"""Interests, the strictest first; "" is none declared any more."""


def best(heads: Iterable[AnyWord]) -> list[AnyWord]:
    """Of several heads of one register, those that could be its value: own words before transcribed ones."""
    heads = list(heads)
    own = [head for head in heads if head.source == "own"]
    return own or heads


def strictest_first(heads: Iterable[AnyWord]) -> list[AnyWord]:
    """The same of declarations of one interest: a hard one first, which holds as long as they differ."""
    return sorted(best(heads), key=lambda head: (STRICTNESS.index((head.value or {}).get("interest", "")), head.id))
