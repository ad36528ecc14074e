"""What became of the panel's advice: the board's advice and the decision, told as done, with their sums."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.files.blocks import Block, Heading, Para, Spans
from panel_tui.recommend.advice import FUNDED, Advice, Level, departs
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import capital, counted, money, number, para, parted, said, the, theirs


def in_short(material: Material) -> Spans:
    """Both in one sentence: The Investment Board advised 4 awards of £4,070,000 in all; Ministers decided on …"""
    parts = []
    if material.is_advised:
        parts.append(said(theirs(capital(the(material.call.board))), " advised ", awards("board", material.board)))
    if material.is_decided:
        parts.append(
            said(theirs(capital(material.call.authority)), " decided on ", awards("decision", material.decided))
        )
    return said(parted(parts), ".")


def what_became(material: Material) -> Iterator[Block]:
    """What the board advised and what was decided, as far as it is on record."""
    board, panel = material.call.board, material.panel
    if material.board or material.decided:
        yield Heading(2, "What was decided" if material.is_decided else "What was advised")
    if material.board:
        did = said(theirs(capital(the(board))), " advised " if material.is_advised else " has advised ")
        yield _told(material, "board", did, "the panel", panel)
    if material.decided:
        did = said(theirs(capital(material.call.authority)), " decided on ")
        yield _told(material, "decision", did, the(board), material.board)


def since(material: Material, names: list[str]) -> Iterator[Para]:
    """Of `names`, in a list of the panel's advice, those on which the last word is another."""
    last = material.decided or material.board
    level: Level = "decision" if material.decided else "board"
    found = [
        said(cells.reference(name), " (", cells.with_award(name, last[name], level, capitals=False), ")")
        for name in names
        if name in last and departs(last[name], material.panel.get(name))
    ]
    if found:
        yield para(parted(found), ".", label="Since decided otherwise." if material.decided else "The board's advice.")


def awards(level: Level, record: Advice) -> Spans:
    """The awards in a record: "no award", "1 award of £400,000", "4 awards of £4,070,000 in all"."""
    funded = [one for one in record.values() if one.outcome in FUNDED]
    if not funded:
        return said("no award")
    sum_ = money(f"{level}/sum", sum(one.award for one in funded))
    return said(counted(f"{level}/awards", len(funded), "award"), " of ", sum_, " in all" if len(funded) > 1 else "")


def _told(material: Material, level: Level, did: Spans, followed: str, before: Advice) -> Block:
    record = material.board if level == "board" else material.decided
    words = said(did, awards(level, record))
    over = sum(one.award for one in record.values()) - material.envelopes
    if over > 0:
        words = said(words, ", ", money(f"{level}/over", over), " more than the envelopes")
    if len(record) < len(material.rows):
        so_far = (
            number(f"{level}/count", len(record)),
            " of ",
            counted("received/count", len(material.rows), "proposal"),
        )
        words = said(words, "; so far that is on ", *so_far)
    if not before:
        return para(words, ".")
    departing = [name for name in material.rows if name in record and departs(record[name], before.get(name))]
    if not departing:
        return para(words, ", as ", theirs(followed), " recommended." if level == "board" else " advised.")
    each = parted([cells.departure(name, record[name], before.get(name), level) for name in departing])
    count = counted(f"{level}/departures", len(departing), "proposal")
    return para(words, ". That departs from the advice of ", theirs(followed), " on ", count, ": ", each, ".")
