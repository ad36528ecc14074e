"""Merging loses nothing, hides nothing, and lets nobody speak for another."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.journal import Entry, Source, heads, union
from panel_tui.journal.standing import closed_below
from tests.world import World, authority_in, score_of

Edit = tuple[str, str, int, bool]
EDITS = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("xyz"), st.integers(0, 5), st.booleans()), max_size=20
)


def edited(edits: list[Edit]) -> World:
    """Priya's edits on devices A and B; where the flag is set, the device first hears of the other."""
    world = World()
    seen: dict[str, dict[str, Entry]] = {"A": dict(world.said), "B": dict(world.said)}
    judge = world.authority
    for device, criterion, score, hears in edits:
        if hears:
            seen[device] = union(*seen.values())
        standing = tuple(heads(seen[device], judge).get(score_of(criterion), ()))
        entry = world.score(device, criterion, score, standing)
        seen[device][entry.id] = entry
    return world


@given(EDITS, st.randoms(use_true_random=False))
def test_any_delivery_gives_the_same_journal(edits: list[Edit], random: Random) -> None:
    journal = edited(edits).said
    parcels = [journal]
    for _ in range(4):
        part = [id_ for id_ in journal if random.random() < 0.6]
        parcels.append({id_: random.choice([journal[id_], journal[id_].withheld()]) for id_ in part})
    random.shuffle(parcels)
    assert union(*parcels) == union(*reversed(parcels), *parcels) == journal
    assert union(union(*parcels[:2]), *parcels[2:]) == union(parcels[0], union(*parcels[1:]))


@given(EDITS, st.randoms(use_true_random=False))
def test_withholding_hides_but_never_revives_an_older_value(edits: list[Edit], random: Random) -> None:
    world = edited(edits)
    scores = {id_ for id_, entry in world.said.items() if entry.body and entry.body.register.kind == "score"}
    hidden = {id_ for id_ in scores if random.random() < 0.5}
    shown = {id_: entry.withheld() if id_ in hidden else entry for id_, entry in world.said.items()}
    judge = world.authority
    expected = {r: [id_ for id_ in ids if id_ not in hidden] for r, ids in heads(world.said, judge).items()}
    assert heads(shown, judge) == {r: ids for r, ids in expected.items() if ids}


@given(EDITS.filter(bool), st.data(), st.sampled_from(["C", "Z", "C transcribing"]), st.booleans())
def test_nobody_else_can_replace_what_priya_said(
    edits: list[Edit], data: st.DataObject, forger: str, hidden: bool
) -> None:
    world = edited(edits)
    before = heads(world.said, world.authority)
    target = data.draw(st.sampled_from(sorted(before[score_of(edits[-1][1])])))
    if forger == "Z":
        world.join("priya", "Z", world.chance.key())  # a key that the office never gave
        forged = world.score("Z", edits[-1][1], 0, (target,))
    elif forger == "C":
        forged = world.score("C", edits[-1][1], 0, (target,))
    else:
        forged = world.score("C", edits[-1][1], 0, (target,), "transcribed")
    merged = union({id_: e for id_, e in world.said.items() if id_ != forged.id}, {forged.id: forged})
    if hidden:
        merged[forged.id] = forged.withheld()
    assert heads(merged, authority_in(world.call, merged)) == before


@pytest.mark.parametrize("source", ["transcribed", "own"])
def test_what_the_office_types_never_replaces_what_priya_sent(source: Source) -> None:
    world = World()
    own = world.score("A", "x", 4)
    world.score("O", "x", 3, (own.id,), source)
    assert own.id in heads(world.said, world.authority)[score_of("x")]


def test_priya_replaces_what_the_office_typed_for_her() -> None:
    world = World()
    typed = world.score("O", "x", 3, source="transcribed")
    assert heads(world.said, world.authority)[score_of("x")] == [typed.id]
    own = world.score("A", "x", 4, (typed.id,))
    assert heads(world.said, world.authority)[score_of("x")] == [own.id]


def test_what_goes_with_a_withheld_entry_is_all_that_it_replaces() -> None:
    world = World()
    first = world.score("A", "x", 1)
    second = world.score("A", "x", 2, (first.id,))
    other = world.score("A", "y", 2)
    third = world.score("B", "x", 3, (second.id,))
    assert closed_below(world.said, [third.id]) == {first.id, second.id, third.id}
    assert other.id not in closed_below(world.said, [second.id])
