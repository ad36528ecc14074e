"""What the board is asked to do, in numbered asks with their sums."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.files.blocks import Block, Para, Span, Spans
from panel_tui.files.numbering import numbered
from panel_tui.report import cells
from panel_tui.report.labels import annex, in_annex
from panel_tui.report.material import Material
from panel_tui.report.outcome import what_became
from panel_tui.report.portfolio_rules import broken, unusual
from panel_tui.report.wording import capital, counted, money, number, para, parted, plural, said, the, theirs

NOT_YET = "This is the computed line; the panel has not recorded its advice yet."
NOT_THE_RECORD = "This paper was made from a file that is not the office's record; it may not hold everything."


def recommendation(material: Material) -> list[Block]:
    """The numbered asks, after a plain word on whose advice they are; then what became of them, where that is known."""
    blocks: list[Block] = [*whose(material)]
    if not material.rows:
        return [*blocks, para("There is nothing to advise on yet.")]
    asked = "was asked to:" if material.is_advised or material.is_decided else "is asked to:"
    board = theirs(capital(the(material.call.board)))
    return [*blocks, para(board, f" {asked}"), numbered(*_asks(material)), *what_became(material)]


def whose(material: Material) -> Iterator[Para]:
    """How far what follows is the panel's own word."""
    count, recorded = len(material.rows), len(material.recorded)
    if count and not recorded:
        yield para(NOT_YET)
    elif recorded < count:
        of = counted("received/count", count, "proposal")
        words = said("The panel has recorded its advice on ", number("recorded/count", recorded), " of ", of)
        yield para(words, "; for the rest this is the computed line.")
    if not material.is_record:
        yield para(NOT_THE_RECORD)


def _asks(material: Material) -> Iterator[Spans]:
    yield _approve(material)
    yield from _in_part(material)
    yield from _departures(material)
    for noted in (broken(material), unusual(material)):
        if noted:
            yield said(_verb("note"), " that ", noted)
    yield from _reserve(material)
    yield from _turned_down(material, "defer")
    yield from _turned_down(material, "decline")
    yield from _open(material)
    yield from _over(material)
    yield _unallocated(material)


def _approve(material: Material) -> Spans:
    count = len(material.funded)
    if not count:
        return said(_verb("note"), " that no award is recommended")
    awards, sum_ = counted("asks/fund/count", count, "award"), material.awards(material.funded)
    to = " of " if count == 1 else " to a total of "
    words = said(_verb("approve"), " ", awards, to, money("asks/fund/sum", sum_, bold=True))
    carrying = sum(bool(material.panel[one].conditions) for one in material.funded)
    if not carrying:
        return words
    if count == 1:
        return said(words, f", which carries conditions{in_annex(material, 'conditions')}")
    carry = plural(carrying, "carries", "carry")
    of_which = said(", of which ", number("asks/conditions/count", carrying), f" {carry} conditions")
    return said(words, of_which, in_annex(material, "conditions"))


def _in_part(material: Material) -> Iterator[Spans]:
    found = [
        said(cells.reference(one), ", ", cells.award(material, one), " of ", cells.ask(material, one))
        for one in material.advised("fund in part")
    ]
    if found:
        awards = counted("asks/part/count", len(found), "award")
        are = plural(len(found), "is", "are")
        yield said(_verb("note"), " that ", awards, f" {are} for part of the ask: ", parted(found))


def _departures(material: Material) -> Iterator[Spans]:
    if not material.departures:
        return
    count = counted("asks/departures/count", len(material.departures), "proposal")
    each = parted([
        cells.departure(one, material.panel[one], material.line.get(one), silent="where the rules leave it open")
        for one in material.departures
    ])  # fmt: skip
    yield said(_verb("note"), " that the panel's advice departs from the computed line on ", count, ": ", each)


def _reserve(material: Material) -> Iterator[Spans]:
    found = material.advised("reserve")
    if found:
        proposals = counted("asks/reserve/count", len(found), "proposal")
        several = len(found) > 1
        words = said(_verb("note"), " a reserve list of ", proposals, ", in order," if several else "", " asking for ")
        together = " together" if several else ""
        yield said(words, money("asks/reserve/sum", material.ask(found)), together, in_annex(material, "reserve"))


def _turned_down(material: Material, outcome: str) -> Iterator[Spans]:
    found = material.advised(outcome)
    if found:
        proposals = counted(f"asks/{outcome}/count", len(found), "proposal")
        sum_ = money(f"asks/{outcome}/sum", material.ask(found))
        reasons = plural(len(found), "reason")
        words = said(_verb(outcome), " ", proposals, " asking for ", sum_)
        where = annex(material, "declined")
        yield said(words, f", for the {reasons} in {where}") if where else words


def _open(material: Material) -> Iterator[Spans]:
    found = [said(cells.reference(one), " (", theirs(material.rows[one].reason), ")") for one in material.open]
    if found:
        proposals = counted("asks/open/count", len(found), "proposal")
        yield said(_verb("settle"), " ", proposals, " on which the rules give no advice: ", parted(found))


def _over(material: Material) -> Iterator[Spans]:
    """Which of several briefs gets more than its envelope."""
    for brief, line in material.ranking.lines.items():
        over = material.awards(material.funded_of(brief)) - line.envelope
        if over > 0 and len(material.ranking.lines) > 1:
            title = theirs(material.standing.rubrics[brief].title)
            sum_ = money(f"{brief}/over", over)
            yield said(_verb("note"), " that the awards under ", title, " come to ", sum_, " more than its envelope")


def _unallocated(material: Material) -> Spans:
    left = material.envelopes - material.awards(material.funded)
    one = len(material.ranking.lines) == 1
    envelope = "the envelope" if one else "the envelopes"
    if not left:
        return said(_verb("note"), f" that {envelope} {'is' if one else 'are'} wholly allocated")
    if left < 0:
        return said(_verb("note"), " that this is ", money("asks/over/sum", -left), f" more than {envelope}")
    return said(_verb("note"), " that ", money("asks/left/sum", left), f" of {envelope} stays unallocated")


def _verb(word: str) -> Span:
    return Span(word, bold=True)
