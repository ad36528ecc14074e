"""The ranked list of each brief with its funding line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from panel_tui.figures import line
from panel_tui.files.blocks import Block, Column, Heading, Row, Span, Spans, Table
from panel_tui.report import cells
from panel_tui.report.charts import ranking_charts
from panel_tui.report.labels import STEPS
from panel_tui.report.material import Material
from panel_tui.report.wording import counted, listed, money, para, parted, plural, said, sentence, theirs

COLUMNS = (
    *(Column("Place", "place"), Column("Reference"), Column("Applicant"), Column("Total", "score")),
    *(Column("Ask", "money"), Column("Running sum", "money"), Column("Advice")),
)
LIKELY = Column("Likely", "place")
LIKELY_NOTE = "“Likely”: the places between which the proposal stands in nine of ten plausible orders of these scores."
REMARKS = {
    "floor": "“Floor”: scored below the floor of a criterion.",
    "gate": "“Gate”: failed a gate, and not ranked.",
    "withdrawn": "“Withdrawn”: its applicant withdrew it, and it is not ranked.",
    "threshold": "“Threshold”: the total does not reach the overall threshold.",
    "partial total": "“Partial total”: a criterion has no score, and the total is made of the others.",
    "no scores": "“No scores”: nobody's scores count yet.",
}


def ranked_lists(material: Material) -> list[Block]:
    """A table for each brief, in the order of the call."""
    blocks: list[Block] = []
    several = len(material.ranking.lines) > 1
    for brief, its in material.ranking.lines.items():
        title = material.standing.rubrics[brief].title
        blocks += [Heading(2, title, id=f"ranked-{brief}")] if several else []
        if its.rows:
            blocks += [_asked(material, brief, its), _table(material, brief, its)]
            blocks += ranking_charts(material, brief, its)
            blocks += [*_ties(material, its), *_otherwise(material, brief, its)]
        else:
            blocks.append(para("No proposal has been received under this brief."))
    return blocks


def funding_line(brief: str, its: line.Line) -> Row:
    """The row that parts what the envelope reaches from what it does not."""
    reached = said(
        *(Span("Funding line: ", bold=True), money(f"{brief}/allocated", its.allocated), " of "),
        *(money(f"{brief}/envelope", its.envelope), " allocated, ", money(f"{brief}/left", its.left), " left"),
    )
    return Row((reached,), "line")


def _asked(material: Material, brief: str, its: line.Line) -> Block:
    """What is asked of the envelope. It also parts the heading from a table that may not fit on its page."""
    names = [row.reference for row in its.rows]
    proposals = counted(f"{brief}/proposals", len(names), "proposal")
    asked, envelope = money(f"{brief}/asked", material.ask(names)), money(f"{brief}/envelope", its.envelope)
    return para(proposals, f" {plural(len(names), 'asks', 'ask')} for ", asked, "; the envelope is ", envelope, ".")


def _table(material: Material, brief: str, its: line.Line) -> Table:
    likely = any(cells.likely(material, row.reference).key for row in its.rows)
    above = [_row(material, row.reference, likely) for row in its.of("fund")]
    below = [_row(material, row.reference, likely) for row in its.rows if row.outcome != "fund"]
    seen = {word for row in its.rows for word in cells.remarks(material, row.reference)}
    notes = [LIKELY_NOTE] if likely else []
    notes += [words for word, words in REMARKS.items() if word in seen]
    title = material.standing.rubrics[brief].title
    rows = (*above, funding_line(brief, its), *below)
    place, *others = COLUMNS
    columns = (place, *([LIKELY] if likely else []), *others)
    caption = f"{title}: proposals in order of total"
    return Table(f"list-{brief}", "", caption, columns, rows, columns.index(COLUMNS[1]), " ".join(notes))


def _row(material: Material, name: str, likely: bool) -> Row:
    advice = said(cells.panel_advice(material, name), *(f", {word}" for word in cells.remarks(material, name)))
    return Row(
        (
            said(cells.place(material, name)),
            *([said(cells.likely(material, name))] if likely else []),
            *(said(cells.reference(name)), said(cells.applicant(material, name))),
            *(said(cells.total(material, name)), said(cells.ask(material, name)), said(cells.running(material, name))),
            advice,
        )
    )


def _ties(material: Material, its: line.Line) -> Iterator[Block]:
    """How equal totals were set in order, or that nothing sets them in order."""
    ranked = [row for row in its.rows if row.place is not None]
    by_step: dict[str, list[Spans]] = {}
    for upper, lower in pairwise(ranked):
        if upper.total == lower.total and upper.place != lower.place and lower.decided_by:
            before = said(cells.reference(upper.reference), " before ", cells.reference(lower.reference))
            by_step.setdefault(_step(material, lower), []).append(before)
    if by_step:
        steps = [said("by ", theirs(step), " (", listed(pairs), ")") for step, pairs in by_step.items()]
        yield para("Equal totals were set in order ", parted(steps), ".", label="Ties.")
    for row in ranked:
        if row.tied_with and row.reference < min(row.tied_with):
            names = listed([cells.reference(one) for one in (row.reference, *row.tied_with)])
            yield para(names, " share a place: no step of the call parts their equal totals.", label="Ties.")


def _step(material: Material, row: line.Row) -> str:
    """By what a row was set below the one before it."""
    if row.criterion:
        return f"the higher score on {material.standing.rubric_of(row.reference).by_id[row.criterion].title}"
    return STEPS[row.decided_by] if row.decided_by else ""


def _otherwise(material: Material, brief: str, its: line.Line) -> Iterator[Block]:
    """What the panel's advice comes to where it is not what the line gives."""
    departing = [row.reference for row in its.rows if row.reference in material.departures]
    if not departing:
        return
    advised = material.awards(material.funded_of(brief))
    names = listed([cells.reference(one) for one in departing])
    reached = said(money(f"{brief}/advised", advised), " of ", money(f"{brief}/envelope", its.envelope))
    excess = money(f"{brief}/over", advised - its.envelope)
    over = said(", ", excess, " more than the envelope") if advised > its.envelope else ""
    words = said("The line is the computed one. The panel's advice departs from it on ", names)
    yield para(words, ", and allocates ", reached, over, ".", label="Advice.")


def reason(row: line.Row) -> str:
    """What keeps a proposal where it is, as a sentence."""
    return sentence(row.reason)
