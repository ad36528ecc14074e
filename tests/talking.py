"""Declining, asking and answering in the small call, for tests."""

from __future__ import annotations

from contextlib import closing

from panel_tui.assess.asking import Question, all_questions, answer, ask
from panel_tui.assess.declining import decline, take_up
from panel_tui.assess.registers import NOTES, OVERALL, Assessment, comment_value, versions
from panel_tui.assess.talk import Asked, questions
from panel_tui.call.standing import call_in
from panel_tui.store.glance import Glance
from tests.panel import NOW, Panel


def declined(panel: Panel, member: str, reference: str, reason: str = "Outside my expertise", device: str = "") -> bool:
    """A member declines a proposal; whether it was news."""
    with panel.space(member, device) as space:
        pen = panel.keys(member, device).pen(space, panel.chance)
        return decline(space, call_in(space), Assessment("full", reference, member), reason, pen)


def taken_up(panel: Panel, member: str, reference: str, device: str = "") -> None:
    """A member takes a proposal up again."""
    with panel.space(member, device) as space:
        take_up(space, Assessment("full", reference, member), panel.keys(member, device).pen(space, panel.chance))


def asked(panel: Panel, member: str, reference: str, text: str, device: str = "") -> str:
    """A member asks about a proposal; the question's id."""
    with panel.space(member, device) as space:
        pen = panel.keys(member, device).pen(space, panel.chance)
        return ask(space, call_in(space), member, reference, text, pen, panel.chance)


def all_asked(panel: Panel, person: str = "office") -> tuple[Question, ...]:
    """Every question that a person's file knows, as the office sees it."""
    with panel.space(person) as space:
        return all_questions(space, call_in(space))


def answered(panel: Panel, question: str, text: str, passed_on: str | None = None) -> bool:
    """The office answers a question; whether it was news."""
    (to,) = (one for one in all_asked(panel) if one.id == question)
    with panel.space() as space:
        pen = panel.keys().pen(space, panel.chance)
        return answer(space, call_in(space), to, to.text if passed_on is None else passed_on, text, pen)


def known(panel: Panel, member: str, reference: str, device: str = "") -> tuple[Asked, ...]:
    """What a member's desk shows of the questions about a proposal."""
    with closing(Glance(panel.path(member, device))) as glance:
        return questions(glance, member, reference)


def noted(panel: Panel, member: str, reference: str, words: str) -> None:
    """A member drafts speaking notes."""
    with panel.space(member) as space:
        register = Assessment("full", reference, member).comment(OVERALL, NOTES)
        space.drafts.put(register, comment_value(words, versions(call_in(space), reference)), NOW)
