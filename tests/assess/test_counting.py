"""What counts: whose word beats whose, and what counts for nothing until its owner settles it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.assess.counting import Place
from panel_tui.assess.registers import Assessment
from panel_tui.journal import Register
from panel_tui.store.rows import Saying
from tests.panel import Panel, scores

NEED, IDEA = "P-1 priya need", "P-1 priya idea"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


@pytest.fixture
def two(panel: Panel) -> Panel:
    """Priya on two devices that submitted different scores without knowing of each other."""
    panel.join("priya", "-tablet")
    panel.score("priya", "P-1", "3", "4")
    panel.score("priya", "P-1", "3", "1", "-tablet")
    panel.merge(panel.give_back("priya"))
    panel.merge(panel.give_back("priya", "-tablet"))
    return panel


def test_what_two_devices_agree_on_counts_and_what_they_differ_on_does_not(two: Panel) -> None:
    counted = two.counting()
    assert scores(counted.latest) == scores(counted.first) == {NEED: "3"}
    assert list(counted.unsettled) == [Place("P-1", "priya", "idea")]
    values = {said.value["score"] for said in counted.unsettled[Place("P-1", "priya", "idea")]}
    assert values == {"4", "1"}
    assert len(counted.latest[Place("P-1", "priya", "need")].ids) == 2
    assert counted.submitted == {("P-1", "priya")}


def test_each_device_learns_of_the_other_and_the_owner_settles_it(two: Panel) -> None:
    data = two.receipt("priya")
    two.open(data, "priya", "-tablet")
    two.open(data, "priya")
    for device in ("", "-tablet"):
        assert list(two.counting("priya", device).unsettled) == [Place("P-1", "priya", "idea")]
    two.draft("priya", "P-1", {"idea": "2"}, "-tablet")
    two.submit("priya", "P-1", "-tablet")
    two.merge(two.give_back("priya", "-tablet"))
    counted = two.counting()
    assert scores(counted.latest) == {NEED: "3", IDEA: "2"}
    assert counted.unsettled == {}
    assert scores(counted.first) == {NEED: "3"}
    assert two.wrong() == []


def test_what_a_member_sends_beats_what_was_typed_for_them_in_either_order(panel: Panel) -> None:
    typed = "member,proposal,criterion,score,comment,submitted\n"
    typed += "priya,P-1,need,1,From her letter.,yes\npriya,P-1,idea,1,From her letter.,yes\n"
    assert panel.type_scores(typed) == (["new"] * 4, 1)
    counted = panel.counting()
    assert scores(counted.latest) == scores(counted.first) == {NEED: "1", IDEA: "1"}
    assert all(given.transcribed for given in counted.latest.values())
    panel.score("priya", "P-1", "3", "4")
    panel.merge(panel.give_back("priya"))
    for _ in range(2):
        counted = panel.counting()
        assert scores(counted.latest) == scores(counted.first) == {NEED: "3", IDEA: "4"}
        assert not any(given.transcribed for given in counted.latest.values())
        panel.type_scores(typed.replace(",1,", ",2,"))
    before = panel.all()
    assert panel.type_scores(typed.replace(",1,", ",2,")) == (["as it is"] * 4, 0)
    assert panel.all() == before


def test_her_own_score_on_one_device_beats_the_typed_one_she_stood_by_on_another(panel: Panel) -> None:
    panel.join("priya", "-tablet")
    panel.type_scores("member,proposal,criterion,score,comment\npriya,P-1,need,2,By telephone.\n")
    panel.join("priya")
    panel.draft("priya", "P-1", {"idea": "4"})
    panel.submit("priya", "P-1")
    panel.score("priya", "P-1", "3", "4", "-tablet")
    panel.merge(panel.give_back("priya"))
    panel.merge(panel.give_back("priya", "-tablet"))
    counted = panel.counting()
    assert scores(counted.latest) == scores(counted.first) == {NEED: "3", IDEA: "4"}
    assert not any(given.transcribed for given in counted.first.values())


def test_a_member_who_withdraws_is_not_counted_by_what_was_typed_for_them(panel: Panel) -> None:
    panel.type_scores("member,proposal,criterion,score,comment,submitted\npriya,P-1,need,2,By telephone.,yes\n")
    panel.score("priya", "P-1", "3", "4")
    panel.withdraw("priya", "P-1", "a late conflict")
    panel.merge(panel.give_back("priya"))
    counted = panel.counting()
    assert scores(counted.latest) == {}
    assert counted.withdrawn == {("P-1", "priya")}


def test_typing_the_same_table_twice_submits_once(panel: Panel) -> None:
    table = "member,proposal,criterion,score,comment,submitted\npriya,P-1,need,1,Why.,yes\n"
    assert panel.type_scores(table) == (["new", "new"], 1)
    assert panel.type_scores(table) == (["as it is", "as it is"], 0)


def test_typed_scores_that_are_not_submitted_do_not_count(panel: Panel) -> None:
    panel.type_scores("member,proposal,criterion,score,comment\npriya,P-1,need,1,Why.\n")
    counted = panel.counting()
    assert (counted.latest, counted.submitted, counted.remarks) == ({}, frozenset(), {})


def test_a_members_own_table_is_drafts_and_submitted_where_it_says_so(panel: Panel) -> None:
    table = "member,proposal,criterion,score,comment,submitted\n"
    table += "priya,P-1,need,3,Why.,yes\npriya,P-1,idea,n/a,Because.,yes\npriya,P-2,need,5,Not yet.,no\n"
    assert panel.own_scores(table, "priya") == 1
    assert scores(panel.counting("priya").latest) == {NEED: "3", IDEA: "not_applicable"}
    with panel.space("priya") as space:
        drafts = {(draft.register.kind, draft.register.part("proposal")) for draft in space.drafts.all()}
        assert drafts == {("score", "P-2"), ("comment", "P-2")}


def test_a_later_round_supersedes_the_earlier_and_first_scores_are_of_the_first(panel: Panel) -> None:
    for round_, mark in (("1", "1"), ("2", "2"), ("10", "5")):
        panel.score("priya", "P-1", mark, mark, round_=round_)
    counted = panel.counting("priya")
    assert scores(counted.latest) == {NEED: "5", IDEA: "5"}
    assert scores(counted.first) == {NEED: "1", IDEA: "1"}
    assert [remark.text for remark in counted.remarks[Place("P-1", "priya", "need")]] == ["priya on need of P-1: 5."]


def test_remarks_come_with_their_audience_and_the_same_words_once(two: Panel) -> None:
    remarks = two.counting().remarks[Place("P-1", "priya", "need")]
    assert [(remark.text, remark.audience) for remark in remarks] == [("priya on need of P-1: 3.", "panel")]
    assert len(two.counting().remarks[Place("P-1", "priya", "idea")]) == 2


@pytest.mark.parametrize("round_", ["²", "9" * 5000, "x", "", "-1"])
def test_a_round_that_is_no_number_harms_nobody(panel: Panel, round_: str) -> None:
    panel.score("priya", "P-1", "3", "4")
    of = Assessment("full", "P-2", "priya", round_)
    panel.say(Saying(of.submission, {"covers": []}), person="priya")
    panel.merge(panel.give_back("priya"))
    counted = panel.counting()
    assert scores(counted.latest) == {NEED: "3", IDEA: "4"}
    assert counted.latest[Place("P-1", "priya", "need")].value == Fraction(3)


def test_another_stage_is_another_matter(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.say(Saying(Assessment("eoi", "P-1", "priya").submission, {"covers": []}), person="priya")
    assert scores(panel.counting("priya").latest) == {NEED: "3", IDEA: "4"}


def test_a_submission_cannot_cover_what_another_member_said(panel: Panel) -> None:
    panel.join("smithson")
    panel.score("priya", "P-1", "3", "4")
    panel.merge(panel.give_back("priya"))
    panel.withdraw("priya", "P-1", "no")
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        hers = [said.id for said in space.entries.heads("score", member="priya")]
    register = Register.of("submission", stage="full", round="1", proposal="P-1", member="smithson")
    panel.say(Saying(register, {"covers": sorted(hers)}), person="smithson")
    panel.merge(panel.give_back("smithson"))
    assert panel.counting().latest == {}
