"""Advice and decision: where the board's advice or the decision is on record, beside the panel's."""

from __future__ import annotations

from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Heading, Row, Spans, Table
from panel_tui.recommend.advice import departs
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import said, sentence, texts, theirs


def advice_and_decision(material: Material) -> list[Block]:
    """A table of the three records; nothing while there is only the panel's advice."""
    names = [name for name in material.rows if name in material.board or name in material.decided]
    if not names:
        return []
    columns = texts("Reference", "Panel", "Board", "Decision", "Reason for a difference")
    rows = tuple(_row(material, name) for name in names)
    table = Table("three-records", "", "Panel's advice, board's advice and decision", columns, rows)
    return [Heading(1, "Advice and decision", id="records"), table]


def _row(material: Material, name: str) -> Row:
    board, decided = material.board.get(name), material.decided.get(name)
    panel = material.panel.get(name)
    reasons: list[str | Spans] = []
    if board and departs(board, panel):
        reasons.append(said("Board: ", theirs(sentence(board.reason))))
    if decided and departs(decided, board):
        reasons.append(said(" " if reasons else "", "Decision: ", theirs(sentence(decided.reason))))
    return Row(
        (
            said(cells.reference(name)),
            cells.with_award(name, panel) if panel else said(cells.NO_ADVICE),
            cells.with_award(name, board, "board") if board else said(NONE),
            cells.with_award(name, decided, "decision") if decided else said(NONE),
            said(*reasons) if reasons else said(NONE),
        )
    )
