"""The minutes: who was there, who left for what, and item by item what the panel settled and why, from the record.

They are the panel's own paper and name people; scores stand under letters, as in the board paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from panel_tui.assess.moments import clock, day_of
from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Document, Fact, Facts, Heading, Para, Row, Spans, Table, paragraphs
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import Numbering, bulleted
from panel_tui.moderate.room import SCORING, Called, Room, Seat, room
from panel_tui.moderate.voting import Taken
from panel_tui.report import cells
from panel_tui.report.annexes import conflicts_annex
from panel_tui.report.happened import Happened, happened
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
    met = rule.meeting or next((day_of(seat.stays[0].since) for seat in here.seats if seat.stays), None)
    numbers = Numbering()
    blocks = [
        *minutes_blocks(workspace, material, here),
        Heading(1, "Conflicts register", id="register"),
        *conflicts_annex(material),
    ]
    facts = {"Panel": call.title, "Stage": rule.title, "Met": in_words(met) if met else "no date is on record"}
    if material.embargo:
        facts["Embargo"] = f"Embargoed until {in_words(material.embargo)}"
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


def minutes_blocks(workspace: Workspace, material: Material, here: Room) -> Iterator[Block]:
    """Who was there, and what was settled item by item."""
    yield from _attendance(material, here)
    yield from _items(workspace, material, here)


# Attendance


def _attendance(material: Material, here: Room) -> Iterator[Block]:
    yield Heading(1, "Attendance", id="who")
    if not here.seats:
        yield para("Nobody's attendance is on record.")
        return
    there = (seat for seat in here.seats if seat.stays)
    rows = tuple(Row((said(theirs(seat.name)), said(seat.role or NONE), said(_stays(seat)))) for seat in there)
    yield Table("attendance", "", "Who was in the room, and when", texts("Name", "Role", "In the room"), rows)
    yield from _absent(material, here)
    if here.quorum is None:
        yield para("The call sets no quorum.", label="Quorum.")
        return
    rule = f"{here.quorum} who score must be in the room"
    short = ((item.proposal, here.short_since(item)) for item in here.items)
    lost = [f"for {name}, from {_time(since)}" for name, since in short if since]
    yield para(
        f"{rule}; {'it was not met ' + '; '.join(lost) if lost else 'there was one throughout'}.", label="Quorum."
    )


def _absent(material: Material, here: Room) -> Iterator[Block]:
    """Who sent apologies, and who else that scores was never there."""
    sent = [seat for seat in here.seats if seat.apology is not None]
    if sent:
        each = [f"{seat.name} ({seat.apology.rstrip('.')})" if seat.apology else seat.name for seat in sent]
        yield Para(said(theirs("; ".join(each)), "."), label="Apologies.")
    seen = {seat.member for seat in here.seats if seat.stays or seat.apology is not None}
    people = material.standing.people.items()
    missing = sorted(one.name for member, one in people if one.role in SCORING and member not in seen)
    if missing:
        yield Para(said(theirs(", ".join(missing)), "."), label="Not there.")


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
    items = happened(workspace, material, here)
    if not items:
        yield para("No proposal was called, and nothing was agreed.")
    calm = {name: one for name, one in items.items() if one.is_calm and _is_plain(material, name)}
    for number, (name, one) in enumerate(((name, one) for name, one in items.items() if name not in calm), start=1):
        yield from _item(material, here, name, number, one)
    if calm:
        yield from _without_discussion(material, calm)


def _is_plain(material: Material, name: str) -> bool:
    """Whether nothing but its scores is to be said of a proposal: no conflict, no statement, no advice of its own."""
    recused = any(one.is_hard and one.proposal == name for one in material.interests)
    advised = material.recorded.get(name)
    return not recused and name not in material.statements and (advised is None or advised.follows)


def _without_discussion(material: Material, calm: Mapping[str, Happened]) -> Iterator[Block]:
    """What was agreed of proposals that nobody called, a line each; and the panel's advice, where it is on record."""
    yield Heading(2, "Agreed without being called", id="calm")
    yield para("Each of these scores was agreed once, and is the median of the members'.")
    advised = any(name in material.recorded for name in calm)
    rows = []
    for name, one in calm.items():
        cell = [said(theirs(name)), said(theirs(material.standing.proposal(name).applicant))]
        cell += [said(theirs(_scores(material, name, one))), said(cells.total(material, name)), said(_time(one.since))]
        if advised:
            cell.append(cells.panel_advice(material, name) if name in material.recorded else said(NONE))
        rows.append(Row(tuple(cell)))
    heads = ("Reference", "Applicant", "Agreed", "Total", "At", *(("Advice",) if advised else ()))
    yield Table("calm-scores", "", "Scores of proposals that were not called", texts(*heads), tuple(rows))


def _scores(material: Material, name: str, one: Happened) -> str:
    """Agreed scores by criterion: "Need 4, Idea 3"."""
    return ", ".join(f"{_title(material, name, each.about['criterion'])} {each.value['score']}" for each in one.agreed)


def _title(material: Material, name: str, criterion: str) -> str:
    by_id = material.ranking.scheme(name).by_id
    return by_id[criterion].title if criterion in by_id else criterion


def _item(material: Material, here: Room, name: str, number: int, one: Happened) -> Iterator[Block]:
    proposal = material.standing.proposal(name)
    yield Heading(2, f"{number}. {name} {proposal.applicant}", id=f"item-{number}")
    yield Facts(tuple(Fact(what, words) for what, words in _facts(material, here, name, one)))
    if any(settled.value is not None for settled in material.ranking.figures[name].settled.values()):
        yield score_table(material, name)
    for title, lines in (
        ("The chair's marks, noted before the others' scores were shown:", _changes(material, name, one.marks)),
        ("What was agreed, in the order in which it was said:", _changes(material, name, one.agreed)),
        ("Votes:", _votes(one.votes)),
    ):
        if said_of := list(lines):
            yield para(title)
            yield bulleted(*said_of)
    if name in material.statements:
        yield para("The panel's reasons:")
        yield from paragraphs(material.statements[name].reasons)
    yield from conditions(material, name)


def _facts(material: Material, here: Room, name: str, one: Happened) -> Iterator[tuple[str, Spans]]:
    if called := one.called:
        times = (f"{_time(one.since)} to {_time(one.until)}{', put off' if one.parked else ''}" for one in called)
        yield "Discussed", said("; ".join(times) if all(one.until for one in called) else "; ".join(_open(called)))
    away = [seat.name for seat in here.seats if any(stay.left_for == name for stay in seat.stays)]
    recused = [material.standing.name(one.member) for one in material.interests if one.is_hard and one.proposal == name]
    if away or recused:
        yield "Left the room", said(theirs(", ".join(away))) if away else said("nobody is on record as having left")
    if recused:
        yield "Recused", said(theirs(", ".join(recused)))
    for late in one.late:
        ruled = sentence(f"{late.ruling.ruling}: {late.ruling.reason}") if late.ruling else "No ruling is on record."
        yield "Declared after scoring", said(theirs(f"{material.standing.name(late.member)}. {ruled}"))
    presided = here.presides(name, called[0].since) if called else None
    if called and (presided is None or presided.role != "chair"):
        who = said(theirs(presided.name), f", {presided.role}") if presided else said("nobody who may preside")
        yield "In the chair", who
    yield "Total", said(cells.total(material, name))
    if name in material.recorded:
        yield "Panel's advice", cells.panel_advice(material, name)


def _votes(votes: Iterable[Taken]) -> Iterator[Spans]:
    for one in votes:
        yield said(f"{_time(one.at)} ", theirs(sentence(one.motion)), f" {one.tally}.")


def _open(called: list[Called]) -> Iterator[str]:
    for one in called:
        yield f"{_time(one.since)} to {_time(one.until)}" if one.until else f"from {_time(one.since)}"


def _changes(material: Material, name: str, scores: Iterable[Said]) -> Iterator[Spans]:
    """Each agreed score, or mark of the chair's, with the time, the one before it, by whom, and why."""
    before: dict[str, str] = {}
    for one in scores:
        criterion = one.about["criterion"]
        title = _title(material, name, criterion)
        now = "taken back" if one.body is None or one.cleared else str(one.value["score"])
        moved = f"{before[criterion]} → {now}" if criterion in before else now
        before[criterion] = now
        value = {} if one.body is None else one.value
        whose = material.standing.name(value["by"]) if "by" in value else "the chair"
        typed = f", typed by {material.standing.name(one.author)} for {whose}" if one.source == "transcribed" else ""
        reason = str(value.get("reason", ""))
        why = said(". ", theirs(sentence(reason))) if reason.strip() else said(".")
        yield said(f"{_time(one.at)} ", theirs(title), f": {moved}{typed}", why)


def _time(at: str) -> str:
    return clock(at) if at else ""
