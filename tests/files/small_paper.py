"""A paper that has one of everything, for the tests of what has pages, and one long enough for contents."""

from __future__ import annotations

import dataclasses
from datetime import date

from panel_tui.files.blocks import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Para,
    Row,
    Span,
    Table,
    spans,
)
from panel_tui.files.numbering import numbered

RANKED = Table(
    "ranked",
    "Table 3",
    "Proposals in order",
    (Column("Place", "place"), Column("Applicant"), Column("Ask", "money")),
    (
        Row((spans("1"), spans("Northbridge Council"), spans("£1,420,000"))),
        Row((spans("Funding line: £1,420,000 of £2,000,000"),), "line"),
        Row((spans("2"), (Span("مؤسسة النور (Al-Noor)", outside=True),), spans("£860,000"))),
        Row((spans("Total"), (), spans("£2,280,000")), "total"),
    ),
    note="Not yet decided.",
)
PAPER = Document(
    title="Residential care",
    subtitle="Paper to the Investment Board",
    marking="Official-Sensitive",
    date=date(2017, 6, 5),
    reference="IB/2017/06",
    fingerprint="7f3c 19ae",
    facts=(Fact("To", spans("Investment Board")), Fact("Date", spans("5 June 2017"))),
    blocks=(
        Heading(1, "Issue"),
        Para(spans("Six awards of ", Span("£5,770,000", bold=True)), "lead"),
        numbered(spans(Span("approve", bold=True), " six awards"), spans("note the rest")),
        Items((Item("(c)", spans("third")),)),
        Heading(1, "Ranked list", "ranked-list", new_page=True),
        RANKED,
        Heading(2, "TFO-023 Northbridge Council"),
        Facts((Fact("Ask", spans("£1,420,000")), Fact("Advice", spans("Fund")))),
        Heading(3, "Why"),
        Para(spans("Moderate."), label="Agreement."),
        Para((Span("Of 61 young people …", outside=True),), "quote"),
    ),
)
PARTS = ("Issue", "Recommendation", "Timing", "Background", "Assessment", "Ranked list", "Budget", "Annex A")


def with_blocks(*blocks: Block) -> Document:
    """The paper with other blocks."""
    return dataclasses.replace(PAPER, blocks=blocks)


def with_contents() -> Document:
    """A paper of eight parts, the fewest that have contents; one of them has parts of its own."""
    parts = [Heading(1, name) for name in PARTS]
    return with_blocks(*parts, Heading(2, "TFO-023 Northbridge Council"), Para(spans("Text.")))
