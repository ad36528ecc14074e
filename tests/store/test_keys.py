"""A file writes as one device; a copy or a restored file gets a device of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from panel_tui.faults import BadInput
from panel_tui.journal import Chance
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from panel_tui.store.verify import verify
from panel_tui.store.workspace import Workspace
from tests.world import PROPOSAL, RUBRIC, START, World, score_of


@pytest.fixture
def chance() -> Chance:
    return Chance.seeded("keys", START)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "keys")


@pytest.fixture
def priyas(tmp_path: Path, keys: KeyFolder) -> Path:
    """Priya's workspace, to which she was invited."""
    world = World()
    invitation = world.invite("priya")
    keys.keep_invitation(world.call, "priya", invitation)
    path = tmp_path / "priya.panel"
    with Workspace.make(path, {"call": world.call, "member": "priya"}) as space:
        space.entries.take_in(list(world.said.values()))
    return path


def score(path: Path, keys: KeyFolder, chance: Chance, value: str) -> str:
    """Score x in the file at `path`; the device that wrote it."""
    with Workspace(path) as space:
        pen = keys.pen(space, chance)
        space.entries.say(pen, Saying(score_of("x"), {"score": value, "rubric": RUBRIC, "proposal": PROPOSAL}))
        return pen.device


def test_a_file_keeps_its_device(priyas: Path, keys: KeyFolder, chance: Chance) -> None:
    assert score(priyas, keys, chance, "3") == score(priyas, keys, chance, "4")
    with Workspace(priyas) as space:
        assert [said.value["score"] for said in space.entries.register(score_of("x"))] == ["4"]
        assert verify(space).findings == ()


def test_a_copy_writes_as_a_device_of_its_own(priyas: Path, keys: KeyFolder, chance: Chance, tmp_path: Path) -> None:
    first = score(priyas, keys, chance, "3")
    copy = tmp_path / "copy.panel"
    shutil.copyfile(priyas, copy)
    second = score(copy, keys, chance, "4")
    assert score(priyas, keys, chance, "5") == first != second
    with Workspace(copy) as space:
        assert verify(space).findings == ()


def test_a_restored_file_writes_as_a_new_device(priyas: Path, keys: KeyFolder, chance: Chance, tmp_path: Path) -> None:
    first = score(priyas, keys, chance, "3")
    older = priyas.read_bytes()
    score(priyas, keys, chance, "4")
    with Workspace(priyas) as space:
        keys.sign(space, keys.pen(space, chance))
    priyas.write_bytes(older)
    assert score(priyas, keys, chance, "5") != first


def test_a_renamed_file_stays_the_same_device(priyas: Path, keys: KeyFolder, chance: Chance) -> None:
    first = score(priyas, keys, chance, "3")
    moved = priyas.rename(priyas.with_name("moved.panel"))
    assert score(moved, keys, chance, "4") == first


def test_without_an_invitation_nothing_can_be_written_and_the_sentence_says_what_to_do(
    priyas: Path, tmp_path: Path, chance: Chance
) -> None:
    with pytest.raises(BadInput, match="A member opens their pack into the file again"):
        score(priyas, KeyFolder(tmp_path / "elsewhere"), chance, "3")
    with Workspace(priyas) as space:
        assert space.entries.register(score_of("x")) == []


def test_keys_lie_outside_the_file_and_only_their_owner_may_read_them(
    priyas: Path, keys: KeyFolder, chance: Chance
) -> None:
    device = score(priyas, keys, chance, "3")
    with Workspace(priyas) as space:
        key = keys.device(space)
    assert key
    assert key.fingerprint == device
    assert key.seed.hex().encode() not in priyas.read_bytes()
    assert key.seed not in priyas.read_bytes()
    assert {oct(path.stat().st_mode & 0o777) for path in keys.path.iterdir()} == {"0o600"}
