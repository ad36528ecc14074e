"""Founding a call: the office's workspace, made from a call file, its rubrics and its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panel_tui.call.adding import in_force
from panel_tui.call.call_model import Person
from panel_tui.call.callfile import CallFile, call_document
from panel_tui.call.rubric_file import rubric_document
from panel_tui.journal import Chance, Key, Pen, Register, call_id
from panel_tui.store.derived import Derived
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class Founded:
    """A new office workspace. `recovery` is the key by which the office gets back in; it is shown once."""

    call: str
    recovery: Key


def found(file: CallFile, path: Path, keys: KeyFolder, chance: Chance, derived: Sequence[Derived[Any]]) -> Founded:
    """Make the office's workspace at `path`. Raises BadInput, and leaves nothing behind, where that cannot be."""
    office = next(person for person in file.people if person.role == "office")
    device, recovery, spare = chance.key(), chance.key(), chance.key()
    call = call_id(file.call.id, device.fingerprint)
    workspace = Workspace.make(path, {"call": call, "member": office.id, "device": device.fingerprint}, derived)
    try:
        with workspace:
            pen = Pen(call, office.id, device, chance)
            keys.keep_device(workspace, device)
            keys.keep_invitation(call, office.id, spare)
            with workspace.writing():
                workspace.documents.put(call_document(file.call), *map(rubric_document, file.rubrics))
                workspace.entries.say(pen, *_first_words(file, office.id, device, recovery, spare))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Founded(call, recovery)


def _first_words(file: CallFile, office: str, device: Key, recovery: Key, spare: Key) -> list[Saying]:
    founding = {
        "slug": file.call.id,
        "title": file.call.title,
        "key": device.public,
        "office": office,
        "recovery": recovery.public,
    }
    return [
        Saying(Register.of("call"), founding),
        # By the spare invitation, a copy of this file on this machine gets a device of its own.
        Saying(Register.of("invitation", invitation=spare.public), {"member": office}),
        *(Saying(Register.of("member", member=person.id), _member(person)) for person in file.people),
        in_force("call", "", call_document(file.call)),
        *(in_force("brief", rubric.id, rubric_document(rubric)) for rubric in file.rubrics),
    ]


def _member(person: Person) -> dict[str, Any]:
    said = person.model_dump(mode="json", exclude={"id"}, exclude_defaults=True)
    return dict(said)
