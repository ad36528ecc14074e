"""The whole budget: by brief and by financial year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Column, Row, Spans, Table
from panel_tui.report.charts import money_chart, year_chart
from panel_tui.report.material import Material
from panel_tui.report.outcome import awards
from panel_tui.report.wording import money, number, para, plural, said, theirs, year


def budget(material: Material) -> list[Block]:
    """What is asked, advised and left in each brief, and what falls in each year as far as that is known."""
    whole, advised = material.call.whole_budget, material.awards(material.funded)
    blocks: list[Block] = [_by_brief(material), money_chart(material)]
    blocks.append(_whole(whole, advised))
    if material.is_decided:
        blocks.append(_decided(whole, material))
    if material.funded:
        years, unsettled = _years(material)
        blocks += [_by_year(material, years, unsettled), year_chart(material, years)]
    return blocks


def _whole(whole: int, advised: int) -> Block:
    key = money("budget/whole", whole)
    if advised > whole:
        over = money("budget/over", advised - whole)
        return para("The whole budget is ", key, "; the awards advised come to ", over, " more than that.")
    left = money("budget/left", whole - advised)
    return para("The whole budget is ", key, "; the awards advised leave ", left, " of it.")


def _decided(whole: int, material: Material) -> Block:
    stands = material.standing_decisions
    left = whole - sum(one.award for one in stands.values())
    words = said("The decision makes ", awards("decision", stands), " and ")
    if left < 0:
        return para(words, "spends ", money("budget/decided_over", -left), " more than the whole budget.")
    return para(words, "leaves ", money("budget/decided_left", left), " of the whole budget.")


def _by_brief(material: Material) -> Table:
    columns = (
        *(Column("Brief"), Column("Proposals", "count"), Column("Asked for", "money"), Column("Envelope", "money")),
        *(Column("Awards", "count"), Column("Advised", "money"), Column("Left", "money")),
    )
    rows = []
    for brief, line in material.ranking.lines.items():
        funded = material.funded_of(brief)
        title = said(theirs(material.standing.rubrics[brief].title))
        references = [row.reference for row in line.rows]
        sums = (material.ask(references), line.envelope, material.awards(funded))
        rows.append(Row((title, *_sums(brief, len(references), len(funded), *sums))))
    if len(rows) > 1:
        everyone = list(material.rows)
        sums = (material.ask(everyone), material.envelopes, material.awards(material.funded))
        rows.append(Row((said("Total"), *_sums("briefs", len(everyone), len(material.funded), *sums)), "total"))
    return Table("by-brief", "", "Money by brief", columns, tuple(rows))


def _sums(key: str, proposals: int, awards: int, asked: int, envelope: int, advised: int) -> tuple[Spans, ...]:
    return (
        said(number(f"{key}/proposals", proposals)),
        said(money(f"{key}/asked", asked)),
        said(money(f"{key}/envelope", envelope)),
        said(number(f"{key}/awards", awards)),
        said(money(f"{key}/advised", advised)),
        said(money(f"{key}/advised_left", envelope - advised)),
    )


def _years(material: Material) -> tuple[dict[str, int], list[str]]:
    """What of the awards falls in each year, those of the budget first, and the awards that cannot be split: those of
    the whole ask fall in the years in which they were asked for, and for others no profile is made up."""
    years: Counter[str] = Counter()
    unsettled = []
    for name in material.funded:
        by_year = material.standing.proposal(name).ask_by_year
        if by_year and material.panel[name].award == material.rows[name].ask:
            years.update(by_year)
        else:
            unsettled.append(name)
    budget = material.call.budget
    return {one: years[one] for one in (*budget, *sorted(set(years) - set(budget)))}, unsettled


def _by_year(material: Material, years: Mapping[str, int], unsettled: Sequence[str]) -> Table:
    budget = material.call.budget
    rows = [
        Row((said(theirs(year(one))), _budget(one, budget.get(one)), said(money(f"years/{one}/advised", sum_))))
        for one, sum_ in years.items()
    ]
    whole, advised, open_ = material.call.whole_budget, material.awards(material.funded), material.awards(unsettled)
    if unsettled:
        rows.append(Row((said("Years to be settled"), said(NONE), said(money("years/open/advised", open_)))))
    total = (said("Total"), said(money("budget/whole", whole)), said(money("asks/fund/sum", advised)))
    columns = (Column("Financial year"), Column("Budget", "money"), Column("Awards advised", "money"))
    note = _to_settle(len(unsettled)) if unsettled else ""
    return Table("by-year", "", "Money by financial year", columns, (*rows, Row(total, "total")), note=note)


def _to_settle(awards: int) -> str:
    its = "it is" if awards == 1 else "they are"
    which = f"{awards:,} {plural(awards, 'award')}"
    return f"The split by year of {which} is to be settled: {its} for part of the ask, or the ask is not split by year."


def _budget(year_: str, pence: int | None) -> Spans:
    return said(money(f"years/{year_}/budget", pence)) if pence is not None else said(NONE)
