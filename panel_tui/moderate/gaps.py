"""Missing and reasonless scores: what each member was to give, and what came without a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from panel_tui.assess.counting import Counting, Place
from panel_tui.assess.progress import Task, wanted
from panel_tui.figures.sheet import MISSING, State
from panel_tui.moderate.reconciling import Reconciling


@dataclass(frozen=True)
class Gaps:
    """One member's gaps. A cell is a criterion of a proposal that is assigned to them, and that they have neither
    declined nor are recused from; a `missing` one has no mark of any kind, not even that there is no score.

    `reasonless` counts those of the submitted `scores` that came without a comment to the panel on their criterion.
    """

    cells: int = 0
    missing: int = 0
    scores: int = 0
    reasonless: int = 0


def gaps(figures: Reconciling, counts: Counting, tasks: Iterable[Task]) -> Mapping[str, Gaps]:
    """The gaps of every member who has a task or gave a score. `tasks` may leave out what this file does not hold."""
    cells: defaultdict[str, list[bool]] = defaultdict(list)
    for task in wanted(tasks):
        if task.proposal in figures.briefs:
            for one in figures.schemes[figures.briefs[task.proposal]].measures:
                mark = figures.sheet.counted(task.proposal, task.member, one.id)
                cells[task.member].append(mark == MISSING)
    reasons: defaultdict[str, list[bool]] = defaultdict(list)
    for place, mark in figures.sheet.latest.items():
        here = place.proposal in figures.briefs and place[:2] not in figures.sheet.conflicted
        if here and mark.state is State.SCORED:
            reasons[place.member].append(has_reason(counts, Place(*place)))
    return {
        member: Gaps(len(cells[member]), sum(cells[member]), len(reasons[member]), reasons[member].count(False))
        for member in sorted({*cells, *reasons})
    }


def has_reason(counts: Counting, place: Place) -> bool:
    """Whether a comment to the panel on this very criterion came with a score."""
    return any(remark.audience == "panel" for remark in counts.remarks.get(place, ()))
