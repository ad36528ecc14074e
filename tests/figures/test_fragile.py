"""How firm an outcome is: each told change turns it, and none smaller of its kind does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.figures.fragile import Alone, Firmness, OnCriterion, firmness
from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell
from panel_tui.figures.slate import Chosen, Slate, chosen_by_line, funded_by_line
from tests.figures.small_slates import Small, given_by, smalls

NEED = Measure("need", "Need", Fraction(0), Fraction(5), Fraction(60))
IDEA = Measure("idea", "Idea", Fraction(0), Fraction(5), Fraction(40))
SCHEME = Scheme((NEED, IDEA))
POUND = 100
FOUR = Small(
    # Totals, 12 for a point of need and 8 for one of idea: A 60 + 40 = 100, B 48 + 24 = 72, C 36 + 32 = 68, D 40.
    # Of £1,000 A and B take £800; C asks £300 where £200 is left, and D stands behind it.
    sheet=given_by(
        {
            "A": {"need": "5", "idea": "5"},
            "B": {"need": "4", "idea": "3"},
            "C": {"need": "3 3 4", "idea": "4 4 4"},
            "D": {"need": "2", "idea": "2"},
        }
    ),
    scheme=SCHEME,
    asks={"A": 400 * POUND, "B": 400 * POUND, "C": 300 * POUND, "D": 100 * POUND},
    envelope=1_000 * POUND,
)


def turning(one: OnCriterion) -> tuple[str, str, int | None]:
    """The score, the point that turns it, and how many levels away that is."""
    return str(one.score), str(one.to), one.levels


def firm(small: Small, reference: str, by_order: bool = True) -> Firmness:
    points = {one.id: [Fraction(point) for point in range(int(one.top) + 1)] for one in small.scheme.measures}
    return firmness(small.slate, small.sheet, reference, points, funded_by_line, by_order)


def on(found: Firmness, criterion: str) -> OnCriterion:
    return next(one for one in found.criteria if one.criterion == criterion)


def funded(small: Small) -> Chosen:
    return chosen_by_line(small.slate)


def test_who_just_misses_the_money_by_hand() -> None:
    found = firm(FOUR, "C")
    assert not found.funded
    # £200 is left behind A and B.
    assert found.ask_change == -100 * POUND
    need, idea = on(found, "need"), on(found, "idea")
    # Need 4 makes 80, idea 5 makes 76: both above the 72 of B, and £400 + £300 fits.
    assert turning(need) == ("3", "4", 1)
    assert turning(idea) == ("4", "5", 1)
    # One of the two threes moved to 4 makes the median of 3 3 4 a 4; of 4 4 4 it stays 4 whoever moves.
    assert need.alone == (Alone("m1", Fraction(3), Fraction(4)), Alone("m2", Fraction(3), Fraction(4)))
    assert idea.alone == ()
    # C leads B by a fifth of idea's weight and trails by a fifth of need's: ahead once need weighs less than 40, a
    # third less; in tenths of a per cent that is 33.4. Idea would have to weigh more than 60: at half more it is
    # level with B, and B and C together do not fit.
    assert need.weight_change == Fraction(-334, 1000)
    assert idea.weight_change is None


def test_who_is_just_in_the_money_by_hand() -> None:
    found = firm(FOUR, "B")
    assert found.funded
    # Behind A £600 is left: £200 more fits, a penny more does not.
    assert found.ask_change == 200 * POUND + 1
    # Need 3 makes 60, idea 2 makes 64: both below the 68 of C, and then £300 is left for £400.
    assert [turning(one) for one in found.criteria] == [("4", "3", 1), ("3", "2", 1)]
    assert [one.alone for one in found.criteria] == [
        (Alone("m1", Fraction(4), Fraction(3)),),
        (Alone("m1", Fraction(3), Fraction(2)),),
    ]
    # As for C; and where idea weighs half more, C is level, they do not fit together, and neither is funded.
    assert [one.weight_change for one in found.criteria] == [Fraction(-334, 1000), Fraction(1, 2)]


def test_the_best_and_the_last_by_hand() -> None:
    best, last = firm(FOUR, "A"), firm(FOUR, "D")
    # Need 2 makes 64, behind B and C, which leave £300. Idea 1 makes 68, level with C: £700 do not fit into £600.
    assert [turning(one) for one in best.criteria] == [("5", "2", 3), ("5", "1", 4)]
    assert best.ask_change == 600 * POUND + 1
    # Need 5 makes 76, ahead of B; with idea 5 it has 64, and stays behind C, where the line is drawn whatever it asks.
    assert [turning(one) for one in last.criteria] == [("2", "5", 3), ("2", "None", None)]
    assert last.ask_change is None
    # A is better than all on both, D worse: no weight changes that.
    assert [one.weight_change for one in (*best.criteria, *last.criteria)] == [None] * 4


def test_a_score_between_two_points_moves_to_the_next_point() -> None:
    # Medians: need 3.5, idea 3: 42 + 24 = 66 against the 68 of the other. The next points are need 4 (72) and idea
    # 4 (74). Of the two members one moved from 3 to 4 makes 4, one from 4 to 5 makes 4 as well.
    sheet = given_by({"A": {"need": "3", "idea": "4"}, "B": {"need": "3 4", "idea": "3 3"}})
    found = firm(Small(sheet, SCHEME, {"A": 6, "B": 6}, 6), "B")
    need = on(found, "need")
    assert turning(need) == ("7/2", "4", 1)
    assert [one.member for one in need.alone] == ["m1", "m2"]


def test_a_floor_and_a_threshold_turn_an_outcome_too() -> None:
    # 24 + 40 = 64 is above the threshold of 60, need 2 is on its floor. Alone in its brief, with money enough.
    floored = Scheme((replace(NEED, floor=Fraction(2)), IDEA), threshold=Fraction(60))
    one = Small(given_by({"A": {"need": "2", "idea": "5"}}), floored, {"A": 5}, 10)
    found = firm(one, "A")
    assert found.funded
    assert found.ask_change == 6
    # Need 1 is below the floor; idea 4 makes 56, below the threshold.
    assert [turning(each) for each in found.criteria] == [("2", "1", 1), ("5", "4", 1)]
    # (60 (1 + d) 2/5 + 40) × 100 / (100 + 60 d) < 60 where 400 < 1,200 d: a third more, 33.4%. And with idea's weight
    # (24 + 40 (1 + d)) × 100 / (100 + 40 d) < 60 where 1,600 d < -400: a quarter less is just 60, 25.1% is below.
    assert [each.weight_change for each in found.criteria] == [Fraction(334, 1000), Fraction(-251, 1000)]


@pytest.mark.parametrize("why", ["gate", "no score", "partial"])
def test_what_no_score_decides_has_no_change_that_turns_it(why: str) -> None:
    scores = {"gate": {"need": "3", "idea": "4"}, "no score": {}, "partial": {"need": "3"}}[why]
    small = Small(
        given_by({"A": {"need": "5", "idea": "5"}, "B": scores}),
        SCHEME,
        {"A": 1, "B": 1},
        10,
        failed=frozenset({"B"} if why == "gate" else ()),
    )
    found = firm(small, "B")
    assert (found.funded, found.beyond, found.ask_change) == (False, True, None)
    assert all((one.to, one.weight_change, one.alone) == (None, None, ()) for one in found.criteria)
    # With a ruling a partial total ranks: need 3 makes 36, and there is money for both.
    ruled = firm(replace(small, ruled=frozenset({"B"})), "B")
    assert (ruled.beyond, ruled.funded) == ((False, True) if why == "partial" else (True, False))


def test_without_money_nothing_turns_and_with_plenty_only_a_far_larger_ask() -> None:
    none, plenty = replace(FOUR, envelope=0), replace(FOUR, envelope=10_000 * POUND)
    for reference in FOUR.asks:
        found = firm(none, reference)
        assert (found.funded, found.ask_change) == (False, None)
        assert all((one.to, one.weight_change, one.alone) == (None, None, ()) for one in found.criteria)
    # Behind the other three, which ask £1,100, there is £8,900.
    found = firm(plenty, "D")
    assert (found.funded, found.ask_change) == (True, 8_800 * POUND + 1)
    assert all((one.to, one.weight_change) == (None, None) for one in found.criteria)


def test_who_is_level_across_the_line_is_turned_by_the_least() -> None:
    # A and B both have 68 and ask for the whole envelope: neither is funded. Need weighs in A's favour, idea in B's.
    sheet = given_by({"A": {"need": "5", "idea": "1"}, "B": {"need": "3", "idea": "4"}})
    level = Small(sheet, SCHEME, {"A": 5, "B": 5}, 5)
    assert funded(level) == frozenset()
    assert [one.weight_change for one in firm(level, "A").criteria] == [Fraction(1, 1000), Fraction(-1, 1000)]
    assert [one.weight_change for one in firm(level, "B").criteria] == [Fraction(-1, 1000), Fraction(1, 1000)]
    # Where the cheaper goes first, a penny less is enough.
    assert firm(replace(level, tie_break=TieBreak(("smaller_ask",))), "A").ask_change == -1


@settings(max_examples=150, deadline=None)
@given(smalls(), st.data())
def test_what_is_told_turns_it_and_nothing_smaller_does(small: Small, data: st.DataObject) -> None:
    now = funded(small)
    reference = data.draw(st.sampled_from(sorted(small.asks)))
    found = firm(small, reference)
    assert found.funded == (reference in now)

    def turns(other: Small) -> bool:
        return (reference in funded(other)) != found.funded

    if found.beyond:
        return
    whole = small.envelope + 2
    others = [ask - small.asks[reference] for ask in range(1, max(whole, small.asks[reference] + 1))]
    turning = [change for change in others if turns(small.asking(reference, small.asks[reference] + change))]
    assert found.ask_change == min(turning, key=abs, default=None)
    for one in found.criteria:
        _check_levels(small, reference, one, found.funded)
        _check_weights(small, reference, one, found.funded, data)


def _check_levels(small: Small, reference: str, one: OnCriterion, was: bool) -> None:
    """By trying every point of the scale, and every member's score one level up and down."""

    def turns(other: Small) -> bool:
        return (reference in funded(other)) != was

    points = [Fraction(point) for point in range(4)]
    if one.score is None:
        assert one.levels is None
    else:
        score = one.score
        turning = [point for point in points if turns(small.agreeing(reference, one.criterion, point))]
        nearest = min(turning, key=lambda point: abs(point - score), default=None)
        assert one.to == nearest
        if nearest is not None:
            between = [point for point in points if min(score, nearest) <= point <= max(score, nearest)]
            assert one.levels == len([point for point in between if point != score])
    if (reference, one.criterion) in small.sheet.agreed:
        assert one.alone == ()
        return
    alone = {
        (member, before, before + step)
        for member, before in small.sheet.scores(reference, one.criterion).items()
        for step in (-1, 1)
        if before + step in points and turns(small.moving(Cell(reference, member, one.criterion), before + step))
    }
    assert {(each.member, each.before, each.after) for each in one.alone} == alone


def _check_weights(small: Small, reference: str, one: OnCriterion, was: bool, data: st.DataObject) -> None:
    def turns(tenths: int) -> bool:
        return (reference in funded(small.weighing(one.criterion, Fraction(tenths, 1000)))) != was

    least = 501
    if one.weight_change is not None:
        tenths = int(one.weight_change * 1000)
        least = abs(tenths)
        assert turns(tenths)
        # The same one tenth nearer to nought, on either side.
        assert least == 1 or not turns(least - 1)
        assert least == 1 or not turns(1 - least)
    for tried in data.draw(st.lists(st.integers(1 - least, least - 1), max_size=5)):
        assert not turns(tried)


@settings(max_examples=60, deadline=None)
@given(smalls(), st.data())
def test_a_choice_that_follows_no_order_is_tried_in_steps(small: Small, data: st.DataObject) -> None:
    reference = data.draw(st.sampled_from(sorted(small.asks)))

    def worth_most(slate: Slate) -> Chosen:
        """Of all sets that fit, the one whose totals sum to the most: what a portfolio would be, by trying all."""
        (contest,) = slate.contests.values()
        rated = [(ref, bid.ask, bid.figures.total or Fraction(0)) for ref, bid in contest.bids.items()]
        sets = [[one for at, one in enumerate(rated) if number >> at & 1] for number in range(2 ** len(rated))]
        fitting = [one for one in sets if sum(ask for _, ask, _ in one) <= contest.envelope]
        best = max(fitting, key=lambda one: (sum(total for *_, total in one), sorted(ref for ref, *_ in one)))
        return frozenset(ref for ref, *_ in best)

    def turns(criterion: str, tenths: int) -> bool:
        other = small.weighing(criterion, Fraction(tenths, 1000)).slate
        return (reference in worth_most(other)) != found.funded

    points = {one.id: [Fraction(point) for point in range(4)] for one in small.scheme.measures}
    found = firmness(
        small.slate, small.sheet, reference, points, lambda slate, one: one in worth_most(slate), by_order=False
    )
    for one in found.criteria:
        if one.weight_change is not None:
            tenths = int(one.weight_change * 1000)
            nearer = tenths - 1 if tenths > 0 else tenths + 1
            assert turns(one.criterion, tenths)
            assert not turns(one.criterion, nearer)
