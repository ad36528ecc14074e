"""The score sheet: which mark of a member counts, and that what is missing stays missing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.figures.sheet import MISSING, RECUSED, Cell, Mark, ScoreSheet, State, scored

NEED = Cell("P1", "priya", "need")


def test_the_panel_score_counts_before_the_latest_and_the_first_stays_on_record() -> None:
    sheet = ScoreSheet(first={NEED: scored(2)}, latest={NEED: scored(3)}, panel={NEED: scored(4)})
    assert sheet.counted(*NEED) == scored(4)
    assert ScoreSheet(latest=sheet.latest, first=sheet.first).counted(*NEED) == scored(3)
    assert sheet.first_mark(*NEED) == scored(2)


def test_a_first_score_alone_does_not_count() -> None:
    withdrawn = ScoreSheet(first={NEED: scored(2)})
    assert withdrawn.counted(*NEED) == MISSING
    assert withdrawn.scores("P1", "need") == {}


def test_an_abstention_in_the_meeting_replaces_the_score_and_a_cleared_one_does_not() -> None:
    latest = {NEED: scored(3)}
    assert ScoreSheet(latest=latest, panel={NEED: Mark(State.ABSTAINED)}).scores("P1", "need") == {}
    assert ScoreSheet(latest=latest, panel={NEED: MISSING}).scores("P1", "need") == {"priya": Fraction(3)}


def test_who_is_recused_is_out_of_everything() -> None:
    marks = {NEED: scored(5), Cell("P1", "okafor", "need"): scored(1)}
    sheet = ScoreSheet(marks, marks, marks, conflicted=frozenset({("P1", "okafor")}))
    assert sheet.counted("P1", "okafor", "need") == sheet.first_mark("P1", "okafor", "need") == RECUSED
    assert sheet.scores("P1", "need") == {"priya": Fraction(5)}
    assert sheet.scores_of("P1", "okafor") == sheet.given("okafor", "need") == {}
    assert sheet.assessors("P1") == ("priya",)
    assert sheet.members == ("okafor", "priya")


def test_the_sheet_knows_everything_that_it_was_given() -> None:
    sheet = ScoreSheet(
        latest={NEED: scored(3)}, agreed={("P2", "idea"): Fraction(4)}, conflicted=frozenset({("P3", "okafor")})
    )
    assert sheet.proposals == ("P1", "P2", "P3")
    assert sheet.members == ("okafor", "priya")
    assert sheet.criteria == ("idea", "need")


@pytest.mark.parametrize("state", [state for state in State if state is not State.SCORED])
def test_only_a_score_has_a_value(state: State) -> None:
    assert ScoreSheet(latest={NEED: Mark(state)}).scores("P1", "need") == {}
    with pytest.raises(ValueError, match=str(state)):
        Mark(state, Fraction(0))
    with pytest.raises(ValueError, match="scored"):
        Mark(State.SCORED)
