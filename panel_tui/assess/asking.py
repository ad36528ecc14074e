"""Asking: a member's question to the office about a proposal, and the office's answer to all its assessors."""

from __future__ import annotations

import re
from typing import NamedTuple

from panel_tui.assess.talk import spoken
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault
from panel_tui.files.text import clean
from panel_tui.journal import Chance, Pen, Register, canonical
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

SEES_ALL = frozenset({"chair", "deputy"})


class Question(NamedTuple):
    """A member's question as the office sees it: who asked what about which proposal, and when (UTC).

    `passed_on` and `answer` are what the office told all assessors; "" as long as it waits.
    """

    id: str
    proposal: str
    member: str
    text: str
    at: str
    passed_on: str = ""
    answer: str = ""

    @property
    def register(self) -> Register:
        """Where its answer is filed, and the draft of that."""
        return Register.of("answer", proposal=self.proposal, question=self.id)


def ask(
    workspace: Workspace, standing: CallStanding, member: str, proposal: str, text: str, pen: Pen, chance: Chance
) -> str:
    """Ask the office about a proposal; the question's id, which says nothing of who asks.

    Raises BadInput where the proposal is not the member's to read, or the question is empty.
    """
    standing.proposal(proposal)
    if standing.recused(proposal, member):
        raise BadInput(Fault("You have a hard interest in it", "The office answers those who judge it.", proposal))
    if not _reads(workspace, standing, member, proposal):
        raise BadInput(Fault("It is not assigned to you", "Ask about what is yours to judge.", proposal))
    if not text.strip():
        raise BadInput(Fault("The question is empty", "Write what you want to know.", proposal))
    taken = {said.about["question"] for said in workspace.entries.history("question", member=member)}
    while (id_ := chance.random(4).hex()) in taken:
        pass
    register = Register.of("question", proposal=proposal, member=member, question=id_)
    workspace.entries.say(pen, Saying(register, {"text": text.strip()}))
    return id_


def _reads(workspace: Workspace, standing: CallStanding, member: str, proposal: str) -> bool:
    assigned = any((one, who) == (proposal, member) for _, one, who in standing.assignments)
    return assigned or bool(workspace.entries.authority.roles_of(member) & SEES_ALL)


def all_questions(workspace: Workspace, standing: CallStanding, **about: str) -> tuple[Question, ...]:
    """Every question about a proposal of the call that is here, answered or not, the oldest first; or only those of
    whoever `about` names."""
    answers = {_place(said.about): said.value for said in spoken(workspace.entries, "answer")}
    found = []
    for said in spoken(workspace.entries, "question", **about):
        of = said.about
        if of["proposal"] in standing.proposals:
            value = answers.get(_place(of), {"question": "", "answer": ""})
            asked = of["question"], of["proposal"], of["member"], said.value["text"], said.at
            found.append(Question(*asked, value["question"], value["answer"]))
    return tuple(sorted(found, key=lambda one: (one.at, one.id, one.proposal, one.member)))


def open_questions(workspace: Workspace, standing: CallStanding) -> tuple[Question, ...]:
    """The questions that wait for an answer, the oldest first."""
    return tuple(one for one in all_questions(workspace, standing) if not one.answer)


def _place(about: dict[str, str]) -> tuple[str, str]:
    return about["proposal"], about["question"]


def answer(workspace: Workspace, standing: CallStanding, to: Question, asked: str, text: str, pen: Pen) -> bool:
    """Answer a question to all assessors of its proposal; whether that was news. A later answer replaces it.

    `asked` is the question as it is passed on. Raises BadInput where either is empty, or names who asked.
    """
    if not text.strip():
        raise BadInput(Fault("The answer is empty", "Write what all assessors may know.", to.proposal))
    if not asked.strip():
        raise BadInput(Fault("The question is empty as it is passed on", "Leave it, or word it anew.", to.proposal))
    name = clean(standing.name(to.member)).strip()
    if " " in name and re.search(rf"\b{re.escape(name)}\b", f"{asked}\n{text}", re.IGNORECASE):
        raise BadInput(Fault(f"It names {name}, who asked", "All assessors get it: leave the name out.", to.proposal))
    value = {"question": asked.strip(), "answer": text.strip()}
    if [canonical(head.value) for head in workspace.entries.register(to.register)] == [canonical(value)]:
        return False
    workspace.entries.say(pen, Saying(to.register, value))
    return True
