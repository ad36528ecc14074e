"""Submitting: an assessment's drafts become what its member says to the panel, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from panel_tui.assess.desk_rows import AUDIENCES
from panel_tui.assess.registers import PRIVATE, SAID, Assessment, comment_value, number_of, versions
from panel_tui.assess.rounds import said_before
from panel_tui.assess.talk import declined
from panel_tui.call.best import best
from panel_tui.call.quick import words_in
from panel_tui.call.rubric import Criterion
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Faults
from panel_tui.journal import Pen, Register, canonical
from panel_tui.store.drafts import Draft
from panel_tui.store.rows import Head, Saying
from panel_tui.store.workspace import Workspace

Said = Callable[[Register], Any]
"""The value that a member has in a register."""


def missing(workspace: Workspace, standing: CallStanding, of: Assessment) -> Faults:
    """What still stands in the way of submitting: scores, written reasons, comments too long, an interest."""
    faults = Faults()
    if of.proposal in standing.withdrawn:
        faults.add("Its applicant has withdrawn it", "It is judged no longer.", of.proposal)
        return faults
    if standing.recused(of.proposal, of.member):
        faults.add("You have a hard interest in it", "It cannot be scored.", of.proposal)
        return faults
    if of.proposal in declined(workspace.entries, of.stage, of.member):
        faults.add("You have declined it", "Take it up again first.", of.proposal)
        return faults
    said = _said(workspace, of)
    most = standing.stage_rule(of.stage).comment_words
    for criterion in standing.rubric_of(of.proposal).criteria:
        if criterion.scored and of.stage in criterion.stages:
            _look(criterion, of, said, faults)
        if most is not None:
            _measure(criterion, of, said, most, faults)
    return faults


def submit(workspace: Workspace, standing: CallStanding, of: Assessment, pen: Pen) -> bool:
    """Say everything that the member has drafted of an assessment, and that they stand by it; whether that is news.

    What they said under an earlier version of the proposal is said anew: they submit it under the present one. Raises
    BadInput with all that is missing; nothing is said then.
    """
    missing(workspace, standing, of).stop()
    drafts = _drafts(workspace, of)
    with workspace.writing():
        changed = [draft for draft in drafts if not _stands(workspace, draft)]
        workspace.entries.say(pen, *(Saying(draft.register, draft.value) for draft in changed))
        workspace.entries.say(pen, *_kept(workspace, versions(standing, of.proposal), of))
        workspace.entries.say(pen, *_anew(workspace, versions(standing, of.proposal), of))
        news = _cover(workspace, of, pen)
        workspace.drafts.forget(*(draft.register for draft in drafts))
    return news


def _anew(workspace: Workspace, under: dict[str, str], of: Assessment) -> Iterator[Saying]:
    """What still stands under an earlier version of the proposal, under the present one."""
    for kind in ("score", "comment"):
        for head in workspace.entries.heads(kind, **of.about):
            value = head.value
            if head.cleared or head.source != "own" or value["proposal"] == under["proposal"]:
                continue
            said = comment_value(value["text"], under, value) if kind == "comment" else value | under
            yield Saying(Register.of(kind, **head.about), said)


def _kept(workspace: Workspace, under: dict[str, str], of: Assessment) -> Iterator[Saying]:
    """What the member said in the rounds before and leaves as it is in this one: they say it again."""
    for register, head in said_before(workspace.entries, of).items():
        if workspace.entries.register(register):
            continue
        value = head.value
        if register.kind == "comment":
            yield Saying(register, comment_value(value["text"], under, value))
        else:
            yield Saying(register, value | under if register.kind == "score" else value)


def stand_by(workspace: Workspace, register: Register, pen: Pen) -> None:
    """Cover what stands now in the assessment of which `register` is a part, where that is submitted."""
    of = Assessment(*(register.part(name) for name in ("stage", "proposal", "member", "round")))
    if any(not head.cleared for head in workspace.entries.register(of.submission)):
        _cover(workspace, of, pen)


def _cover(workspace: Workspace, of: Assessment, pen: Pen) -> bool:
    """Say that the member stands by all that stands of an assessment; whether that is news."""
    covers = sorted(_covered(workspace, of))
    standing_now = [head for head in workspace.entries.register(of.submission) if head.source == "own"]
    news = [head.value for head in standing_now] != [{"covers": covers}]
    if news:
        workspace.entries.say(pen, Saying(of.submission, {"covers": covers}))
    return news


def _covered(workspace: Workspace, of: Assessment) -> Iterator[str]:
    """The ids of what the member stands by: their own words and, where they have none, what was typed for them."""
    registers: defaultdict[Register, list[Head]] = defaultdict(list)
    for kind in SAID:
        for head in workspace.entries.heads(kind, **of.about):
            registers[Register.of(kind, **head.about)].append(head)
    for heads in registers.values():
        yield from (head.id for head in best(heads))


def withdraw(workspace: Workspace, of: Assessment, reason: str, pen: Pen) -> None:
    """Withdraw a submission, and those of the rounds before: their scores stay on record and no longer count."""
    about = {name: part for name, part in of.about.items() if name != "round"}
    rounds = {head.about["round"] for head in workspace.entries.heads("submission", **about) if not head.cleared}
    if not rounds:
        faults = Faults()
        faults.add("It has not been submitted", "There is nothing to withdraw.", of.proposal)
        faults.stop(BadInput)
    said = {"cleared": True, "reason": reason}
    every = (replace(of, round=round_) for round_ in sorted(rounds, key=number_of))
    workspace.entries.say(pen, *(Saying(one.submission, said) for one in every))


def _look(criterion: Criterion, of: Assessment, said: Said, faults: Faults) -> None:
    if said(of.score(criterion.id)) is None:
        faults.add(f"{criterion.title} has no score", "Score it, or say n/a or abstain.", of.proposal)
    elif not _words(said(of.comment(criterion.id))):
        faults.add(f"{criterion.title} has a score without a written reason", "Write one to the panel.", of.proposal)


def _measure(criterion: Criterion, of: Assessment, said: Said, most: int, faults: Faults) -> None:
    for audience, name in AUDIENCES.items():
        count = words_in(_words(said(of.comment(criterion.id, audience))))
        if audience != PRIVATE and count > most:
            what = "your reason" if audience == "panel" else f"your comment {name}"
            wrong = f"{criterion.title}: {what} has {count:,} words; this call allows {most:,}"
            faults.add(wrong, "Shorten it.", of.proposal)


def _words(value: Any) -> str:
    return str(value["text"]).strip() if value is not None else ""


def _said(workspace: Workspace, of: Assessment) -> Said:
    """What the member has drafted in a register or, where there is no draft, has said; None for nothing."""
    drafted = {draft.register: draft.value for draft in _drafts(workspace, of)}
    before = said_before(workspace.entries, of)

    def said(register: Register) -> Any:
        if register in drafted:
            return None if "cleared" in drafted[register] else drafted[register]
        heads = best(workspace.entries.register(register))
        if not heads and register in before:
            return before[register].value
        return next((head.value for head in heads if not head.cleared), None)

    return said


def _drafts(workspace: Workspace, of: Assessment) -> list[Draft]:
    """The drafts that submitting would say: private notes are none of them."""
    return [
        draft
        for draft in workspace.drafts.all(**of.about)
        if draft.register.kind in SAID and draft.register.part("audience") != PRIVATE
    ]


def _stands(workspace: Workspace, draft: Draft) -> bool:
    heads: list[Head] = workspace.entries.register(draft.register)
    return len(heads) == 1 and heads[0].source == "own" and canonical(heads[0].value) == canonical(draft.value)
