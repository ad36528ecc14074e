"""Unusual durations by commands: flagged wherever a proposal stands, never barred, and no award without a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.tui.screens.board import BoardScreen
from tests.cli.funded import NORTH, PROPOSALS, funded
from tests.cli.office import CALL, Office
from tests.cli.test_ruled import AFTER, anew
from tests.tui.sitting import sitting

USUAL = '[usual_duration]\nleast = "1 year"\nmost = 36\npublished = "Call, 3"\n'
DURATIONS = ("Project length (years)", "2", "1.5", "18 months", "5", "", "3")
RUNNING = "".join(f"{row},{lasts}\n" for row, lasts in zip(PROPOSALS.splitlines(), DURATIONS, strict=True))
"""P-5, which the line funds, runs five years; how long P-6 runs is not said."""
FLAG = "P-5 runs 60 months; the call expects 12 to 36 months."
WANTED = "P-5: it runs 60 months; the call expects 12 to 36 months. Give the reason for an award"
REASON = "A whole childhood takes five years"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return funded(tmp_path, USUAL + NORTH, RUNNING)


def paper(office: Office) -> str:
    """The text of the board paper."""
    office.done("report", "office.panel", "-o", "paper", "--date", "2017-06-09")
    return (office.folder / "paper" / "homes-2017-board-paper.md").read_text("utf-8")


@pytest.mark.parametrize("command", ["rank", "portfolio", "recommend"])
def test_it_is_flagged_and_bars_nothing(office: Office, command: str) -> None:
    assert f"Unusual: {FLAG}" in office.done(command, "office.panel")
    found = {one["reference"]: one for one in office.json(command, "office.panel")["proposals"]}
    assert {name: one["unusual"] for name, one in found.items() if one["unusual"]} == {
        "P-5": "runs 60 months; the call expects 12 to 36 months"
    }
    if command != "recommend":
        lasts = {"P-1": 24, "P-2": 18, "P-3": 18, "P-5": 60, "P-6": None, "P-7": 36}
        assert {name: one["duration"] for name, one in found.items()} == lasts
        assert found["P-5"]["outcome"] == "fund"


def test_a_duration_that_nobody_knows_is_named(office: Office) -> None:
    said = office.done("recommend", "office.panel")
    assert "Usual duration: 12 to 36 months (published: Call, 3)." in said
    assert "The usual duration is not held against P-6: it is not known how long it runs." in said


def test_the_first_award_to_it_needs_a_reason_and_later_steps_may_follow(office: Office) -> None:
    refused = office.run("recommend", "office.panel", "--follow-line")
    assert (refused.code, refused.err.strip()) == (2, f"{WANTED}.")
    assert WANTED in office.run("recommend", "office.panel", "--set", "P-5=fund").err
    assert all(one["outcome"] is None for one in office.json("recommend", "office.panel")["proposals"])
    office.done("recommend", "office.panel", "--set", "P-5=reserve", "--reason", "Too long for us")
    office.done("recommend", "office.panel", "--follow-line", "--set", "P-5=fund", "--reason", REASON)
    # Following once more leaves the reason, and so do the steps that come after.
    office.done("recommend", "office.panel", "--follow-line")
    for level in ("board", "decision"):
        office.done("decide", "office.panel", "--level", level, "--as-advised")
    found = {one["reference"]: one for one in office.json("recommend", "office.panel")["proposals"]}
    assert (found["P-5"]["outcome"], found["P-5"]["reason"]) == ("fund", REASON)


def test_the_boards_own_award_needs_its_own_reason(office: Office) -> None:
    office.done("recommend", "office.panel", "--follow-line", "--set", "P-5=reserve", "--reason", "Too long for us")
    assert "Give the reason" in office.run("decide", "office.panel", "--level", "board", "--set", "P-5=fund").err
    office.done("decide", "office.panel", "--level", "board", "--set", "P-5=fund", "--reason", REASON)


def test_a_portfolio_with_it_is_advised_with_a_reason(office: Office) -> None:
    wanted = ("portfolio", "office.panel", "--advise", "--by", "The panel")
    assert WANTED in office.run(*wanted).err
    office.done(*wanted, "--reason", REASON)
    found = {one["reference"]: one["reason"] for one in office.json("recommend", "office.panel")["proposals"]}
    assert found["P-5"] == REASON
    assert "Call, 4" in found["P-3"], "the rule that brought it in is its reason"


def test_what_is_usual_can_be_said_anew_and_is_marked_late(office: Office) -> None:
    anew(office, AFTER, CALL + USUAL.replace("36", '"6 years"').replace("Call, 3", "Minutes, 2") + NORTH)
    said = office.done("recommend", "office.panel")
    assert "Usual duration: 12 to 72 months (published: Minutes, 2; it came after scoring had begun)." in said
    assert "Unusual:" not in said
    late = office.json("recommend", "office.panel")["usual_duration"]
    assert late == {"least": 12, "most": 72, "published": "Minutes, 2", "late": True}
    assert "(published: Minutes, 2; in force only after scoring had begun)" in paper(office)


def test_the_paper_lists_the_rules_and_what_is_unusual(office: Office) -> None:
    office.done("recommend", "office.panel", "--follow-line", "--set", "P-5=fund", "--reason", REASON)
    late = (
        NORTH.replace("north", "homes")
        .replace("in the North", "in Homes")
        .replace('region = "North"', 'brief = "HOMES"')
    )
    anew(office, AFTER, CALL + USUAL + NORTH + late)
    office.done("recommend", "office.panel", "--force", "P-1=out", "--reason", "It has lost its partner")
    said = paper(office)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in said.splitlines() if "|" in line]
    assert ["At least one award in the North.", "Call, 4", "Break it"] in rows
    assert ["At least one award in Homes.", "Call, 4; in force only after scoring had begun", "Keep to it"] in rows
    assert any(row[0].startswith("P-1 is left out") and row[2] == "Keep to it" for row in rows if len(row) > 2)
    assert "60 months, which is unusual." in said
    assert "A project usually runs 12 to 36 months (published: Call, 3)." in said
    assert (
        f"1 award is for an unusual duration: P-5 ({FLAG.removeprefix('P-5 ').rstrip('.')}; the reason given: {REASON})"
        in said.replace("**", "")
    )


async def test_at_the_table_the_award_is_asked_for_its_reason(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANEL_TUI_KEYS", str(office.folder / "keys" / "office"))
    async with sitting(office.folder / "office.panel", "board", (120, 40)) as desk:
        assert isinstance(desk.screen, BoardScreen)
        await desk.press("down", "down", "down")
        assert "It runs 60 months; the call expects 12 to 36 months." in desk.text
        await desk.press("i")
        assert "Reason:" in desk.text
        await desk.type(REASON)
        await desk.press("escape")
        assert desk.footer == "P-5: fund, £900,000. u takes it back."
    found = {one["reference"]: one["reason"] for one in office.json("recommend", "office.panel")["proposals"]}
    assert found["P-5"] == REASON


@pytest.mark.parametrize(
    ("usual", "fault"),
    [
        ('least = "3 years"\nmost = "2 years"', "least (36 months) is above most (24 months)"),
        ('most = "soon"', '"soon" is not a length of time'),
        ("most = 0", "should be more than nothing"),
    ],
)
def test_a_usual_duration_that_cannot_be_is_named_with_its_line(tmp_path: Path, usual: str, fault: str) -> None:
    office = Office(tmp_path)
    office.write("call.toml", f"{CALL}[usual_duration]\n{usual}\n")
    told = office.run("new", "call.toml", "-o", "other.panel")
    assert told.code == 2
    assert fault in told.err


def test_a_duration_that_cannot_be_read_is_named_with_its_row(office: Office) -> None:
    office.write("more.csv", "reference,title,applicant,brief,ask,duration\nP-9,A cat found,Cat Trust,TIES,£1k,soon\n")
    told = office.run("add", "more.csv", "--to", "office.panel")
    assert told.code == 2
    assert '"soon" is not a length of time in months or years; write it like "18 months" or "1.5 years"' in told.err
