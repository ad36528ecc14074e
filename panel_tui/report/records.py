"""Advice and decision: where the board's advice or the decision is on record, beside the panel's."""

from __future__ import annotations

from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Row, Spans, Table
from panel_tui.recommend.advice import departs
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import said, sentence, texts, theirs


def advice_and_decision(material: Material) -> list[Block]:
    """A table of the three records, or more where several decide; nothing while there is only the panel's advice."""
    steps = [material.board, *(step.advice for step in material.steps), material.decided]
    names = [name for name in material.rows if any(name in one for one in steps)]
    if not names:
        return []
    between = [step.name for step in material.steps]
    columns = texts("Reference", "Panel", "Board", *between, "Decision", "Reason for a difference")
    rows = tuple(_row(material, name) for name in names)
    table = Table("three-records", "", "Panel's advice, board's advice and decision", columns, rows)
    return [table]


def _row(material: Material, name: str) -> Row:
    records = [
        ("Board", "board", material.board),
        *((step.name, step.key, step.advice) for step in material.steps),
        ("Decision", "decision", material.decided),
    ]
    before = material.panel.get(name)
    shown: list[Spans] = [cells.with_award(name, before) if before else said(cells.NO_ADVICE)]
    reasons: list[Spans] = []
    for title, key, advice in records:
        one = advice.get(name)
        shown.append(cells.with_award(name, one, key) if one else said(NONE))
        if one and departs(one, before):
            reasons.append(said(" " if reasons else "", theirs(title), ": ", theirs(sentence(one.reason))))
        before = one
    return Row((said(cells.reference(name)), *shown, said(*reasons) if reasons else said(NONE)))
