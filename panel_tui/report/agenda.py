"""The agenda for the members: what is talked about in which order, who must leave the room, what is agreed by consent.

It holds no scores, no ranks, and nothing of what members wrote.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from panel_tui.call.standing import call_in
from panel_tui.figures.rounding import NONE, show_count
from panel_tui.files.blocks import Block, Column, Document, Fact, Heading, Row, Spans, Table
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import Numbering
from panel_tui.moderate.agenda import Agenda, Item, agenda
from panel_tui.moderate.timing import timetable
from panel_tui.report.wording import para, said, texts, theirs
from panel_tui.store.workspace import Workspace

ORDERS = {
    "need": "by how much each needs the panel's time",
    "random": "drawn by lot",
    "rotated": "in order of references, from a start drawn by lot",
    "fewest": "so that members leave the room as seldom as possible",
    "by hand": "as the chair has put it",
}
"""How the order was made, in words."""


def agenda_paper(workspace: Workspace, stage: str | None, day: datetime.date) -> Document:
    """The agenda of a stage's session as it stands, made on `day`. Raises BadInput where there is no call."""
    standing = call_in(workspace)
    here = agenda(workspace, stage)
    call, rule = standing.call, standing.stage_rule(here.stage)
    facts = {
        "Panel": call.title,
        "Stage": rule.title,
        "Meets": in_words(rule.meeting) if rule.meeting else "no date is set",
        "Items": str(len(here.items)),
        "Order": ORDERS[here.how] + (f" (seed: {here.seed})" if here.seed else ""),
    }
    facts |= {"Time": f"{show_count(here.minutes, 'minute')} an item"} if here.minutes else {}
    numbers = Numbering()
    blocks = agenda_blocks(here)
    return Document(
        title=f"{call.title}: agenda of the panel",
        date=day,
        blocks=tuple(replace(one, label=numbers.number("Table")) if isinstance(one, Table) else one for one in blocks),
        marking=call.marking,
        reference=call.paper.reference,
        fingerprint=workspace.entries.fingerprint()[:16],
        facts=tuple(Fact(name, said(theirs(words))) for name, words in facts.items()),
    )


def agenda_blocks(here: Agenda) -> Iterator[Block]:
    """What is talked about, and what is agreed by consent."""
    yield from _items(here)
    yield from _consent(here)


def _items(here: Agenda) -> Iterator[Block]:
    yield Heading(1, "To discuss", id="to-discuss")
    if not here.items:
        yield para("Nothing is to be discussed.")
        return
    times = timetable(here.order, (), here.minutes, "")
    columns = (Column("No.", "place"), *texts("Reference", "Applicant", "Title", "Must leave"))
    rows = []
    for number, one in enumerate(here.items, start=1):
        after = times[one.reference].after
        when = (said("start" if not after else f"+{after} min"),) if here.minutes else ()
        rows.append(Row((said(str(number)), *_named(one), _names(one), *when)))
    when_title = texts("From the start") if here.minutes else ()
    yield Table("items", "", "Items in their order", (*columns, *when_title), tuple(rows), row_head=1)
    if here.leavings:
        times_out = show_count(here.leavings, "time")
        yield para(f"Members with an interest leave the room {times_out} in this order.", label="Leaving.")


def _consent(here: Agenda) -> Iterator[Block]:
    yield Heading(1, "By consent", id="by-consent")
    if not here.consent:
        yield para("Nothing is put to the panel for agreement by consent.")
        return
    yield para(
        "On these members are near each other, and everybody's scores are there. The panel agrees the members' median "
        "on each criterion without talking about them, unless a member asks the chair to call one out."
    )
    rows = tuple(Row((*_named(one), _names(one))) for one in here.consent)
    columns = texts("Reference", "Applicant", "Title", "Must leave")
    yield Table("consent", "", "Proposals for agreement by consent", columns, rows)


def _named(one: Item) -> tuple[Spans, Spans, Spans]:
    return said(one.reference), said(theirs(one.applicant)), said(theirs(one.title))


def _names(one: Item) -> Spans:
    names = ", ".join(person.name for person in one.leaving)
    return said(theirs(names)) if names else said(NONE)
