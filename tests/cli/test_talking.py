"""By command: a member declines, takes up and asks; the office answers; and what each then sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.office import Office

VAT = "Does the ask include VAT?"


@pytest.fixture
def asking(office: Office) -> Office:
    """Sam has asked about P-1 and declined P-3; the office has taken the return in."""
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    office.done("assess", "sam.panel", "--ask", "P-1", "--text", VAT, keys="sam")
    office.done("assess", "sam.panel", "--decline", "P-3", "--reason", "Outside my expertise", keys="sam")
    office.done("return", "sam.panel", "-o", "sam.return", keys="sam")
    office.done("merge", "sam.return", "priya.return", "--into", "office.panel")
    return office


def test_a_member_declines_and_takes_up_again(office: Office) -> None:
    office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    said = office.done("assess", "sam.panel", "--decline", "P-3", "--reason", "Outside my expertise", keys="sam")
    assert said.startswith("P-3 is declined: your drafts of it stay.")
    said = office.done("assess", "sam.panel", "--list", keys="sam")
    assert "P-3  declined     A cousin found\n  declined: Outside my expertise\n" in said
    assert "0 of 1 proposal submitted." in said
    assert "0 of 1 proposal submitted" in office.done("return", "sam.panel", "-o", "sam.return", keys="sam")
    assert "1 proposal to judge" in office.done("open", "packs/homes-2017-sam.pack", "-o", "sam.panel", keys="sam")
    (one,) = [one for one in office.json("assess", "sam.panel", keys="sam")["assessments"] if one["declined"]]
    assert (one["reference"], one["state"], one["declined"]) == ("P-3", "declined", "Outside my expertise")
    told = office.run("assess", "sam.panel", "--submit", "P-3", keys="sam")
    assert (told.code, told.err) == (2, "P-3: You have declined it. Take it up again first.\n")
    assert "P-3 is yours to judge again" in office.done("assess", "sam.panel", "--take-up", "P-3", keys="sam")
    assert "0 of 2 proposals submitted." in office.done("assess", "sam.panel", "--list", keys="sam")


def test_the_office_answers_and_all_assessors_get_it(asking: Office) -> None:
    (one,) = asking.json("answer", "office.panel")["questions"]
    assert (one["reference"], one["member"], one["text"], one["answer"]) == ("P-1", "sam", VAT, None)
    said = asking.done("answer", "office.panel")
    assert said.startswith("1 question waits for an answer:\n")
    assert f"{one['question']}  P-1  Sam Osei, {one['at'][:10]}\n  {VAT}\n" in said
    said = asking.done("answer", "office.panel", "P-1", "--text", "It does.", "--asked", "Is VAT in the ask?")
    assert said == (
        f"P-1: question {one['question']} is answered. All its assessors get it with their next pack or receipt:\n"
        "  Is VAT in the ask?\n    It does.\n"
    )
    asking.done("answer", "office.panel", one["question"], "--text", "It does, at 20 per cent.")
    said = asking.done("answer", "office.panel")
    assert said.startswith("0 questions wait for an answer.\n1 answered:\n")
    assert "  passed on as: Is VAT in the ask?\n    It does, at 20 per cent.\n" in said
    asking.done("receipt", "office.panel", "--member", "priya", "-o", "p.receipt")
    asking.done("open", "p.receipt", "-o", "priya.panel", keys="priya")
    said = asking.done("assess", "priya.panel", "--list", keys="priya")
    assert "  a question: Is VAT in the ask?\n    the office answers: It does, at 20 per cent.\n" in said
    assert "Sam" not in said
    (seen,) = asking.json("assess", "priya.panel", keys="priya")["assessments"][0]["questions"]
    assert (seen["mine"], seen["text"]) == (False, "Is VAT in the ask?")
    said = asking.done("assess", "sam.panel", "--list", keys="sam")
    assert f"  you asked: {VAT}\n    no answer yet\n" in said


def test_status_tells_of_what_waits_and_what_was_declined(asking: Office) -> None:
    said = asking.done("status", "office.panel")
    assert "4 assessments: 2 submitted, 1 not started, 1 declined" in said
    assert "1 question waits for an answer: panel-tui answer lists them.\n" in said
    assert "Sam Osei declined P-3: Outside my expertise.\n" in said
    content = asking.json("status", "office.panel")
    assert content["open_questions"] == 1
    (sam,) = [one for one in content["members"] if one["member"] == "sam"]
    assert (sam["declined"], sam["not_started"]) == (1, 1)
    (third,) = [one for one in content["proposals"] if one["reference"] == "P-3"]
    assert third["declined"] == 1
    assert third["assessments"] == [{"member": "sam", "state": "declined", "declined": "Outside my expertise"}]
    assert third["short_of_assessors"]


def test_merge_says_what_a_return_asks(asking: Office) -> None:
    asking.done("assess", "sam.panel", "--ask", "P-3", "--text", "Who pays?", keys="sam")
    asking.done("assess", "sam.panel", "--take-up", "P-3", keys="sam")
    asking.done("return", "sam.panel", "-o", "again.return", keys="sam")
    said = asking.done("merge", "again.return", "--into", "office.panel")
    assert said.splitlines()[1:] == ["  P-3: taken up again", "  1 question about P-3"]


@pytest.mark.parametrize(
    ("command", "keys", "wrong"),
    [
        ("answer priya.panel", "priya", "Only the office answers questions"),
        ("answer office.panel P-1", "office", "No question 'P-1' waits here. List them all by leaving it out"),
        ("answer office.panel --text Yes", "office", "It is not said which question this answers"),
        ("assess office.panel --ask P-1 --text Why?", "office", "The office asks itself no questions"),
        ("assess office.panel --decline P-1 --reason x", "office", "Only a member of the panel"),
        ("assess priya.panel --ask P-3 --text Why?", "priya", "There is no proposal 'P-3' here"),
        ("assess priya.panel --ask P-1", "priya", "The question is empty"),
        ("assess priya.panel --decline P-9 --reason x", "priya", "There is no proposal 'P-9' here"),
        ("assess priya.panel --decline P-1 --reason x", "priya", "P-1: You have submitted it. Withdraw it first"),
        ("assess priya.panel --take-up P-1", "priya", "P-1: You have not declined it"),
        (f"assess priya.panel --ask P-1 --text {'x' * 1_001}", "priya", "What follows --text is longer than 1,000"),
    ],
)
def test_what_cannot_be_is_refused_in_words(refused: Callable[..., str], command: str, keys: str, wrong: str) -> None:
    assert wrong in refused(*command.split(), keys=keys)


def test_an_answer_needs_words_and_one_question(asking: Office) -> None:
    assert "P-1: The answer is empty" in asking.run("answer", "office.panel", "P-1").err
    asking.done("assess", "sam.panel", "--ask", "P-1", "--text", "Who pays?", keys="sam")
    asking.done("return", "sam.panel", "-o", "again.return", keys="sam")
    asking.done("merge", "again.return", "--into", "office.panel")
    told = asking.run("answer", "office.panel", "P-1", "--text", "The council.")
    assert told.code == 2
    assert "'P-1' may mean 2 questions. Name one by its id: " in told.err
