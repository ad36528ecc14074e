"""The desk: what a member has on each criterion, how far each proposal is, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.assess.desk import Desk
from panel_tui.assess.desk_rows import Undone
from panel_tui.assess.differing import settle
from panel_tui.assess.registers import Assessment
from panel_tui.faults import BadInput
from panel_tui.journal import Register
from panel_tui.store.glance import Glance
from panel_tui.store.rows import Saying
from tests.panel import NOW, Panel


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


@contextmanager
def desk_of(panel: Panel, member: str = "priya") -> Iterator[Desk]:
    desk = Desk(Glance(panel.path(member)), lambda: NOW)
    yield desk
    desk.close()


def test_a_new_file_has_everything_before_it(panel: Panel) -> None:
    with desk_of(panel) as desk:
        assert [(one.reference, one.state, one.scored, one.of) for one in desk.items] == [
            ("P-1", "not started", 0, 2),
            ("P-2", "not started", 0, 2),
        ]
        assert desk.items[0].applicant == "Northbridge Homes"
        assert desk.items[0].ask == 40_000_000
        assert desk.member_name == "Priya Nairobi"
        assert desk.office_name == "Olive Bureau"
        assert desk.first_to_do() == "P-1"
        assert [one.title for one in desk.brief("P-1").criteria] == ["Need", "Idea"]
        assert dict(desk.proposal("P-1").paragraphs()) == {"1.1": "The words of P-1 alone."}


def test_what_is_drafted_is_found_again_by_whoever_opens_the_file_next(panel: Panel) -> None:
    with desk_of(panel) as desk:
        desk.score("P-1", "need", Fraction(4))
        desk.comment("P-1", "need", "panel", "Far from home (¶1.1)")
        desk.comment("P-1", "need", "private", "Ask Jo")
        desk.set_state("P-1", "idea", "abstained")
        desk.confidence("P-1", "need", "low")
        here = [desk.answer("P-1", one) for one in ("need", "idea", "overall")]
    with desk_of(panel) as desk:
        assert [desk.answer("P-1", one) for one in ("need", "idea", "overall")] == here
        need, idea, overall = here
        assert (need.state, need.score, need.confidence, need.has_reason) == ("scored", Fraction(4), "low", True)
        assert need.comments == {"panel": "Far from home (¶1.1)", "private": "Ask Jo"}
        assert (idea.state, idea.score, idea.has_reason) == ("abstained", None, False)
        assert overall.state == ""
        item = desk.item("P-1")
        assert (item.state, item.scored, item.reasons) == ("in progress", 2, 1)


def test_a_score_off_the_scale_is_refused_in_words(panel: Panel) -> None:
    with desk_of(panel) as desk, pytest.raises(BadInput, match=r"6 is not on the scale of Need\. It runs 0 to 5\."):
        desk.score("P-1", "need", Fraction(6))


def test_undo_takes_back_change_by_change_and_a_comment_as_one(panel: Panel) -> None:
    with desk_of(panel) as desk:
        desk.score("P-1", "need", Fraction(4))
        desk.score("P-1", "need", Fraction(2))
        desk.comment("P-1", "need", "panel", "Far")
        desk.comment("P-1", "need", "panel", "Far from", going_on=True)
        desk.comment("P-1", "need", "panel", "Far from home", going_on=True)
        assert desk.undo() == Undone("P-1", "need", "Need: the comment is as it was before")
        assert not desk.answer("P-1", "need").has_reason
        assert desk.undo() == Undone("P-1", "need", "Need: 4")
        assert desk.undo() == Undone("P-1", "need", "Need: not scored")
        assert desk.undo() is None
        assert desk.items[0].state == "not started"


def test_redo_makes_again_what_was_undone_until_something_else_is_done(panel: Panel) -> None:
    with desk_of(panel) as desk:
        desk.score("P-1", "need", Fraction(4))
        desk.confidence("P-1", "need", "low")
        desk.comment("P-1", "overall", "panel", "Far")
        desk.comment("P-1", "overall", "panel", "Far off", going_on=True)
        assert [desk.undo(), desk.undo(), desk.undo()] == [
            Undone("P-1", "overall", "Overall: the comment is as it was before"),
            Undone("P-1", "need", "Need: the confidence is as it was before"),
            Undone("P-1", "need", "Need: not scored"),
        ]
    with desk_of(panel) as desk:  # leaving the desk changes nothing
        assert [desk.redo(), desk.redo(), desk.redo(), desk.redo()] == [
            Undone("P-1", "need", "Need: 4"),
            Undone("P-1", "need", "Need: the confidence is changed again"),
            Undone("P-1", "overall", "Overall: the comment is changed again"),
            None,
        ]
        assert desk.answer("P-1", "overall").comments == {"panel": "Far off"}
        desk.undo()
        desk.score("P-2", "need", Fraction(1))
        assert desk.redo() is None
        assert desk.answer("P-1", "overall").comments == {}


def test_submitting_ends_what_can_be_undone_or_made_again(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "4", "idea": "3"})
    with desk_of(panel) as desk:
        desk.confidence("P-1", "need", "low")
        desk.score("P-1", "need", Fraction(2))
        desk.undo()
    panel.submit("priya", "P-1")
    with desk_of(panel) as desk:
        assert desk.redo() is None
        assert desk.undo() is None
        assert desk.answer("P-1", "need").score == 4


def test_another_comment_is_a_change_of_its_own(panel: Panel) -> None:
    with desk_of(panel) as desk:
        desk.comment("P-1", "need", "panel", "One")
        desk.comment("P-1", "idea", "panel", "Two")
        desk.comment("P-1", "need", "panel", "One more", going_on=True)  # not of the last register: a change of its own
        desk.undo()
        assert desk.answer("P-1", "need").comments == {"panel": "One"}
        assert desk.answer("P-1", "idea").comments == {"panel": "Two"}


def test_states_follow_what_was_said(panel: Panel) -> None:
    panel.score("priya", "P-1", "4", "3")
    with desk_of(panel) as desk:
        assert [one.state for one in desk.items] == ["submitted", "not started"]
        assert (desk.submitted, desk.to_judge) == (1, 2)
        assert desk.first_to_do() == "P-2"
        desk.score("P-1", "need", Fraction(4))  # as it was said: nothing has changed
        assert desk.item("P-1").state == "submitted"
        desk.comment("P-1", "need", "private", "For me alone")
        assert desk.item("P-1").state == "submitted"
        desk.score("P-1", "need", Fraction(2))
        assert desk.item("P-1").state == "changed"
        assert desk.answer("P-1", "need").score == 2
        desk.clear("P-1", "need")
        assert desk.answer("P-1", "need").state == ""
    panel.say(Saying(Register.of("declaration", proposal="P-2", member="priya"), {"interest": "hard"}), person="priya")
    with desk_of(panel) as desk:
        assert desk.item("P-2").state == "recused"
        assert not desk.item("P-2").is_open
        assert desk.to_judge == 1


def test_a_proposal_whose_text_did_not_come_is_not_open(panel: Panel) -> None:
    panel.add("assignments", "member,proposal\npriya,P-3\n")
    panel.say(
        Saying(Register.of("declaration", proposal="P-3", member="priya"), {"interest": "hard"}, "transcribed"),
    )
    panel.open(panel.pack("priya"), "priya")
    with desk_of(panel) as desk:
        assert desk.item("P-3").state == "recused"
        assert desk.item("P-3").pages == 0


def test_the_place_where_one_stopped_is_remembered(panel: Panel) -> None:
    with desk_of(panel) as desk:
        assert desk.place_of("P-2") == ""
        desk.leave("P-2", "1.1", 1)
    with desk_of(panel) as desk:
        assert desk.place_of("P-2") == "1.1"
        assert desk.first_to_do() == "P-2"


def test_an_undertaking_is_accepted_once(panel: Panel) -> None:
    with desk_of(panel) as desk:
        assert desk.accepted  # this call has none
    with panel.space("priya") as space:
        space.entries.say(
            panel.keys("priya").pen(space, panel.chance),
            Saying(Register.of("undertaking", member="priya"), {"call": "0" * 64}),
        )
    assert panel.merge(panel.give_back("priya")).taken.quarantined == ()
    with panel.space() as office:
        (head,) = office.entries.heads("undertaking", member="priya")
        assert head.author == "priya"


def test_what_two_devices_said_is_shown_until_it_is_settled(panel: Panel) -> None:
    panel.join("priya", device="2")
    panel.score("priya", "P-1", "4", "3")
    panel.score("priya", "P-1", "2", "3", device="2")
    panel.merge(panel.give_back("priya"))
    panel.merge(panel.give_back("priya", "2"))
    panel.open(panel.receipt("priya"), "priya")
    with desk_of(panel) as desk:
        assert desk.answer("P-1", "need").score in (2, 4)
        desk.score("P-1", "need", Fraction(3))
        assert desk.item("P-1").state == "changed"
    panel.submit("priya", "P-1")
    with desk_of(panel) as desk:
        assert desk.answer("P-1", "need").score == 3
        assert desk.item("P-1").state == "look again"  # the reasons still differ
        (apart,) = desk.differing
        assert [side.words for side in apart.sides] == ["priya on need of P-1: 4.", "priya on need of P-1: 2."]
    with panel.space("priya") as space:
        settle(space, apart.register, apart.sides[0].id, panel.keys("priya").pen(space, panel.chance))
    with desk_of(panel) as desk:
        assert desk.answer("P-1", "need").comments["panel"] == "priya on need of P-1: 4."
        assert desk.item("P-1").state == "submitted"


def test_a_glance_answers_as_the_workspace_does(panel: Panel) -> None:
    panel.score("priya", "P-1", "4", "3")
    with panel.space("priya") as space:
        glance = Glance(panel.path("priya"))
        for kind in ("score", "comment", "submission", "in_force", "assignment", "member"):
            assert glance.heads(kind) == space.entries.heads(kind)
        about = Assessment("full", "P-1", "priya").about
        assert glance.heads("score", **about) == space.entries.heads("score", **about) != []
        for table in space.derived.tables:
            assert glance.is_ready(table)
            assert glance.rows(table) == space.derived.rows(table) != []
        glance.close()


def test_a_file_without_its_tables_is_not_ready(panel: Panel) -> None:
    with panel.space("priya") as space:
        space.examine(lambda database: database.query("DROP TABLE person"))
        tables = space.derived.tables
        glance = Glance(panel.path("priya"))
        assert not glance.is_ready(*tables)
        glance.close()
    with panel.space("priya"):
        glance = Glance(panel.path("priya"))
        assert glance.is_ready(*tables)
        glance.close()


def test_no_workspace_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no such file"):
        Glance(tmp_path / "none.panel")
    (tmp_path / "a.panel").write_text("hello")
    with pytest.raises(BadInput, match="not a panel-tui workspace"):
        Glance(tmp_path / "a.panel")
