"""What the store answers with: frozen rows."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from panel_tui.journal import Body, Entry, Register, Source

COLUMNS = "id, author, device, seq, prev, at, replaces, body_hash, body, kind, about, source, state, why"


class Said(NamedTuple):
    """One entry as it lies in the store. `about` and `value` are read from its text when asked for."""

    id: str
    author: str
    device: str
    seq: int
    prev: str | None
    at: str
    replaces_text: str
    body_hash: str
    body: str | None
    kind: str | None
    about_text: str | None
    source: str | None
    state: str
    why: str | None

    @property
    def about(self) -> dict[str, str]:
        """What it is about, by name; empty where withheld."""
        about: dict[str, str] = json.loads(self.about_text) if self.about_text else {}
        return about

    @property
    def value(self) -> Any:
        """What it says, as parsed JSON; None where withheld or erased."""
        return json.loads(self.body)["value"] if self.body else None

    @property
    def cleared(self) -> bool:
        """Whether it says that the register has no value any more."""
        value = self.value
        return isinstance(value, dict) and "cleared" in value

    @property
    def replaces(self) -> tuple[str, ...]:
        """The ids that it names as replaced."""
        return tuple(json.loads(self.replaces_text))

    def entry(self, call: str) -> Entry:
        """The entry itself, as it was written."""
        body = Body.read(self.body) if self.body else None
        return Entry(call, self.author, self.device, self.seq, self.prev, self.at, self.replaces, self.body_hash, body)


def said_rows(rows: Iterable[Sequence[Any]]) -> list[Said]:
    """Rows of `COLUMNS`, as many as there are."""
    with without_collecting():
        return list(map(Said._make, rows))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the garbage collector: it would search hundreds of thousands of rows, over and over, for cycles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True)
class Saying:
    """Something about to be said. Where `replaces` is None, it replaces what stands and may be replaced."""

    register: Register
    value: Any
    source: Source = "own"
    replaces: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Taken:
    """What came of taking entries in."""

    new: int = 0
    filled: int = 0
    known: int = 0
    quarantined: tuple[tuple[str, str], ...] = ()
