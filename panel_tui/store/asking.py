"""Who is asked for the passphrase that locks a person's keys: whoever shows something to them says so here."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

ASK: ContextVar[Callable[[], str] | None] = ContextVar("ask", default=None)
"""Asks for the passphrase of the keys."""
