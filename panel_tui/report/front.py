"""The front of the paper: the issue, by when the board is asked to advise, and under which power."""

from __future__ import annotations

from panel_tui.files.blocks import Block, Para, day, paragraphs
from panel_tui.report.material import Material
from panel_tui.report.outcome import in_short
from panel_tui.report.wording import capital, counted, listed, money, para, parted, said, the, theirs


def issue(material: Material) -> list[Block]:
    """What the paper is about, in two sentences: what the board is asked or, once it is on record, what it advised."""
    if not material.rows:
        return [Para(said("No proposal has been received yet."), "lead")]
    call, briefs = material.call, list(material.ranking.lines)
    titles = [theirs(material.standing.rubrics[brief].title) for brief in briefs]
    one, asked = len(titles) == 1, not (material.is_advised or material.is_decided)
    # Titles with an "and" of their own would run into each other.
    several = parted(titles) if any(" and " in title.text for title in titles) else listed(titles)
    under = said("one brief, ", titles[0]) if one else said(f"{len(titles)} briefs (", several, ")")
    envelopes = said("an envelope of " if one else "envelopes of ", money("envelopes/sum", material.envelopes))
    envelopes = envelopes if one else said(envelopes, " in all")
    assessed = any(figures.total is not None for figures in material.ranking.figures.values())
    has = f"The panel {'has ' if asked else ''}{'assessed' if assessed else 'received'} "
    received = said(has, counted("received/count", len(material.rows), "proposal"), " under ", under)
    if not asked:
        return [Para(said(received, ", with ", envelopes, ". ", in_short(material)), "lead")]
    which = "whether to fund it" if len(material.rows) == 1 else "which to fund"
    board = theirs(capital(the(call.board)))
    ask = said(board, " is asked to advise ", theirs(call.authority), f" {which} from ", envelopes)
    return [Para(said(received, ". ", ask, "."), "lead")]


def timing(material: Material) -> list[Block]:
    """By when the board is asked to advise, and why; what is over is not asked any more."""
    decides = material.standing.stage_rule(material.ranking.stage).decides
    asked = not (material.is_advised or material.is_decided)
    blocks: list[Block] = [*paragraphs(material.call.paper.timing)] if asked else []
    if decides:
        due = "was" if material.is_decided else "is"
        blocks.append(para(f"The decision {due} due by ", day(decides), "."))
    elif not asked:
        return []
    return blocks or [para("No date has been set.")]


def legal_power(material: Material) -> list[Block]:
    """The power under which grants would be paid, where the call names it."""
    return [*paragraphs(material.call.paper.legal_power)]
