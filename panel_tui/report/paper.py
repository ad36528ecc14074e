"""The board paper: its parts in order, with its tables numbered."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from panel_tui.files.blocks import Block, Document, Fact, Table
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import Numbering
from panel_tui.report.annexes import conditions_annex, conflicts_annex, declined_annex, reserve_annex
from panel_tui.report.asks import recommendation
from panel_tui.report.assessed import assessment
from panel_tui.report.budget import budget
from panel_tui.report.front import issue, legal_power, timing
from panel_tui.report.material import Material, collect
from panel_tui.report.method import method_annex, record_annex
from panel_tui.report.process import process
from panel_tui.report.proposal_pages import proposal_pages
from panel_tui.report.ranked import ranked_lists
from panel_tui.report.records import advice_and_decision
from panel_tui.report.wording import said, the, theirs
from panel_tui.store.workspace import Workspace

Part = Callable[[Material], list[Block]]
PARTS: tuple[Part, ...] = (
    *(issue, recommendation, timing, process, assessment, ranked_lists, budget, advice_and_decision, legal_power),
    *(proposal_pages, conditions_annex, declined_annex, reserve_annex, conflicts_annex, method_annex, record_annex),
)
"""What the paper consists of, in order; a part that has nothing to say gives no blocks."""


def board_paper(workspace: Workspace, stage: str | None, day: datetime.date) -> Document:
    """The paper of `day` on a stage of the call, by default the one at work. Raises BadInput where there is none."""
    return paper_of(collect(workspace, stage, day))


def paper_of(material: Material) -> Document:
    """The paper that says what `material` holds."""
    call = material.call
    return Document(
        title=f"{call.title}: funding recommendations",
        date=material.day,
        blocks=tuple(_numbered(block for part in PARTS for block in part(material))),
        subtitle=f"Paper to {the(call.board)}",
        marking=call.marking,
        reference=call.paper.reference,
        fingerprint=_short(material.fingerprint),
        facts=tuple(_facts(material)),
    )


def _facts(material: Material) -> Iterator[Fact]:
    paper = material.call.paper
    said_ = {"To": paper.to or material.call.board, "From": paper.sender or material.call.funder}
    said_ |= {"Copy": paper.copied_to}
    yield from (Fact(name, said(theirs(words))) for name, words in said_.items() if words.strip())
    yield Fact("Date", said(in_words(material.day)))
    if material.embargo:
        yield Fact("Embargo", said("Embargoed until ", in_words(material.embargo)))
    if paper.reference.strip():
        yield Fact("Reference", said(theirs(paper.reference)))


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    numbers = Numbering()
    for block in blocks:
        yield replace(block, label=numbers.number("Table")) if isinstance(block, Table) else block


def _short(fingerprint: str) -> str:
    """The first sixteen digits, in fours: for the foot of the page."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 16, 4))
