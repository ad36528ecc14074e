"""The minutes: who was there, who left for what, and item by item what the panel settled and why, from the record.

They are the panel's own paper and name people; scores stand under letters, as in the board paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Document, Fact, Facts, Heading, Row, Spans, Table, paragraphs
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import Numbering, bulleted
from panel_tui.moderate.room import Called, Room, Seat, room
from panel_tui.moderate.voting import Taken, votes
from panel_tui.report import cells
from panel_tui.report.annexes import conflicts_annex
from panel_tui.report.material import Material, collect
from panel_tui.report.proposal_pages import conditions
from panel_tui.report.score_table import score_table
from panel_tui.report.wording import para, said, sentence, texts, theirs
from panel_tui.store.rows import Said
from panel_tui.store.workspace import Workspace


def minutes(workspace: Workspace, stage: str | None, day: datetime.date) -> Document:
    """The minutes of a stage's meeting as the record has it, made on `day`. Raises BadInput where there is no call."""
    material = collect(workspace, stage, day)
    here = room(workspace, material.standing, material.ranking.stage)
    call, rule = material.call, material.standing.stage_rule(material.ranking.stage)
    met = rule.meeting or next((_day(seat.stays[0].since) for seat in here.seats if seat.stays), None)
    numbers = Numbering()
    blocks = [
        *_attendance(material, here),
        *_items(workspace, material, here),
        Heading(1, "Conflicts register", id="register"),
        *conflicts_annex(material)[1:],
    ]
    facts = {"Panel": call.title, "Stage": rule.title, "Met": in_words(met) if met else "no date is on record"}
    return Document(
        title=f"{call.title}: minutes of the panel",
        date=day,
        blocks=tuple(
            replace(block, label=numbers.number("Table")) if isinstance(block, Table) else block for block in blocks
        ),
        marking=call.marking,
        reference=call.paper.reference,
        fingerprint=material.fingerprint[:16],
        facts=tuple(Fact(name, said(theirs(words))) for name, words in facts.items()),
    )


# Attendance


def _attendance(material: Material, here: Room) -> Iterator[Block]:
    yield Heading(1, "Attendance", id="who")
    if not here.seats:
        yield para("Nobody's attendance is on record.")
        return
    rows = tuple(Row((said(theirs(seat.name)), said(seat.role or NONE), said(_stays(seat)))) for seat in here.seats)
    yield Table("attendance", "", "Who was in the room, and when", texts("Name", "Role", "In the room"), rows)
    if here.quorum is None:
        yield para("The call sets no quorum.", label="Quorum.")
        return
    rule = f"{here.quorum} who score must be in the room"
    short = ((item.proposal, here.short_since(item)) for item in here.items)
    lost = [f"for {name}, from {_time(since)}" for name, since in short if since]
    yield para(
        f"{rule}; {'it was not met ' + '; '.join(lost) if lost else 'there was one throughout'}.", label="Quorum."
    )


def _stays(seat: Seat) -> str:
    found = []
    for stay in seat.stays:
        until = f"to {_time(stay.until)}" if stay.until else "on"
        why = f" (left for {stay.left_for})" if stay.left_for else ""
        found.append(f"{_time(stay.since)} {until}{why}")
    return "; ".join(found)


# Items


def _items(workspace: Workspace, material: Material, here: Room) -> Iterator[Block]:
    yield Heading(1, "Items", id="items")
    agreed: dict[str, list[Said]] = {}
    for one in workspace.entries.history("agreed", stage=material.ranking.stage):
        agreed.setdefault(one.about["proposal"], []).append(one)
    called: dict[str, list[Called]] = {}
    for item in here.items:
        called.setdefault(item.proposal, []).append(item)
    first = {name: several[0].since for name, several in called.items()}
    taken: dict[str, list[Taken]] = {}
    for vote in votes(workspace, material.standing, material.ranking.stage):
        taken.setdefault(vote.proposal, []).append(vote)
    for name, said_of in agreed.items():
        first.setdefault(name, said_of[0].at)
    for name, voted in taken.items():
        first.setdefault(name, voted[0].at)
    names = [name for name in sorted(first, key=lambda name: (first[name], name)) if name in material.rows]
    if not names:
        yield para("No proposal was called, and nothing was agreed.")
    for number, name in enumerate(names, start=1):
        several = agreed.get(name, [])
        yield from _item(material, here, name, number, called.get(name, []), several, taken.get(name, []))


def _item(
    material: Material, here: Room, name: str, number: int, called: list[Called], agreed: list[Said], taken: list[Taken]
) -> Iterator[Block]:
    proposal = material.standing.proposal(name)
    yield Heading(2, f"{number}. {name} {proposal.applicant}", id=f"item-{number}")
    yield Facts(tuple(Fact(what, words) for what, words in _facts(material, here, name, called)))
    if any(one.value is not None for one in material.ranking.figures[name].settled.values()):
        yield score_table(material, name)
    changes = list(_changes(material, name, agreed))
    if changes:
        yield para("What was agreed, in the order in which it was said:")
        yield bulleted(*changes)
    if taken:
        yield para("Votes:")
        yield bulleted(*(said(f"{_time(one.at)} ", theirs(sentence(one.motion)), f" {one.tally}.") for one in taken))
    if name in material.statements:
        yield para("The panel's reasons:")
        yield from paragraphs(material.statements[name].reasons)
    yield from conditions(material, name)


def _facts(material: Material, here: Room, name: str, called: list[Called]) -> Iterator[tuple[str, Spans]]:
    if called:
        times = (f"{_time(one.since)} to {_time(one.until)}{', put off' if one.parked else ''}" for one in called)
        yield "Discussed", said("; ".join(times) if all(one.until for one in called) else "; ".join(_open(called)))
    away = [seat.name for seat in here.seats if any(stay.left_for == name for stay in seat.stays)]
    recused = [material.standing.name(one.member) for one in material.interests if one.is_hard and one.proposal == name]
    if away or recused:
        yield "Left the room", said(theirs(", ".join(away))) if away else said("nobody is on record as having left")
    if recused:
        yield "Recused", said(theirs(", ".join(recused)))
    presided = here.presides(name, called[0].since) if called else None
    if called and (presided is None or presided.role != "chair"):
        who = said(theirs(presided.name), f", {presided.role}") if presided else said("nobody who may preside")
        yield "In the chair", who
    yield "Total", said(cells.total(material, name))
    if name in material.recorded:
        yield "Panel's advice", cells.panel_advice(material, name)


def _open(called: list[Called]) -> Iterator[str]:
    for one in called:
        yield f"{_time(one.since)} to {_time(one.until)}" if one.until else f"from {_time(one.since)}"


def _changes(material: Material, name: str, agreed: list[Said]) -> Iterator[Spans]:
    """Each agreed score with the time, the one before it, by whom, and why."""
    before: dict[str, str] = {}
    by_id = material.ranking.scheme(name).by_id
    for one in agreed:
        criterion = one.about["criterion"]
        title = by_id[criterion].title if criterion in by_id else criterion
        now = "taken back" if one.body is None or one.cleared else str(one.value["score"])
        moved = f"{before[criterion]} → {now}" if criterion in before else now
        before[criterion] = now
        whose = "" if one.body is None or one.cleared else material.standing.name(one.value.get("by", ""))
        typed = f", typed by {material.standing.name(one.author)} for {whose or 'the chair'}"
        typed = typed if one.source == "transcribed" else ""
        reason = "" if one.body is None else str(one.value.get("reason", ""))
        why = said(". ", theirs(sentence(reason))) if reason.strip() else said(".")
        yield said(f"{_time(one.at)} ", theirs(title), f": {moved}{typed}", why)


def _time(at: str) -> str:
    return f"{datetime.datetime.fromisoformat(at).astimezone():%H:%M}" if at else ""


def _day(at: str) -> datetime.date:
    return datetime.datetime.fromisoformat(at).astimezone().date()
