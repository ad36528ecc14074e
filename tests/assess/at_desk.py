"""Desks on a file of the small call, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from panel_tui.assess.desk import Desk
from panel_tui.store.glance import Glance
from tests.panel import NOW


def desk_at(path: Path, now: str = NOW) -> Desk:
    """The desk of whoever owns the file at `path`; it is always `now` there."""
    return Desk(Glance(path), lambda: now)


def ticking_desk_at(path: Path, day: str) -> Desk:
    """A desk at which the clock goes on by a minute with each change, from midnight of `day`."""
    minutes = count()
    return Desk(Glance(path), lambda: f"{day}T00:{next(minutes):02}:00Z")


@contextmanager
def leaving(desk: Desk) -> Iterator[Desk]:
    """The desk, left at the end."""
    try:
        yield desk
    finally:
        desk.close()
