"""What the log of a workspace says of parcels: written and read in one place.

The log is no part of the record: it is of this file alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from panel_tui.store.workspace import Workspace

Act = Literal["packed", "acknowledged", "took in a return"]
PACKED: Act = "packed"
ACKNOWLEDGED: Act = "acknowledged"
TAKEN_IN: Act = "took in a return"
SENT = re.compile(r"(?P<file>.*) for (?P<member>\S+)(?:, scope (?P<scope>\w+))?(?:, up to (?P<upto>\d+))?", re.DOTALL)
TAKEN = re.compile(r"(?P<file>.*) by (?P<member>\S+)", re.DOTALL)


class Parcel(NamedTuple):
    """A parcel that was made for a member or came from them, and when (UTC). `upto` is how many entries there were in
    the file when it was made; 0 where that was not noted."""

    act: Act
    at: str
    file: str
    member: str
    scope: str = ""
    upto: int = 0


def note_pack(workspace: Workspace, at: str, file: str, member: str, scope: str) -> None:
    """Note that a pack was made."""
    workspace.log(at, PACKED, f"{file} for {member}, scope {scope}, up to {len(workspace.entries)}")


def note_receipt(workspace: Workspace, at: str, file: str, member: str) -> None:
    """Note that a receipt was made."""
    workspace.log(at, ACKNOWLEDGED, f"{file} for {member}, up to {len(workspace.entries)}")


def parcels(workspace: Workspace) -> dict[str, list[Parcel]]:
    """The parcels of each member, in the order in which they were made or taken in."""
    found: defaultdict[str, list[Parcel]] = defaultdict(list)
    for parcel in _parcels(workspace):
        found[parcel.member].append(parcel)
    return found


def _parcels(workspace: Workspace) -> Iterator[Parcel]:
    for at, act, detail in workspace.activity():
        match act:
            case "packed" | "acknowledged":
                found = SENT.fullmatch(detail)
            case "took in a return":
                found = TAKEN.fullmatch(detail)
            case _:
                continue
        if found:
            said = found.groupdict()
            yield Parcel(act, at, said["file"], said["member"], said.get("scope") or "", int(said.get("upto") or 0))
