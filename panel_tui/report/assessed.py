"""How it was assessed: criteria, who read, how the official score came about, and what the panel did with it."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.figures.discuss import must_discuss
from panel_tui.figures.rounding import NONE, show_number
from panel_tui.figures.totals import settle
from panel_tui.files.blocks import Block, Column, Heading, Para, Row, Table
from panel_tui.moderate.scheme import thresholds_of
from panel_tui.report import cells
from panel_tui.report.labels import STEPS
from panel_tui.report.material import Material
from panel_tui.report.wording import counted, listed, number, para, parted, plural, said, theirs

TOTALS = {
    "weighted": "The total is the weighted sum of these, out of 100.",
    "sum": "The total is the sum of these.",
    "overall": "The total is the score on the overall criterion.",
}


def assessment(material: Material) -> list[Block]:
    """The rules in the order in which a proposal met them, with the criteria of each brief."""
    blocks: list[Block] = [Heading(1, "How it was assessed", id="assessed")]
    blocks += [*_readers(material), _official(material), *_rules(material), *_moderation(material)]
    return [*blocks, *_criteria(material)]


def moved(material: Material) -> list[tuple[str, str]]:
    """The proposals and criteria whose agreed score is not the median of the members' scores."""
    return [
        (proposal, criterion)
        for proposal, criterion in material.agreed
        if settle(material.ranking.sheet, proposal, criterion).value
        != settle(material.unmoderated, proposal, criterion).value
    ]


def _readers(material: Material) -> Iterator[Para]:
    counts = {name: its.assessors for name, its in material.ranking.figures.items()}
    scored = [count for count in counts.values() if count]
    if scored:
        low, high = min(scored), max(scored)
        by = said(number("readers/low", low), " to ", counted("readers/high", high, "member")) if low < high else (
            counted("readers/high", high, "member"))  # fmt: skip
        each = "Each proposal that was scored was scored" if len(scored) < len(counts) else "Each proposal was scored"
        yield para(each, " by ", by, " without a hard interest in it. Members gave their first scores without seeing "
                   "anybody else's.", label="Readers.")  # fmt: skip
    else:
        yield para("No scores have been submitted yet.", label="Readers.")
    minimum = material.call.minimum_assessors
    few = [name for name, count in counts.items() if count < minimum]
    wanted = counted("readers/minimum", minimum, "member")
    if not few:
        yield para("The call asks for at least ", wanted, " on each; every proposal had them.", label="Minimum.")
        return
    names = [said(cells.reference(name), " (", number(f"{name}/readers", counts[name]), ")") for name in few]
    yield para("The call asks for at least ", wanted, " on each. It was not met for ", listed(names), ".",
               label="Minimum.")  # fmt: skip


def _official(material: Material) -> Para:
    kinds = list(dict.fromkeys(scheme.total for scheme in material.ranking.schemes.values()))
    totals = " ".join(TOTALS[kind] for kind in kinds) if len(kinds) == 1 else "Each brief says how its total is made."
    return para("On each criterion the official score is the one that the panel agreed, else the median of the "
                f"members' scores. {totals} Floors look at the score before it is weighted.",
                label="Official score.")  # fmt: skip


def _rules(material: Material) -> Iterator[Para]:
    thresholds = [
        said(number_, " for ", theirs(material.standing.rubrics[brief].title)) if len(material.ranking.schemes) > 1
        else said(number_)
        for brief, scheme in material.ranking.schemes.items()
        if scheme.threshold is not None
        for number_ in [show_number(scheme.threshold)]
    ]  # fmt: skip
    if thresholds:
        yield para("A proposal whose total is not as good as ", listed(thresholds), " is not recommended.",
                   label="Threshold.")  # fmt: skip
    steps = [STEPS[step] for step in material.call.tie_break]
    words = said("Of equal totals, first comes ", parted(steps, "; then "), ".") if steps else (
        said("The call names no way to part equal totals: they share a place."))  # fmt: skip
    yield para(words, label="Ties.")


def _moderation(material: Material) -> Iterator[Para]:
    flagged = [name for name in material.rows if must_discuss(material.ranking.sheet, name,
               material.ranking.scheme(name), _thresholds(material, name))]  # fmt: skip
    call = material.call.must_discuss
    limits = [f"{show_number(call.criterion)} or more points apart on a criterion"] if call.criterion else []
    limits += [f"{show_number(call.total)} or more apart in total"] if call.total else []
    apart = f" where members' scores are {' or '.join(limits)}, unless its rubric says otherwise," if limits else ""
    count = counted("discuss/count", len(flagged), "proposal")
    yield para(f"The panel must discuss a proposal{apart} where scores lie on both sides of a floor, or where too few "
               "members scored it. That was so for ", count, ".", label="Discussion.")  # fmt: skip
    agreed, changed = len(material.agreed), len(moved(material))
    if not agreed:
        yield para("The panel has agreed no scores: medians stand throughout.", label="Moderation.")
    else:
        differ = said(number("moved/count", changed), f" {plural(changed, 'differs', 'differ')}") if changed else said(
            "none differs")  # fmt: skip
        yield para("The panel agreed ", counted("agreed/count", agreed, "score"), ", of which ", differ,
                   " from the median of the members' scores.", label="Moderation.")  # fmt: skip
    if material.revised:
        count = counted("revised/count", len(material.revised), "score")
        yield para("Members revised ", count, " in the meeting; the first scores stand beside them.", label="Revised.")


def _thresholds(material: Material, name: str):  # noqa
    return thresholds_of(material.standing.rubric_of(name), material.ranking.stage, material.call)


def _criteria(material: Material) -> Iterator[Table]:
    """A table for each set of criteria; briefs that share one share the table."""
    found: dict[tuple[Row, ...], list[str]] = {}
    for brief in material.ranking.schemes:
        found.setdefault(_rows(material, brief), []).append(brief)
    for number_, (rows, briefs) in enumerate(found.items(), start=1):
        titles = ", ".join(material.standing.rubrics[brief].title for brief in briefs)
        weighted = material.ranking.schemes[briefs[0]].total == "weighted"
        weight = [Column("Weight", "score")] if weighted else []
        columns = (Column("Criterion"), Column("Scale"), *weight, Column("Floor", "score"))
        caption = "Criteria" if len(found) == 1 else f"Criteria of {titles}"
        yield Table(f"criteria-{number_}", "", caption, columns, rows)


def _rows(material: Material, brief: str) -> tuple[Row, ...]:
    scheme, rubric = material.ranking.schemes[brief], material.standing.rubrics[brief]
    weighted = scheme.total == "weighted"
    rows = [
        Row((
            said(theirs(one.title)),
            said(rubric.scale_of(one.id).words),
            *([said(show_number(one.weight) if one.weight else NONE)] if weighted else []),
            said(show_number(one.floor)),
        ))
        for one in scheme.measures
    ]  # fmt: skip
    return (*rows, Row((said("Total"), said(), said("100"), said()), "total")) if weighted else tuple(rows)
