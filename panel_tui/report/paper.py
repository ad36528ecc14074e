"""The board paper: its parts in order, with its tables numbered."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from panel_tui.call.paper_parts import PartName
from panel_tui.files.blocks import Block, Chart, Document, Fact, Table, paragraphs
from panel_tui.files.blocks import day as in_words
from panel_tui.files.numbering import Numbering
from panel_tui.report.afterwards import handling, next_steps
from panel_tui.report.annexes import conditions_annex, conflicts_annex, declined_annex, reserve_annex
from panel_tui.report.asks import recommendation
from panel_tui.report.assessed import assessment
from panel_tui.report.budget import budget
from panel_tui.report.decision_sheet import decision_sheet
from panel_tui.report.front import issue, legal_power, timing
from panel_tui.report.gathering import gathered
from panel_tui.report.labels import part_heading
from panel_tui.report.material import Material
from panel_tui.report.method import method_annex, record_annex
from panel_tui.report.options import options
from panel_tui.report.portfolio_view import portfolio
from panel_tui.report.process import process
from panel_tui.report.proposal_pages import proposal_pages
from panel_tui.report.ranked import ranked_lists
from panel_tui.report.records import advice_and_decision
from panel_tui.report.stability_annex import stability_annex
from panel_tui.report.wording import said, the, theirs
from panel_tui.store.workspace import Workspace

Made = Callable[[Material], list[Block]]
MADE: Mapping[PartName, Made] = {
    "issue": issue,
    "recommendation": recommendation,
    "timing": timing,
    "process": process,
    "assessment": assessment,
    "ranking": ranked_lists,
    "portfolio": portfolio,
    "options": options,
    "budget": budget,
    "legal-power": legal_power,
    "records": advice_and_decision,
    "handling": handling,
    "next-steps": next_steps,
    "proposals": proposal_pages,
    "conditions": conditions_annex,
    "declined": declined_annex,
    "reserve": reserve_annex,
    "conflicts": conflicts_annex,
    "method": method_annex,
    "stability": stability_annex,
    "agenda": lambda material: list(material.extras.agenda),
    "minutes": lambda material: list(material.extras.minutes),
    "decision-sheet": decision_sheet,
    "record": record_annex,
}
"""What makes each part, under its heading; others are the office's own text alone. One without blocks is left out."""


def board_paper(workspace: Workspace, stage: str | None, day: datetime.date) -> Document:
    """The paper of `day` on a stage of the call, by default the one at work. Raises BadInput where there is none."""
    return paper_of(gathered(workspace, stage, day))


def paper_of(material: Material) -> Document:
    """The paper that says what `material` holds."""
    call = material.call
    return Document(
        title=f"{call.title}: funding recommendations",
        date=material.day,
        blocks=tuple(_numbered(block for part in material.parts for block in part_blocks(material, part))),
        subtitle=f"Paper to {the(call.board)}",
        marking=call.marking,
        reference=call.paper.reference,
        fingerprint=_short(material.fingerprint),
        facts=tuple(_facts(material)),
    )


def part_blocks(material: Material, part: PartName) -> list[Block]:
    """A part under its heading, the office's own text last; nothing where there is neither."""
    made = MADE[part](material) if part in MADE else []
    own = paragraphs(material.extras.texts.get(part, ""))
    return [part_heading(material, part), *made, *own] if made or own else []


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
        if isinstance(block, Table):
            yield replace(block, label=numbers.number("Table"))
        else:
            yield replace(block, label=numbers.number("Chart")) if isinstance(block, Chart) else block


def _short(fingerprint: str) -> str:
    """The first sixteen digits, in fours: for the foot of the page."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 16, 4))
