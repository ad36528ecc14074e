"""The store says of every journal what the journal's own rules say, however its entries arrive."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.journal import Register, canonical, heads
from panel_tui.store.rows import Saying
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.store.histories import in_chain_order
from tests.world import World, authority_in, score_of

Step = tuple[str, str, int, str, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from("AABBCOOZ"),
        st.sampled_from("xy"),
        st.integers(0, 5),
        st.sampled_from(["own", "own", "transcribed", "end role", "end device", "bad value", "grant"]),
        st.integers(0, 7),
    ),
    max_size=14,
)


def workspace(folder: Path, world: World, name: str = "X.panel") -> Workspace:
    return Workspace.make(folder / name, {"call": world.call, "member": "office"})


def played(steps: list[Step]) -> World:
    """A world in which all sorts of things are said, rightly and wrongly, replacing whatever is there."""
    world = World()
    world.join("priya", "Z", world.chance.key())
    for device, criterion, score, what, pick in steps:
        ids = sorted(world.said)[-4:]
        replaces = tuple(sorted(set(ids[: pick % 3])))
        last = world.tips[device]
        if what == "end role":
            world.say(device, Register.of("role_end", member="priya", role="member"),
                      {"upto": {last.device: last.id}, "reason": "r"}, replaces)  # fmt: skip
        elif what == "end device":
            target = world.tips["AB"[pick % 2]]
            world.say(device, Register.of("device_end", device=target.device),
                      {"upto": target.id if pick > 3 else None, "reason": "r"}, replaces)  # fmt: skip
        elif what == "grant":
            world.say(device, Register.of("member", member="okafor"), {"name": "O", "role": "chair"}, replaces)
        elif what == "bad value":
            world.say(device, score_of(criterion), {"score": "x"}, replaces)
        else:
            standing = heads(world.said, world.authority).get(score_of(criterion), [])
            chosen = replaces if pick == 7 else tuple(standing)
            world.score(device, criterion, score, chosen, "transcribed" if what == "transcribed" else "own")
    return world


def standing(space: Workspace, kinds: set[str]) -> dict[Register, list[str]]:
    found: dict[Register, list[str]] = {}
    for kind in kinds:
        for said in space.entries.heads(kind):
            found.setdefault(Register.of(kind, **said.about), []).append(said.id)
    return found


@settings(max_examples=60, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_heads_in_sql_are_the_heads_of_the_journal(steps: list[Step], random: Random) -> None:
    world = played(steps)
    order = in_chain_order(world.said.values(), random)
    shown = {
        entry.id: entry.withheld()
        if random.random() < 0.15 and entry.body and entry.body.register.kind == "score"
        else entry
        for entry in order
    }
    with TemporaryDirectory() as folder, workspace(Path(folder), world) as space:
        waiting = [shown[entry.id] for entry in order]
        while waiting:
            size = random.randint(1, len(waiting))
            space.entries.take_in([e.withheld() if random.random() < 0.1 else e for e in waiting[:size]])
            waiting = waiting[size:]
        space.entries.take_in(list(shown.values()))
        judge = authority_in(world.call, shown)
        expected = heads(shown, judge)
        assert standing(space, {"score", "member", "role_end", "device_end", "device", "call"}) == {
            register: ids for register, ids in expected.items() if register.kind != "invitation"
        }
        wrong = [finding for finding in verify(space).findings if "is not admitted" not in finding.wrong]
        assert wrong == []
        refused = {
            id_ for id_, entry in shown.items() if (judge.refusal(entry) if entry.body else not judge.speaks(entry))
        }
        assert {said.id for said in space.entries.quarantine()} == refused


def test_taking_in_twice_changes_nothing(tmp_path: Path) -> None:
    world = World()
    world.score("A", "x", 3)
    with workspace(tmp_path, world) as space:
        first = space.entries.take_in(list(world.said.values()))
        again = space.entries.take_in(list(world.said.values()))
        assert (first.new, first.known, again.new, again.known) == (len(world.said), 0, 0, len(world.said))
        assert len(space.entries) == len(world.said)


def test_a_chain_with_a_missing_line_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    world = World()
    lost = world.score("A", "x", 3)
    world.score("A", "y", 3)
    with workspace(tmp_path, world) as space, pytest.raises(BadInput, match="without the one before it"):
        space.entries.take_in([entry for entry in world.said.values() if entry is not lost])
    with Workspace(tmp_path / "X.panel") as space:
        assert len(space.entries) == 0


def test_another_calls_entry_is_refused(tmp_path: Path) -> None:
    with workspace(tmp_path, World()) as space, pytest.raises(BadInput, match="belongs to another call"):
        space.entries.take_in(list(World("other").said.values()))


def test_the_fingerprint_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    world = World()
    for criterion in "xyz":
        world.score("A", criterion, 3)
        world.score("B", criterion, 2)
    prints = set()
    for number in range(4):
        with workspace(tmp_path, world, f"{number}.panel") as space:
            for entry in in_chain_order(world.said.values(), Random(number)):
                space.entries.take_in([entry])
            prints.add(space.entries.fingerprint())
    assert len(prints) == 1


def test_nobody_says_what_they_may_not(tmp_path: Path) -> None:
    world = World()
    with workspace(tmp_path, world) as space:
        space.entries.take_in(list(world.said.values()))
        register = Register.of("gate", stage="full", proposal="TFO-001", gate="G1")
        with pytest.raises(BadInput, match="priya may not say a gate as own"):
            space.entries.say(world.pens["A"], Saying(register, {"outcome": "pass"}))
        assert len(space.entries) == len(world.said)


def test_an_erased_body_goes_with_all_it_replaced_and_never_comes_back(tmp_path: Path) -> None:
    world = World()
    first = world.score("A", "x", 1)
    second = world.score("A", "x", 2, (first.id,))
    other = world.score("A", "y", 5)
    register = score_of("x")
    entries = {second.id: {"kind": register.kind, "about": dict(register.about)}}
    with workspace(tmp_path, world) as space:
        space.entries.take_in(list(world.said.values()))
        world.say("O", Register.of("erasure", erasure="1"), {"entries": entries, "reason": "her wish"})
        for _ in range(2):
            space.entries.take_in(list(world.said.values()))
            assert space.entries.register(score_of("x")) == []
            assert [said.id for said in space.entries.register(score_of("y"))] == [other.id]
            assert {said.id for said in space.entries.erased()} == {first.id, second.id}
            assert all(said.about == dict(register.about) for said in space.entries.erased())
            assert space.examine(lambda db: db.one('SELECT count(*) FROM entry WHERE body LIKE \'%"score":"2"%\'')) == 0
        assert verify(space).findings == ()
    with workspace(tmp_path, world, "late.panel") as late:
        late.entries.take_in(list(reversed(list(world.said.values()))))
        assert {said.id for said in late.entries.erased()} == {first.id, second.id}
        assert verify(late).findings == ()


def test_what_gives_authority_is_never_erased(tmp_path: Path) -> None:
    world = World()
    member = next(e for e in world.said.values() if e.body and e.body.register == Register.of("member", member="priya"))
    score = world.score("A", "x", 2)
    entries = {member.id: {"kind": "score", "about": {}}}
    world.say("O", Register.of("erasure", erasure="1"), {"entries": entries, "reason": "mistake"})
    with workspace(tmp_path, world) as space:
        space.entries.take_in(list(world.said.values()))
        assert [said.id for said in space.entries.register(score_of("x"))] == [score.id]


def test_what_gives_authority_is_not_erased_where_it_comes_after_the_erasure(tmp_path: Path) -> None:
    world = World()
    joined = next(e for e in world.said.values() if e.device == world.pens["A"].device)
    score = world.score("A", "x", 2)
    entries = {joined.id: {"kind": "score", "about": {}}}
    world.say("O", Register.of("erasure", erasure="1"), {"entries": entries, "reason": "mistake"})
    for names, first in (("early.panel", [joined.withheld()]), ("late.panel", [])):
        with workspace(tmp_path, world, names) as space:
            space.entries.take_in([e for e in world.said.values() if e.author == "office"] + first)
            space.entries.take_in(list(world.said.values()))
            assert [said.id for said in space.entries.register(score_of("x"))] == [score.id]
            assert verify(space).findings == ()


def test_an_erased_word_that_was_never_admitted_counts_as_known_when_it_comes_again(tmp_path: Path) -> None:
    world = World()
    world.join("priya", "Z", world.chance.key())
    forged = world.score("Z", "x", 2)
    entries = {forged.id: {"kind": "score", "about": dict(score_of("x").about)}}
    world.say("O", Register.of("erasure", erasure="1"), {"entries": entries, "reason": "not hers"})
    with workspace(tmp_path, world) as space:
        space.entries.take_in(list(world.said.values()))
        again = space.entries.take_in(list(world.said.values()))
        assert (again.new, again.filled, again.known) == (0, 0, len(world.said))


def test_two_erasures_of_one_entry_are_the_same_in_either_order(tmp_path: Path) -> None:
    world = World()
    score = world.score("A", "x", 2)
    for number, about in enumerate(({"criterion": "x"}, {"criterion": "y"})):
        value = {"entries": {score.id: {"kind": "score", "about": about}}, "reason": "twice"}
        world.say("O", Register.of("erasure", erasure=str(number)), value)
    seen = []
    for number, order in enumerate((in_chain_order(world.said.values(), Random(1)), [*world.said.values()])):
        with workspace(tmp_path, world, f"{number}.panel") as space:
            for entry in order:
                space.entries.take_in([entry])
            assert verify(space).findings == ()
            seen.append([said.about for said in space.entries.erased()])
    assert seen[0] == seen[1]


def test_words_may_come_again_where_their_erasure_turns_out_not_to_be_admitted(tmp_path: Path) -> None:
    world = World()
    score = world.score("A", "x", 2)
    world.say("O", Register.of("member", member="okafor"), {"name": "Okafor", "role": "office"})
    value = {"entries": {score.id: {"kind": "score", "about": dict(score_of("x").about)}}, "reason": "no right to"}
    world.say("C", Register.of("erasure", erasure="1"), value)
    before = list(world.said.values())
    end = world.say("O", Register.of("role_end", member="okafor", role="office"), {"upto": {}, "reason": "left"})
    with workspace(tmp_path, world) as space:
        space.entries.take_in(before)
        assert [said.id for said in space.entries.erased()] == [score.id]
        space.entries.take_in([end])
        assert space.entries.erased() == []
        assert [finding for finding in verify(space).findings if "not admitted" not in finding.wrong] == []
        space.entries.take_in(before)
        assert [said.id for said in space.entries.register(score_of("x"))] == [score.id]
        assert [finding for finding in verify(space).findings if "not admitted" not in finding.wrong] == []


def test_values_and_registers_read_back_as_they_were_said(tmp_path: Path) -> None:
    world = World()
    hostile = "[/b] \x1b[31m =cmd() 'quote' \"double\" Ŵyr مؤسسة"
    register = Register.of(
        "comment", stage="full", round="1", proposal=hostile, criterion="x", member="priya", audience="panel"
    )
    world.say("A", register, {"text": hostile, "rubric": "a" * 64, "proposal": "b" * 64})
    with workspace(tmp_path, world) as space:
        space.entries.take_in(list(world.said.values()))
        (said,) = space.entries.heads("comment", proposal=hostile)
        assert said.value["text"] == hostile
        assert canonical(said.about) == canonical(dict(register.about))
        assert verify(space).findings == ()
