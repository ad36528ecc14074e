"""The annexes that list: conditions, proposals not recommended, the reserve, and conflicts of interest."""

from __future__ import annotations

from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Column, Heading, Row, Spans, Table
from panel_tui.report import cells
from panel_tui.report.material import Interest, Material
from panel_tui.report.outcome import since
from panel_tui.report.proposal_pages import conditions
from panel_tui.report.ranked import reason
from panel_tui.report.wording import counted, money, number, para, plural, said, sentence, texts, theirs


def conditions_annex(material: Material) -> list[Block]:
    """Every condition that goes with an award."""
    blocks: list[Block] = []
    for name in material.rows:
        its = list(conditions(material, name))
        if its:
            applicant = material.standing.proposal(name).applicant
            blocks += [Heading(2, f"{name} {applicant}")]
            blocks += [block for block in its if block != Heading(3, "Conditions")]
    return blocks or [para("No award carries conditions.")]


def declined_annex(material: Material) -> list[Block]:
    """What the panel advises to decline or defer, and why."""
    names = [name for name in material.rows if material.outcome(name) in ("decline", "defer")]
    if not names:
        return [para("No proposal is declined or deferred.")]
    columns = (*texts("Reference", "Applicant"), Column("Ask", "money"), *texts("Advice", "Reason"))
    rows = tuple(
        Row((
            said(cells.reference(name)),
            said(cells.applicant(material, name)),
            said(cells.ask(material, name)),
            cells.panel_advice(material, name),
            _why_not(material, name),
        ))
        for name in names
    )  # fmt: skip
    table = Table("declined", "", "Proposals not recommended, and why", columns, rows)
    return [table, *since(material, names)]


def reserve_annex(material: Material) -> list[Block]:
    """The reserve list in its order, with what each asks."""
    names = material.advised("reserve")
    if not names:
        return [para("There is no reserve list.")]
    columns = (Column("Reserve", "place"), *texts("Reference", "Applicant", "Brief"), Column("Total", "score"),
               Column("Ask", "money"), Column("Why"))  # fmt: skip
    rows = [
        Row((
            _reserve_place(material, name),
            said(cells.reference(name)),
            said(cells.applicant(material, name)),
            said(theirs(material.standing.rubric_of(name).title)),
            said(cells.total(material, name)),
            said(cells.ask(material, name)),
            _why_not(material, name),
        ))
        for name in names
    ]  # fmt: skip
    if len(rows) > 1:
        total = said(money("asks/reserve/sum", material.ask(names)))
        rows.append(Row((said(), said("Total"), said(), said(), said(), total, said()), "total"))
    table = Table("reserve", "", "Reserve list, by brief and in order", columns, tuple(rows), row_head=1)
    return [table, *since(material, names)]


def conflicts_annex(material: Material) -> list[Block]:
    """Every interest that a member declared, with the member's name."""
    none = [para("Declarations of no interest: ", number("interests/none", material.no_interest), ".")]
    none = none if material.no_interest else []
    if not material.interests:
        return [para("No member has declared an interest in a proposal."), *none]
    columns = texts("Member", "Proposal", "Interest", "Reason", "Declared by", "Scores")
    rows = tuple(_interest(material, one) for one in material.interests)
    note = "Hard: recused; whatever was scored is in no figure. Soft: noted; scores count."
    return [Table("conflicts", "", "Interests declared", columns, rows, note=note), *none]


def _interest(material: Material, one: Interest) -> Row:
    scores = counted(f"interests/{one.proposal}/{one.member}/scores", one.scores, "score")
    if not one.scores:
        what = said("none given")
    elif one.is_hard:
        what = said(scores, " given before, taken out")
    else:
        what = said(scores, f" {plural(one.scores, 'counts', 'count')}")
    return Row(
        (
            said(theirs(material.standing.name(one.member))),
            said(theirs(one.proposal)),
            said("hard, recused" if one.is_hard else "soft, noted"),
            said(theirs(sentence(one.reason))) if one.reason.strip() else said(NONE),
            said("the member, typed by the office" if one.typed else "the member"),
            what,
        )
    )


def _why_not(material: Material, name: str) -> Spans:
    """The panel's reason, and what the line says where that is something else."""
    its, row = material.panel[name].reason.strip(), material.rows[name]
    if not its or its == row.reason:
        return said(theirs(reason(row)))
    return said(theirs(sentence(its)))


def _reserve_place(material: Material, name: str) -> Spans:
    place = material.panel[name].place
    return said(str(place)) if place else said(NONE)
