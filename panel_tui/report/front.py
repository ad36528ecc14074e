"""The front of the paper: the issue, by when the board is asked to advise, and under which power."""

from __future__ import annotations

from panel_tui.files.blocks import Block, Heading, Para, day, paragraphs
from panel_tui.report.material import Material
from panel_tui.report.wording import capital, counted, listed, money, para, said, the, theirs


def issue(material: Material) -> list[Block]:
    """What the paper is about, in two sentences."""
    heading = Heading(1, "Issue", id="issue")
    if not material.rows:
        return [heading, Para(said("No proposal has been received yet."), "lead")]
    call, briefs = material.call, list(material.ranking.lines)
    titles = [theirs(material.standing.rubrics[brief].title) for brief in briefs]
    one = len(titles) == 1
    under = said("one brief, ", titles[0]) if one else said(f"{len(titles)} briefs (", listed(titles), ")")
    envelopes = said("an envelope of " if one else "envelopes of ", money("envelopes/sum", material.envelopes))
    which = "whether to fund it" if len(material.rows) == 1 else "which to fund"
    assessed = any(figures.total is not None for figures in material.ranking.figures.values())
    words = said(
        *(
            f"The panel has {'assessed' if assessed else 'received'} ",
            counted("received/count", len(material.rows), "proposal"),
            " under ",
            under,
            ". ",
        ),
        *(theirs(capital(the(call.board))), " is asked to advise ", theirs(call.authority), f" {which} from "),
        *(envelopes, "." if one else " in all."),
    )
    return [heading, Para(words, "lead")]


def timing(material: Material) -> list[Block]:
    """By when the board is asked to advise, and why."""
    decides = material.standing.stage_rule(material.ranking.stage).decides
    blocks: list[Block] = [*paragraphs(material.call.paper.timing)]
    if decides:
        blocks.append(para("The decision is due by ", day(decides), "."))
    return [Heading(1, "Timing", id="timing"), *(blocks or [para("No date has been set.")])]


def legal_power(material: Material) -> list[Block]:
    """The power under which grants would be paid, where the call names it."""
    words = paragraphs(material.call.paper.legal_power)
    return [Heading(1, "Legal power", id="legal-power"), *words] if words else []
