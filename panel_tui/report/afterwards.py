"""What follows the board's advice: handling and feedback, and the next steps."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from panel_tui.files.blocks import Block, Spans, day
from panel_tui.files.numbering import numbered
from panel_tui.report.labels import in_annex
from panel_tui.report.material import Material
from panel_tui.report.wording import capital, counted, number, para, plural, said, the, theirs


def handling(material: Material) -> list[Block]:
    """When decisions may be told outside, and how far the panel's feedback to applicants is."""
    if not material.rows:
        return []
    until = material.afterwards.until
    told = "No day of announcement is on record."
    if until is not None:
        told = (
            f"Decisions are announced on {day(until)}; before that day no letter leaves, and nothing is told outside."
        )
    approved = sum(bool(one.feedback.strip()) for one in material.statements.values())
    of = counted("received/count", len(material.rows), "proposal")
    feedback = said("Feedback to applicants is approved for ", number("feedback/approved", approved), " of ", of, ".")
    return [para(told, label="Announcement."), para(feedback, label="Feedback.")]


def next_steps(material: Material) -> list[Block]:
    """What is still to be done, in its order: dates where the call or the record has them."""
    steps = list(_steps(material)) if material.rows else []
    return [numbered(*steps)] if steps else []


def _steps(material: Material) -> Iterator[Spans]:
    call, stage = material.call, material.standing.stage_rule(material.ranking.stage)
    if not material.is_advised and not material.is_decided:
        yield said(
            theirs(capital(the(call.board))), " advises on the awards", in_annex(material, "decision-sheet"), "."
        )
    for step in material.steps:
        if len(step.advice) < len(material.rows):
            yield said(theirs(capital(step.name)), " decides.")
    if not material.is_decided:
        yield said(theirs(capital(call.authority)), f" {_decide(call.authority)}{_by(stage.decides)}.")
    until = material.afterwards.until
    when = f" on {day(until)}" if until else ""
    waiting = material.afterwards.in_state("waiting")
    if not material.afterwards.awards or (until and material.day < until):
        yield said(f"Decisions are announced{when}, and every applicant has a letter with the panel's reasons.")
    elif waiting:
        yield said(counted("next/waiting", waiting, "award"), f" {plural(waiting, 'is', 'are')} still to be accepted.")
    met, terms = material.afterwards.terms
    if terms - met:
        left = counted("next/terms", terms - met, "condition")
        yield said(
            left, f" {plural(terms - met, 'is', 'are')} still to be cleared", in_annex(material, "conditions"), "."
        )


def _decide(authority: str) -> str:
    return "decide" if authority.casefold().endswith("s") else "decides"


def _by(due: datetime.date | None) -> str:
    return f" by {day(due)}" if due else ""
