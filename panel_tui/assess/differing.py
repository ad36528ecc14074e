"""Where two devices of one member say different things without knowing of each other, side by side, and settling it.

Both words stand until their owner says which holds; a score counts for nothing until then, and of two interests the
stricter one holds.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from panel_tui.assess.field_history import field_of, in_words
from panel_tui.assess.registers import SAID
from panel_tui.files.line import shortened
from panel_tui.journal import Register, canonical
from panel_tui.store.rows import Record, Said

if TYPE_CHECKING:
    from panel_tui.journal import Pen
    from panel_tui.store.workspace import Workspace

KINDS = ("declaration", *SAID)


class Side(NamedTuple):
    """What one device says, in words: the entry's id, which device, and when (UTC)."""

    id: str
    device: str
    at: str
    words: str

    @property
    def device_in_short(self) -> str:
        """The device as people are shown it: the first letters of its fingerprint."""
        return self.device[:6]


class Difference(NamedTuple):
    """One thing on which a member's devices differ; `criterion` is "" for an interest, `field` says what it is
    ("score", "comment to the panel", "interest"). The sides are in the order in which they were said."""

    register: Register
    proposal: str
    member: str
    criterion: str
    field: str
    sides: tuple[Side, ...]

    @property
    def words(self) -> str:
        """It in a sentence: "P-1, need: score 3 (a1b2c3) or 4 (d4e5f6)"."""
        return f"{self.where}: {self.said}"

    @property
    def where(self) -> str:
        """On what they differ: "P-1, need"."""
        return f"{self.proposal}, {self.criterion}" if self.criterion else self.proposal

    @property
    def said(self) -> str:
        """What each says: "score 3 (a1b2c3) or 4 (d4e5f6)"."""
        sides = " or ".join(f"{shortened(side.words)} ({side.device_in_short})" for side in self.sides)
        return f"{self.field} {sides}"


def differences(record: Record, stage: str, member: str = "") -> tuple[Difference, ...]:
    """Everything on which the devices of one member differ, or of any; of assessments those at `stage`."""
    found = []
    whose = {"member": member} if member else {}
    for kind in KINDS:
        about = whose if kind == "declaration" else whose | {"stage": stage}
        apart = _apart(record, kind, about)
        if not apart:
            continue
        times = {said.id: said for said in record.history(kind, **about)}
        for register, ids in apart.items():
            sides = sorted((_side(times[id_]) for id_ in ids), key=lambda side: (side.at, side.id))
            criterion = "" if kind == "declaration" else register.part("criterion")
            field = "interest" if kind == "declaration" else field_of(register)
            one = Difference(
                register, register.part("proposal"), register.part("member"), criterion, field, tuple(sides)
            )
            found.append(one)
    return tuple(
        sorted(found, key=lambda one: (one.proposal, one.member, KINDS.index(one.register.kind), one.criterion))
    )


def settle(workspace: Workspace, register: Register, id_: str, pen: Pen) -> None:
    """Say that of the words that stand in `register` those of the entry `id_` hold, and stand by them.

    Other devices learn of it by the next return and receipt.
    """
    from panel_tui.assess.submitting import stand_by
    from panel_tui.store.rows import Saying

    heads = {head.id: head for head in workspace.entries.register(register)}
    with workspace.writing():
        workspace.entries.say(pen, Saying(register, heads[id_].value))
        if register.kind in SAID:
            stand_by(workspace, register, pen)


def _apart(record: Record, kind: str, about: dict[str, str]) -> dict[Register, list[str]]:
    """The registers in which own words stand that differ, and the ids of one entry for each different word."""
    registers: defaultdict[Register, dict[str, str]] = defaultdict(dict)
    for head in record.heads(kind, **about):
        if head.source == "own":
            registers[Register.of(kind, **head.about)].setdefault(_said(head.value), head.id)
    return {register: list(words.values()) for register, words in registers.items() if len(words) > 1}


def _said(value: Any) -> str:
    """What is said, without the versions that it was said under."""
    if not isinstance(value, dict):
        return canonical(value)
    return canonical({name: part for name, part in value.items() if name not in ("rubric", "proposal", "cites")})


def _side(said: Said) -> Side:
    return Side(said.id, said.device, said.at, in_words(said.value))
