"""Scores as numbers in columns: what goes in, mirrored scales, totals as exact arithmetic has them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.calibration import calibrate, why_no_figure
from panel_tui.figures.groups import criterion_groups, total_groups
from panel_tui.figures.ratings import make_ratings
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import RECUSED, Cell, Mark, ScoreSheet, State, scored
from panel_tui.figures.totals import member_totals

FIVE = (Fraction(0), Fraction(5))
NINE = (Fraction(9), Fraction(1))
SCHEMES = {
    "weighted": Scheme((Measure("a", "A", *FIVE, Fraction(60)), Measure("b", "B", *NINE, Fraction(40)))),
    "of range": Scheme(
        (Measure("a", "A", *FIVE, Fraction(60)), Measure("b", "B", *NINE, Fraction(40))), share="of_range"
    ),
    "unweighted too": Scheme((Measure("a", "A", *FIVE, Fraction(100)), Measure("b", "B", *NINE))),
    "sum": Scheme((Measure("a", "A", *FIVE), Measure("b", "B", *NINE)), total="sum"),
    "overall": Scheme((Measure("a", "A", *FIVE), Measure("b", "B", *NINE)), total="overall", overall="b"),
}
MARKS = st.one_of(
    st.integers(0, 5).map(scored), st.sampled_from([Mark(State.ABSTAINED), Mark(State.NOT_APPLICABLE), RECUSED])
)
SHEETS = st.dictionaries(st.tuples(st.sampled_from("PQR"), st.sampled_from("xyz"), st.sampled_from("ab")), MARKS)


@pytest.mark.parametrize("name", SCHEMES)
@given(SHEETS, SHEETS, st.frozensets(st.tuples(st.sampled_from("PQR"), st.sampled_from("xyz"))))
def test_totals_are_those_of_exact_arithmetic(
    name: str,
    latest: dict[tuple[str, str, str], Mark],
    panel: dict[tuple[str, str, str], Mark],
    conflicted: frozenset[tuple[str, str]],
) -> None:
    scheme = SCHEMES[name]
    # A score of 0 is none of the scale from 9 to 1, and is a number all the same.
    sheet = ScoreSheet(
        latest={Cell(*place): mark for place, mark in latest.items()},
        panel={Cell(*place): mark for place, mark in panel.items() if mark.state is State.SCORED},
        conflicted=conflicted,
    )
    (group,) = total_groups(sheet, {"B": scheme}, dict.fromkeys("PQR", "B"))
    ratings = group.ratings
    found = {
        (ratings.proposals[row], ratings.members[column]): ratings.own(value)
        for row, column, value in zip(ratings.proposal, ratings.member, ratings.value, strict=True)
    }
    exact = {
        (proposal, member): float(total)
        for proposal in "PQR"
        for member, total in member_totals(sheet, proposal, scheme).items()
    }
    assert found == pytest.approx(exact)


def test_criteria_that_briefs_share_are_put_together_and_others_are_not() -> None:
    need = Measure("need", "Need", *FIVE, Fraction(100))
    other = Measure("need", "Need", *NINE, Fraction(100))
    sheet = ScoreSheet(latest={Cell(proposal, "x", "need"): scored(3) for proposal in "PQR"})
    schemes = {"A": Scheme((need,)), "B": Scheme((need,)), "C": Scheme((other,))}
    groups = criterion_groups(sheet, schemes, {"P": "A", "Q": "B", "R": "C"})
    assert [(group.briefs, group.ratings.proposals) for group in groups] == [(("A", "B"), ("P", "Q")), (("C",), ("R",))]
    assert len(total_groups(sheet, schemes, {"P": "A", "Q": "B", "R": "C"})) == 1


def test_first_scores_stand_beside_those_that_count() -> None:
    cell = Cell("P", "x", "a")
    sheet = ScoreSheet(first={cell: scored(2)}, latest={cell: scored(4)}, panel={cell: scored(5)})
    scheme = Scheme((Measure("a", "A", *FIVE, Fraction(100)),))
    (group,) = criterion_groups(sheet, {"B": scheme}, {"P": "B"})
    assert (group.ratings.value.tolist(), group.first.value.tolist()) == ([5.0], [2.0])


def test_a_scale_that_runs_down_is_mirrored_and_turned_back() -> None:
    ratings = make_ratings({("P", "x"): 1, ("P", "y"): 7}, 9, 1)
    assert ratings.value.tolist() == [9.0, 3.0]
    assert (ratings.own(9.0), ratings.own(3.0), ratings.reach, ratings.runs_down) == (1.0, 7.0, 8.0, True)


def test_some_of_the_ratings_alone() -> None:
    ratings = make_ratings({("P", "x"): 1, ("Q", "y"): 2, ("Q", "x"): 3}, 0, 5)
    kept = ratings.only(ratings.member == ratings.members.index("x"))
    assert (kept.proposals, kept.members, kept.value.tolist()) == (("P", "Q"), ("x",), [1.0, 3.0])


@pytest.mark.parametrize(
    ("members", "proposals", "why"),
    [(0, 9, "Nobody has"), (1, 9, "Only 1 member"), (2, 9, "Only 2 members"), (3, 1, "Only 1 prop"), (3, 4, "Only 4")],
)
def test_below_three_members_or_five_common_proposals_there_is_no_figure(
    members: int, proposals: int, why: str
) -> None:
    scores = {(f"P{one}", f"m{other}"): (one * 3 + other) % 5 for one in range(proposals) for other in range(members)}
    ratings = make_ratings(scores, 0, 5)
    assert why_no_figure(ratings).startswith(why)
    assert calibrate(ratings) is None
    assert calibrate(ratings, "fixed") is None


def test_where_every_member_scored_one_proposal_strictness_is_taken_to_be_none() -> None:
    scores = {(f"P{one // 2}", f"m{one}"): float(one * one % 11) for one in range(14)}
    found = calibrate(make_ratings(scores, 0, 10))
    assert found is not None
    assert found.severity.tolist() == [0.0] * 14
    assert found.no_member_differs
