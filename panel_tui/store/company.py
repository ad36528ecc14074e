"""Whether other running copies have the same workspace open: noted in the file itself, so that it works everywhere.

Each copy has a token in the note `here`. Whoever arrives writes a list of their own token alone; whoever finds theirs
missing adds it again. So everybody learns of everybody who is still there, and the token of a copy that was killed is
gone with the next arrival.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from panel_tui.faults import BadInput
from panel_tui.store.glance import Glance

NOTE = "here"


class Company:
    """One running copy among those that have a workspace open. Where it cannot write just now, it tries again."""

    def __init__(self, glance: Glance) -> None:
        self._glance = glance
        self._token = os.urandom(8).hex()
        self._version: int | None = None
        """The file's version at the last look; None where there is more to look at."""
        self._others = False
        self._arrived = False

    def arrive(self) -> None:
        """Say that this copy is here. It costs one commit."""
        self._arrived = True
        with suppress(BadInput), self._glance.writing(at_once=True):
            self._glance.set_note(NOTE, json.dumps([self._token]))

    def look(self) -> bool:
        """Whether others are here. It costs some microseconds where nobody else has changed the file."""
        if not self._arrived or self._version == (version := self._glance.version):
            return self._others
        tokens = self._tokens()
        self._others = any(one != self._token for one in tokens)
        self._version = version if self._token in tokens or self._add() else None
        return self._others

    def leave(self) -> None:
        """Say that this copy is gone. It does nothing where it never arrived."""
        if not self._arrived:
            return
        self._arrived = self._others = False
        with suppress(BadInput), self._glance.writing():
            self._glance.set_note(NOTE, json.dumps([one for one in self._tokens() if one != self._token]))

    def _add(self) -> bool:
        """Add our token again; whether that could be done."""
        try:
            with self._glance.writing(at_once=True):
                self._glance.set_note(NOTE, json.dumps([*self._tokens(), self._token]))
        except BadInput:
            return False
        return True

    def _tokens(self) -> list[str]:
        try:
            tokens = json.loads(self._glance.note(NOTE) or "[]")
        except ValueError:  # somebody else's hand
            return []
        return [one for one in tokens if isinstance(one, str)] if isinstance(tokens, list) else []
