"""Asking the office, its answer to all assessors, and what each of them gets to know."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from panel_tui.assess.asking import answer, open_questions
from panel_tui.call.standing import call_in
from panel_tui.recommend.overview import overview
from tests.panel import Panel, refused
from tests.talking import all_asked, answered, asked, declined, known

VAT = "Does the ask include VAT?"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    panel.join("smithson")
    return panel


def test_a_question_goes_with_the_return_and_its_answer_comes_to_all_assessors(panel: Panel) -> None:
    question = asked(panel, "priya", "P-1", f" {VAT}\n")
    (mine,) = known(panel, "priya", "P-1")
    assert (mine.question, mine.text, mine.mine, mine.answer) == (question, VAT, True, "")
    assert all_asked(panel) == ()
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        (waits,) = open_questions(space, call_in(space))
        assert list(overview(space).attention()) == ["1 question waits for an answer: panel-tui answer lists them."]
    assert (waits.proposal, waits.member, waits.text, waits.at) == ("P-1", "priya", VAT, mine.at)
    assert answered(panel, question, "It does.", "Is VAT in the ask?")
    assert not answered(panel, question, "It does.", "Is VAT in the ask?")
    with panel.space() as space:
        assert list(overview(space).attention()) == []
    for member in ("priya", "smithson"):
        panel.open(panel.pack(member), member)
    (mine,) = known(panel, "priya", "P-1")
    assert (mine.text, mine.passed_on, mine.answer, mine.mine) == (VAT, "Is VAT in the ask?", "It does.", True)
    (others,) = known(panel, "smithson", "P-1")
    assert (others.text, others.answer, others.mine) == ("Is VAT in the ask?", "It does.", False)
    assert known(panel, "smithson", "P-3") == ()


def test_a_later_answer_replaces_the_one_before(panel: Panel) -> None:
    question = asked(panel, "priya", "P-1", VAT)
    panel.merge(panel.give_back("priya"))
    answered(panel, question, "It does.")
    answered(panel, question, "It does not.")
    panel.open(panel.pack("smithson"), "smithson")
    assert [(one.text, one.answer) for one in known(panel, "smithson", "P-1")] == [(VAT, "It does not.")]
    assert [one.answer for one in all_asked(panel)] == ["It does not."]


def test_questions_stand_in_the_order_in_which_they_were_asked(panel: Panel) -> None:
    texts = ["First?", "Second?", "Third?"]
    ids = [asked(panel, "priya", "P-1", text) for text in texts]
    assert len(set(ids)) == 3
    assert all(len(one) == 8 and int(one, 16) >= 0 for one in ids)
    panel.merge(panel.give_back("priya"))
    answered(panel, ids[1], "Yes.")
    panel.open(panel.receipt("priya"), "priya")
    assert [(one.text, one.answer) for one in known(panel, "priya", "P-1")] == [
        ("First?", ""), ("Second?", "Yes."), ("Third?", ""),
    ]  # fmt: skip
    assert [one.text for one in all_asked(panel)] == texts


def test_what_cannot_be_asked_or_answered_is_refused_in_words(panel: Panel) -> None:
    assert "P-1: The question is empty" in refused(lambda: asked(panel, "priya", "P-1", " "))
    assert "There is no proposal 'P-3' here" in refused(lambda: asked(panel, "priya", "P-3", VAT))
    question = asked(panel, "priya", "P-1", "I am Priya Nairobi. Why?")
    panel.merge(panel.give_back("priya"))
    assert "P-1: The answer is empty" in refused(lambda: answered(panel, question, "\n"))
    assert "empty as it is passed on" in refused(lambda: answered(panel, question, "So.", ""))
    named = "P-1: It names Priya Nairobi, who asked. All assessors get it: leave the name out."
    assert refused(lambda: answered(panel, question, "So.")) == named
    assert refused(lambda: answered(panel, question, "As PRIYA NAIROBI knows.", "Why?")) == named
    assert answered(panel, question, "Because.", "Why?")
    panel.add("declarations", "member,proposal,interest\npriya,P-1,hard\n", "priya")
    assert "P-1: You have a hard interest in it" in refused(lambda: asked(panel, "priya", "P-1", VAT))


def test_only_the_office_answers(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    question = asked(panel, "carol", "P-3", "Who would run it?")
    (to,) = all_asked(panel, "carol")
    assert to.id == question
    with panel.space("carol") as space:
        pen = panel.keys("carol").pen(space, panel.chance)
        said = refused(lambda: answer(space, call_in(space), to, "Who?", "The trust.", pen))
    assert "carol may not say an answer" in said


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_whatever_order_returns_come_in_the_office_knows_the_same(tmp_path: Path, order: tuple[int, ...]) -> None:
    panel = Panel(tmp_path)
    for member, device in (("priya", ""), ("priya", "laptop"), ("smithson", "")):
        panel.join(member, device)
    returns = []
    asked(panel, "priya", "P-1", "One?")
    returns.append(panel.give_back("priya"))
    declined(panel, "priya", "P-2")
    returns.append(panel.give_back("priya"))
    asked(panel, "priya", "P-1", "Two?", "laptop")
    returns.append(panel.give_back("priya", "laptop"))
    asked(panel, "smithson", "P-3", "Three?")
    returns.append(panel.give_back("smithson"))
    for number in (*order, *order):
        panel.merge(returns[number])
    assert [(one.member, one.text) for one in all_asked(panel)] == [
        ("priya", "One?"), ("priya", "Two?"), ("smithson", "Three?"),
    ]  # fmt: skip
    assert panel.wrong() == []
