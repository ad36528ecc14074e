"""A line that says what a long search is doing, for a person who waits at a terminal."""

from __future__ import annotations

import sys
from threading import Timer
from types import TracebackType
from typing import Self

SOON = 1.0
"""Seconds after which whoever waits is told."""


class Progress:
    """Says what is being done once it has taken over a second, and from then on every step.

    Nothing is said where nobody watches: what goes to a file or a pipe stays as it is.
    """

    def __init__(self) -> None:
        self._doing = self._which = self._last = ""
        self._told = False
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._timer = Timer(SOON, self._tell)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()

    def step(self, words: str) -> None:
        """What is done next: "looking for the most merit"."""
        self._doing = words
        if self._told:
            self._tell()

    def of(self, which: str) -> None:
        """For which of several the next steps are."""
        self._which = f"{which}: "

    def _tell(self) -> None:
        self._told = True
        words = f"… {self._which}{self._doing} (ctrl+c cancels)"
        if self._watched and self._doing and words != self._last:
            self._last = words
            print(words, file=sys.stderr, flush=True)
