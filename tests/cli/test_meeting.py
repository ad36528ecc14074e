"""The meeting by commands: who is in the room, the quorum, who must leave, and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel_tui.cli.common import CHANCE
from panel_tui.journal import Chance
from tests.cli.office import CALL, Office

MEMBERS = """\
id,name,role
priya,Priya Nair,member
sam,Sam Osei,member
rufus,Rufus Kell,member
dora,Dora Deputy,deputy
ada,Ada Adviser,adviser
"""
INTERESTS = "member,proposal,interest,reason\ndee,P-2,hard,my employer\nsam,P-3,hard,my sister\n"
SCORES = "member,proposal,criterion,score,comment,submitted\n" + "".join(
    f"{who},{what},{one},{score},Seen,yes\n"
    for who, what, score in (("priya", "P-1", 4), ("sam", "P-1", 2), ("priya", "P-2", 3), ("sam", "P-3", 5))
    for one in ("NEED", "IDEA")
)


class Meeting(Office):
    """A call with scores of three proposals, and a clock that the test sets."""

    def at(self, clock: str) -> Meeting:
        """From now on it is this time of 8 June 2017."""
        start = datetime.fromisoformat(f"2017-06-08T{clock}:00").replace(tzinfo=UTC)
        CHANCE.set(Chance.seeded(clock, start, timedelta(milliseconds=1)))
        return self

    def room(self, *words: str) -> str:
        """What `room` tells."""
        return self.done("room", "office.panel", *words)


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meeting]:
    """The evening before: quorum 3; the chair has a hard interest in P-2, Sam in P-3."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    token = CHANCE.set(None)
    made = Meeting(tmp_path)
    title = 'title = "Full proposals"\n'
    made.write("call.toml", CALL.replace(title, f"{title}meeting = 2017-06-08\nquorum = 3\n"))
    made.write("members.csv", MEMBERS)
    made.write("scores.csv", SCORES)
    made.write(
        "declarations.csv", "member,proposal,interest,reason\ndee,P-2,hard,my employer\nsam,P-3,hard,my sister\n"
    )
    made.at("07:00").done("new", "call.toml", "-o", "office.panel")
    for name in ("members", "proposals", "assignments", "gates", "declarations", "scores"):
        made.done("add", f"{name}.csv", *made.to())
    yield made
    CHANCE.reset(token)
    monkeypatch.undo()
    time.tzset()


def test_the_room_has_a_quorum_that_is_looked_at_again_whenever_somebody_goes(meeting: Meeting) -> None:
    assert "Nobody is in the room yet" in meeting.room()
    told = meeting.at("10:00").room("--in", "dee", "--in", "Priya Nair", "--in", "ada")
    assert "2 members who score in the room, 3 are needed: NO QUORUM" in told
    assert "there is a quorum" in meeting.at("10:02").room("--in", "sam")
    told = meeting.at("10:05").room("--item", "P-1")
    assert "P-1 is being discussed; Dee Adeyemi, chair, presides." in told
    assert "NO QUORUM" in meeting.at("10:06").room("--out", "priya", "--reason", "a call")
    assert "there is a quorum" in meeting.at("10:07").room("--in", "priya")


def test_who_must_leave_leaves_and_comes_back_and_the_deputy_presides(meeting: Meeting) -> None:
    meeting.at("10:00").room(*(word for one in ("dee", "dora", "priya", "sam") for word in ("--in", one)))
    told = meeting.at("10:05").room("--item", "P-2")
    assert "Dee Adeyemi, chair: outside, for P-2" in told
    assert "P-2 is being discussed; Dora Deputy, deputy, presides." in told
    refused = meeting.run("room", "office.panel", "--in", "dee")
    assert refused.code == 2
    assert "has a hard interest in P-2, which is being discussed" in refused.err
    told = meeting.at("10:20").room("--item", "P-3")
    assert "Sam Osei, member: outside, for P-3" in told
    assert "Dee Adeyemi, chair: in the room" in told
    assert "P-3 is being discussed; Dee Adeyemi, chair, presides." in told
    found = meeting.json("room", "office.panel")
    assert (found["item"], found["presides"], found["counted"], found["quorate"]) == ("P-3", "dee", 3, True)
    meeting.at("10:30").room("--done")
    assert all(one["present"] for one in meeting.json("room", "office.panel")["people"])


def test_nothing_is_settled_where_all_who_preside_are_recused(meeting: Meeting) -> None:
    meeting.write("both.csv", "member,proposal,interest,reason\ndora,P-2,hard,a friend\n")
    meeting.done("add", "both.csv", *meeting.to())
    refused = meeting.run("moderate", "office.panel", "--agree", "P-2/NEED=3", "--reason", "Seen")
    assert (refused.code, "Whoever may preside has a hard interest in P-2" in refused.err) == (2, True)


def test_apologies_are_in_the_minutes_and_end_when_somebody_comes_after_all(meeting: Meeting) -> None:
    told = meeting.at("09:00").room("--apologies", "sam", "--apologies", "rufus", "--reason", "ill.")
    assert "Sam Osei, member: sends apologies: ill." in told
    meeting.at("10:00").room("--in", "dee", "--in", "priya", "--in", "rufus")
    refused = meeting.run("room", "office.panel", "--apologies", "priya")
    assert (refused.code, "Priya Nair is or was in the room" in refused.err) == (2, True)
    people = {one["member"]: one["apology"] for one in meeting.json("room", "office.panel")["people"]}
    assert people == {"sam": "ill.", "rufus": None, "dee": None, "priya": None}
    meeting.done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    text = (meeting.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8").replace("\\", "")
    assert "**Apologies.** Sam Osei (ill)." in text
    assert "**Not there.** Dora Deputy." in text


def test_the_minutes_say_what_happened_line_by_line(meeting: Meeting) -> None:
    meeting.at("10:00").room(*(word for one in ("dee", "dora", "priya", "ada") for word in ("--in", one)))
    meeting.at("10:10").room("--item", "P-1")
    meeting.at("10:15").done("moderate", "office.panel", "--agree", "P-1/NEED=4", "--reason", "The annex shows it")
    meeting.at("10:18").done("moderate", "office.panel", "--agree", "P-1/NEED=3", "--reason", "On second thoughts")
    meeting.at("10:20").room("--in", "sam")
    meeting.at("10:25").room("--item", "P-2")
    meeting.at("10:30").room("--park")
    meeting.at("10:31").room("--item", "P-3")
    meeting.at("10:35").room("--out", "priya")
    meeting.at("10:40").room("--done")
    meeting.at("11:00").done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    assert {path.name for path in (meeting.folder / "out").iterdir()} == {
        "homes-2017-minutes.md",
        "homes-2017-minutes.docx",
    }
    text = (meeting.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8").replace("\\", "")
    lines = [" ".join(line.replace("|", " ").split()) for line in text.splitlines()]
    for wanted in (
        "Ada Adviser adviser 10:00 on",
        "Dee Adeyemi chair 10:00 to 10:25 (left for P-2); 10:30 on",
        "Dora Deputy deputy 10:00 on",
        "Priya Nair member 10:00 to 10:35",
        "Sam Osei member 10:20 to 10:31 (left for P-3); 10:40 on",
        "**Quorum.** 3 who score must be in the room; it was not met for P-3, from 10:35.",
    ):
        assert wanted in lines, (wanted, lines)
    whole = " ".join(lines)
    for wanted in (
        "1. P-1 Northbridge Council",
        "Discussed: 10:10 to 10:25",
        "10:15 Need: 4, typed by Olive Bureau for Dee Adeyemi. The annex shows it.",
        "10:18 Need: 4 → 3, typed by Olive Bureau for Dee Adeyemi. On second thoughts.",
        "2. P-2 Harbour CIC",
        "10:25 to 10:30, put off",
        "In the chair: Dora Deputy, deputy",
        "3. P-3 Marsh Trust",
        "Left the room: Sam Osei",
        "Dee Adeyemi P-2 hard, recused My employer.",
    ):
        assert wanted in whole.replace("**", ""), (wanted, whole)
    assert whole.index("1. P-1") < whole.index("2. P-2") < whole.index("3. P-3")


def test_what_cannot_be_recorded_is_refused(meeting: Meeting) -> None:
    meeting.at("10:00").room("--in", "dee")
    for words, why in (
        (("--in", "dee"), "is in the room already"),
        (("--out", "sam"), "is not in the room"),
        (("--done",), "No proposal is being discussed"),
        (("--item", "P-9"), "There is no proposal"),
        (("--reason", "x"), "A reason belongs to somebody who leaves"),
    ):
        told = meeting.run("room", "office.panel", *words)
        assert told.code == 2
        assert why in told.err


def test_a_vote_has_a_tally_and_where_it_is_even_a_casting_vote(meeting: Meeting) -> None:
    meeting.at("10:00").room(*(word for one in ("dee", "dora", "priya", "sam") for word in ("--in", one)))
    meeting.room("--item", "P-1")
    motion = ("vote", "office.panel", "P-1", "--motion", "Fund it in full")
    for words, why in (
        (("--aye", "rufus"), "Rufus Kell is not in the room"),
        (("--aye", "priya", "--no", "priya"), "Everybody has one vote"),
        (("--aye", "ada"), "Ada Adviser does not score, and has no vote"),
        (("--abstain", "priya"), "Nobody voted for or against it"),
        (("--aye", "priya", "--no", "sam"), "Give the casting vote of Dee Adeyemi, who presides"),
        (("--aye", "priya", "--casting", "aye"), "a casting vote is given only where they are even"),
    ):
        refused = meeting.run(*motion, *words)
        assert (refused.code, why in refused.err) == (2, True), refused.err
    assert "Nothing has been voted on yet." in meeting.done("vote", "office.panel")
    told = meeting.at("10:10").done(*motion, "--aye", "priya", "--no", "sam", "--abstain", "dora", "--casting", "aye")
    assert "Fund it in full: 1 for, 1 against, 1 abstained, casting vote for: carried" in told
    # Sam tells of an interest only afterwards: his vote counts no more, and the casting vote is not called for.
    meeting.write("late.csv", "member,proposal,interest,reason\nsam,P-1,hard,my brother\n")
    meeting.done("add", "late.csv", *meeting.to())
    (found,) = meeting.json("vote", "office.panel", "P-1")
    assert (found["ayes"], found["noes"], found["not_counted"], found["carried"]) == (["priya"], [], ["sam"], True)
    refused = meeting.run(*motion, "--no", "sam")
    assert "Sam Osei has a hard interest in P-1, and has no vote" in refused.err
    meeting.at("11:00").done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    text = (meeting.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8")
    assert "10:10 Fund it in full. 1 for, 0 against, 1 abstained: carried." in text.replace("\\", "")


def test_a_casting_vote_counts_no_more_once_an_interest_is_declared(meeting: Meeting) -> None:
    motion = ("vote", "office.panel", "P-1", "--motion", "Fund it in full")
    told = meeting.at("10:10").done(*motion, "--aye", "priya", "--no", "sam", "--casting", "aye")
    assert "1 for, 1 against, casting vote for: carried" in told
    meeting.write("late.csv", "member,proposal,interest,reason\ndee,P-1,hard,my brother\n")
    meeting.done("add", "late.csv", *meeting.to())
    (found,) = meeting.json("vote", "office.panel", "P-1")
    assert (found["casting"], found["carried"]) == (None, None)
    assert "1 for, 1 against: not settled" in meeting.done("vote", "office.panel", "P-1")


def test_a_recused_chair_writes_and_approves_no_statement(meeting: Meeting) -> None:
    meeting.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    meeting.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    table = meeting.write("statements.csv", "proposal,reasons,feedback\nP-2,Sound.,\n")
    meeting.done("add", table, *meeting.to())
    for words in (
        ("statement", "dee.panel", "P-2", "--reasons", meeting.write("why.txt", "Sound, and mine.")),
        ("statement", "dee.panel", "P-2", "--approve"),
        ("add", table, "--to", "dee.panel"),
    ):
        refused = meeting.run(*words, keys="dee")
        assert (refused.code, "You have a hard interest in P-2" in refused.err) == (2, True), refused


def test_votes_that_two_files_took_apart_are_all_told(meeting: Meeting) -> None:
    meeting.done("pack", "office.panel", "--member", "dee", "--scope", "chair", "-o", "packs")
    meeting.done("open", "packs/homes-2017-dee.pack", "-o", "dee.panel", keys="dee")
    fund, defer = (("P-1", "--motion", motion, "--aye", "priya") for motion in ("Fund it", "Defer it"))
    meeting.at("10:10").done("vote", "office.panel", *fund)
    meeting.at("10:20").done("vote", "dee.panel", *defer, keys="dee")
    meeting.done("vote", "dee.panel", *fund, keys="dee")
    meeting.done("return", "dee.panel", "-o", "dee.return", keys="dee")
    meeting.done("merge", "dee.return", "--into", "office.panel")
    motions = [one["motion"] for one in meeting.json("vote", "office.panel", "P-1")]
    assert motions == ["Fund it", "Defer it", "Fund it"]
    meeting.at("10:30").done("vote", "office.panel", *defer)
    assert len(meeting.json("vote", "office.panel", "P-1")) == 4


def test_nothing_is_settled_without_a_quorum_or_by_a_recused_chair(meeting: Meeting) -> None:
    meeting.at("10:00").room(*(word for one in ("dee", "dora", "priya", "sam") for word in ("--in", one)))
    meeting.room("--item", "P-2")
    meeting.at("10:10").done("moderate", "office.panel", "--agree", "P-2/NEED=3")
    meeting.room("--out", "priya")
    refused = meeting.run("moderate", "office.panel", "--agree", "P-2/IDEA=3")
    assert refused.code == 2
    assert "There is no quorum for P-2: 2 of 3 are there" in refused.err
    meeting.room("--in", "priya", "--out", "dora")
    meeting.room("--in", "rufus")
    refused = meeting.run("moderate", "office.panel", "--agree", "P-2/IDEA=3")
    assert "Neither the chair nor a deputy may preside over P-2" in refused.err
    meeting.at("11:00").done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    text = (meeting.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8").replace("\\", "")
    assert "Need: 3, typed by Olive Bureau for Dora Deputy." in text


def test_a_score_is_revised_with_a_reason_and_by_nobody_who_is_recused(meeting: Meeting) -> None:
    for words, why in (
        (("P-1/NEED/sam=3", "--reason", "  "), "A revised score needs a reason"),
        (("P-3/NEED/sam=3", "--reason", "Heard them"), "Sam Osei is recused from P-3, and scores nothing in it"),
    ):
        refused = meeting.run("moderate", "office.panel", "--revise", *words)
        assert (refused.code, why in refused.err) == (2, True), refused.err
    refused = meeting.run("moderate", "office.panel", "--rank-partial", "P-3", "--reason", "  ")
    assert (refused.code, "A ruling needs a reason" in refused.err) == (2, True)
    meeting.done("moderate", "office.panel", "--revise", "P-1/NEED/sam=3", "--reason", "Heard them")


def test_the_chairs_mark_is_noted_once_and_a_late_interest_is_ruled_on(meeting: Meeting) -> None:
    meeting.at("10:00").done("moderate", "office.panel", "--mark", "P-1/NEED=2")
    refused = meeting.run("moderate", "office.panel", "--mark", "P-1/NEED=4")
    assert "the chair has noted a mark on NEED already" in refused.err
    meeting.done("moderate", "office.panel", "--agree", "P-1/NEED=3")
    meeting.write("late.csv", "member,proposal,interest,reason\nsam,P-1,hard,my brother\n")
    meeting.done("add", "late.csv", *meeting.to())
    # Priya gave 4 and Sam 2 of 5: medians of 3 make 60, and without Sam's 80.
    told = meeting.done("moderate", "office.panel", "--list")
    assert "P-1  late interest of Sam Osei, whose scores count in no figure" in told
    assert "by members' medians: 60.0 with those scores, 80.0 without" in told
    assert "--late P-1/sam --ruling stands (or again)" in told
    ruling = ("moderate", "office.panel", "--late", "P-1/sam", "--ruling", "again")
    assert "A ruling needs a reason" in meeting.run(*ruling).err
    assert "No late interest" in meeting.run("moderate", "office.panel", "--late", "P-2/sam", "--ruling", "stands").err
    assert "belong together" in meeting.run("moderate", "office.panel", "--late", "P-1/sam").err
    meeting.done(*ruling, "--reason", "He had spoken first")
    listed = meeting.json("moderate", "office.panel")["late_interests"]
    one = next(one for one in listed if one["reference"] == "P-1")
    assert (one["total_with"], one["total_without"]) == (60.0, 80.0)
    assert (one["agreed"], one["ruling"]) == (1, "the panel is to discuss it again")
    meeting.at("11:00").done("minutes", "office.panel", "-o", "out", "--date", "2017-06-09")
    text = (meeting.folder / "out" / "homes-2017-minutes.md").read_text(encoding="utf-8").replace("\\", "")
    assert "10:00 Need: 2, typed by Olive Bureau for Dee Adeyemi." in text
    assert "Sam Osei. The panel is to discuss it again: He had spoken first." in text


def test_the_board_paper_has_the_minutes_of_a_meeting_that_settled_several(meeting: Meeting) -> None:
    meeting.at("10:00").room(*(word for one in ("dee", "dora", "priya", "sam") for word in ("--in", one)))
    for minute, name in enumerate(("P-1", "P-2"), start=5):
        meeting.at(f"10:{minute:02}").room("--item", name)
        meeting.done("moderate", "office.panel", "--agree", f"{name}/NEED=2", "--reason", "Not yet")
    meeting.done("report", "office.panel", "-o", "paper")
    (path,) = (meeting.folder / "paper").glob("*.md")
    minutes = path.read_text("utf-8").split("minutes of the panel\n")[1]
    assert "Scores of P-1" in minutes
    assert "Scores of P-2" in minutes
