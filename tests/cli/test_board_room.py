"""The board's sitting by commands: its people, who is there, their interests, and that they judge nothing."""

from __future__ import annotations

import pytest

from tests.cli.test_meeting import Meeting, meeting  # noqa: F401 - a fixture

BOARD = """\
id,name,role
maria,Maria Bell,board chair
omar,Omar Reid,board
tess,Tess Lowe,Board member
"""


@pytest.fixture
def boarded(meeting: Meeting) -> Meeting:  # noqa: F811 - the fixture itself
    """All three proposals are agreed and advised by the panel; the board has three."""
    for name, score in (("P-1", 4), ("P-2", 3), ("P-3", 5)):
        for one in ("NEED", "IDEA"):
            meeting.done("moderate", "office.panel", "--agree", f"{name}/{one}={score}", "--reason", "Seen")
    meeting.done("recommend", "office.panel", "--follow-line")
    meeting.write("board.csv", BOARD)
    meeting.done("add", "board.csv", *meeting.to())
    return meeting


def at_board(boarded: Meeting, *words: str) -> str:
    """What `room` tells of the board's sitting."""
    return boarded.room("--level", "board", *words)


def test_who_is_of_the_board_counts_in_nothing_of_the_panels(boarded: Meeting) -> None:
    ids = {one["member"] for one in boarded.json("status", "office.panel")["members"]}
    assert ids == {"office", "dee", "priya", "sam", "rufus", "dora", "ada"}
    for words, wrong in (
        (("pack", "office.panel", "--member", "maria", "-o", "packs"), "Maria Bell, board chair, cannot be named here"),
        (("room", "office.panel", "--in", "omar"), "Omar Reid, board, cannot be named here"),
        (("vote", "office.panel", "P-1", "--motion", "Fund it", "--aye", "maria"), "cannot be named here"),
        (("room", "office.panel", "--level", "board", "--in", "priya"), "Priya Nair, member, cannot be named here"),
    ):
        refused = boarded.run(*words)
        assert (refused.code, wrong in refused.err) == (2, True), refused.err
    boarded.write("more.csv", "member,proposal,role\nomar,P-1,\n")
    refused = boarded.run("add", "more.csv", *boarded.to())
    assert (refused.code, '"omar" is not a member of this panel' in refused.err) == (2, True), refused.err


def test_the_boards_sitting_is_kept_apart_from_the_panels_meeting(boarded: Meeting) -> None:
    boarded.at("10:00").room("--in", "dee", "--in", "priya", "--in", "sam")
    told = at_board(boarded.at("14:00"), "--in", "maria", "--in", "Omar Reid", "--apologies", "tess", "--reason", "ill")
    assert "2 members of the board in the room." in told
    assert "Maria Bell, board chair: in the room" in told
    assert "Tess Lowe, board: sends apologies: ill" in told
    assert "Omar" not in boarded.room()
    found = boarded.json("room", "office.panel", "--level", "board")
    assert (found["level"], found["quorum"], found["presides"]) == ("board", None, "maria")
    assert [one["member"] for one in found["people"]] == ["maria", "omar", "tess"]
    assert [one["member"] for one in boarded.json("room", "office.panel")["people"]] == ["dee", "priya", "sam"]
    boarded.done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    minutes = (boarded.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8")
    assert all(name not in minutes for name in ("Maria Bell", "Omar Reid", "Tess Lowe"))


def test_who_has_an_interest_leaves_for_the_item_before_the_board_advises_on_it(boarded: Meeting) -> None:
    at_board(boarded.at("14:00"), "--in", "maria", "--in", "omar", "--in", "tess")
    at_board(boarded, "--declares", "maria=P-1", "--reason", "My employer")
    at_board(boarded, "--declares", "omar=P-3", "--interest", "soft", "--reason", "Met them once")
    refused = boarded.run("decide", "office.panel", "--level", "board", "--as-advised")
    wrong = "Maria Bell, board chair, has a hard interest in P-1 and is recorded as present."
    assert (refused.code, wrong in refused.err, "P-3" in refused.err) == (2, True, False)
    told = at_board(boarded.at("14:10"), "--item", "P-1")
    assert "Maria Bell, board chair: outside, for P-1" in told
    assert "P-1 is being discussed; the chair of the board does not preside." in told
    boarded.at("14:20").done("decide", "office.panel", "--level", "board", "--as-advised")
    told = at_board(boarded.at("14:30"), "--done")
    assert "Maria Bell, board chair: in the room" in told
    # What is on record already is no new advice.
    boarded.done("decide", "office.panel", "--level", "board", "--as-advised")
    found = boarded.json("decide", "office.panel", "--level", "board")["sitting"]
    assert found["interests"] == [
        {"member": "maria", "name": "Maria Bell", "reference": "P-1", "interest": "hard", "reason": "My employer",
         "left": True},
        {"member": "omar", "name": "Omar Reid", "reference": "P-3", "interest": "soft", "reason": "Met them once",
         "left": False},
    ]  # fmt: skip
    stays = next(one["stays"] for one in found["people"] if one["member"] == "maria")
    assert [stay["left_for"] for stay in stays] == ["P-1", None]
    listed = " ".join(boarded.done("decide", "office.panel", "--level", "board", "--list").split())
    assert "Present: Maria Bell, board chair; Omar Reid, board; Tess Lowe, board." in listed
    assert "P-1: Maria Bell (hard interest: My employer), left for it." in listed
    assert "P-3: Omar Reid (soft interest: Met them once), noted." in listed
    boarded.done("report", "office.panel", "-o", "paper", "--date", "2017-06-09")
    texts = [path.read_text(encoding="utf-8") for path in (boarded.folder / "paper").rglob("*.md")]
    record = "Present: Maria Bell, board chair; Omar Reid, board; Tess Lowe, board. P-1: Maria Bell (hard interest"
    assert any(record in text.replace("\\", "") for text in texts)


def test_an_interest_that_is_declared_while_its_item_is_discussed_sends_out_at_once(boarded: Meeting) -> None:
    at_board(boarded.at("14:00"), "--in", "omar", "--item", "P-1")
    told = at_board(boarded.at("14:05"), "--declares", "omar=P-1", "--reason", "My sister works there")
    assert "Omar Reid, board: outside, for P-1" in told
    assert "P-1: Omar Reid (hard interest: My sister works there)." in told
    refused = boarded.run("room", "office.panel", "--level", "board", "--declares", "tess=P-1")
    assert (refused.code, "Nothing says what the interest is" in refused.err) == (2, True)


def test_an_interest_of_the_panels_may_be_declared_in_its_room_too(boarded: Meeting) -> None:
    boarded.at("10:00").room("--in", "dee", "--in", "priya", "--in", "rufus", "--in", "sam", "--item", "P-1")
    told = boarded.at("10:05").room("--declares", "rufus=P-1", "--reason", "My tenant")
    assert "Rufus Kell, member: outside, for P-1" in told
    assert boarded.json("decide", "office.panel", "--level", "board")["sitting"]["interests"] == []


def test_interests_of_the_board_may_come_as_a_table_and_move_nothing_of_the_panels(boarded: Meeting) -> None:
    before = boarded.json("agenda", "office.panel")["items"]
    boarded.write("theirs.csv", "member,proposal,interest,reason\nOmar Reid,P-2,hard,A trustee\n")
    boarded.done("add", "theirs.csv", *boarded.to())
    assert boarded.json("agenda", "office.panel")["items"] == before
    assert "P-2: Omar Reid (hard interest: A trustee)." in at_board(boarded)
    boarded.done("verify", "office.panel")


def test_a_board_that_keeps_no_attendance_advises_as_ever(meeting: Meeting) -> None:  # noqa: F811 - the fixture itself
    for one in ("NEED", "IDEA"):
        meeting.done("moderate", "office.panel", "--agree", f"P-1/{one}=3", "--reason", "Seen")
    meeting.done("recommend", "office.panel", "--set", "P-1=fund", "--reason", "Sound")
    meeting.done("decide", "office.panel", "--level", "board", "--set", "P-1=fund", "--reason", "Sound")
    assert meeting.json("decide", "office.panel", "--level", "board")["sitting"] is None
    refused = meeting.run("room", "office.panel", "--level", "board")
    assert (refused.code, "Nobody of the board is on record." in refused.err) == (2, True)
