"""The portfolio seen whole: how the awards advised are shared out by region, kind of lead, strand and stage."""

from __future__ import annotations

from panel_tui.files.blocks import Block, Column, Row, Spans, Table
from panel_tui.recommend.board import KINDS, Kind, Share, shares_of
from panel_tui.report.material import Material
from panel_tui.report.wording import money, number, para, said, share, theirs

COLUMNS = (
    *(Column("Proposals", "count"), Column("Awards", "count"), Column("Advised", "money"), Column("Share", "score")),
)


def portfolio(material: Material) -> list[Block]:
    """A table for each of these of which proposals say anything; nothing while no award is advised."""
    awards = {name: material.panel[name].award if name in material.funded else 0 for name in material.rows}
    if not material.funded:
        return []
    tables = [_table(material, kind, shares) for kind, shares in shares_of(material.standing.proposals, awards).items()]
    if not tables:
        return [para("No proposal says its region, its kind of lead, its strand or its stage of innovation.")]
    whole = material.awards(material.funded)
    return [para("How the ", money("asks/fund/sum", whole), " of the awards advised is shared out."), *tables]


def _table(material: Material, kind: Kind, shares: tuple[Share, ...]) -> Table:
    whole, title = material.awards(material.funded), KINDS[kind]
    awards, sum_, proposals = (sum(column) for column in zip(*(one[1:] for one in shares), strict=True))
    rest = Share("Not said", len(material.funded) - awards, whole - sum_, len(material.rows) - proposals)
    total = Share("Total", len(material.funded), whole, len(material.rows))
    key = f"shares/{kind}"
    rows = [Row((said(theirs(one.name)), *_figures(f"{key}/{one.name}", one, whole))) for one in shares]
    if rest.proposals:
        rows.append(Row((said(rest.name), *_figures(f"{key}//rest", rest, whole))))
    rows.append(Row((said(total.name), *_figures(f"{key}//all", total, whole)), "total"))
    head = Column(title.removeprefix("By ").capitalize())
    return Table(f"shares-{kind}", "", f"Awards advised {title[0].lower()}{title[1:]}", (head, *COLUMNS), tuple(rows))


def _figures(key: str, one: Share, whole: int) -> tuple[Spans, ...]:
    return (
        said(number(f"{key}/proposals", one.proposals)),
        said(number(f"{key}/awards", one.awards)),
        said(money(f"{key}/advised", one.money)),
        said(share(f"{key}/share", one.money, whole)),
    )
