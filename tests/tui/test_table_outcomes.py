"""What a meeting settles beside scores, by key: votes, the panel's advice, late interests, what is called out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture
from tests.tui.at_the_table import CHAIR, OFFICE, agreed, office_of, opened, shown, table_of, words
from tests.tui.sitting import sitting
from tests.tui.test_table_agenda import TABLES

EVERYBODY = tuple(word for one in ("dee", "dora", "priya", "sam") for word in ("--in", one))


@pytest.fixture
def held(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> Meeting:  # noqa: F811 - the fixture itself
    """The meeting, at the office's machine."""
    monkeypatch.setenv("PANEL_TUI_KEYS", str(meeting.folder / "keys" / "office"))
    return meeting


async def test_a_vote_is_taken_with_its_casting_vote_and_taken_back(held: Meeting) -> None:
    held.at("10:00").room(*EVERYBODY)
    held.at("10:05").room("--item", "P-1")
    async with sitting(held.folder / OFFICE, "table") as desk:
        await opened(desk, "P-1")
        await desk.press("V", *"Fund it in full", "escape")
        assert "P-1: Fund it in full" in desk.text
        assert "○ Rufus Kell" not in desk.text, "he is not in the room"
        await desk.press("f", "f", "a", "a")
        assert "2 for, 2 against. The votes are even: c gives the casting vote." in words(desk)
        await desk.press("enter")
        assert "Give the casting vote of Dee Adeyemi, who presides, too" in words(desk)
        await desk.press("c", "enter")
        assert desk.footer == "2 for, 2 against, casting vote for: carried. u takes it back."
        assert "Vote on “Fund it in full”: 2 for, 2 against, casting vote for: carried." in words(desk)
        await desk.press("V", *"Fund half", "escape", "A", "backspace", "enter")
        assert desk.footer == "3 for, 0 against: carried. u takes it back."
        await desk.press("u")
        assert desk.footer == "Taken back: P-1, a vote."
    (one,) = held.json("vote", OFFICE.name)
    assert (one["motion"], one["ayes"], one["noes"]) == ("Fund it in full", ["dee", "dora"], ["priya", "sam"])
    assert (one["casting"], one["presided"], one["carried"]) == ("aye", "dee", True)


async def test_a_motion_is_kept_until_its_vote_is_recorded(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "table") as desk:
        await opened(desk, "P-1")
        await desk.press("V", *"Fund it", "escape", "escape", "V")
        assert "Fund it" in desk.text
        await desk.press("escape", "f", "enter", "V")
        assert "Fund it▏" not in desk.text
        await desk.press("escape")
        assert desk.footer == "There is no vote without a motion."
        await desk.press("n", "V", *"Now", "escape")
        assert "P-2: Now" in desk.text
        assert "○ Dee Adeyemi" not in desk.text, "she has a hard interest in it"


async def test_the_panels_advice_is_noted_on_the_spot(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "table") as desk:
        await opened(desk, "P-1")
        await desk.press("x")
        assert desk.footer == "Advice on P-1 waits until it is agreed: 0 of 2 criteria are agreed."
        await desk.press("4", *"Seen", "escape", "down", "4", *"Seen", "escape", "x")
        assert "What does the panel advise on P-1?" in desk.text
        await desk.press("down", "enter")
        assert "Outcome: fund with conditions" in desk.text
        assert "Award: £400,000" in desk.text
        await desk.press("escape")
        assert "the conditions are missing" in words(desk)
        await desk.press("x", "up", "end", *"A plan by June", "escape")
        assert desk.footer == "The panel's advice on P-1: fund with conditions, £400,000. u takes it back."
        assert "Condition 1: A plan by June" in desk.text
        await desk.press("x", "enter")
        assert "Condition: A plan by June" in desk.text, "what was advised before is there to be changed"
        await desk.press("escape", "x", "down", "enter", "up", "end", *"250k", "escape")
        assert "differs from the line" in words(desk)
        await desk.press("p", "x", "escape")
        assert "p leaves projector mode and says what" in words(desk)
        assert "line" not in words(desk)
        await desk.press("x", *"The first phase only", "escape")
        assert desk.footer == "The panel's advice on P-1: fund in part, £250,000. u takes it back."
        await desk.press("u", "p")
    one = next(one for one in held.json("recommend", OFFICE.name)["proposals"] if one["reference"] == "P-1")
    assert (one["outcome"], one["award"], one["conditions"]) == (
        "fund with conditions",
        40_000_000,
        ["A plan by June"],
    )


async def test_the_official_total_is_shown_once_all_is_agreed(held: Meeting) -> None:
    async with sitting(held.folder / OFFICE, "table", (120, 40)) as desk:
        await opened(desk, "P-1")
        await desk.press("m", *"Seen", "escape")
        assert "60" not in "".join(line for line in desk.lines if "members' totals" in line)
        await desk.press("down", "4", *"Seen", "escape")
        # Need 3 of 5 at a weight of 60, idea 4 of 5 at 40: 36 + 32.
        assert "68" in "".join(line for line in desk.lines if "members' totals" in line)


async def test_advice_that_follows_the_line_is_not_projected(held: Meeting) -> None:
    for one in ("NEED", "IDEA"):
        held.done("moderate", OFFICE.name, "--agree", f"P-1/{one}=4", "--reason", "Seen")
    held.done("recommend", OFFICE.name, "--set", "P-1=fund")
    async with sitting(held.folder / OFFICE, "table") as desk:
        await opened(desk, "P-1")
        assert "The panel's advice: fund, £400,000." in desk.text
        await desk.press("p")
        assert "advice" not in desk.text


async def test_a_late_interest_is_ruled_on(held: Meeting) -> None:
    late = "member,proposal,interest,reason\nsam,P-1,hard,a cousin\n"
    held.done("moderate", OFFICE.name, "--agree", "P-1/NEED=3")
    held.write("late.csv", late)
    held.done("add", "late.csv", *held.to())
    async with sitting(held.folder / OFFICE, "table") as desk:
        await opened(desk, "P-1")
        await desk.press("L")
        # Priya gives 4 of 5 on both, Sam 2: medians 3 of 5 are 60 of 100 together, hers alone 80.
        assert "By members' medians 60.0 with these scores, 80.0 without" in words(desk)
        await desk.press("enter", "escape")
        assert desk.footer == "Nothing was ruled: it needs a reason."
        await desk.press("L", "enter", *"He said little", "escape")
        assert desk.footer == "Ruled on P-1: what the panel agreed stands. u takes it back."
        await desk.press("p", "L")
        assert "Ruled: what the panel agreed stands. He said little" in words(desk)
        assert "Sam Osei" not in words(desk)
        await desk.press("escape", "n", "L")
        assert "Nobody who had scored P-2 has declared a hard interest since." in words(desk)
    found = held.json("moderate", OFFICE.name)["late_interests"]
    rulings = {(one["reference"], one["member"]): one["ruling"] for one in found}
    assert rulings == {("P-1", "sam"): "what the panel agreed stands", ("P-3", "sam"): None}


async def test_an_interest_is_declared_in_the_meeting(held: Meeting) -> None:
    held.at("10:00").room(*EVERYBODY)
    held.at("10:05").room("--item", "P-1")
    async with sitting(held.folder / OFFICE, "table", (120, 40)) as desk:
        await opened(desk, "P-1")
        await desk.press("m", *"Seen", "escape", "right", "D", "escape")
        assert desk.footer == "Nothing was declared: say what the interest is."
        assert "median is 3" not in words(desk)
        await desk.press("D", *"A cousin", "escape")
        wanted = "Recused: Sam Osei, leaves the room, in no figure from now on. L rules on what was agreed."
        assert desk.footer == wanted
        assert "Out of the room: Sam Osei." in desk.text
        # Priya's 4 alone is left of 4 and 2.
        assert "the median is 4" in words(desk)
        await desk.press("end", "D")
        assert desk.footer == "Sam Osei has declared a hard interest already."
        await desk.press("d", "R")
        assert "outside" not in desk.text
    found = held.json("moderate", OFFICE.name)["late_interests"]
    assert [(one["member"], one["total_with"], one["total_without"]) for one in found if one["reference"] == "P-1"] == [
        ("sam", 60.0, 80.0)
    ]
    (sam,) = (one for one in held.json("room", OFFICE.name)["people"] if one["member"] == "sam")
    assert [stay["left_for"] for stay in sam["stays"]] == ["P-1", None]


async def test_the_chairs_own_file_records_no_interest_of_others(demo: Path) -> None:
    async with sitting(CHAIR) as desk:
        await opened(desk)
        await desk.press("D", *"Hers", "escape")
        assert desk.footer.startswith("Only the office records an interest for somebody else.")


async def test_a_proposal_is_called_out_of_the_consent_block(demo: Path) -> None:
    office = office_of(demo / "calm", TABLES)
    async with sitting(office, "table") as desk:
        await desk.press("C")
        assert desk.footer.startswith("No agenda is set yet")
        await desk.press("O", "enter")
        assert shown(desk) == []
        reference = table_of(desk).reference
        await desk.press("C")
        assert f"Who calls {reference} out?" in desk.text
        assert "Jo Smithson" in desk.text
        await desk.press("enter", *"The costs", "escape")
        assert desk.footer == f"{reference} is called out: it is the last item now. u takes it back."
        await desk.press("escape")
        assert shown(desk) == [reference]
        await desk.press("C")
        assert desk.footer == f"{reference} is not in the consent block. There is nothing to call out."
        await desk.press("u", "escape")
        assert shown(desk) == []
    assert agreed(office) == {}
