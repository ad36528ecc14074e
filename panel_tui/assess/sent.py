"""How far what a member has said has gone: it is in their file alone, left in a return, or is at the office.

A return signs the end of the chain of which it holds everything; a parcel from the office brings the member's own
entries back, and with them the word that they have arrived.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from panel_tui.assess.desk_rows import Unsent
from panel_tui.journal import canonical
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Said

if TYPE_CHECKING:
    from panel_tui.store.arriving import Link
    from panel_tui.store.workspace import Workspace

Way = Literal["unsent", "returned", "received"]
WAYS: Mapping[Way, str] = {
    "unsent": "not in a return yet",
    "returned": "in your last return",
    "received": "received by the office",
}
"""How far something has gone, and what that is called."""
NOTE = "received"


class Sent:
    """How far what the owner of a file has said has gone, as it was when this was made."""

    def __init__(self, glance: Glance) -> None:
        self._member = glance.note("member") or ""
        self._received = _received(glance.note(NOTE))
        self._signed = glance.signed_ends()
        self._submissions = self._standing(glance, "submission")
        self._declarations = self._standing(glance, "declaration")
        self._others = [self._standing(glance, kind) for kind in ("declined", "question")]

    def submission(self, reference: str, stage: str) -> Way | None:
        """How far the submission of a proposal has gone that stands now; None where it is not submitted."""
        mine = [
            one
            for one in self._submissions
            if (one.about["proposal"], one.about["stage"]) == (reference, stage) and not one.cleared
        ]
        return min((self._way(one) for one in mine), key=list(WAYS).index, default=None)

    @property
    def unsent(self) -> Unsent:
        """What stands and is in no return yet."""
        return Unsent(*(self._here(one) for one in (self._submissions, self._declarations, *self._others)))

    def _here(self, standing: list[Said]) -> tuple[str, ...]:
        return tuple(sorted({one.about["proposal"] for one in standing if self._way(one) == "unsent"}))

    def _way(self, said: Said) -> Way:
        if said.author != self._member or self._received.get(said.device, 0) >= said.seq:
            return "received"
        return "returned" if self._signed.get(said.device, 0) >= said.seq else "unsent"

    def _standing(self, glance: Glance, kind: str) -> list[Said]:
        standing = {head.id for head in glance.heads(kind, member=self._member)}
        return [one for one in glance.history(kind, member=self._member) if one.id in standing]


def note_received(workspace: Workspace, entries: Iterable[Link]) -> None:
    """Note that `entries` came from the office: those of the file's owner have arrived there."""
    received = _received(workspace.note(NOTE))
    for entry in entries:
        if entry.author == workspace.member:
            received[entry.device] = max(entry.seq, received.get(entry.device, 0))
    if received:
        workspace.set_note(NOTE, canonical(dict(received)))


def _received(note: str | None) -> dict[str, int]:
    """For each of the owner's devices the number of the last entry that the office has."""
    received: dict[str, int] = json.loads(note) if note else {}
    return received
