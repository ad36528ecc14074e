"""Beside scoring at the member's desk: declining, asking, speaking notes, history, the queue's order, and leaving."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from panel_tui.cli.main import main
from panel_tui.tui.screens.desk_pages import Leaving
from tests.tui.at_the_desk import MINE, begun
from tests.tui.sitting import sitting


def status(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    """What the member's file says of each proposal, by command."""
    capsys.readouterr()
    assert main(["assess", str(MINE), "--list", "--json"]) == 0
    return {one["reference"]: one for one in json.loads(capsys.readouterr().out)["assessments"]}


async def test_a_proposal_is_declined_with_a_reason_and_taken_up_again(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("escape", "down", "down", "D")
        assert "Why do you decline TFO-036?" in desk.text
        await desk.press("escape")
        assert desk.footer == "Nothing was said: it needs a reason."
        await desk.press("D")
        await desk.type("Fostering is not my field")
        await desk.press("escape")
        assert "TFO-036 is declined; the office learns it from your next return" in desk.footer
        assert "3 of 6 submitted" in desk.text
        seen = set()
        for _ in range(12):
            await desk.press("n")
            seen.add(screen.reference)
        assert "TFO-036" not in seen
        await desk.press("escape")
        assert "declined" in desk.text
    assert status(capsys)["TFO-036"]["declined"] == "Fostering is not my field"
    async with sitting(MINE) as desk:
        await desk.press("escape", "down", "down", "s")
        assert "You have declined it" in desk.text
        await desk.press("escape", "escape", "D")
        assert "TFO-036 is yours to judge again" in desk.footer
    assert status(capsys)["TFO-036"]["declined"] is None


async def test_what_is_submitted_must_be_withdrawn_before_it_is_declined(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("escape", "home", "D")
        assert "You have submitted TFO-004: W withdraws it, then D declines it." in desk.footer


async def test_a_question_survives_a_crash_half_written_and_then_goes_to_the_office(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("?")
        assert "Nothing has been asked about this proposal yet." in desk.text
        await desk.press("a")
        await desk.type("Who employs ")
    # Nobody closed the drawer: the program was gone.
    async with sitting(MINE) as desk:
        await desk.press("enter", "?", "a")
        await desk.type("the team?")
        await desk.press("escape")
        assert "Asked about TFO-019. It goes to the office with your next return." in desk.footer
        await desk.press("?")
        assert "You asked · Monday 09:" in desk.text
        assert "Who employs the team?" in desk.text
        assert "no answer yet" in desk.text
        await desk.press("a", "escape")
        assert desk.footer == "Nothing was asked."
    questions = status(capsys)["TFO-019"]["questions"]
    assert isinstance(questions, list)
    assert [one["text"] for one in questions] == ["Who employs the team?"]


async def test_an_introducer_has_speaking_notes_and_nobody_else(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("i")
        assert "speaking notes" in desk.text
        await desk.type("Three things stand out.")
        await desk.press("escape", "o")
        await desk.press("ctrl+t", "ctrl+t", "ctrl+t")
        assert "Three things stand out." in desk.text
    async with sitting(Path("members/gwen.panel")) as desk:  # an assessor of all of hers
        await begun(desk)
        await desk.press("i")
        assert "0-5 score" in desk.footer
        await desk.press("o", "ctrl+t", "ctrl+t", "ctrl+t")
        assert "to the panel" in desk.text
        assert "speaking notes" not in desk.text


async def test_a_change_taken_back_is_made_again_and_its_history_is_told(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("4", "2", "u")
        assert "Undone: TFO-019, Deliverability and leadership: 4." in desk.footer
        await desk.press("U")
        assert "Done again: TFO-019, Deliverability and leadership: 2." in desk.footer
        assert screen.answers()["A-DELV"].score == 2
        await desk.press("U")
        assert desk.footer == "There is nothing to do again."
        await desk.press("u", "u", "H")
        assert "score · 22 May 2017 09:01" in desk.text
        assert "nothing → 3" in desk.text
        assert "→ 2" not in desk.text
        await desk.press("escape", "u", "u", "U")
        await desk.press("right", "H")
        assert "Nothing has been given here yet." in desk.text


async def test_history_tells_what_is_on_record_from_what_is_drafted(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        screen.open("TFO-004")
        await desk.press("5", "H")
        assert "(on record)" in desk.text
        assert "→ 5" in desk.text


async def test_the_queue_is_filtered_and_ordered(demo: Path) -> None:
    async with sitting(MINE) as desk:
        screen = await begun(desk)
        await desk.press("escape", "f")
        assert [item.reference for item in screen.listed()] == ["TFO-019", "TFO-036", "TFO-042", "TFO-050"]
        assert "My proposals · to do" in desk.text
        await desk.press("f")
        assert [item.reference for item in screen.listed()] == ["TFO-004", "TFO-007", "TFO-011"]
        await desk.press("f")
        assert [item.reference for item in screen.listed()] == ["TFO-028"]
        await desk.press("f", "o", "o", "o")
        asks = [item.ask for item in screen.listed()]
        assert asks == sorted(asks, reverse=True)
        assert "largest ask first" in desk.text
        await desk.press("o")
        assert "3 of 7 submitted · due 22 May" in desk.text


async def test_what_the_office_has_received_is_told(demo: Path) -> None:
    assert main(["receipt", "office.panel", "--member", "priya", "-o", "packs"]) == 0
    receipt = next(Path("packs").glob("*.receipt"))
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("escape")
        assert " received" not in desk.text
    assert main(["open", str(receipt), "-o", str(MINE)]) == 0
    async with sitting(MINE) as desk:
        await desk.press("escape")
        assert desk.text.count(" received") == 3


async def test_words_are_counted_and_too_many_are_told_and_not_submitted(demo: Path) -> None:
    async with sitting(MINE, size=(200, 50)) as desk:
        screen = await begun(desk)
        await desk.press("c")
        await desk.type("two words")
        assert "2 of 250 words" in desk.text
        screen.drawer.editor.insert(" more" * 250)
        screen.drawer.flush()
        await desk.pilot.pause()
        assert "252 of 250 words: 2 too many" in desk.text
        await desk.press("ctrl+t", "ctrl+t")
        await desk.type("mine")
        assert "1 word" in desk.text
        await desk.press("escape", "s")
        assert "has 252 words" in desk.text


async def test_a_running_total_waits_for_the_last_score(demo: Path) -> None:
    async with sitting(MINE, size=(200, 50)) as desk:
        await begun(desk)
        assert "Total of your scores" not in desk.text
        await desk.press("right", "4", "right", "3", "right", "2")
        # 15×4 + 20×3 + 20×3 + 15×3 + 15×4 + 10×3 + 5×2, over the top of 5
        assert "Total of your scores" in desk.text
        assert "65 of 100" in desk.text
        await desk.press("delete")
        assert "Total of your scores" not in desk.text


async def test_a_second_copy_is_noticed_and_what_it_did_is_shown(demo: Path) -> None:
    async with sitting(MINE) as one:
        mine = await begun(one)
        mine.desk.company.arrive()
        async with sitting(MINE) as other:
            await other.press("escape", "enter", "5")
            screen = other.app.screen_stack[0]
            assert screen.is_mounted
            mine.look_around()
            await one.pilot.pause()
            assert mine.answers()["A-DELV"].score == 5
            await other.press("ctrl+q")
        await one.press("2")
        assert mine.answers()["A-DELV"].score == 2


async def test_two_copies_say_so_until_one_of_them_leaves(demo: Path) -> None:
    async with sitting(MINE) as one:
        mine = await begun(one)
        mine.desk.company.arrive()
        async with sitting(MINE) as other:
            await other.press("escape")
            screen = other.app.screen_stack[0]
            screen.desk.company.arrive()  # type: ignore[attr-defined]
            mine.look_around()
            await one.pilot.pause()
            assert "open twice" in one.text
            await other.press("ctrl+q")
        mine.look_around()
        await one.pilot.pause()
        assert "open twice" not in one.text


async def test_leaving_with_something_unsent_says_so_and_offers_the_return(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("d", "s")
        await desk.type("A cousin")
        await desk.press("escape", "ctrl+q")
        assert isinstance(desk.screen, Leaving)
        assert "Interests declared since: TFO-019." in desk.text
        assert desk.footer == "r write the return   ^q leave without it   esc stay   F1 help"
        await desk.press("escape")
        assert "0-5 score" in desk.footer
        await desk.press("ctrl+q", "r")
        assert "Your return" in desk.text
        await desk.press("escape", "ctrl+q")
        assert desk.app.return_value is not None
        assert "Not everything is sent" not in desk.app.return_value


async def test_one_can_leave_without_sending(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await begun(desk)
        await desk.press("d", "n", "ctrl+q", "ctrl+q")
        assert desk.app.return_value is not None
        assert "all saved. Not everything is sent yet. To go on:" in desk.app.return_value


async def test_the_tour_has_five_cards_and_comes_once(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await desk.press("y")
        seen = []
        for _ in range(5):
            seen.append(next(line for line in desk.lines if " of 5)" in line))
            await desk.press("enter")
        assert len(set(seen)) == 5
        assert "enter read" in desk.footer
    async with sitting(MINE) as desk:
        assert "of 5)" not in desk.text


async def test_the_tour_goes_back_and_can_be_skipped(demo: Path) -> None:
    async with sitting(MINE) as desk:
        await desk.press("y", "enter", "enter", "left")
        assert "Read (2 of 5)" in desk.text
        await desk.press("escape")
        assert "enter read" in desk.footer
    async with sitting(MINE) as desk:
        assert "of 5)" not in desk.text
