"""The score sheet: what every member scored, and why where they did not, as all arithmetic takes it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple


class State(StrEnum):
    """Why there is a score, or none. None of them but `SCORED` has a value, and none is ever counted as zero."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    ABSTAINED = "abstained"
    RECUSED = "recused"


@dataclass(frozen=True)
class Mark:
    """One cell of the sheet: a state, and beside it the value where it was scored. Raises ValueError if they differ."""

    state: State
    value: Fraction | None = None

    def __post_init__(self) -> None:
        if (self.state is State.SCORED) != (self.value is not None):
            raise ValueError(f"a mark that is {self.state} cannot have the value {self.value}")


MISSING = Mark(State.MISSING)
RECUSED = Mark(State.RECUSED)


def scored(value: Fraction | int) -> Mark:
    """The mark of a score that was given."""
    return Mark(State.SCORED, Fraction(value))


class Cell(NamedTuple):
    """Whose score of what."""

    proposal: str
    member: str
    criterion: str


@dataclass(frozen=True)
class ScoreSheet:
    """Proposals × members × criteria. A cell that is in no mapping is missing.

    `first` holds what members' first submissions said, `latest` the round that counts, `panel` what was revised in
    the meeting on the member's word, `agreed` what the panel settled on by (proposal, criterion). `conflicted` names
    the (proposal, member) pairs that are recused: whatever they scored is in no figure.
    """

    first: Mapping[Cell, Mark] = field(default_factory=dict)
    latest: Mapping[Cell, Mark] = field(default_factory=dict)
    panel: Mapping[Cell, Mark] = field(default_factory=dict)
    agreed: Mapping[tuple[str, str], Fraction] = field(default_factory=dict)
    conflicted: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def cells(self) -> frozenset[Cell]:
        """Every cell in which anything was said."""
        return frozenset(self.first) | frozenset(self.latest) | frozenset(self.panel)

    @cached_property
    def proposals(self) -> tuple[str, ...]:
        """Every proposal that the sheet knows of, sorted."""
        settled = {proposal for proposal, _ in self.agreed}
        recused = {proposal for proposal, _ in self.conflicted}
        return tuple(sorted({cell.proposal for cell in self.cells} | settled | recused))

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Every member that the sheet knows of, sorted."""
        return tuple(sorted({cell.member for cell in self.cells} | {member for _, member in self.conflicted}))

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """Every criterion that the sheet knows of, sorted."""
        return tuple(sorted({cell.criterion for cell in self.cells} | {criterion for _, criterion in self.agreed}))

    def counted(self, proposal: str, member: str, criterion: str) -> Mark:
        """The member's mark as figures take it: recused, else the panel score, else the latest submitted."""
        if (proposal, member) in self.conflicted:
            return RECUSED
        cell = Cell(proposal, member, criterion)
        panel = self.panel.get(cell, MISSING)
        return panel if panel.state is not State.MISSING else self.latest.get(cell, MISSING)

    @cached_property
    def counted_values(self) -> Mapping[str, Mapping[tuple[str, str], Fraction]]:
        """All counted scores at once: by criterion, then by (proposal, member)."""
        return self._values({**self.latest, **{cell: mark for cell, mark in self.panel.items() if mark != MISSING}})

    @cached_property
    def first_values(self) -> Mapping[str, Mapping[tuple[str, str], Fraction]]:
        """All first scores at once: by criterion, then by (proposal, member)."""
        return self._values(self.first)

    def _values(self, marks: Mapping[Cell, Mark]) -> Mapping[str, Mapping[tuple[str, str], Fraction]]:
        found: defaultdict[str, dict[tuple[str, str], Fraction]] = defaultdict(dict)
        for (proposal, member, criterion), mark in marks.items():
            if mark.value is not None and (proposal, member) not in self.conflicted:
                found[criterion][proposal, member] = mark.value
        return found

    def first_mark(self, proposal: str, member: str, criterion: str) -> Mark:
        """The member's mark before any other was seen: recused, else that of the first submission."""
        if (proposal, member) in self.conflicted:
            return RECUSED
        return self.first.get(Cell(proposal, member, criterion), MISSING)

    def scores(self, proposal: str, criterion: str) -> dict[str, Fraction]:
        """The counted scores of `proposal` on `criterion`, by member."""
        marks = {one: self.counted(proposal, one, criterion) for one in self.assessors(proposal)}
        return {member: mark.value for member, mark in marks.items() if mark.value is not None}

    def scores_of(self, proposal: str, member: str) -> dict[str, Fraction]:
        """The counted scores that `member` gave `proposal`, by criterion."""
        marks = {one: self.counted(proposal, member, one) for one in self.criteria}
        return {criterion: mark.value for criterion, mark in marks.items() if mark.value is not None}

    def given(self, member: str, criterion: str) -> dict[str, Fraction]:
        """The counted scores that `member` gave on `criterion`, by proposal."""
        marks = {one: self.counted(one, member, criterion) for one in self.proposals}
        return {proposal: mark.value for proposal, mark in marks.items() if mark.value is not None}

    def assessors(self, proposal: str) -> tuple[str, ...]:
        """Who has a mark of any state on `proposal` and is not recused from it, sorted."""
        return self._assessors.get(proposal, ())

    def only(self, proposal: str) -> ScoreSheet:
        """The same of one proposal alone."""

        def its(marks: Mapping[Cell, Mark]) -> dict[Cell, Mark]:
            return {cell: mark for cell, mark in marks.items() if cell.proposal == proposal}

        agreed = {place: score for place, score in self.agreed.items() if place[0] == proposal}
        conflicted = frozenset(pair for pair in self.conflicted if pair[0] == proposal)
        return ScoreSheet(its(self.first), its(self.latest), its(self.panel), agreed, conflicted)

    @cached_property
    def _assessors(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for cell in self.cells:
            if (cell.proposal, cell.member) not in self.conflicted:
                found[cell.proposal].add(cell.member)
        return {proposal: tuple(sorted(members)) for proposal, members in found.items()}
