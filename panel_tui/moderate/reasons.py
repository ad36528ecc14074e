"""Why members scored as they did: their reasons to the panel, and the paragraphs that these cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from panel_tui.assess.counting import Place, Remark
from panel_tui.assess.passages import Passage
from panel_tui.files.line import shortened
from panel_tui.files.text import clean
from panel_tui.moderate.rows import Reason, State
from panel_tui.moderate.table import ChairsTable

NOTES: Mapping[State, str] = {
    "recused": "is recused, and in no figure.",
    "not applicable": "says that this criterion does not apply.",
    "abstained": "abstains on this criterion.",
    "missing": "has given no score here.",
    "withdrawn": "withdrew this assessment: its scores stay on record and do not count.",
    "unsettled": "said different things on two devices: nothing counts until the member names one of them.",
    "off the scale": "gave something that is not on the scale: it does not count.",
}
"""What is said of a member who has no score."""


def reason(table: ChairsTable, reference: str, criterion: str, member: str) -> Reason:
    """What a member wrote to the panel about a criterion, or why there is nothing."""
    matrix = table.matrix(reference)
    row = matrix.row(criterion)
    person, square = next(pair for pair in zip(matrix.people, row.squares, strict=True) if pair[0].id == member)
    place = Place(reference, member, criterion)
    several = () if person.interest == "hard" else table.counts.remarks.get(place, ())
    remarks = [one for one in several if one.audience == "panel"]
    level = row.criterion.levels.get(square.score) if square.score is not None else None
    revised = table.revised.get(place)
    hidden = square.state == "missing" and matrix.hidden
    return Reason(
        person=person,
        criterion=row.criterion,
        square=square,
        label=level.label if level else "",
        text="\n".join(clean(one.text).strip() for one in remarks),
        passages=_passages(table, reference, remarks),
        revised=clean(revised.reason).strip() if revised and square.revised else "",
        note=_note(table, reference, member, "hidden" if hidden else square.state),
        interest=next((one.reason for one in matrix.item.leaving if one.member == member), ""),
    )


def _note(table: ChairsTable, reference: str, member: str, state: State | Literal["hidden"]) -> str:
    """Why a member has no score, as it goes on after their name."""
    if state == "hidden":
        return "may have scored it: what others gave is not in this file."
    if state == "declined":
        return f"has declined this proposal: {shortened(table.declined[reference, member])}."
    return NOTES.get(state, "")


def reasons(table: ChairsTable, reference: str, criterion: str) -> tuple[Reason, ...]:
    """What all members wrote about a criterion, in the order of the columns."""
    return tuple(reason(table, reference, criterion, person.id) for person in table.matrix(reference).people)


def following(table: ChairsTable, reference: str, criterion: str, member: str, steps: int) -> str | None:
    """The next member with a reason on this criterion, after `member` (or before, where `steps` is -1), round and
    round; None where nobody else wrote one."""
    people = [person.id for person in table.matrix(reference).people]
    at = people.index(member)
    order = people[at + 1 :] + people[:at] if steps > 0 else [*reversed(people[:at]), *reversed(people[at + 1 :])]
    return next((one for one in order if reason(table, reference, criterion, one).text), None)


def _passages(table: ChairsTable, reference: str, remarks: Iterable[Remark]) -> tuple[Passage, ...]:
    """What the remarks cite, each passage once, of those that there are to be read or that are not here."""
    found = dict.fromkeys(one for remark in remarks for one in remark.citations)
    passages = (table.passages.at(reference, one.mark, one.version) for one in found)
    return tuple(dict.fromkeys(one for one in passages if one.is_told))
