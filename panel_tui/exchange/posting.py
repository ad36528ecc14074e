"""The office's post: a pack for each member, and a receipt for whoever has returned something."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from panel_tui.assess.progress import returned
from panel_tui.call.standing import CallStanding
from panel_tui.exchange.log import note_pack, note_receipt
from panel_tui.exchange.sending import Scope, pack, sealed_pack, sealed_receipt
from panel_tui.faults import BadInput, Fault
from panel_tui.files.disk import ready_to_write, write_bytes
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace


class Posted(NamedTuple):
    """A parcel that was written: where it lies, for whom it is, and how large it is."""

    path: Path
    member: str
    name: str
    size: int
    passphrase: str = ""

    @property
    def as_pack(self) -> str:
        """What to say of a pack."""
        words = f', passphrase "{self.passphrase}"' if self.passphrase else ""
        return f"{self.path}  for {self.name}, {self.size / 1024:,.0f} kB{words}"

    @property
    def as_receipt(self) -> str:
        """What to say of a receipt."""
        return f"{self.path}: all that has come from {self.name}"


def packed_for(standing: CallStanding, scope: Scope) -> list[str]:
    """For whom packs are made where nobody is named: whoever has a proposal to judge; or the chair and deputies.

    Raises BadInput where there is nobody.
    """
    if scope == "chair":
        found = sorted(id_ for id_, one in standing.people.items() if one.role in ("chair", "deputy"))
    else:
        found = sorted({member for one, _, member in standing.assignments if one == standing.stage})
    if not found:
        raise BadInput(Fault("Nobody has a proposal to judge yet", "Add assignments first: panel-tui add."))
    return found


def packs(
    workspace: Workspace,
    standing: CallStanding,
    members: Sequence[str],
    scope: Scope,
    folder: Path,
    chance: Chance,
    plain: bool = False,
) -> Iterator[Posted]:
    """Write a pack for each of `members` into `folder`, one after the other, each sealed for a passphrase of its own.

    With `plain` they are not sealed. Raises BadInput where one cannot be made, or the call's marking forbids that.
    """
    if plain and not may_be_plain(standing.call.marking):
        wrong = f"Papers marked {standing.call.marking} do not leave unsealed"
        raise BadInput(Fault(wrong, "Make sealed packs: leave --plain out."))
    paths = {one: ready_to_write(pack_path(folder, standing, one)) for one in members}
    keys = KeyFolder.usual()
    for member, path in paths.items():
        if plain:
            data, passphrase = pack(workspace, member, scope, keys, chance), ""
        else:
            data, passphrase = sealed_pack(workspace, member, scope, keys, chance)
        write_bytes(path, data)
        note_pack(workspace, chance.now(), path.name, member, scope)
        yield Posted(path, member, standing.name(member), len(data), passphrase)


def may_be_plain(marking: str) -> bool:
    """Whether a call's marking lets its packs travel unsealed: nothing in it is called sensitive or secret."""
    return not any(word in marking.upper() for word in ("SENSITIVE", "SECRET"))


def passphrase_table(made: Iterable[Posted]) -> bytes:
    """Who gets which pack, and with which passphrase, as a table (CSV)."""
    table = StringIO()
    lines = csv.writer(table, lineterminator="\n")
    lines.writerow(("member", "name", "pack", "passphrase"))
    lines.writerows((one.member, one.name, one.path.name, one.passphrase) for one in made)
    return table.getvalue().encode()


def pack_path(folder: Path, standing: CallStanding, member: str) -> Path:
    """Where a member's pack is written."""
    return folder / f"{standing.call.id}-{member}.pack"


def receipt_path(folder: Path, standing: CallStanding, member: str) -> Path:
    """Where a member's receipt is written."""
    return folder / f"{standing.call.id}-{member}.receipt"


def receipts_for(workspace: Workspace) -> list[str]:
    """For whom there is something to acknowledge. Raises BadInput where there is nobody."""
    found = returned(workspace)
    if not found:
        raise BadInput(Fault("Nobody has returned anything yet", "Take returns in first: panel-tui merge."))
    return found


def receipts(
    workspace: Workspace, standing: CallStanding, paths: Mapping[str, Path], chance: Chance
) -> Iterator[Posted]:
    """Write the receipt of each member to their path. Raises BadInput where nothing has come from one of them."""
    keys = KeyFolder.usual()
    for member, path in paths.items():
        data = sealed_receipt(workspace, member, keys, chance)
        write_bytes(ready_to_write(path), data)
        note_receipt(workspace, chance.now(), path.name, member)
        yield Posted(path, member, standing.name(member), len(data))
