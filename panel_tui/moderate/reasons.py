"""Why members scored as they did: their reasons to the panel, and the paragraphs that these cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from panel_tui.assess.counting import Place
from panel_tui.assess.declining import shortened
from panel_tui.files.text import clean
from panel_tui.moderate.rows import Passage, Reason, State
from panel_tui.moderate.table import ChairsTable

CITED = re.compile(r"¶\s?([1-9][0-9]{0,4}\.[1-9][0-9]{0,6})")
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
    remarks = () if person.interest == "hard" else table.counts.remarks.get(place, ())
    text = "\n".join(clean(one.text).strip() for one in remarks if one.audience == "panel")
    level = row.criterion.levels.get(square.score) if square.score is not None else None
    revised = table.revised.get(place)
    hidden = square.state == "missing" and matrix.hidden
    return Reason(
        person=person,
        criterion=row.criterion,
        square=square,
        label=level.label if level else "",
        text=text,
        marks=_cited(table, reference, text),
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


def passages(table: ChairsTable, reference: str, marks: Iterable[str]) -> tuple[Passage, ...]:
    """The paragraphs of a proposal's text at these marks."""
    one = table.standing.proposal(reference)
    return tuple(
        Passage(mark, one.sections[int(mark.partition(".")[0]) - 1].title, text)
        for mark in marks
        if (text := one.paragraph(mark)) is not None
    )


def _cited(table: ChairsTable, reference: str, text: str) -> tuple[str, ...]:
    """The marks in a text, each once, of those that the proposal has."""
    one = table.standing.proposal(reference)
    return tuple(mark for mark in dict.fromkeys(CITED.findall(text)) if one.paragraph(mark) is not None)
