"""The letter to one applicant: the outcome, and the panel's statement as it was approved. Nothing else is in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from panel_tui.assess.moments import day_of
from panel_tui.files.blocks import Block, Document, Fact, Heading, Para, Spans, paragraphs
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import numbered
from panel_tui.recommend.advice import FUNDED
from panel_tui.report.letters import Letters, Ready
from panel_tui.report.wording import capital, money, para, said, sentence, theirs

DECIDED: Mapping[str, tuple[str, str]] = {
    "fund": ("decided to fund your proposal.", ""),
    "fund with conditions": ("decided to fund your proposal, on the conditions below.", ""),
    "fund in part": ("decided to fund part of your proposal.", ""),
    "reserve": (
        "decided to put your proposal on the reserve list.",
        "There is no award now. It may be funded later, if money becomes available.",
    ),
    "defer": (
        "put off the decision on your proposal.",
        "It is neither funded nor declined, and there is no award now.",
    ),
    "decline": ("decided not to fund your proposal.", ""),
}
"""What was decided, in a sentence whose subject is whoever decided, and what that means. A place on the reserve list is
a rank, and told to nobody."""

ON, NO_AWARD = "decided that your proposal goes on to the next stage", "No award is made at this stage."
SIFTED: Mapping[str, tuple[str, str]] = {
    "fund": (f"{ON}.", NO_AWARD),
    "fund with conditions": (f"{ON}, on the conditions below.", NO_AWARD),
    "fund in part": (f"{ON} in part.", NO_AWARD),
    "reserve": ("decided to put your proposal on the reserve list of this stage.", "It may go on later."),
    "defer": ("put off the decision on your proposal.", "Whether it goes on to the next stage is open."),
    "decline": ("decided that your proposal does not go on to the next stage.", ""),
}
"""The same at a stage that is followed by another: whatever sum is on record there, nobody is promised money."""


def letter(of: Letters, one: Ready, day: datetime.date, made: datetime.date | None, fingerprint: str) -> Document:
    """The letter of `day`. `made` is the day of the decision; without it, the letter says when it was recorded."""
    call = of.standing.call
    return Document(
        title=f"{call.title}: the decision on your proposal",
        date=day,
        blocks=(*_outcome(of, one), *_statement(one), *_office(of, one)),
        subtitle=call.funder,
        marking=call.marking,
        reference=one.proposal.reference,
        fingerprint=fingerprint,
        facts=tuple(_facts(of, one, day, made)),
    )


def _facts(of: Letters, one: Ready, day: datetime.date, made: datetime.date | None) -> Iterator[Fact]:
    yield Fact("To", said(theirs(one.proposal.applicant)))
    yield Fact("Proposal", said(theirs(one.proposal.title)))
    yield Fact("Reference", said(theirs(one.proposal.reference)))
    if len(of.standing.call.stages) > 1:
        yield Fact("Stage", said(theirs(of.standing.stage_rule(of.stage).title)))
    yield Fact("Date", said(in_words(day)))
    recorded = f"recorded on {in_words(day_of(one.decided.at))}"
    yield Fact("Decision", said(f"of {in_words(made)}" if made else recorded))


def _outcome(of: Letters, one: Ready) -> Iterator[Block]:
    decided, sift = one.decided.value, of.is_sift(one.proposal)
    what, meaning = (SIFTED if sift else DECIDED)[decided.outcome]
    yield Heading(1, "The decision", id="decision")
    yield Para(said(theirs(capital(of.standing.call.authority)), f" {what}"), "lead")
    if decided.promoted and not sift:
        yield para("It was on the reserve list, and money has become available since.")
    if decided.outcome in FUNDED and not sift:
        yield Para(_award(one))
    elif meaning:
        yield para(meaning)
    if decided.conditions:
        yield Heading(1, "Conditions", id="conditions")
        yield numbered(*(said(theirs(sentence(condition))) for condition in decided.conditions))


def _award(one: Ready) -> Spans:
    award, ask = one.decided.value.award, one.proposal.ask
    sum_ = money(f"{one.proposal.reference}/decision/award", award, bold=True)
    if award == ask:
        return said("The award is ", sum_, ", which is what you asked for.")
    return said("The award is ", sum_, ". You asked for ", money(f"{one.proposal.reference}/ask", ask), ".")


def _statement(one: Ready) -> Iterator[Block]:
    yield Heading(1, "What the panel thought", id="reasons")
    yield from paragraphs(one.statement.reasons)
    yield Heading(1, "Feedback", id="feedback")
    yield from paragraphs(one.statement.feedback)


def _office(of: Letters, one: Ready) -> Iterator[Block]:
    """Whom to write to: the office, as far as the call says who that is."""
    if of.office is None:
        return
    where = said(" at ", theirs(of.office.email)) if of.office.email.strip() else said()
    yield Heading(1, "Questions", id="questions")
    about = said(", and give the reference ", theirs(one.proposal.reference), ".")
    yield para("If you have a question about this letter, write to ", theirs(of.office.name), said(*where, *about))
