"""In which order items are taken so that members with a hard interest leave the room as seldom as can be.

Somebody who is out for several items in a row leaves once. From each item to the next those leave who were not out
before; the room is full at the beginning and at the end. So only who is out for what matters: items for which the same
people are out are taken together, and items that share nobody with others cost the same wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Out = Mapping[str, frozenset[str]]
"""Who must be out, by item."""
EXACT = 9
"""Up to so many sets of people that are linked by somebody, the best order is found for certain."""


def leavings(order: Sequence[str], out: Out) -> int:
    """How many times somebody leaves the room if the items are taken in this order."""
    there = [frozenset[str](), *(out.get(one, frozenset()) for one in order)]
    return sum(len(after - before) for before, after in pairwise(there))


def fewest(order: Sequence[str], out: Out) -> tuple[str, ...]:
    """The items of `order`, grouped so that people leave the fewest times; apart from that the order is kept.

    What is linked, directly or through others, by people who are out stays together as a block. Within a block the best
    order is found exactly for up to `EXACT` sets of people, and by improving a greedy one step by step beyond.
    """
    by_set: dict[frozenset[str], list[str]] = {}
    for one in order:
        by_set.setdefault(out.get(one, frozenset()), []).append(one)
    blocks = [[one] for one in by_set.pop(frozenset(), [])]
    blocks += [[one for people in _path(sets) for one in by_set[people]] for sets in _linked(list(by_set))]
    place = {one: number for number, one in enumerate(order)}
    return tuple(one for block in sorted(blocks, key=lambda block: min(place[item] for item in block)) for one in block)


def _linked(sets: list[frozenset[str]]) -> list[list[frozenset[str]]]:
    """The sets in groups that share nobody with each other."""
    groups: list[list[frozenset[str]]] = []
    for one in sets:
        joined = [group for group in groups if any(one & other for other in group)]
        merged = [other for group in joined for other in group]
        groups = [group for group in groups if group not in joined] + [[*merged, one]]
    place = {one: number for number, one in enumerate(sets)}
    return [sorted(group, key=lambda one: place[one]) for group in groups]


def _path(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """The sets in their best order, the way round that begins with the earlier one of its two ends."""
    found = _best(sets) if len(sets) <= EXACT else _improved(_greedy(sets))
    if _cost(found) >= _cost(sets):
        found = sets
    return found if sets.index(found[0]) <= sets.index(found[-1]) else found[::-1]


def _best(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """The best of all orders, built up from the best ways to begin with each few of them and to end with one."""
    ways: dict[tuple[int, int], tuple[int, list[int]]] = {
        (1 << last, last): (len(one), [last]) for last, one in enumerate(sets)
    }
    for _ in sets[1:]:
        longer: dict[tuple[int, int], tuple[int, list[int]]] = {}
        for (taken, last), (cost, way) in ways.items():
            for after, one in enumerate(sets):
                if taken >> after & 1:
                    continue
                state, more = (taken | 1 << after, after), cost + len(one - sets[last])
                if state not in longer or more < longer[state][0]:
                    longer[state] = (more, [*way, after])
        ways = longer
    return [sets[number] for number in min(ways.values())[1]]


def _greedy(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """The first set, then always one that differs from the one before by the fewest people."""
    found, waiting = [sets[0]], sets[1:]
    while waiting:
        following = min(waiting, key=lambda one: len(one ^ found[-1]))
        waiting.remove(following)
        found.append(following)
    return found


def _improved(path: list[frozenset[str]]) -> list[frozenset[str]]:
    """`path` with one set moved, or a part of it turned round, as long as that saves anybody from leaving."""
    cost = _cost(path)
    while True:
        for one in _neighbours(path):
            if _cost(one) < cost:
                path, cost = one, _cost(one)
                break
        else:
            return path


def _neighbours(path: list[frozenset[str]]) -> Iterator[list[frozenset[str]]]:
    size = len(path)
    for start in range(size):
        rest = path[:start] + path[start + 1 :]
        yield from ([*rest[:to], path[start], *rest[to:]] for to in range(size) if to != start)
        yield from (path[:start] + path[start:end][::-1] + path[end:] for end in range(start + 2, size + 1))


def _cost(path: Sequence[frozenset[str]]) -> int:
    return sum(len(after - before) for before, after in pairwise([frozenset[str](), *path]))
