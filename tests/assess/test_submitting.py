"""Drafts and submitting: nothing is said until all is there, and second thoughts stay at home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from panel_tui.assess.counting import Place
from panel_tui.assess.registers import Assessment, comment_value, versions
from panel_tui.journal import Register
from tests.panel import NOW, Panel, call_file, refused, scores, words_of
from tests.small_call import CALL


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def comment(panel: Panel, text: str, audience: str = "panel", criterion: str = "need") -> None:
    """Draft a comment of Priya's on P-1."""
    with panel.space("priya") as space:
        of = Assessment("full", "P-1", "priya")
        space.drafts.put(
            of.comment(criterion, audience), comment_value(text, versions(panel.standing("priya"), "P-1")), NOW
        )


def said_of(panel: Panel, person: str = "priya") -> list[str | None]:
    return [said.kind for said in panel.all(person) if said.author == "priya" and said.kind != "device"]


def test_what_is_missing_is_told_all_at_once_and_nothing_is_said(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3"})
    comment(panel, " \n ")
    told = refused(lambda: panel.submit("priya", "P-1"))
    assert told.splitlines() == [
        "P-1: Need has a score without a written reason. Write one to the panel.",
        "P-1: Idea has no score. Score it, or say n/a or abstain.",
    ]
    assert said_of(panel) == []
    with panel.space("priya") as space:
        assert [draft.register.kind for draft in space.drafts.all()] == ["comment", "score"]


def test_words_to_the_applicant_alone_are_no_reason_to_the_panel(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    with panel.space("priya") as space:
        space.drafts.put(Assessment("full", "P-1", "priya").comment("need"), None, NOW)
    comment(panel, "Well done.", "applicant")
    assert "Need has a score without a written reason" in refused(lambda: panel.submit("priya", "P-1"))


@pytest.fixture
def brief_panel(tmp_path: Path) -> Panel:
    """A panel whose call allows comments of 20 words."""
    title = 'title = "Full proposals"'
    panel = Panel(tmp_path, file=call_file(CALL.replace(title, f"{title}\ncomment_words = 20")))
    panel.join("priya")
    return panel


def words(count: int) -> str:
    return " ".join(["word"] * count)


def test_a_comment_above_the_calls_limit_is_among_what_is_missing(brief_panel: Panel) -> None:
    panel = brief_panel
    panel.draft("priya", "P-1", {"need": "3"}, why=words(1_312))
    comment(panel, words(21), "applicant")
    assert refused(lambda: panel.submit("priya", "P-1")).splitlines() == [
        "P-1: Need: your reason has 1,312 words; this call allows 20. Shorten it.",
        "P-1: Need: your comment to the applicant has 21 words; this call allows 20. Shorten it.",
        "P-1: Idea has no score. Score it, or say n/a or abstain.",
    ]
    assert said_of(panel) == []


def test_a_comment_at_the_limit_a_private_note_and_the_whole_view_are_let_through(brief_panel: Panel) -> None:
    panel = brief_panel
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"}, why=words(20))
    comment(panel, words(20), "applicant")
    comment(panel, words(300), "private")
    comment(panel, words(300), criterion="overall")
    panel.submit("priya", "P-1")
    assert "submission" in said_of(panel)


def test_what_was_said_before_is_measured_as_it_stands(brief_panel: Panel) -> None:
    panel = brief_panel
    panel.score("priya", "P-1", "3", "4")
    comment(panel, words(21))
    assert "Need: your reason has 21 words" in refused(lambda: panel.submit("priya", "P-1"))
    with panel.space("priya") as space:
        space.drafts.forget(Assessment("full", "P-1", "priya").comment("need"))
    panel.submit("priya", "P-1")


def test_a_members_table_that_submits_is_held_to_the_limit_and_nothing_of_it_is_kept(brief_panel: Panel) -> None:
    panel = brief_panel
    table = "member,proposal,criterion,score,comment,submitted\n"
    rows = f"priya,P-1,need,3,{words(21)},yes\npriya,P-1,idea,4,{words(20)},yes\n"
    told = refused(lambda: panel.own_scores(table + rows, "priya"))
    assert told == "P-1: Need: your reason has 21 words; this call allows 20. Shorten it."
    assert said_of(panel) == []
    with panel.space("priya") as space:
        assert space.drafts.all() == []
    assert panel.own_scores(table + rows.replace(words(21), words(20)), "priya") == 1


def test_a_hard_interest_bars_scoring(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    panel.add("declarations", "member,proposal,interest,reason\npriya,P-1,hard,my employer\n", "priya")
    told = refused(lambda: panel.submit("priya", "P-1"))
    assert told == "P-1: You have a hard interest in it. It cannot be scored."
    assert said_of(panel) == ["declaration"]


def test_a_proposal_that_is_not_theirs_is_not_there(panel: Panel) -> None:
    assert "There is no proposal 'P-3' here" in refused(lambda: panel.submit("priya", "P-3"))


def test_submitting_says_scores_reasons_and_what_they_stand_by(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    assert sorted(map(str, said_of(panel))) == ["comment", "comment", "score", "score", "submission"]
    with panel.space("priya") as space:
        (submission,) = space.entries.heads("submission")
        covered = {said.id for kind in ("score", "comment") for said in space.entries.heads(kind)}
        assert set(submission.value["covers"]) == covered
        assert space.drafts.all() == []
        assert space.drafts.undo(NOW) is None
    assert scores(panel.counting("priya").latest) == {"P-1 priya need": "3", "P-1 priya idea": "4"}


def test_scores_that_are_none_need_a_reason_and_are_no_zeros(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "not_applicable", "idea": "abstained"})
    panel.submit("priya", "P-1")
    marks = panel.counting("priya").latest.values()
    assert {(mark.state, mark.value) for mark in marks} == {("not_applicable", None), ("abstained", None)}


def test_private_notes_and_second_thoughts_never_travel(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "1", "idea": "4"}, why="A first and hasty thought.")
    comment(panel, "Between me and my diary.", "private")
    comment(panel, "For the panel in the end.")
    comment(panel, "The idea is sound.", criterion="idea")
    panel.draft("priya", "P-2", {"need": "2"}, why="Not ready to be said.")
    panel.submit("priya", "P-1")
    panel.merge(data := panel.give_back("priya"))
    travelled = words_of(data)
    assert "For the panel in the end." in travelled
    assert "The idea is sound." in travelled
    for unsaid in ("hasty", "diary", "private", "Not ready"):
        assert unsaid not in travelled
        assert unsaid.encode() not in panel.path().read_bytes()
    with panel.space("priya") as space:
        left = {draft.value.get("text") for draft in space.drafts.all() if draft.register.kind == "comment"}
        assert left == {"Between me and my diary.", "Not ready to be said."}


def test_an_empty_comment_is_no_remark(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    comment(panel, "On the whole, yes.", criterion="overall")
    comment(panel, "", "applicant", "overall")
    panel.submit("priya", "P-1")
    remarks = panel.counting("priya").remarks[Place("P-1", "priya", "overall")]
    assert [(remark.text, remark.audience) for remark in remarks] == [("On the whole, yes.", "panel")]


def test_submitting_twice_says_nothing_new(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    before = panel.all("priya")
    panel.submit("priya", "P-1")
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    panel.submit("priya", "P-1")
    assert panel.all("priya") == before


def test_a_correction_is_a_new_submission_and_first_scores_stay(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.draft("priya", "P-1", {"need": "5"})
    assert scores(panel.counting("priya").latest)["P-1 priya need"] == "3"
    panel.submit("priya", "P-1")
    with panel.space("priya") as space:
        first, second = space.entries.history("submission")
        assert second.replaces == (first.id,)
        assert [said.id for said in space.entries.heads("submission")] == [second.id]
        assert len(set(first.value["covers"]) & set(second.value["covers"])) == 2
    counted = panel.counting("priya")
    assert scores(counted.latest) == {"P-1 priya need": "5", "P-1 priya idea": "4"}
    assert scores(counted.first) == {"P-1 priya need": "3", "P-1 priya idea": "4"}


def test_a_withdrawn_submission_leaves_its_scores_on_record_and_uncounted(panel: Panel) -> None:
    assert "It has not been submitted" in refused(lambda: panel.withdraw("priya", "P-1", "too soon"))
    panel.score("priya", "P-1", "3", "4")
    panel.withdraw("priya", "P-1", "I misread it")
    assert "It has not been submitted" in refused(lambda: panel.withdraw("priya", "P-1", "again"))
    counted = panel.counting("priya")
    assert (scores(counted.latest), counted.submitted) == ({}, frozenset())
    assert counted.withdrawn == {("P-1", "priya")}
    assert counted.remarks == {}
    assert scores(counted.first) == {"P-1 priya need": "3", "P-1 priya idea": "4"}
    panel.submit("priya", "P-1")
    counted = panel.counting("priya")
    assert scores(counted.latest) == {"P-1 priya need": "3", "P-1 priya idea": "4"}
    assert counted.withdrawn == frozenset()


def test_submitting_can_stand_by_what_the_office_typed(panel: Panel) -> None:
    panel.type_scores("member,proposal,criterion,score,comment\npriya,P-1,need,2,By telephone.\n")
    panel.join("priya")
    panel.draft("priya", "P-1", {"idea": "4"})
    panel.submit("priya", "P-1")
    panel.merge(panel.give_back("priya"))
    for person in ("priya", "office"):
        assert scores(panel.counting(person).latest) == {"P-1 priya need": "2", "P-1 priya idea": "4"}


def test_registers_name_stage_round_proposal_and_member() -> None:
    of = Assessment("eoi", "P-1", "priya", "2")
    assert of.comment("need", "applicant") == Register.of(
        "comment", stage="eoi", round="2", proposal="P-1", member="priya", criterion="need", audience="applicant"
    )
    kinds = {one.kind for one in (of.score("need"), of.confidence("need"), of.submission)}
    assert kinds == {"score", "confidence", "submission"}


def test_a_faulty_draft_is_refused_whole(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    comment(panel, "x" * 100_001)
    told = refused(lambda: panel.submit("priya", "P-1"))
    assert re.search("text: String should have at most 100000 characters", told)
    assert said_of(panel) == []
    with panel.space("priya") as space:
        assert len(space.drafts.all()) == 4


def test_typing_what_the_member_has_said_already_makes_no_empty_submission(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.merge(panel.give_back("priya"))
    table = "member,proposal,criterion,score,comment,submitted\n"
    rows = "".join(
        f"priya,P-1,{one},{mark},priya on {one} of P-1: {mark}.,yes\n" for one, mark in (("need", 3), ("idea", 4))
    )
    assert panel.type_scores(table + rows) == (["as it is"] * 4, 0)
    with panel.space() as space:
        assert [said.source for said in space.entries.heads("submission")] == ["own"]
