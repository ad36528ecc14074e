"""Official totals, against figures worked by hand and a published mock panel."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.rounding import show_total
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, Mark, ScoreSheet, State, scored
from panel_tui.figures.totals import Settled, official

MOCK_PANELS = Path(__file__).parents[3] / "shared" / "data" / "panels" / "snsf-mock.csv"

NEED = Measure("need", "Need", Fraction(0), Fraction(5), Fraction(60), Fraction(3))
IDEA = Measure("idea", "Idea", Fraction(0), Fraction(5), Fraction(40))
SCHEME = Scheme((NEED, IDEA), threshold=Fraction(60))


def sheet_of(scores: Mapping[str, Mapping[str, int]], proposal: str = "P1") -> ScoreSheet:
    """A sheet of one proposal from scores by member and criterion."""
    marks = {Cell(proposal, who, on): scored(score) for who, own in scores.items() for on, score in own.items()}
    return ScoreSheet(first=marks, latest=marks)


THREE = sheet_of({"priya": {"need": 3, "idea": 5}, "jo": {"need": 4, "idea": 2}, "rik": {"need": 4, "idea": 1}})


def test_the_total_is_of_the_medians() -> None:
    figures = official(THREE, "P1", SCHEME)
    assert figures.settled == {
        "need": Settled(Fraction(4), "median", 3, Fraction(1)),
        "idea": Settled(Fraction(2), "median", 3, Fraction(4)),
    }
    assert figures.total == 60 * Fraction(4, 5) + 40 * Fraction(2, 5) == 64
    assert figures.members == {"priya": 36 + 40, "jo": 48 + 16, "rik": 48 + 8}
    assert figures.mean == Fraction(76 + 64 + 56, 3)
    assert figures.median == 64
    assert (figures.partial, figures.below_floor, figures.below_threshold, figures.assessors) == (False, (), False, 3)
    assert figures.out_of == 100


def test_an_even_number_of_scores_has_the_middle_of_the_two() -> None:
    sheet = sheet_of({"priya": {"need": 2}, "jo": {"need": 5}})
    assert official(sheet, "P1", SCHEME).settled["need"].value == Fraction(7, 2)


def test_an_agreed_score_stands_beside_the_members_and_decides_the_floor() -> None:
    figures = official(replace(THREE, agreed={("P1", "need"): Fraction(2)}), "P1", SCHEME)
    assert figures.settled["need"] == Settled(Fraction(2), "agreed", 3, Fraction(1))
    assert figures.total == 24 + 16
    assert figures.below_floor == ("need",)
    assert figures.below_threshold
    assert figures.median == 64


def test_a_total_at_the_threshold_is_not_below_it() -> None:
    assert not official(sheet_of({"priya": {"need": 3, "idea": 3}}), "P1", SCHEME).below_threshold


def test_no_scores_give_no_total_and_no_verdict() -> None:
    figures = official(THREE, "P2", SCHEME)
    assert figures.total is figures.mean is figures.median is None
    assert (figures.partial, figures.below_floor, figures.below_threshold, figures.assessors) == (False, (), False, 0)
    assert figures.unscored == ("need", "idea")


def test_a_partial_total_says_so_and_out_of_what() -> None:
    figures = official(sheet_of({"priya": {"need": 4}}), "P1", SCHEME)
    assert figures.total == 48
    assert figures.out_of == 60
    assert figures.partial
    assert figures.members == {}
    assert figures.mean is None


def test_a_criterion_with_a_floor_is_needed_even_if_it_does_not_count() -> None:
    overall = Scheme((NEED, IDEA), total="overall", overall="idea")
    assert official(sheet_of({"priya": {"idea": 4}}), "P1", overall).partial
    without_floor = Scheme((replace(NEED, floor=None), IDEA), total="overall", overall="idea")
    figures = official(sheet_of({"priya": {"idea": 4}}), "P1", without_floor)
    assert figures.total == 4
    assert not figures.partial


def test_members_complete_totals_leave_out_who_did_not_score_all() -> None:
    sheet = sheet_of({"priya": {"need": 5, "idea": 5}, "jo": {"need": 1}})
    figures = official(sheet, "P1", SCHEME)
    assert figures.members == {"priya": 100}
    assert figures.assessors == 2
    assert figures.settled["need"].value == 3


SCORES = st.dictionaries(
    st.builds(Cell, st.sampled_from(["P1", "P2"]), st.sampled_from("abcd"), st.sampled_from(["need", "idea"])),
    st.one_of(
        st.integers(0, 5).map(scored),
        st.sampled_from([Mark(State.MISSING), Mark(State.ABSTAINED), Mark(State.NOT_APPLICABLE)]),
    ),
)


@given(SCORES, SCORES, st.integers(0, 5))
def test_what_a_recused_member_scored_never_matters(
    latest: dict[Cell, Mark], panel: dict[Cell, Mark], other: int
) -> None:
    recused = frozenset({("P1", "a")})

    def sheet(change: bool) -> ScoreSheet:
        cells = [Cell("P1", "a", "need"), Cell("P1", "a", "idea")] if change else []
        altered = {cell: scored(other) for cell in cells}
        return ScoreSheet(latest | altered, latest | altered, panel | altered, conflicted=recused)

    silent = {cell: mark for cell, mark in latest.items() if (cell.proposal, cell.member) not in recused}
    spoken = {cell: mark for cell, mark in panel.items() if (cell.proposal, cell.member) not in recused}
    assert official(sheet(True), "P1", SCHEME) == official(sheet(False), "P1", SCHEME)
    assert official(sheet(True), "P1", SCHEME) == official(ScoreSheet(silent, silent, spoken), "P1", SCHEME)


@given(SCORES, st.sampled_from([state for state in State if state is not State.SCORED]))
def test_a_mark_without_a_value_is_as_if_it_were_not_there(latest: dict[Cell, Mark], state: State) -> None:
    said = {cell: mark for cell, mark in latest.items() if mark.state is State.SCORED}
    unsaid = {cell: Mark(state) for cell in latest if cell not in said}
    assert official(ScoreSheet(latest=said | unsaid), "P1", SCHEME) == official(ScoreSheet(latest=said), "P1", SCHEME)


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_what_came_in_never_matters(latest: dict[Cell, Mark], random: Random) -> None:
    shuffled = dict(random.sample(list(latest.items()), len(latest)))
    assert official(ScoreSheet(latest=shuffled), "P1", SCHEME) == official(ScoreSheet(latest=latest), "P1", SCHEME)


@pytest.mark.skipif(not MOCK_PANELS.exists(), reason="the mock panels are not on this machine")
def test_the_first_mock_panel_of_the_snsf() -> None:
    with MOCK_PANELS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["panel"] == "p1"]
    latest = {Cell(row["proposal"], row["assessor"], "grade"): scored(int(row["num_grade"])) for row in rows}
    sheet = ScoreSheet(latest=latest)
    scheme = Scheme((Measure("grade", "Grade", Fraction(1), Fraction(6)),), total="overall", overall="grade")
    means = [show_total(official(sheet, f"#{number}", scheme).mean) for number in range(1, 16)]
    assert " ".join(means) == "5.0 4.6 4.6 4.6 4.4 4.2 4.0 4.0 3.8 3.6 3.4 3.2 2.8 2.8 2.6"
    graded = [sheet.given(f"v_{number}", "grade").values() for number in range(1, 6)]
    severities = [show_total(sum(one, Fraction(0)) / len(one), 3) for one in graded]
    assert " ".join(severities) == "5.667 3.933 4.333 3.533 1.733"


def test_totals_load_no_number_library_and_no_database() -> None:
    heavy = ("numpy", "scipy", "pydantic", "sqlmodel", "sqlalchemy", "sqlite3", "textual", "rich")
    code = f"import sys, panel_tui.figures.totals; print([one for one in {heavy!r} if one in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
