"""The screen of awards: what follows a decision by key, by the same rules as by command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.cli.test_awards import award_of, decided, money_of, outcome
from tests.tui.at_the_table import OFFICE, words
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, sitting

AWARD = ("award", "office.panel")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office that has decided, which nobody may change."""
    folder = tmp_path_factory.mktemp("decided")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        decided(Office.at_work(folder))
    return folder


@pytest.fixture
def settled(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Of the £1m of HOMES, P-1 has £400k, with two conditions; in reserve are P-2 (£700k) and P-4 (£300k). P-3, P-5 and
    P-6 get nothing."""
    shutil.copytree(once, tmp_path / "case")
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(tmp_path / "case" / "keys" / "office"))
    return Office(tmp_path / "case")


async def test_an_award_is_accepted_taken_in_part_declined_and_waits_again(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        sums = "£400,000 decided: £0 taken up, £400,000 waiting, £0 given back · £1,600,000 of £2,000,000 left"
        assert sums in words(desk)
        await desk.press("a")
        assert desk.footer == "P-1: accepted. u takes it back."
        assert "£400,000 taken up, £0 waiting" in words(desk)
        await desk.press("a")
        assert desk.footer == "This is on record already."
        await desk.press("p", *"One house only", "up", "end", *"250k", "escape")
        assert desk.footer == "P-1: accepted, £250,000. u takes it back."
        # £400k less £250k are given back, and of the envelope of £1m £750k are free.
        assert "£250,000 taken up, £0 waiting, £150,000 given back" in words(desk)
        assert "£250,000 of £1,000,000 is committed, £750,000 is free" in words(desk)
        await desk.press("d", *"They merged", "escape")
        assert desk.footer == "P-1: declined. u takes it back."
        await desk.press("w", *"Another body's letter", "escape")
        assert desk.footer == "P-1: waiting. u takes it back."
        await desk.press("u")
        assert desk.footer == "Taken back: P-1, waiting."
    now = award_of(settled, "P-1")
    assert (now["state"], now["why"]) == ("declined", "They merged")
    settled.done("verify", "office.panel")


async def test_what_cannot_be_said_is_told_and_the_text_is_there_again(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        await desk.press("d", "escape")
        assert "P-1 is not taken up in full, and no reason is given" in words(desk)
        await desk.press("p", *"Too much", "up", "end", *"401k", "escape")
        assert "£401,000 is not between £0 and the award of £400,000" in words(desk)
        await desk.press("p")
        assert "Award: £401k" in desk.text
        assert "Reason: Too much" in desk.text
        await desk.press("escape", "d")
        assert "Answer: declined" in desk.text
        assert "Reason: Too much" in desk.text
    assert award_of(settled, "P-1")["state"] == "waiting"


async def test_a_condition_is_chosen_cleared_and_open_again(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        assert "○ 1 open: Name who runs the house" in desk.text
        await desk.press("c")
        assert "Which condition of P-1?" in desk.text
        await desk.press("down", "enter", *"Plan received", "escape")
        assert desk.footer == "P-1: condition 2 is cleared. u takes it back."
        assert "✔ 2 cleared: Find a second site (Plan received)" in desk.text
        assert "1 of 2 cleared" in desk.text
        await desk.press("c", "down", "enter", *"It was another's", "escape")
        assert desk.footer == "P-1: condition 2 is open again. u takes it back."
        await desk.press("u", "c", "enter", "escape")
        assert desk.footer == "Nothing was recorded."
    assert [one["why"] for one in award_of(settled, "P-1")["conditions"]] == ["", "Plan received"]


async def test_the_reserve_says_what_each_needs_and_comes_up_in_its_order(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        # £600k are free: P-2 asks for £700k, P-4 for £300k.
        second, fourth = (next(one for one in desk.lines if f" {name} " in one) for name in ("P-2", "P-4"))
        assert "asks £700,000   needs £100,000 more" in second
        assert "asks £300,000   its money is free" in fourth
        await desk.press("r")
        assert "P-2 needs £700,000, and £600,000 is free in its brief" in words(desk)
        await desk.press("home", "d", *"They merged", "escape", "r")
        assert desk.footer == "Promote P-2 for £700,000? £1,000,000 is free in its brief. y yes · esc no"
        await desk.press("escape", "a")
        assert "P-2" not in {one["reference"] for one in settled.json(*AWARD)["awards"]}
        await desk.press("r", "y")
        assert desk.footer == "P-2 is promoted from the reserve: fund, £700,000. u takes it back."
        assert "£700,000 of £1,000,000 is committed, £300,000 is free" in words(desk)
        await desk.press("u")
        assert desk.footer == "Taken back: P-2, promoted."
    assert outcome(settled, "P-2") == ("reserve", 0)
    assert money_of(settled, "HOMES") == (0, 1_000_000, ["P-2", "P-4"])


async def test_whose_turn_it_is_not_needs_a_reason(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        await desk.press("end", "r")
        assert "Award: £300,000" in desk.text
        await desk.press("escape")
        assert "P-2 stands before P-4 in the reserve" in words(desk)
        await desk.press("r", *"P-2 does not fit", "escape")
        assert desk.footer == "P-4 is promoted from the reserve: fund, £300,000. u takes it back."
    assert outcome(settled, "P-4") == ("fund", 300_000)


async def test_part_of_an_ask_is_promoted_with_conditions(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        part = ("R", *"The first phase", "up", "end", *"Name a lead", "up", "end", *["backspace"] * 8, *"£500k")
        await desk.press("down", *part, "escape")
        assert desk.footer == "P-2 is promoted from the reserve: fund in part, £500,000. u takes it back."
        assert "○ 1 open: Name a lead" in desk.text
    assert outcome(settled, "P-2") == ("fund in part", 500_000)


async def test_what_was_declined_does_not_come_back_once_its_money_has_gone_on(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        await desk.press("d", *"They merged", "escape")
        settled.done(*AWARD, "--promote", "P-2")
        await desk.press("u")
        assert "The money of P-1 has gone on: £300,000 is free in its brief" in words(desk)
    refused = settled.run(*AWARD, "P-1", "--waiting", "--reason", "They did not merge")
    assert (refused.code, "has gone on" in refused.err) == (2, True)
    assert award_of(settled, "P-1")["state"] == "declined"


async def test_the_embargo_stands_in_the_header_until_it_is_lifted(settled: Office) -> None:
    async with sitting(OFFICE, "awards") as desk:
        assert "no day of announcement" in desk.lines[0]
        await desk.press("E")
        assert "No day of announcement is on record" in desk.footer
        await desk.press("e", *"tomorrow", "escape")
        assert "'tomorrow' is no date" in desk.footer
        # It is 29 May 2017 here.
        await desk.press("e", *["backspace"] * 8, *"2017-07-01", "escape")
        assert "EMBARGOED until 1 July 2017" in desk.lines[0]
        await desk.press("e", *["backspace"] * 10, *"2017-05-29", "escape")
        assert "announced on 29 May 2017" in desk.lines[0]
        await desk.press("u")
        assert settled.json(*AWARD)["announced"] == "2017-07-01"
        await desk.press("E", *"The paper had it", "escape")
        assert "no day of announcement" in desk.lines[0]
    assert settled.json(*AWARD)["announced"] is None
    refused = settled.run(*AWARD, "--lift", "--reason", "Again")
    assert (refused.code, "No day of announcement is on record" in refused.err) == (2, True)


async def test_the_boards_table_leads_there_and_back(settled: Office) -> None:
    async with sitting(OFFICE, "board") as desk:
        await desk.press("A")
        assert "Board's table" in desk.lines[0], "only the decision has awards"
        await desk.press("l", "l", "A")
        assert "Awards" in desk.lines[0]
        await desk.press("end", "r", *"P-2 does not fit", "escape", "escape")
        assert "Board's table" in desk.lines[0]
        # £400k for P-1 and now £300k for P-4.
        assert "£700,000 of £1,000,000, £300,000 left" in words(desk)
    assert outcome(settled, "P-4") == ("fund", 300_000)


async def test_before_any_decision_it_says_what_to_do_first(demo: Path) -> None:
    async with sitting(OFFICE, "awards", (80, 24)) as desk:
        assert "No decision is on record yet, so there is no award." in words(desk)
        assert "panel-tui decide office.panel --level decision" in desk.text
        await desk.press(*"adpcrwReEu", "down", "escape", "escape")
        assert faults(desk) == []


async def test_the_chairs_own_file_only_shows_them(settled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    settled.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    settled.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    monkeypatch.setenv("PANEL_TUI_KEYS", str(settled.folder / "keys" / "dee"))
    async with sitting(Path("dee.panel"), "awards") as desk:
        assert "£400,000 waiting" in words(desk)
        for key in "adpwcrReE":
            await desk.press(key)
            assert desk.footer.startswith("Only the office records what became of awards"), key


async def test_help_and_palette_know_what_can_be_done(settled: Office) -> None:
    async with sitting(OFFICE, "awards", (120, 200)) as desk:
        await desk.press("f1")
        text = words(desk)
        for one in ("The applicant declines this award", "Lift the embargo", "Promote from the reserve"):
            assert one in text


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_looks_as_it_did(settled: Office, size: tuple[int, int]) -> None:
    async with sitting(OFFICE, "awards", size) as desk:
        await desk.press("c", "enter", *"Named on 3 July", "escape", "e", *"2017-07-01", "escape", "down")
        desk.is_as_kept("awards")
        assert faults(desk) == []
        await desk.press("up", "p")
        desk.is_as_kept("awards-part")
        assert faults(desk) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_sums_stand_under_each_other_and_headings_have_the_room_there_is(
    settled: Office, size: tuple[int, int]
) -> None:
    async with sitting(OFFICE, "awards", size) as desk:
        first, second, fourth = (
            next(one for one in desk.lines if f" {name} " in one) for name in ("P-1", "P-2", "P-4")
        )
        decided = first.index("£400,000") + len("£400,000")
        assert second.index("£700,000") + len("£700,000") == decided
        assert fourth.index("£300,000") + len("£300,000") == decided
        assert "TIES Lifelong ties: £0 of £1,000,000 is committed, £1,000,000 is free" in desk.text
        assert "Northbridge Cou" in first


async def test_a_long_reason_gives_way_to_what_became_of_the_award(settled: Office) -> None:
    reason = "It was looked into at length by those who know the place and its people. " * 4
    settled.write("again.csv", f"proposal,outcome,award,conditions,reason\nP-1,fund in part,£300k,,{reason}\n")
    settled.done("decide", "office.panel", "--level", "decision", "--from", "again.csv")
    async with sitting(OFFICE, "awards", (80, 24)) as desk:
        assert "Decided by Ministers: fund in part, £300,000. It was looked into" in words(desk)
        assert desk.lines[-3].endswith(" …")
        assert desk.lines[-2].strip() == "Waiting."
