"""The order of one brief's proposals: by total, then by the call's tie-break steps, one after the other.

The exact total comes first, so that equal totals are equal. What is still equal after all steps shares a place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import Literal, get_args

from panel_tui.figures.scheme import Scheme

Step = Literal["gap", "priority", "lowest", "new_area", "smaller_ask", "lots"]
STEPS: tuple[Step, ...] = get_args(Step)
Key = tuple[int, Fraction | int | str]


@dataclass(frozen=True)
class Candidate:
    """A proposal as its ranking sees it.

    `shares` are those of its settled scores, by criterion, higher is better. `earlier_award` of None (none known)
    counts as none. `ask` is in pence. What is not `eligible`, or has no total, gets no place and fills no gap.
    """

    reference: str
    total: Fraction | None
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    strand: str | None = None
    earlier_award: bool | None = None
    ask: int = 0
    eligible: bool = True


@dataclass(frozen=True)
class TieBreak:
    """The call's steps in their order, and the recorded seed of its draw of lots.

    gap: fills a strand that no higher-ranked proposal of the brief fills. priority: the higher share on the scheme's
    priority criteria, one after the other. lowest: the higher lowest share. new_area: no earlier award.
    smaller_ask. lots: the order of SHA-256 of seed and reference; without a seed nothing has been drawn and ties stay.
    """

    steps: tuple[Step, ...] = ()
    seed: str | None = None


@dataclass(frozen=True)
class Place:
    """Where a proposal stands: 1 is highest, None is not ranked.

    `decided_by` is the step that set it below the next higher of the same total or, for the highest of a total,
    above the next lower; None where the total alone decides. `criterion` is the one that decided, for "priority".
    """

    reference: str
    place: int | None
    tied_with: tuple[str, ...] = ()
    decided_by: Step | None = None
    criterion: str | None = None


@dataclass(frozen=True)
class _Rule:
    """One comparison: a step, for "priority" with its criterion."""

    step: Step
    criterion: str | None = None


def rank(candidates: Iterable[Candidate], scheme: Scheme, tie_break: TieBreak) -> tuple[Place, ...]:
    """The places of one brief's `candidates`, the highest first, those not ranked last; the same in whatever order."""
    ranked: list[Candidate] = []
    unranked: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: one.reference):
        (ranked if candidate.eligible and candidate.total is not None else unranked).append(candidate)
    ranked.sort(key=lambda one: _merit(one, scheme), reverse=True)
    rules = _rules(tie_break, scheme)
    filled: set[str] = set()
    places: list[Place] = []
    for _, equals in groupby(ranked, key=lambda one: one.total):
        before = frozenset(filled)
        classes = list(_split(list(equals), rules, tie_break.seed, filled))
        for index, tied in enumerate(classes):
            decided = _decider(classes, index, rules, tie_break.seed, before)
            place = len(places) + 1
            for one in tied:
                others = tuple(other.reference for other in tied if other is not one)
                step, criterion = (decided.step, decided.criterion) if decided else (None, None)
                places.append(Place(one.reference, place, others, step, criterion))
    unranked.sort(key=lambda one: (one.total is not None, _merit(one, scheme)), reverse=True)
    return (*places, *(Place(one.reference, None) for one in unranked))


def draw(seed: str, reference: str) -> str:
    """The lot that `reference` draws under the recorded `seed`: the lower hexadecimal number comes first."""
    return hashlib.sha256((seed + reference).encode("utf-8", "surrogatepass")).hexdigest()


def _merit(candidate: Candidate, scheme: Scheme) -> Fraction:
    return Fraction(0) if candidate.total is None else scheme.merit(candidate.total)


def _rules(tie_break: TieBreak, scheme: Scheme) -> tuple[_Rule, ...]:
    rules: list[_Rule] = []
    for step in tie_break.steps:
        rules += [_Rule(step, one) for one in scheme.priority] if step == "priority" else [_Rule(step)]
    return tuple(rules)


def _split(
    equals: Sequence[Candidate], rules: Sequence[_Rule], seed: str | None, filled: set[str]
) -> Iterator[list[Candidate]]:
    """The classes into which `rules` part candidates of one total, the highest first; notes the strands they fill."""
    gap = next((number for number, rule in enumerate(rules) if rule.step == "gap"), len(rules))
    for upper in _classes(equals, rules[:gap], seed):
        rest = upper
        # Whoever fills a gap closes it for those who come after, so the gap is looked at anew after each class.
        while open_ := [one for one in rest if gap < len(rules) and _fills(one, filled)]:
            first = _classes(open_, rules[gap + 1 :], seed)[0]
            filled.update(one.strand for one in first if one.strand)
            yield first
            rest = [one for one in rest if one not in first]
        yield from _classes(rest, rules[gap + 1 :], seed)


def _classes(candidates: Iterable[Candidate], rules: Sequence[_Rule], seed: str | None) -> list[list[Candidate]]:
    def keys(one: Candidate) -> list[Key]:
        return [_key(one, rule, seed, frozenset()) for rule in rules if rule.step != "gap"]

    return [list(equal) for _, equal in groupby(sorted(candidates, key=keys), key=keys)]


def _decider(
    classes: Sequence[Sequence[Candidate]],
    index: int,
    rules: Sequence[_Rule],
    seed: str | None,
    before: frozenset[str],
) -> _Rule | None:
    """The rule that parts class `index` from the one above it or, for the first, from the one below it."""
    if len(classes) == 1:
        return None
    upper = max(index - 1, 0)
    filled = before | {one.strand for above in classes[:upper] for one in above if one.strand}
    higher, lower = classes[upper][0], classes[upper + 1][0]
    return next((rule for rule in rules if _key(higher, rule, seed, filled) != _key(lower, rule, seed, filled)), None)


def _key(one: Candidate, rule: _Rule, seed: str | None, filled: frozenset[str]) -> Key:
    """What `rule` compares: the lower comes first. Without the score a rule looks at, one comes after those with it."""
    match rule.step:
        case "gap":
            return (0 if _fills(one, filled) else 1, 0)
        case "priority":
            share = one.shares.get(rule.criterion or "")
            return (1, 0) if share is None else (0, -share)
        case "lowest":
            return (0, -min(one.shares.values())) if one.shares else (1, 0)
        case "new_area":
            return (1 if one.earlier_award else 0, 0)
        case "smaller_ask":
            return (0, one.ask)
        case "lots":
            return (0, "" if seed is None else draw(seed, one.reference))


def _fills(one: Candidate, filled: set[str] | frozenset[str]) -> bool:
    return bool(one.strand) and one.strand not in filled
