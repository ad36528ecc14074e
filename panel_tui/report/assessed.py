"""How it was assessed: criteria, who read, how the official score came about, and what the panel did with it."""

from __future__ import annotations

from collections.abc import Iterator

from panel_tui.figures.rounding import NONE, show_number
from panel_tui.figures.totals import settle
from panel_tui.files.blocks import Block, Column, Para, Row, Table
from panel_tui.moderate.discussing import items
from panel_tui.report import cells
from panel_tui.report.agreement import agreement, apart
from panel_tui.report.labels import STEPS
from panel_tui.report.material import Material
from panel_tui.report.portfolio_rules import portfolio_rules
from panel_tui.report.wording import counted, listed, number, para, parted, said, theirs

OFFICIAL = (
    "On each criterion the official score is the one that the panel agreed, else the median of the members' scores."
)
TOTALS = {
    "weighted": "The total is the weighted sum of these, out of 100.",
    "sum": "The total is the sum of these.",
    "overall": "The total is the score on the overall criterion.",
}


def assessment(material: Material) -> list[Block]:
    """The rules in the order in which a proposal met them, with the criteria of each brief."""
    blocks: list[Block] = [*_readers(material), _official(material), *_rules(material), *_moderation(material)]
    return [*blocks, *_criteria(material), *agreement(material), *apart(material), *portfolio_rules(material)]


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
        by = counted("readers/high", high, "member")
        if low < high:
            by = said(number("readers/low", low), " or " if high == low + 1 else " to ", by)
        each = "Each proposal that has scores" if len(scored) < len(counts) else "Each proposal"
        yield para(each, " was scored by ", by, f" without a hard interest in it. {_blind(material)}", label="Readers.")
    else:
        yield para("No scores have been submitted yet.", label="Readers.")
    minimum = material.call.minimum_assessors
    passed = [name for name in counts if not material.standing.why_unscored(material.ranking.stage, name)]
    few = [name for name in passed if counts[name] < minimum]
    wanted = counted("readers/minimum", minimum, "member")
    if not passed:
        return
    if not few:
        which = "every proposal" if len(passed) == len(counts) else "every proposal that is scored"
        yield para("The call asks for at least ", wanted, f" on each; {which} had them.", label="Minimum.")
        return
    names = listed([said(cells.reference(name), " (", number(f"{name}/readers", counts[name]), ")") for name in few])
    yield para("The call asks for at least ", wanted, " on each. It was not met for ", names, ".", label="Minimum.")


def _blind(material: Material) -> str:
    """What can be said of first scores: only those given in this program are known to be blind."""
    typed = [given.transcribed for given in material.ranking.counts.first.values()]
    if not any(typed):
        return "Members gave their first scores without seeing anybody else's."
    others = "" if all(typed) else "The others were given without seeing anybody else's."
    which = "The scores" if all(typed) else "Some scores"
    return f"{which} were collected elsewhere and typed by the office. {others}".strip()


def _official(material: Material) -> Para:
    kinds = {scheme.total for scheme in material.ranking.schemes.values()}
    total = TOTALS[kinds.pop()] if len(kinds) == 1 else "Each brief says how its total is made."
    return para(f"{OFFICIAL} {total} Floors look at the score before it is weighted.", label="Official score.")


def _rules(material: Material) -> Iterator[Para]:
    thresholds: dict[str, list[str]] = {}
    for brief, scheme in material.ranking.schemes.items():
        thresholds.setdefault(show_number(scheme.threshold), []).append(material.standing.rubrics[brief].title)
    for threshold, titles in thresholds.items():
        if threshold != NONE:
            of = said(" under ", listed([theirs(title) for title in titles])) if len(thresholds) > 1 else ""
            words = said("A proposal", of, " whose total is not as good as ", threshold)
            yield para(words, " is not recommended.", label="Threshold.")
    steps = [STEPS[step] for step in material.call.tie_break]
    if steps:
        yield para("Equal totals are set in order by ", parted(steps, "; then by "), ".", label="Ties.")
    else:
        yield para("The call names no way to set equal totals in order: they share a place.", label="Ties.")


def _moderation(material: Material) -> Iterator[Para]:
    call, count = material.call.must_discuss, counted("discuss/count", _flagged(material), "proposal")
    limits = [f"{show_number(call.criterion)} or more points apart on a criterion"] if call.criterion else []
    limits += [f"{show_number(call.total)} or more apart in total"] if call.total else []
    apart = f" where members' scores are {' or '.join(limits)} (unless its rubric says otherwise)," if limits else ""
    words = f"The panel must discuss a proposal{apart} where scores lie on both sides of a floor, or where too few "
    yield para(words, "members scored it. That was so for ", count, ".", label="Discussion.")
    agreed, changed = len(material.agreed), len(moved(material))
    if not agreed:
        yield para("The panel has agreed no scores: medians stand throughout.", label="Moderation.")
    else:
        numbers = number("agreed/count", agreed), ". Of these, ", number("moved/count", changed)
        median = " moved from the median of the members' scores."
        yield para("Scores agreed by the panel: ", *numbers, median, label="Moderation.")
    if material.revised:
        count = counted("revised/count", len(material.revised), "score")
        yield para("Members revised ", count, " in the meeting; the first scores stand beside them.", label="Revised.")


def _flagged(material: Material) -> int:
    """How many proposals the rules say must be discussed."""
    return len(items(material.standing, material.ranking.stage, material.ranking.sheet))


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
