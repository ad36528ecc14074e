"""What the store answers with: frozen rows."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from panel_tui.journal import Body, Entry, Register, Source

HEADS = "id, author, device, kind, source, about, body"
COLUMNS = "id, author, device, seq, prev, at, replaces, body_hash, body, kind, about, source, state, why"


class Word(Protocol):
    """What a head and an entry in full have in common: each says what the property of its own class says."""

    @property
    def id(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def device(self) -> str: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def source(self) -> str | None: ...
    @property
    def about_text(self) -> str | None: ...
    @property
    def about(self) -> dict[str, str]: ...
    @property
    def value(self) -> Any: ...
    @property
    def cleared(self) -> bool: ...


class Head(NamedTuple):
    """What stands in a register. `about` and `value` are read from its text when asked for."""

    id: str
    author: str
    device: str
    kind: str
    source: str
    about_text: str
    body: str

    @property
    def about(self) -> dict[str, str]:
        """What it is about, by name."""
        return _about(self.about_text)

    @property
    def value(self) -> Any:
        """What it says, as parsed JSON."""
        return _value(self.body)

    @property
    def cleared(self) -> bool:
        """Whether it says that the register has no value any more."""
        return _cleared(self.value)


class Said(NamedTuple):
    """One entry in full, as it lies in the store."""

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
        return _about(self.about_text)

    @property
    def value(self) -> Any:
        """What it says, as parsed JSON; None where withheld or erased."""
        return _value(self.body)

    @property
    def cleared(self) -> bool:
        """Whether it says that the register has no value any more."""
        return _cleared(self.value)

    @property
    def replaces(self) -> tuple[str, ...]:
        """The ids that it names as replaced."""
        return tuple(json.loads(self.replaces_text))

    def entry(self, call: str) -> Entry:
        """The entry itself, as it was written."""
        body = Body.read(self.body) if self.body else None
        return Entry(call, self.author, self.device, self.seq, self.prev, self.at, self.replaces, self.body_hash, body)


def _about(text: str | None) -> dict[str, str]:
    about: dict[str, str] = json.loads(text) if text else {}
    return about


def _value(body: str | None) -> Any:
    return json.loads(body)["value"] if body else None


def _cleared(value: Any) -> bool:
    return isinstance(value, dict) and "cleared" in value


class Record(Protocol):
    """What is on record: a glance at a workspace and the entries of one answer alike."""

    def heads(self, kind: str, **about: str) -> list[Head]:
        """What stands in these registers."""

    def history(self, kind: str, **about: str) -> list[Said]:
        """All that was ever said in them, standing or not, in the order in which it came here."""


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
