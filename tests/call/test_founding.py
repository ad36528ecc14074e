"""Founding a call: a clean file, a recovery key that works, and nothing left where it cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

from panel_tui.call.derived import PEOPLE, TABLES, PersonRow
from panel_tui.call.founding import found
from panel_tui.journal import Chance, Register
from panel_tui.store.keys import KeyFolder
from panel_tui.store.rows import Saying
from panel_tui.store.workspace import Workspace
from tests.panel import START, Panel, refused
from tests.small_call import call_file


def test_a_new_file_is_the_offices_and_clean(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False)
    assert panel.wrong() == []
    with panel.space() as space:
        assert (space.member, space.is_office, space.call) == ("office", True, panel.founded.call)
        assert space.derived.rows(PEOPLE) == [PersonRow("office", "Olive Bureau", "office", "")]
    standing = panel.standing()
    assert standing.call == call_file().call
    assert list(standing.rubrics) == ["SC", "TS"]
    assert standing.clashes == ()


def test_the_file_goes_on_writing_as_the_device_that_founded_it(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False)
    panel.add("members", "id,name\nx,Xenia\n")
    assert {said.device for said in panel.all()} == {panel.founded.call.rpartition(".")[2]}


def test_the_recovery_key_lets_a_copy_on_another_machine_write_again(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False)
    copy, keys = tmp_path / "copy.panel", KeyFolder(tmp_path / "other machine")
    shutil.copyfile(panel.path(), copy)
    saying = Saying(Register.of("member", member="x"), {"name": "Xenia", "role": "member"})
    with Workspace(copy, TABLES) as space:
        assert "recovery key" in refused(lambda: keys.pen(space, panel.chance))
        keys.keep_invitation(space.call, "office", panel.founded.recovery)
        space.entries.say(keys.pen(space, panel.chance), saying)
    copy.rename(panel.path())
    assert panel.standing().name("x") == "Xenia"
    assert panel.wrong() == []


def test_neither_private_key_is_in_the_file(tmp_path: Path) -> None:
    panel = Panel(tmp_path, full=False)
    data = panel.path().read_bytes()
    with panel.space() as space:
        device = panel.keys().device(space)
    assert device
    for key in (device, panel.founded.recovery):
        assert key.seed not in data
        assert key.seed.hex().encode() not in data


def test_where_a_file_of_that_name_exists_it_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path, keys = tmp_path / "X.panel", KeyFolder(tmp_path / "keys")
    path.write_text("my notes")
    told = refused(lambda: found(call_file(), path, keys, Chance.seeded("x", START), TABLES))
    assert "There is a file of this name already" in told
    assert path.read_text() == "my notes"
    assert [one.name for one in tmp_path.iterdir()] == ["X.panel"]


def test_where_there_is_no_folder_it_says_so(tmp_path: Path) -> None:
    keys = KeyFolder(tmp_path / "keys")
    path = tmp_path / "none" / "X.panel"
    assert "no such folder" in refused(lambda: found(call_file(), path, keys, Chance.seeded("x", START), TABLES))
    assert list(tmp_path.iterdir()) == []


def test_the_same_seed_founds_the_same_call_and_another_another(tmp_path: Path) -> None:
    ends = []
    for number, seed in enumerate(("a", "a", "b")):
        (tmp_path / str(number)).mkdir()
        with Panel(tmp_path / str(number), seed, full=False).space() as space:
            ends.append((space.call, space.entries.fingerprint()))
    assert ends[0] == ends[1]
    assert ends[0][0] != ends[2][0]
