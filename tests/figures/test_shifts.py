"""First against later shifts, worked by hand."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.sheet import Cell, ScoreSheet, scored
from panel_tui.figures.shifts import Shifts, shifts

FIRST = {"ann": 1, "bob": 3, "cat": 5}


def sheet(first: dict[str, int], panel: dict[str, int]) -> tuple[ScoreSheet, list[Cell]]:
    marks = {Cell("P-1", member, "need"): scored(score) for member, score in first.items()}
    revised = {Cell("P-1", member, "need"): scored(score) for member, score in panel.items()}
    return ScoreSheet(first=marks, latest=marks, panel=revised), sorted(marks)


def test_nothing_changed() -> None:
    assert shifts(*sheet(FIRST, {})) == Shifts(3, 0, None, 0, 0)
    assert shifts(*sheet({}, {})) == Shifts(0, 0, None, 0, 0)


def test_towards_and_away_from_the_median_of_the_colleagues_first_scores() -> None:
    # Ann's colleagues first gave 3 and 5, median 4: from 1 to 2 is towards it. Cat's gave 1 and 3, median 2: from 5 to
    # 6 is away. Bob's gave 1 and 5, median 3, where he was: 4 is away.
    assert shifts(*sheet(FIRST, {"ann": 2})) == Shifts(3, 1, Fraction(1), 1, 0)
    assert shifts(*sheet(FIRST, {"cat": 6})) == Shifts(3, 1, Fraction(1), 0, 1)
    assert shifts(*sheet(FIRST, {"ann": 2, "bob": 4, "cat": 4})) == Shifts(3, 3, Fraction(1, 3), 2, 1)


def test_as_far_on_the_other_side_is_neither_and_alone_there_is_no_colleague() -> None:
    assert shifts(*sheet({"ann": 1, "bob": 3}, {"ann": 5})) == Shifts(2, 1, Fraction(4), 0, 0)
    assert shifts(*sheet({"ann": 1}, {"ann": 5})) == Shifts(1, 1, Fraction(4), 0, 0)


def test_above_0_is_more_generous_whichever_way_the_scale_runs() -> None:
    assert shifts(*sheet(FIRST, {"ann": 2}), runs_down=True).mean == -1


def test_recused_members_are_in_no_shift() -> None:
    full, cells = sheet(FIRST, {"ann": 2})
    recused = ScoreSheet(full.first, full.latest, full.panel, conflicted=frozenset({("P-1", "ann")}))
    assert shifts(recused, cells) == Shifts(2, 0, None, 0, 0)


@given(st.dictionaries(st.sampled_from("abcde"), st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_counts_fit_each_other(scores: dict[str, tuple[int, int]]) -> None:
    found = shifts(
        *sheet({one: first for one, (first, _) in scores.items()}, {one: now for one, (_, now) in scores.items()})
    )
    assert found.n == len(scores) >= found.changed >= found.towards + found.away
    assert (found.mean is None) == (found.changed == 0)
