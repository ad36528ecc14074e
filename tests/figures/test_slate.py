"""What a choice is made from, with one thing changed: the same as if it had been so from the start."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.figures.slate import chosen_by_line, funded_by_line
from tests.figures.small_slates import BRIEF, Small, smalls


@settings(max_examples=200, deadline=None)
@given(smalls())
def test_asked_of_one_the_line_says_what_it_says_of_all(small: Small) -> None:
    slate = small.slate
    assert {one for one in small.asks if funded_by_line(slate, one)} == chosen_by_line(slate)


@settings(max_examples=100, deadline=None)
@given(smalls(), st.integers(-500, 500), st.data())
def test_another_weight_gives_the_totals_of_a_rubric_that_has_it(
    small: Small, tenths: int, data: st.DataObject
) -> None:
    criterion = data.draw(st.sampled_from([one.id for one in small.scheme.measures]))
    change = Fraction(tenths, 1000)
    found, anew = small.slate.reweighed(BRIEF, criterion, change).contests[BRIEF], small.weighing(criterion, change)
    assert found.scheme == anew.scheme
    for reference, bid in anew.slate.contests[BRIEF].bids.items():
        figures = found.bids[reference].figures
        assert (figures.total, figures.below_threshold) == (bid.figures.total, bid.figures.below_threshold)
        assert (figures.settled, figures.below_floor) == (bid.figures.settled, bid.figures.below_floor)


@settings(max_examples=100, deadline=None)
@given(smalls(), st.sampled_from(["m1", "m2", "m3", "nobody"]))
def test_without_a_member_is_as_if_they_had_said_nothing(small: Small, member: str) -> None:
    assert small.slate.without(member, small.sheet) == small.without(member).slate
