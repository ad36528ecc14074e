"""A table of scores collected elsewhere: typed by the office for members, or a member's own drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from panel_tui.assess.registers import SAID, Assessment, comment_value, score_value, versions
from panel_tui.assess.rounds import assessment_at_work
from panel_tui.assess.submitting import submit
from panel_tui.call.changes import Change, changes, make
from panel_tui.call.exact import show_exact
from panel_tui.call.intake.known import listed
from panel_tui.call.intake.scores import ScoreRow
from panel_tui.call.standing import CallStanding
from panel_tui.faults import BadInput, Fault, Faults
from panel_tui.journal import Pen, Register, canonical
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace


def typed(rows: Iterable[ScoreRow], standing: CallStanding, workspace: Workspace) -> list[tuple[str, Saying]]:
    """What the office says for the members whose scores a table holds, with words that describe each."""
    said = []
    for row in rows:
        of, under = _of(row), versions(standing, row.proposal)
        where = f"{row.proposal}  {standing.name(row.member)}, {row.criterion}"
        if row.state != "unscored":
            value = score_value(row.state, row.score, under)
            said.append((f"{where}: {shown(row)}", Saying(of.score(row.criterion), value, "transcribed")))
        if row.comment:
            register = of.comment(row.criterion)
            value = comment_value(row.comment, under, _before(workspace, register))
            said.append((f"{where}: comment", Saying(register, value, "transcribed")))
    return said


def typed_submissions(workspace: Workspace, rows: Iterable[ScoreRow], pen: Pen) -> int:
    """Say, for each assessment that the table calls submitted, that its member stands by what was typed for them.

    Returns how many submissions were new.
    """
    assessments = sorted({_of(row) for row in rows if row.submitted}, key=lambda of: sorted(of.about.items()))
    count = 0
    for of in assessments:
        heads = (head for kind in SAID for head in workspace.entries.heads(kind, **of.about))
        covers = sorted(head.id for head in heads if head.source == "transcribed")
        if not covers:
            continue  # the member has said all of it already
        said = changes(workspace, [("submitted", Saying(of.submission, {"covers": covers}, "transcribed"))])
        make(workspace, pen, said)
        count += said[0].effect != "as it is"
    return count


def all_own(workspace: Workspace, rows: Sequence[ScoreRow], standing: CallStanding, name: str) -> None:
    """Raise BadInput where the table `name`, added to a member's own file, holds other members' scores, or scores of
    another round than the one in which they are."""
    others = sorted({standing.name(row.member) for row in rows if row.member != workspace.member})
    if others:
        wrong = f"These are {listed(others)}'s scores; this file is {standing.name(workspace.member)}'s"
        raise BadInput(Fault(wrong, "Only your own scores can be added to your file.", name))
    faults = Faults()
    for stage, proposal, round_ in sorted({(row.stage, row.proposal, str(row.round)) for row in rows}):
        at_work = assessment_at_work(workspace.entries, stage, proposal, workspace.member).round
        if round_ != at_work:
            wrong = f"{name}: {proposal} is in round {at_work}, and these are scores of round {round_}"
            faults.add(wrong, f"Write {at_work} in a column “round”.", proposal)
    faults.stop(BadInput)


def redrafted(workspace: Workspace, typed: Iterable[tuple[str, Saying]]) -> list[Change]:
    """What a member's own table would change in what they have drafted and, where there is no draft, have said."""
    drafts = {draft.register: draft.value for draft in workspace.drafts.all(member=workspace.member)}
    found = []
    for words, saying in typed:
        own = replace(saying, source="own")
        if own.register in drafts:
            same = canonical(drafts[own.register]) == canonical(own.value)
            found.append(Change("as it is" if same else "changed", words, own))
        else:
            found += changes(workspace, [(words, own)])
    return found


def draft(workspace: Workspace, rows: Iterable[ScoreRow], standing: CallStanding, at: str) -> None:
    """Keep a member's own table as their drafts, as far as it differs from what they have drafted or said."""
    for change in redrafted(workspace, typed(rows, standing, workspace)):
        if change.effect != "as it is":
            workspace.drafts.put(change.saying.register, change.saying.value, at)


def submit_drafts(workspace: Workspace, rows: Iterable[ScoreRow], standing: CallStanding, pen: Pen) -> int:
    """Submit the assessments that the table calls submitted; of how many that said anything new."""
    assessments = sorted({_of(row) for row in rows if row.submitted}, key=lambda of: sorted(of.about.items()))
    return sum(submit(workspace, standing, of, pen) for of in assessments)


def shown(row: ScoreRow) -> str:
    """The score of a row as a person would say it."""
    return show_exact(row.score) if row.score is not None else row.state.replace("_", " ")


def _before(workspace: Workspace, register: Register) -> Any:
    """The comment from which a table's goes on: in a member's file their draft, else what they said; in the office's
    what was typed for them. Where neither is there, what others have of it; None where nobody has anything."""
    wanted = "transcribed" if workspace.is_office else "own"
    heads = sorted(workspace.entries.register(register), key=lambda head: head.source != wanted)
    return workspace.drafts.get(register) or next((head.value for head in heads), None)


def _of(row: ScoreRow) -> Assessment:
    return Assessment(row.stage, row.proposal, row.member, str(row.round))
