"""Authority is kept between writes, and never longer than it holds."""

from __future__ import annotations

from pathlib import Path

from panel_tui.journal import Register
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.world import World, score_of


def workspace(folder: Path, world: World) -> Workspace:
    return Workspace.make(folder / "X.panel", {"call": world.call, "member": "office"})


def test_what_counts_before_an_end_counts_also_where_it_comes_after_the_end(tmp_path: Path) -> None:
    world = World()
    founding = list(world.said.values())
    early = world.score("A", "x", 3)
    last = world.score("A", "y", 4)
    late = world.score("A", "z", 5)
    end = world.say("O", Register.of("device_end", device=world.pens["A"].device), {"upto": last.id, "reason": "lost"})
    with workspace(tmp_path, world) as space:
        space.entries.take_in([*founding, end])
        space.entries.take_in([early])
        with space.trying():
            space.entries.take_in([last, late])
        space.entries.authority_with([last, late])
        space.entries.take_in([last, late])
        assert {said.id for said in space.entries.heads("score")} == {early.id, last.id}
        assert [said.id for said in space.entries.quarantine()] == [late.id]
        assert [finding.wrong for finding in verify(space).findings if "not admitted" not in finding.wrong] == []


def test_what_was_only_tried_gives_nobody_a_role(tmp_path: Path) -> None:
    world = World()
    founding = list(world.said.values())
    fork = world.tips["O"]
    tried = world.say("O", Register.of("member", member="ann"), {"name": "Ann", "role": "chair"})
    world.tips["O"] = fork
    meant = world.say("O", Register.of("member", member="bob"), {"name": "Bob", "role": "chair"})
    with workspace(tmp_path, world) as space:
        space.entries.take_in(founding)
        with space.trying():
            space.entries.take_in([tried])
            assert space.entries.authority.roles_of("ann") == {"chair"}
        space.entries.take_in([meant])
        assert space.entries.authority.roles_of("ann") == frozenset()
        assert space.entries.authority.roles_of("bob") == {"chair"}


def test_another_window_on_the_same_file_sees_new_roles(tmp_path: Path) -> None:
    world = World()
    founding = list(world.said.values())
    said = world.say("O", Register.of("member", member="ann"), {"name": "Ann", "role": "member"})
    score = world.say(
        "O", score_of("x", "ann"), {"score": "3", "rubric": "a" * 64, "proposal": "b" * 64}, source="transcribed"
    )
    with workspace(tmp_path, world) as space, Workspace(tmp_path / "X.panel") as window:
        space.entries.take_in(founding)
        assert window.entries.authority.roles_of("ann") == frozenset()
        space.entries.take_in([said])
        assert window.entries.authority.roles_of("ann") == {"member"}
        window.entries.take_in([score])
        assert [one.id for one in space.entries.heads("score")] == [score.id]
