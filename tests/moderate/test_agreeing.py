"""What the chair settles: whose word it is, and when it needs a reason."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.call.changes import changes, make
from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.intake.statements import StatementRow
from panel_tui.call.standing import call_in
from panel_tui.journal import Register
from panel_tui.moderate.agreeing import agreed, chairs_word, panel_score, partial_ruling, statements
from panel_tui.store.rows import Saying
from tests.panel import Panel, refused


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """P-1 scored 4 and 1 on need, 3 and 2 on idea: medians 2.5 and 2.5."""
    made = Panel(tmp_path)
    made.type_scores(
        "member,proposal,criterion,score,submitted\n"
        "priya,P-1,need,4,yes\npriya,P-1,idea,3,yes\nsmithson,P-1,need,1,yes\nsmithson,P-1,idea,2,yes\n"
    )
    return made


def agree(panel: Panel, *rows: AgreedRow, person: str = "office") -> list[str]:
    """Record agreed scores; the effect of each."""
    with panel.space(person) as space:
        found = changes(space, agreed(rows, space, call_in(space)))
        make(space, panel.keys(person).pen(space, panel.chance), found)
        return [change.effect for change in found]


def row(criterion: str, score: str, reason: str = "", proposal: str = "P-1") -> AgreedRow:
    return AgreedRow(proposal, criterion, Fraction(score), reason, "full")


def test_every_departure_without_a_reason_is_told_at_once_and_nothing_is_said(panel: Panel) -> None:
    words = refused(lambda: agree(panel, row("need", "4"), row("idea", "5", "  "), row("need", "3", proposal="P-2")))
    assert "P-1: Need: 4 is agreed, the median is 2.5. Give the reason." in words
    assert "P-1: Idea: 5 is agreed, the median is 2.5. Give the reason." in words
    assert "P-2: Need: 3 is agreed, nobody scored it. Give the reason." in words
    with panel.space() as space:
        assert space.entries.heads("agreed") == []


def test_no_agreed_score_moves_without_a_reason_not_even_back_to_the_median(panel: Panel) -> None:
    agree(panel, row("need", "4", "page 4"))
    assert "the median is 2.5" in refused(lambda: agree(panel, row("need", "4")))
    assert "4 was agreed before" in refused(lambda: agree(panel, row("need", "2.5")))
    assert agree(panel, row("need", "2.5", "on reflection")) == ["changed"]
    assert agree(panel, row("need", "2.5", "on reflection")) == ["as it is"]


def test_a_score_revised_in_the_meeting_moves_the_median(panel: Panel) -> None:
    with panel.space() as space:
        saying = panel_score(space, call_in(space), "full", "P-1", "need", "smithson", Fraction(4), "misread the table")
    assert saying.source == "transcribed"
    panel.say(saying)
    assert agree(panel, row("need", "4")) == ["new"]


def test_a_recused_members_scores_are_not_in_the_median(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\nsmithson,P-1,hard\n")
    assert agree(panel, row("need", "4"), row("idea", "3")) == ["new", "new"]


def test_whose_word_it_is_depends_on_whose_file(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    for person, source in (("office", "transcribed"), ("carol", "own")):
        with panel.space(person) as space:
            assert chairs_word(space) == source
            ((words, saying),) = statements(
                [StatementRow("P-1", "A good  case, well made.", "", "full")], space, call_in(space)
            )
            assert words == "P-1  statement, 5 words"
            assert saying.source == source
            assert saying.value == {"reasons": "A good  case, well made."}


def test_feedback_goes_with_the_statement(panel: Panel) -> None:
    with panel.space() as space:
        ((_, saying),) = statements([StatementRow("P-1", "Why.", "Tell them.", "full")], space, call_in(space))
    assert saying.value == {"reasons": "Why.", "feedback": "Tell them."}
    panel.say(saying)
    with panel.space() as space:
        (said,) = space.entries.heads("statement", proposal="P-1")
        assert said.value["feedback"] == "Tell them."


def test_a_member_revises_only_their_own_score_and_agrees_nothing(panel: Panel) -> None:
    panel.join("priya")
    with panel.space("priya") as space:
        own = panel_score(space, call_in(space), "full", "P-1", "need", "priya", Fraction(5), "second thoughts")
        other = panel_score(space, call_in(space), "full", "P-1", "need", "smithson", Fraction(5), "persuaded")
    assert (own.source, other.source) == ("own", "transcribed")
    panel.say(own, person="priya")
    assert "may not say a panel_score" in refused(lambda: panel.say(other, person="priya"))
    settled = Register.of("agreed", stage="full", proposal="P-1", criterion="need")
    assert "may not say an agreed" in refused(
        lambda: panel.say(Saying(settled, {"score": "5", "reason": "mine"}), person="priya")
    )


def test_only_the_office_rules(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    ruling = partial_ruling("full", "P-1", "one reader abstained")
    assert "carol may not say a ruling" in refused(lambda: panel.say(ruling, person="carol"))
    panel.say(ruling)
