"""The room at the table: who comes and goes, the quorum, calling a proposal, putting it off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from panel_tui.cli.main import main
from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture
from tests.tui.at_the_table import CHAIR, OFFICE, opened, table_of
from tests.tui.sitting import Sitting, sitting


def recorded(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The room, as the command tells it."""
    capsys.readouterr()
    assert main(["room", str(OFFICE), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def conflicted(desk: Sitting) -> tuple[str, str, str]:
    """A proposal for which somebody who scores must leave, and who that is."""
    table = table_of(desk).table
    for item in table.agenda:
        for one in () if item.unscored else item.leaving:
            if table.standing.people[one.member].role == "member":
                return item.reference, one.member, one.name
    raise AssertionError("nobody has a hard interest")


async def test_members_come_in_and_leave_for_a_proposal_and_are_back_when_it_is_put_off(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sitting(OFFICE, "table") as desk:
        reference, member, name = conflicted(desk)
        await desk.press("R")
        assert "Nobody is in the room yet" in desk.text
        await desk.press("a")
        assert "came in." in desk.footer
        await desk.press("escape")
        assert "No proposal is called: g calls one" in desk.text
        at = [item.reference for item in table_of(desk).table.agenda].index(reference)
        await desk.press(*["down"] * at, "g")
        assert f"{reference} is called." in desk.footer
        assert f"{name} left for it." in " ".join(desk.footer.split())
        assert f"{reference} since" in desk.text
        await desk.press("R")
        assert f"outside, for {reference}" in desk.text
        await desk.press("escape", "z")
        assert desk.footer == f"{reference} is put off to later; who left for it is back."
    found = recorded(capsys)
    assert found["item"] is None
    assert [(one["reference"], one["parked"]) for one in found["items"]] == [(reference, True)]
    stays = next(one["stays"] for one in found["people"] if one["member"] == member)
    assert [stay["left_for"] for stay in stays] == [reference, None]
    assert all(one["present"] for one in found["people"])


async def test_somebody_goes_and_comes_again(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with sitting(OFFICE, "table") as desk:
        await desk.press("R", "enter")
        assert "is in the room." in desk.footer
        await desk.press("space")
        assert "has gone." in desk.footer
        assert "gone since" in desk.text
        await desk.press("enter")
    (one,) = recorded(capsys)["people"]
    assert one["present"]
    assert len(one["stays"]) == 2


async def test_in_projector_mode_nobody_is_named_who_leaves(demo: Path) -> None:
    async with sitting(OFFICE, "table") as desk:
        reference, member, name = conflicted(desk)
        at = [item.reference for item in table_of(desk).table.agenda].index(reference)
        await desk.press("R", "a", "escape", "p", *["down"] * at, "g")
        assert "1 member left for it." in " ".join(desk.footer.split())
        assert name not in desk.text
        await desk.press("R")
        at = table_of(desk).room.members.index(member)
        await desk.press(*["down"] * at, "enter")
        assert desk.footer == "They come in when the item is done."
        assert f"outside, for {reference}" not in desk.text


async def test_only_the_office_keeps_the_record_of_the_room(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await desk.press("g")
        assert desk.footer.startswith("Only the office keeps the record of the room")
        await desk.press("R", "a")
        assert desk.footer.startswith("Only the office keeps the record of the room")
        await desk.pilot.click("#listed", offset=(5, 3))
        assert desk.footer.startswith("Only the office keeps the record of the room")


async def test_the_deputy_presides_and_nothing_is_agreed_without_a_quorum(
    meeting: Meeting,  # noqa: F811 - the fixture itself
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of chair, deputy, Priya, Sam and Rufus three are needed. The chair has a hard interest in P-2."""
    meeting.at("10:00").room("--in", "dora", "--in", "priya", "--in", "sam", "--in", "dee")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(meeting.folder / "keys" / "office"))
    async with sitting(meeting.folder / "office.panel", "table") as desk:
        await opened(desk, "P-2")
        await desk.press("g")
        assert "the deputy presides (Dora Deputy)" in desk.text
        assert "typed for the deputy" in desk.text
        assert "3 there, 3 needed" in desk.text
        await desk.press("R")
        at = table_of(desk).room.members.index("priya")
        await desk.press(*["down"] * at, "enter", "escape")
        assert "NO QUORUM: 2 there, 3 needed" in desk.text
        await desk.press("3")
        assert desk.footer.startswith("There is no quorum for P-2: 2 of 3 are there")
        await desk.press("d")
        assert desk.footer == "P-2 is done; who left for it is back."
        assert "NO QUORUM" not in desk.text


async def test_who_sends_apologies_does_not_come_in_with_all_others(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sitting(OFFICE, "table") as desk:
        await desk.press("R", "s")
        assert "sends apologies." in desk.footer
        await desk.press("a", "s")
        assert "is or was in the room" not in desk.footer
        await desk.press("j", "s")
        assert "is or was in the room" in desk.text
    people = recorded(capsys)["people"]
    assert [one["apology"] is not None for one in people].count(True) == 1
    assert all(one["present"] for one in people if one["apology"] is None)
