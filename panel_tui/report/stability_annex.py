"""How stable the awards by the line are: with other weights, without a member, over all plausible orders."""

from __future__ import annotations

from panel_tui.files.blocks import Block, Column, Heading, Row, Table
from panel_tui.report.firm_told import Part, stability_parts
from panel_tui.report.material import Material
from panel_tui.report.wording import counted, para, said, theirs

UNNAMED = "Members have no names here, and no letters: what a member changes would tell whose letter it is."


def stability_annex(material: Material) -> list[Block]:
    """A table for each, of what changes; nothing where no proposal has a total."""
    found = material.extras.stability
    if found is None:
        return []
    awards = counted("stability/awards", found.awards, "award")
    what = said("This tells which of the ", awards, " by the line hang on one weight, on one member or on the order.")
    blocks: list[Block] = [para(what)]
    for number, part in enumerate(stability_parts(found, material.ranking, names=False, unnamed=UNNAMED), start=1):
        blocks += _part(part, number)
    return blocks


def _part(part: Part, number: int) -> list[Block]:
    blocks: list[Block] = [Heading(2, part.heading, id=f"stability-{number}")]
    blocks += [para(sentence) for sentence in part.before]
    if part.rows:
        kinds = dict.fromkeys(part.figures, "score")
        columns = tuple(
            Column(title, "score" if place in kinds else "text") for place, title in enumerate(part.columns)
        )
        rows = tuple(Row(tuple(said(theirs(cell)) for cell in row)) for row in part.rows)
        caption = f"{part.heading}: the awards that change"
        if part.figures:
            caption = "Awards that the plausible orders leave open"
        blocks.append(Table(f"stability-{number}-table", "", caption, columns, rows))
    return [*blocks, *(para(sentence) for sentence in part.after)]
