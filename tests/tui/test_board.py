"""The board's table: advice and decisions by key, and the money as it adds up."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from panel_tui.tui.screens.board import BoardScreen
from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture
from tests.tui.at_the_table import CHAIR, OFFICE, words
from tests.tui.layout import faults
from tests.tui.sitting import SIZES, Sitting, sitting


@pytest.fixture
def held(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> Meeting:  # noqa: F811 - the fixture itself
    """P-1 (£400k) and P-2 (£700k) are agreed at 4 and 3 of 5; the brief has £1m. P-3 has no agreed score."""
    monkeypatch.setenv("PANEL_TUI_KEYS", str(meeting.folder / "keys" / "office"))
    for name, score in (("P-1", 4), ("P-2", 3), ("P-3", 5)):
        for one in ("NEED", "IDEA"):
            meeting.done("moderate", OFFICE.name, "--agree", f"{name}/{one}={score}", "--reason", "Seen")
    return meeting


def line_of(reference: str, lines: list[str]) -> str:
    """The line of a proposal."""
    return next(line for line in lines if f" {reference} " in line and "£" in line)


async def at_rest(desk: Sitting) -> None:
    """Wait until nothing is reckoned any more."""
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, BoardScreen)
    await desk.is_done(screen.jobs)


async def test_the_money_follows_what_is_said(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        # Of the £1m of the first brief P-1 takes £400,000: P-2 asks for £700,000, and is below the line.
        assert "£400,000 of £1,000,000, £600,000 left" in words(desk)
        assert "£600,000 of £2,000,000, £1,400,000 left" in words(desk), "P-3 is funded in the other brief"
        await desk.press("i")
        assert desk.footer == "P-1: fund, £400,000. u takes it back."
        await desk.press("down", "a", *"The first phase", "up", "end", *"500k", "escape")
        assert desk.footer == "P-2: fund in part, £500,000. u takes it back."
        assert "£900,000 of £1,000,000, £100,000 left" in words(desk)
        assert "≠ reserve 1 before: The first phase" in words(desk)
        assert line_of("P-2", desk.lines).count("£900,000") == 1, "the money down to there"
        await desk.press("enter", "down", "end", *["backspace"] * 4, *"00k", "escape")
        await desk.press("u")
        assert "Taken back: P-2" in desk.footer
    found = held.json("recommend", OFFICE.name)
    assert {one["reference"]: (one["outcome"], one["award"]) for one in found["proposals"]} == {
        "P-1": ("fund", 40_000_000),
        "P-2": ("fund in part", 50_000_000),
        "P-3": (None, None),
    }


async def test_what_overdraws_is_told(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        assert "broken" not in desk.text
        await desk.press("down", "i", *"It is the best", "escape")
        assert "£1,100,000 of £1,000,000, £100,000 over" in words(desk)
        assert "1 rule broken: m" in desk.text
        await desk.press("m")
        assert "£1,100,000; at most £1,000,000" in words(desk)


async def test_a_fault_is_told_and_the_text_is_there_again(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await desk.press("down", "a", *"Too dear", "up", "end", *"800k", "escape")
        assert "the award of £800,000 is not between £0 and the ask of £700,000" in words(desk)
        await desk.press("a")
        assert "Award: £800k" in desk.text
        assert "Reason: Too dear" in desk.text
        await desk.press("escape")
    assert {one["outcome"] for one in held.json("recommend", OFFICE.name)["proposals"]} == {None}


async def test_each_level_stands_beside_the_one_before(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await desk.press("F")
        assert desk.footer == "Follow the step before on 3 proposals? y yes · esc no"
        await desk.press("escape", "F", "y")
        assert desk.footer == "Recorded on 3 proposals as the step before says. u takes it back."
        await desk.press("F")
        assert desk.footer == "On every proposal something is on record already."
        await desk.press("l")
        assert desk.footer == "This is the board's advice now."
        await desk.press("o", *"Too like P-2", "escape")
        assert "≠ fund, £400,000 before: Too like P-2" in words(desk)
    assert next(one for one in held.json("recommend", OFFICE.name)["proposals"])["outcome"] == "fund"
    board = held.json("decide", OFFICE.name, "--level", "board")["proposals"]
    assert {one["reference"]: one["outcome"] for one in board} == {"P-1": "decline", "P-2": None, "P-3": None}


async def test_part_of_an_ask_is_followed_at_a_key(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await desk.press("down", "a", *"The first phase", "up", "end", *"500k", "escape")
        await desk.press("l", "a")
        assert desk.footer == "P-2: fund in part, £500,000. u takes it back."
    board = held.json("decide", OFFICE.name, "--level", "board")["proposals"]
    assert {one["reference"]: one["award"] for one in board if one["outcome"]} == {"P-2": 50_000_000}


async def test_whether_it_meets_the_criteria_and_fits_is_told_and_found_otherwise(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        # P-1 has 4 and 4 of 5; it takes £400k of the £1m, so that the £700k of P-2 do not fit.
        assert "Money: fits. Criteria: fully: every criterion in the upper half of its scale." in words(desk)
        await desk.press("down")
        assert "Money: does not fit. Criteria: fully" in words(desk)
        await desk.press("t", "escape")
        assert "This needs a reason" in desk.footer
        await desk.press("t", *"Half of it", "up", "end", *["backspace"] * 5, *"half", "escape")
        assert "'half' does not say how far" in desk.footer
        await desk.press("t", "up", "end", *["backspace"] * 4, *"partly", "escape")
        assert desk.footer == "P-2 meets the criteria: partly; by its scores: fully. u takes it back."
        assert "Criteria: partly, as the chair finds (fully by its scores): Half of it." in words(desk)
        found = {one["reference"]: one for one in held.json("recommend", OFFICE.name)["proposals"]}
        assert (found["P-2"]["meets"], found["P-2"]["meets_why"]) == ("partly", "Half of it")
        await desk.press("u")
        assert desk.footer == "Taken back: P-2, how far it meets the criteria."
        await desk.press("l", "t")
        assert "t criteria" not in desk.footer, "nobody but the panel finds that"
        assert "Reason:" not in desk.text
    found = {one["reference"]: one["meets"] for one in held.json("recommend", OFFICE.name)["proposals"]}
    assert found == {"P-1": "fully", "P-2": "fully", "P-3": "fully"}


async def test_the_chairs_own_file_records_the_panels_advice_alone(demo: Path) -> None:
    async with sitting(CHAIR, "board", (120, 40)) as desk:
        await desk.press("i")
        assert "u takes it back." in desk.footer
        await desk.press("l", "i")
        assert desk.footer.startswith("Only the office records the board's advice.")


async def test_how_the_awards_are_shared_out(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await desk.press("m")
        text = words(desk)
        assert "The rules, and how the awards are shared out" in text
        await desk.press("end")
        text += words(desk)
        assert "By region" in text
        assert "By kind of lead" in text


async def test_the_portfolio_shows_where_it_would_have_another_award(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        # P-1 and P-2 ask for £1.1m of the brief's £1m, and neither says that a part would do: 80 points for £400,000
        # are more than 60 for £700,000, and both do not fit. The portfolio is what the line has.
        await desk.press("s")
        await at_rest(desk)
        assert desk.footer == "The best portfolio: 2 awards, £600,000, proven best."
        await desk.press("down", "w")
        await at_rest(desk)
        text = words(desk)
        assert "P-2 and the portfolio" in text
        assert "Were it funded, 20.0 points of merit would be lost." in text
        assert "No longer funded: P-1" in text
        # P-2 is in at £600,000, when both fit £1m: a seventh of its ask, which is no small change.
        told = json.loads(held.done("portfolio", OFFICE.name, "--firm", "P-2", "--json"))
        assert (told["ask_change"], told["verdict"]) == (-100_000_00, "safe")
        assert "Safe: nothing small turns it." in text
        assert "at £600,000, £100,000 less, it would be funded." in text
        await desk.press("escape", "up", "o", *"Too like P-2", "escape")
        assert "⇒ portfolio: fund, £400,000" in words(desk)
        await desk.press("end", "o", *"No", "escape", "s", "escape")
        await at_rest(desk)
        await desk.press("s")
        await at_rest(desk)
        assert "2 awards would be another: see ⇒." in words(desk)


async def test_how_stable_the_portfolio_is_names_nobody(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        await desk.press("S")
        await at_rest(desk)
        text = words(desk)
        printed = " ".join(held.done("portfolio", OFFICE.name, "--stability").split())
        assert "How stable the portfolio is" in text
        for heading in ("With another weight", "Without a member", "Over the plausible orders"):
            assert heading in text
            assert heading in printed
        assert "Members have no names here" in text
        assert not {"Priya", "Sam", "Tom"} & set(text.split())
        await desk.press("escape", "down", "w")
        await at_rest(desk)
        assert "is known once S has been asked for" not in words(desk)


async def test_why_each_is_in_or_out_is_found_while_nothing_else_is_done(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        screen = desk.screen
        assert isinstance(screen, BoardScreen)
        await desk.press("s")
        async with asyncio.timeout(60):
            while screen.jobs.at_work is None or not screen.jobs.at_work.is_quiet:
                await desk.pilot.pause()
        assert "esc stops it" not in words(desk), "nobody asked for it"
        await desk.press("w")  # what is asked for comes first
        async with asyncio.timeout(60):
            while "Each of these alone" not in words(desk):
                await desk.pilot.pause()
        await desk.press("escape")
        await at_rest(desk)
        looking = screen.looking
        assert looking is not None
        assert looking.chosen is not None
        assert set(looking.whys) == {one.reference for one in looking.chosen.problem.options}
        assert not looking.has_more


async def test_closing_a_page_stops_nothing_else(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        await desk.press("w", "s")  # the process that looks is only being started: both wait
        async with asyncio.timeout(60):
            while "and the portfolio" not in words(desk):
                await desk.pilot.pause()
        await desk.press("escape")
        await at_rest(desk)
        assert "The best portfolio: " in words(desk)


async def test_the_table_can_be_used_while_the_portfolio_is_looked_for(demo: Path) -> None:
    async with sitting(OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        before = desk.screen
        await desk.press("s", "down", "i")
        assert desk.footer == "TFO-007: fund, £980,000. u takes it back."
        await at_rest(desk)
        assert desk.screen is before
        assert "The best portfolio: " in words(desk)
        await desk.press("u")
        assert "⇒ portfolio" in words(desk), "it holds still: only advice was said"


async def test_rules_that_cannot_hold_together_are_named(held: Meeting) -> None:
    for one in ("P-1", "P-2"):
        held.done("recommend", OFFICE.name, "--force", f"{one}=in", "--reason", "The minister wants it")
    async with sitting(held.folder / OFFICE, "board", (120, 40)) as desk:
        await at_rest(desk)
        await desk.press("s")
        await at_rest(desk)
        text = words(desk)
        assert "The portfolio: this cannot be done" in text
        assert "The envelope of Homes" in text
        assert text.count("The minister wants it") == 2


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_table_looks_as_it_did(demo: Path, size: tuple[int, int]) -> None:
    async with sitting(OFFICE, "board", size) as desk:
        await at_rest(desk)
        await desk.press("i", "down", "down", "o", *"Too little evidence", "escape")
        desk.is_as_kept("board-table")
        assert faults(desk) == []
        await desk.press("a")
        desk.is_as_kept("board-writing")
        await desk.press("escape", "escape", "m")
        desk.is_as_kept("board-money")
        await desk.press("escape", "s")
        await at_rest(desk)
        desk.is_as_kept("board-portfolio")
