"""The scores of one proposal: members as letters, what the panel settled on, and what that makes."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.figures.rounding import NONE, show_number
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Mark, State
from panel_tui.figures.totals import Settled, settle
from panel_tui.files.blocks import Block, Column, Row, Spans, Table
from panel_tui.files.numbering import bulleted, letters
from panel_tui.report import cells
from panel_tui.report.material import Material
from panel_tui.report.wording import figure, para, said, sentence, theirs

STATES = {State.MISSING: NONE, State.NOT_APPLICABLE: "n/a", State.ABSTAINED: "abst.", State.RECUSED: NONE}


def score_table(material: Material, name: str) -> Table:
    """The scores of a proposal, criterion by criterion, with its total."""
    scheme = material.ranking.scheme(name)
    members = material.ranking.sheet.assessors(name)
    weighted, floors = scheme.total == "weighted", any(one.floor is not None for one in scheme.measures)
    columns = (
        Column("Criterion"),
        *([Column("Weight", "score")] if weighted else []),
        *([Column("Floor", "score")] if floors else []),
        *(Column(letters(number), "score") for number in range(len(members))),
        Column("Official", "score"),
        *([Column("Points", "score")] if weighted else []),
        Column("Remark"),
    )
    rows = [_row(material, name, scheme, measure, weighted, floors) for measure in scheme.measures]
    total = said(cells.total(material, name))
    blanks = [said()] * (len(members) + floors)
    if weighted:
        whole = (said("Total"), said("100"), *blanks, said(), total, said())
    else:
        whole = (said("Total"), *blanks, total, said())
    return Table("", "", f"Scores of {name}", columns, (*rows, Row(whole, "total")), note=_note(material, name))


def moved_scores(material: Material, name: str) -> Iterator[Block]:
    """The agreed scores that are not the median, and revised ones, with the reasons."""
    found = []
    for measure in material.ranking.scheme(name).measures:
        agreed = material.agreed.get((name, measure.id))
        before = settle(material.unmoderated, name, measure.id).value
        now = material.ranking.figures[name].settled[measure.id].value
        if agreed is None or now == before:
            continue
        was = f"the median was {show_number(before)}" if before is not None else "nobody had scored it"
        words = said(theirs(measure.title), ": ", show_number(now), f" agreed, {was}. ")
        found.append(said(words, theirs(sentence(agreed.reason))))
    if found:
        yield para("The panel moved from the median:")
        yield bulleted(*found)
    revised = sorted(
        {
            (material.ranking.scheme(name).by_id[cell.criterion].title, sentence(one.reason))
            for cell, one in material.revised.items()
            if cell.proposal == name and cell.criterion in material.ranking.scheme(name).by_id
            and not material.standing.recused(name, cell.member)
        }
    )  # fmt: skip
    if revised:
        yield para("Scores that members revised in the meeting:")
        yield bulleted(*(said(theirs(title), ". ", theirs(reason)) for title, reason in revised))


def _row(material: Material, name: str, scheme: Scheme, measure: Measure, weighted: bool, floors: bool) -> Row:
    settled = material.ranking.figures[name].settled[measure.id]
    points = scheme.total_of({measure.id: settled.value}) if settled.value is not None else None
    key = f"{name}/{measure.id}"
    cells_ = [said(theirs(measure.title))]
    cells_ += [said(show_number(measure.weight))] if weighted else []
    cells_ += [said(show_number(measure.floor))] if floors else []
    cells_ += [_mark(material, name, one, measure.id) for one in material.ranking.sheet.assessors(name)]
    cells_.append(said(figure(f"{key}/official", show_number(settled.value))))
    cells_ += [said(figure(f"{key}/points", show_number(points)))] if weighted else []
    return Row((*cells_, said(_remark(material, name, measure, settled))))


def _mark(material: Material, name: str, member: str, criterion: str) -> Spans:
    """A member's first score and, where another counts now, that one too."""
    sheet = material.ranking.sheet
    first, now = sheet.first_mark(name, member, criterion), sheet.counted(name, member, criterion)
    if first == now or now.state is State.MISSING:
        return said(_shown(now))
    return said(_shown(now)) if first.state is State.MISSING else said(f"{_shown(first)} → {_shown(now)}")


def _shown(mark: Mark) -> str:
    return show_number(mark.value) if mark.value is not None else STATES[mark.state]


def _remark(material: Material, name: str, measure: Measure, settled: Settled) -> str:
    if settled.value is None:
        return "no score"
    found = ["below floor"] if measure.below_floor(settled.value) else []
    if settled.how == "agreed":
        before = settle(material.unmoderated, name, measure.id).value
        found.append("agreed" if before == settled.value else f"agreed, median {show_number(before)}")
    return "; ".join(found)


def _note(material: Material, name: str) -> str:
    sheet = material.ranking.sheet
    members, criteria = sheet.assessors(name), [one.id for one in material.ranking.scheme(name).measures]
    marks = [
        (sheet.first_mark(name, who, what), sheet.counted(name, who, what)) for who in members for what in criteria
    ]
    changed = any(State.MISSING not in (first.state, now.state) and first != now for first, now in marks)
    notes = ["After an arrow: what counts now."] if changed else []
    notes += ["Abst.: abstained."] if any(now.state is State.ABSTAINED for _, now in marks) else []
    return " ".join(notes)
