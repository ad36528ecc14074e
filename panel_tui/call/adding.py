"""Adding to a call what its tables say: proposals and their texts, members, assignments, interests, gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from panel_tui.call.ending import role_end
from panel_tui.call.intake.assignments import AssignmentRow
from panel_tui.call.intake.declarations import DeclarationRow
from panel_tui.call.intake.gates import GateRow
from panel_tui.call.intake.members import MemberRow
from panel_tui.call.proposal import Proposal, Section, proposal_document
from panel_tui.call.standing import CallStanding
from panel_tui.faults import Faults
from panel_tui.figures.rounding import show_money
from panel_tui.files.sections import Passage
from panel_tui.journal import Register, digest
from panel_tui.journal.kinds import BOARD
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace

Said = list[tuple[str, Saying]]


def in_force(document: str, of: str, data: bytes, brief: str = "") -> Saying:
    """That the document with these bytes is in force: the call, a brief or a proposal."""
    value = {"hash": digest(data)} | ({"brief": brief} if brief else {})
    return Saying(Register.of("in_force", document=document, of=of), value)


def proposals(rows: Iterable[Proposal], standing: CallStanding) -> tuple[Said, list[bytes]]:
    """What taking in the proposals of a table says, and their documents. A text that is there already stays."""
    documents, said = [], []
    for row in rows:
        before = standing.proposals.get(row.reference)
        proposal = row.model_copy(update={"sections": before.sections}) if before and not row.sections else row
        documents.append(proposal_document(proposal))
        words = f"{proposal.reference}  {proposal.applicant}: {proposal.title}, {show_money(proposal.ask)}"
        said.append((words, in_force("proposal", proposal.reference, documents[-1], proposal.brief)))
    return said, documents


def texts(passages: Mapping[str, Sequence[Passage]], standing: CallStanding, folder: str) -> tuple[Said, list[bytes]]:
    """What taking in texts says: `passages` by the name of their file without its ending, which is a reference.

    Raises BadInput naming every file that belongs to no proposal.
    """
    faults = Faults()
    found: set[str] = set()
    documents, said = [], []
    for name, sections in sorted(passages.items()):
        reference = standing.known.find_proposal(name)
        if reference is None:
            faults.add("there is no proposal of this name", "Name the file after a reference.", f"{folder}/{name}.md")
            continue
        if reference in found:
            faults.add(f"it is a second text of {reference}", "Keep one of the two files.", f"{folder}/{name}.md")
            continue
        found.add(reference)
        parts = tuple(Section(title=one.title, level=one.level, paragraphs=one.paragraphs) for one in sections)
        proposal = standing.proposals[reference].model_copy(update={"sections": parts})
        documents.append(proposal_document(proposal))
        words = sum(len(paragraph.split()) for part in parts for paragraph in part.paragraphs)
        line = f"{reference}  text of {len(parts)} sections, {words:,} words"
        said.append((line, in_force("proposal", reference, documents[-1], proposal.brief)))
    faults.stop()
    return said, documents


def members(rows: Iterable[MemberRow], workspace: Workspace, standing: CallStanding) -> Said:
    """What taking in members says. A member whose role changes loses the earlier one from here on."""
    said: Said = []
    for row in rows:
        value: dict[str, Any] = {"name": row.name, "role": row.role}
        value |= {name: text for name in ("organisation", "email") if (text := getattr(row, name))}
        value |= {"expertise": list(row.expertise)} if row.expertise else {}
        before = standing.person(row.id)
        if before and before.role != row.role:
            said.append(
                (f"{row.id}  no longer {before.role}", role_end(workspace, row.id, before.role, "the role was changed"))
            )
        ended = Register.of("role_end", member=row.id, role=row.role)
        if any(not head.cleared for head in workspace.entries.register(ended)):
            said.append((f"{row.id}  {row.role} again", Saying(ended, {"cleared": True})))
        saying = Saying(Register.of("member", member=row.id), value)
        said.append((f"{row.id}  {row.name}, {row.role}", saying))
    return said


def assignments(rows: Iterable[AssignmentRow], standing: CallStanding) -> Said:
    """What taking in assignments says."""
    return [
        (
            f"{row.proposal}  {standing.name(row.member)}, {row.role}",
            Saying(
                Register.of("assignment", stage=row.stage, proposal=row.proposal, member=row.member),
                {"role": row.role},
            ),
        )
        for row in rows
    ]


def declarations(rows: Iterable[DeclarationRow], standing: CallStanding, speaker: str) -> Said:
    """What taking in declarations says: a member's own in the member's file, typed for them in the office's."""
    said: Said = []
    for row in rows:
        person = standing.person(row.member)
        level = {"level": "board"} if person and person.role in BOARD else {}
        register = Register.of("declaration", proposal=row.proposal, member=row.member, **level)
        value = {"interest": row.interest} | ({"reason": row.reason} if row.reason else {})
        saying = Saying(register, value, "own" if row.member == speaker else "transcribed")
        said.append((f"{row.proposal}  {standing.name(row.member)}: {row.interest} interest", saying))
    return said


def gates(rows: Iterable[GateRow], standing: CallStanding) -> Said:
    """What taking in the outcomes of gates says, for the stage at work."""
    said: Said = []
    for row in rows:
        register = Register.of("gate", stage=standing.stage, proposal=row.proposal, gate=row.gate)
        value = {"outcome": row.outcome} | ({"reason": row.reason} if row.reason else {})
        said.append((f"{row.proposal}  {row.gate}: {row.outcome}", Saying(register, value)))
    return said
