"""The rounds of a stage as the office sees them: who has submitted in each, and what a further round moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from panel_tui.assess.counting import counting, submitted_by_round
from panel_tui.assess.registers import FIRST_ROUND, number_of
from panel_tui.assess.rounds import opened_rounds
from panel_tui.call.standing import CallStanding
from panel_tui.figures.sheet import Cell, ScoreSheet
from panel_tui.figures.shifts import Moves, moves
from panel_tui.moderate.sheet import sheet_of
from panel_tui.store.workspace import Workspace


@dataclass(frozen=True)
class RoundSeen:
    """One round: by when it was asked for and why ("" where nothing is said); who has submitted what in it, as
    (proposal, member); and whose answer may still come: who submitted in an earlier round, is not recused, and has not
    in this."""

    number: str
    due: str
    reason: str
    submitted: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Move:
    """A score that a further round changed."""

    cell: Cell
    first: Fraction
    now: Fraction


@dataclass(frozen=True)
class Rounds:
    """The rounds of a stage in their order, each score that is another one now, and what was moved in sum: for each
    scale, by its words ("0 to 5")."""

    rounds: tuple[RoundSeen, ...]
    moved: tuple[Move, ...]
    sums: tuple[tuple[str, Moves], ...]


def rounds_of(workspace: Workspace, standing: CallStanding, stage: str) -> Rounds:
    """How the rounds of `stage` stand. What is revised in the meeting is no part of them."""
    opened, submitted = opened_rounds(workspace.entries, stage), submitted_by_round(workspace, stage)
    seen: list[RoundSeen] = []
    before: set[tuple[str, str]] = set()
    for number in sorted({FIRST_ROUND, *opened, *submitted}, key=number_of):
        said, there = opened.get(number, {}), set(submitted.get(number, ()))
        waiting = {(name, member) for name, member in before - there if not standing.recused(name, member)}
        seen.append(
            RoundSeen(number, said.get("due", ""), said.get("reason", ""), tuple(sorted(there)), tuple(sorted(waiting)))
        )
        before |= there
    counts = counting(workspace, stage)
    sheet = replace(sheet_of(workspace, standing, stage, counts), panel={})
    by_scale: defaultdict[tuple[str, bool], list[Cell]] = defaultdict(list)
    for (reference, member), round_ in sorted(counts.rounds.items()):
        if number_of(round_) > 1 and reference in standing.proposals:
            rubric = standing.rubric_of(reference)
            for criterion in rubric.scored_at(stage):
                scale = rubric.scale_of(criterion.id)
                by_scale[scale.words, scale.best < scale.worst].append(Cell(reference, member, criterion.id))
    sums = [(words, moves(sheet, cells, runs_down)) for (words, runs_down), cells in by_scale.items()]
    return Rounds(tuple(seen), _moved(sheet, [cell for cells in by_scale.values() for cell in cells]), tuple(sums))


def _moved(sheet: ScoreSheet, cells: list[Cell]) -> tuple[Move, ...]:
    found = []
    for cell in sorted(cells):
        first, now = sheet.first_mark(*cell).value, sheet.counted(*cell).value
        if first is not None and now is not None and first != now:
            found.append(Move(cell, first, now))
    return tuple(found)
