"""Options: the scenarios on record side by side, which of them is chosen and why."""

from __future__ import annotations

from panel_tui.call.intake.known import listed
from panel_tui.figures.rounding import NONE
from panel_tui.files.blocks import Block, Column, Row, Spans, Table
from panel_tui.recommend import side_by_side
from panel_tui.recommend.scenario import ALWAYS, in_words
from panel_tui.recommend.scenarios_told import merit_words, shift_words
from panel_tui.report.material import Material
from panel_tui.report.wording import figure, money, number, para, said, sentence, theirs

COLUMNS = (
    *(Column("Scenario"), Column("What is otherwise"), Column("Awards", "count"), Column("Money", "money")),
    *(Column("Merit", "score"), Column("Against as is")),
)
NOTE = (
    "Merit is the sum of the official scores of those funded, each out of 100. Each scenario is the portfolio with the "
    "most merit that its money and the published rules allow."
)


def options(material: Material) -> list[Block]:
    """A table of them and the choice; nothing where none was saved or chosen."""
    extras = material.extras
    if not extras.options:
        return []
    rows = tuple(_row(one) for one in extras.options)
    blocks: list[Block] = [Table("scenarios", "", "Scenarios side by side", COLUMNS, rows, note=NOTE)]
    choice = extras.choice
    if choice is None:
        return [*blocks, para("No scenario has been chosen.")]
    title = next((one.scenario.value.title for one in extras.options if one.scenario.id == choice.scenario), "")
    words = said("The panel chose ", theirs(f"“{title}”"), ": ", theirs(sentence(choice.reason)))
    return [*blocks, para(words, label="Chosen.")]


def _row(one: side_by_side.Column) -> Row:
    key, value = f"options/{one.scenario.id}", one.scenario.value
    otherwise = NONE if one.scenario.id in ALWAYS else in_words(value)
    start: tuple[Spans, ...] = (said(theirs(value.title)), said(theirs(otherwise)))
    if one.portfolio is None:
        return Row((*start, *(said(NONE) for _ in range(3)), said(theirs(sentence(one.why_none)))))
    shifts = listed([shift_words(shift) for shift in one.shifts]) if one.shifts else NONE
    return Row(
        (
            *start,
            said(number(f"{key}/awards", len(one.portfolio.awards))),
            said(money(f"{key}/spent", one.portfolio.spent)),
            said(figure(f"{key}/merit", merit_words(one))),
            said(theirs(shifts)),
        )
    )
