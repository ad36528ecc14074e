"""The decision sheet: what is asked for each proposal, with room to agree or not, and to say why."""

from __future__ import annotations

from panel_tui.files.blocks import Block, Column, Fact, Facts, Row, Table
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import para, said, texts, the, theirs

ASKED = "Each line is one award or refusal as the panel advises it. Say what you agree; where you do not, say why."
BOX = "☐"


def decision_sheet(material: Material) -> list[Block]:
    """A line for each proposal, and who signs."""
    if not material.rows:
        return [para("There is nothing to decide yet.")]
    columns = (*texts("Reference", "Applicant"), Column("Ask", "money"), *texts("Panel's advice", "Agree", "Not agree"),
               Column("Reason"))  # fmt: skip
    rows = tuple(_row(material, name) for name in material.rows)
    table = Table("decision-sheet", "", "What is asked, proposal by proposal", columns, rows)
    signed = Facts(tuple(Fact(name, said(theirs(words))) for name, words in _signed(material)))
    return [para(ASKED), table, signed]


def _row(material: Material, name: str) -> Row:
    advice = cells.with_award(name, material.panel[name]) if name in material.panel else said(cells.NO_ADVICE)
    what = (said(cells.reference(name)), said(cells.applicant(material, name)), said(cells.ask(material, name)))
    return Row((*what, advice, said(BOX), said(BOX), said()))


def _signed(material: Material) -> list[tuple[str, str]]:
    return [("For", the(material.call.board)), ("Name", "…"), ("Date", "…")]
