"""The post on the office's page: what it says is what `post` prints, and its keys do what the commands do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.tui.at_the_office import FILE, as_json, done, line_with, pressed, settled
from tests.tui.sitting import SIZES, sitting


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_looks_as_it_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(FILE, size=size) as desk:
        await settled(desk)
        await pressed(desk, "5")
        desk.is_as_kept("office-post")


async def test_it_says_what_the_command_says(demo: Path) -> None:
    (gwen,) = [one for one in as_json("post", "office.panel") if one["member"] == "gwen"]
    async with sitting(FILE, size=(120, 40)) as desk:
        await pressed(desk, "5")
        text = " ".join(desk.text.split())
        assert f"{len(gwen['missing'])} of {len(gwen['missing'])} missing" in line_with(desk, "Gwen Pellowe")
        assert f"overdue: {', '.join(gwen['missing'])}." in text
        assert "Post: 2 late" in desk.text
        await desk.press("o")
        assert desk.text.index("Gwen Pellowe") < desk.text.index("Amina")


async def test_a_member_is_opened_with_every_parcel(demo: Path) -> None:
    async with sitting(FILE, size=(120, 40)) as desk:
        await pressed(desk, "5")
        await desk.press("enter")
        assert "Parcels, the newest first" in desk.text
        assert "pack demo-2017-amina.pack" in desk.text
        assert "Machines" in desk.text


async def test_a_reminder_is_shown_and_all_are_written(demo: Path) -> None:
    wanted = {one["member"]: one["text"] for one in as_json("remind", "office.panel")}
    async with sitting(FILE, size=(120, 50)) as desk:
        await pressed(desk, "5", "o", "home")
        await desk.press("r")
        assert "A reminder to Gwen Pellowe" in desk.text
        assert "Dear Gwen Pellowe," in desk.text
        await desk.press("escape")
        await pressed(desk, "R")
        assert f"{len(wanted)} reminders in reminders/." in desk.text
    written = {path.stem.rpartition("-")[2]: path for path in Path("reminders").iterdir()}
    assert written.keys() == wanted.keys()
    assert "Dear Gwen Pellowe," in written["gwen"].read_text(encoding="utf-8")


async def test_more_time_is_given_by_a_day_and_taken_back(demo: Path) -> None:
    async with sitting(FILE, size=(120, 40)) as desk:
        await pressed(desk, "5", "o", "home")
        await desk.press("u")
        assert "Gwen Pellowe: time until" in desk.text
        await desk.press("down")
        await pressed(desk, "enter")
        assert "Gwen Pellowe has until " in desk.text
        await desk.press("escape")
        assert "(their own day)" in line_with(desk, "Gwen Pellowe")
        (gwen,) = [one for one in as_json("post", "office.panel") if one["member"] == "gwen"]
        assert gwen["extended"]
        assert date.fromisoformat(gwen["due"]) > date(2017, 5, 22)
        await desk.press("u", "up", "up")
        await pressed(desk, "enter")
        await desk.press("escape")
        assert "(their own day)" not in desk.text


async def test_a_new_pack_is_written_for_one_after_a_second_key(demo: Path) -> None:
    before = {path.name: path.read_bytes() for path in Path("packs").iterdir()}
    async with sitting(FILE, size=(120, 40)) as desk:
        await pressed(desk, "5", "o", "home")
        assert "their last pack or receipt lacks" in desk.text
        await desk.press("n")
        assert "Write a new pack for Gwen Pellowe" in desk.footer
        await pressed(desk, "y")
        assert "1 pack in packs/:" in desk.text
    after = {path.name: path.read_bytes() for path in Path("packs").iterdir()}
    assert [name for name in after if after[name] != before.get(name)] == ["demo-2017-gwen.pack"]
    (gwen,) = [one for one in as_json("post", "office.panel") if one["member"] == "gwen"]
    assert gwen["lacks"] == []


async def test_without_members_it_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.office import Office

    office = Office(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "keys" / "office"))
    office.done("new", "call.toml", "-o", "office.panel")
    async with sitting(FILE, size=(80, 24)) as desk:
        await pressed(desk, "5")
        assert "No members yet. Add them from a table:" in desk.text
        await desk.press("r", "u", "n", "e")
        assert desk.app.is_running


async def test_a_new_version_and_a_withdrawal_are_told(demo: Path) -> None:
    done("withdraw", "office.panel", "TFO-007", "--reason", "Merged")
    async with sitting(FILE, size=(120, 40)) as desk:
        await settled(desk)
        assert "TFO-007 is withdrawn: Merged." in " ".join(desk.text.split()).replace(" │ │ ", " ")
