"""The introducer of a proposal, and the notes from which introducers speak: for the chair and the office alone."""

from __future__ import annotations

from typing import NamedTuple

from panel_tui.assess.counting import Place
from panel_tui.assess.registers import NOTES, OVERALL
from panel_tui.files.text import clean
from panel_tui.moderate.rows import Person
from panel_tui.moderate.table import ROLES, ChairsTable


class Notes(NamedTuple):
    """What a member will say of a proposal at the meeting."""

    person: Person
    text: str


def introducer(table: ChairsTable, reference: str) -> Person | None:
    """Who introduces a proposal: its first introducer; None where nobody is to, or they are recused."""
    people = table.matrix(reference).people
    return next((one for one in people if one.role == ROLES["first"] and one.interest != "hard"), None)


def notes(table: ChairsTable, reference: str) -> tuple[Notes, ...]:
    """The speaking notes on a proposal that count: the first introducer's, then the others'."""
    found = []
    for person in sorted(table.matrix(reference).people, key=_turn):
        remarks = table.counts.remarks.get(Place(reference, person.id, OVERALL), ())
        text = "\n\n".join(clean(one.text).strip() for one in remarks if one.audience == NOTES)
        if text and person.interest != "hard":
            found.append(Notes(person, text))
    return tuple(found)


def _turn(person: Person) -> int:
    """When a member speaks: introducers in their order, then whoever else has written notes."""
    roles = list(ROLES.values())
    return roles.index(person.role) if person.role in roles else len(roles)
