"""Who learns of questions, answers, declined proposals and speaking notes: parcels are searched to their last byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.call.ending import erasable, erasure
from tests.panel import Panel, words_of
from tests.talking import all_asked, answered, asked, declined, known, noted


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya asks about P-1 and P-2 and declines P-2, Smithson asks about P-1; the office answers Priya on P-1."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
    question = asked(panel, "priya", "P-1", "PRIYA-ASKS-ONE")
    asked(panel, "priya", "P-2", "PRIYA-ASKS-TWO")
    asked(panel, "smithson", "P-1", "SMITHSON-ASKS")
    declined(panel, "priya", "P-2", "PRIYA-DECLINES")
    for member in ("priya", "smithson"):
        panel.merge(panel.give_back(member))
    answered(panel, question, "OFFICE-ANSWERS", "PASSED-ON")
    return panel


WORDS = ("PRIYA-ASKS-ONE", "PRIYA-ASKS-TWO", "SMITHSON-ASKS", "PRIYA-DECLINES", "OFFICE-ANSWERS", "PASSED-ON")


def heard(data: bytes) -> set[str]:
    """Which of the words of this call are in a parcel."""
    return {word for word in WORDS if word in words_of(data)}


@pytest.mark.parametrize("what", ["pack", "receipt"])
def test_a_member_gets_their_own_words_back_and_the_answers_about_what_they_judge(panel: Panel, what: str) -> None:
    parcels = {one: panel.pack(one) if what == "pack" else panel.receipt(one) for one in ("priya", "smithson")}
    assert heard(parcels["priya"]) == set(WORDS) - {"SMITHSON-ASKS"}
    assert heard(parcels["smithson"]) == {"SMITHSON-ASKS", "OFFICE-ANSWERS", "PASSED-ON"}
    assert "riya" not in words_of(parcels["smithson"])


def test_a_second_device_learns_what_the_first_has_asked_and_declined(panel: Panel) -> None:
    panel.join("priya", "laptop")
    assert [(one.text, one.answer) for one in known(panel, "priya", "P-1", "laptop")] == [
        ("PRIYA-ASKS-ONE", "OFFICE-ANSWERS")
    ]
    assert panel.wrong("priya", "laptop") == []


def test_an_answer_goes_to_nobody_who_may_not_read_the_proposal(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\nsmithson,P-1,hard\n")
    assert heard(panel.pack("smithson")) == {"SMITHSON-ASKS"}
    panel.add("members", "id,name,role\nzoe,Zoe Late,member\n")
    panel.add("assignments", "member,proposal\nzoe,P-3\n")
    assert heard(panel.pack("zoe")) == set()
    panel.add("assignments", "member,proposal\nzoe,P-1\n")
    assert heard(panel.pack("zoe")) == {"OFFICE-ANSWERS", "PASSED-ON"}


def test_the_chair_sees_questions_once_they_have_scored_the_proposal(panel: Panel) -> None:
    assert heard(panel.pack("carol", "chair")) == {"PRIYA-ASKS-TWO", "PRIYA-DECLINES", "OFFICE-ANSWERS", "PASSED-ON"}
    panel.join("carol", scope="chair")
    panel.score("carol", "P-1", "3", "4")
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    assert {one.text for one in all_asked(panel, "carol")} == {"PRIYA-ASKS-ONE", "PRIYA-ASKS-TWO", "SMITHSON-ASKS"}
    assert panel.wrong("carol") == []


def test_a_chair_with_a_hard_interest_sees_nothing_that_is_said_about_the_proposal(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\ncarol,P-1,hard\n")
    assert heard(panel.pack("carol", "chair")) == {"PRIYA-ASKS-TWO", "PRIYA-DECLINES"}
    panel.add("declarations", "member,proposal,interest\ncarol,P-2,hard\n")
    assert heard(panel.pack("carol", "chair")) == set()


def test_an_erased_answer_goes_from_its_assessors_files_too(panel: Panel) -> None:
    panel.open(panel.pack("smithson"), "smithson")
    assert known(panel, "smithson", "P-1")[-1].answer == "OFFICE-ANSWERS"
    with panel.space() as space:
        found = erasable(space, {"proposal": "P-1"}, "answer")
        space.entries.say(panel.keys().pen(space, panel.chance), erasure(found, "Law", "e1"))
    panel.open(panel.pack("smithson"), "smithson")
    assert [one.text for one in known(panel, "smithson", "P-1")] == ["SMITHSON-ASKS"]
    assert panel.wrong("smithson") == []


def test_speaking_notes_reach_the_chair_and_the_office_alone(panel: Panel) -> None:
    noted(panel, "smithson", "P-3", "WHAT-I-WILL-SAY")
    panel.score("smithson", "P-3", "3", "4")
    panel.merge(panel.give_back("smithson"))
    assert "WHAT-I-WILL-SAY" in words_of(panel.pack("carol", "chair"))
    assert "WHAT-I-WILL-SAY" in words_of(panel.receipt("smithson"))
    panel.add("assignments", "member,proposal\npriya,P-3\n")
    assert "WHAT-I-WILL-SAY" not in words_of(panel.pack("priya"))
    panel.add("assignments", "member,proposal\ncarol,P-3\n")
    assert "WHAT-I-WILL-SAY" not in words_of(panel.pack("carol", "chair"))
