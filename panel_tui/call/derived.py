"""The call's derived tables: proposals, people and assignments, for lists that must be quick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panel_tui.store.derived import Derived, Searched, searchable

if TYPE_CHECKING:
    from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class ProposalRow:
    """One proposal in a list; `ask` is in pence, `here` tells whether its text may be read in this file,
    `words` how many it has."""

    reference: str
    brief: str
    title: str
    applicant: str
    ask: int
    hash: str
    here: int
    words: int


@dataclass(frozen=True)
class PersonRow:
    """One person of the call."""

    id: str
    name: str
    role: str
    organisation: str


@dataclass(frozen=True)
class AssignmentRow:
    """One member's task on one proposal."""

    stage: str
    reference: str
    member: str
    role: str


@dataclass(frozen=True)
class PassageRow:
    """One paragraph of a proposal that is in force and may be read in this file: its mark ("2.3"), the title of the
    section that it stands in, and its words."""

    reference: str
    mark: str
    section: str
    text: str


def _proposals(workspace: Workspace) -> Iterable[ProposalRow]:
    from panel_tui.call.proposal import proposal_from_document
    from panel_tui.call.quick import words_in
    from panel_tui.call.standing import current
    from panel_tui.journal import values

    for about, force in current(workspace, "in_force", values.InForce):
        if about["document"] != "proposal":
            continue
        data = workspace.documents.get(force.hash)
        one = proposal_from_document(data) if data else None
        said = (one.title, one.applicant, one.ask) if one else ("", "", 0)
        words = sum(words_in(text) for section in one.sections for text in section.paragraphs) if one else 0
        yield ProposalRow(about["of"], force.brief, *said, force.hash, int(one is not None), words)


def _people(workspace: Workspace) -> Iterable[PersonRow]:
    from panel_tui.call.standing import current
    from panel_tui.journal import values

    for about, one in current(workspace, "member", values.Member):
        yield PersonRow(about["member"], one.name, one.role, one.organisation)


def _assignments(workspace: Workspace) -> Iterable[AssignmentRow]:
    from panel_tui.call.standing import current
    from panel_tui.journal import values

    for about, one in current(workspace, "assignment", values.Assignment):
        yield AssignmentRow(about["stage"], about["proposal"], about["member"], one.role)


def _passages(workspace: Workspace) -> Iterable[PassageRow]:
    from panel_tui.call.quick import quick_proposal
    from panel_tui.call.standing import current
    from panel_tui.journal import values

    for about, force in current(workspace, "in_force", values.InForce):
        data = workspace.documents.get(force.hash) if about["document"] == "proposal" else None
        if data is None:
            continue
        for number, section in enumerate(quick_proposal(data).sections, start=1):
            for place, text in enumerate(section.paragraphs, start=1):
                yield PassageRow(about["of"], f"{number}.{place}", section.title, searchable(text))


PROPOSALS = Derived("proposal", ProposalRow, frozenset({"in_force"}), _proposals)
PEOPLE = Derived("person", PersonRow, frozenset({"member"}), _people)
ASSIGNMENTS = Derived("assignment", AssignmentRow, frozenset({"assignment"}), _assignments)
PASSAGES = Searched("passage", PassageRow, frozenset({"in_force"}), _passages)
TABLES = (PROPOSALS, PEOPLE, ASSIGNMENTS, PASSAGES)
