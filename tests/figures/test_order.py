"""The order of a brief, and every tie-break step, worked by hand."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.order import STEPS, Candidate, Place, Step, TieBreak, rank
from panel_tui.figures.rounding import show_place
from panel_tui.figures.scheme import Measure, Scheme

NEED = Measure("need", "Need", Fraction(0), Fraction(5), Fraction(50))
IDEA = Measure("idea", "Idea", Fraction(0), Fraction(5), Fraction(50))
SCHEME = Scheme((NEED, IDEA), priority=("need", "idea"))


def bid(
    reference: str,
    total: int | None = 60,
    need: int | None = None,
    idea: int | None = None,
    strand: str | None = None,
    award: bool | None = None,
    ask: int = 100,
) -> Candidate:
    given_ = {"need": need, "idea": idea}
    shares = {on: Fraction(score, 5) for on, score in given_.items() if score is not None}
    return Candidate(reference, None if total is None else Fraction(total), shares, strand, award, ask)


def order(candidates: Iterable[Candidate], *steps: Step, seed: str | None = None) -> list[tuple[str, str, str | None]]:
    """Reference, place as shown, and the step that decided."""
    places = rank(candidates, SCHEME, TieBreak(steps, seed))
    return [(one.reference, show_place(one.place, bool(one.tied_with)), one.decided_by) for one in places]


def test_totals_alone_decide_where_they_differ_and_what_is_equal_shares_a_place() -> None:
    bids = [bid("A", 50), bid("B", 70), bid("C", 60), bid("D", 60), bid("E", 90)]
    assert order(bids) == [
        ("E", "1", None),
        ("B", "2", None),
        ("C", "=3", None),
        ("D", "=3", None),
        ("A", "5", None),
    ]
    assert rank(bids, SCHEME, TieBreak())[2] == Place("C", 3, ("D",))


def test_what_is_not_eligible_or_has_no_total_has_no_place_and_comes_last() -> None:
    out = Candidate("A", Fraction(99), eligible=False)
    assert order([bid("C", None), out, bid("B", 10)]) == [("B", "1", None), ("A", "–", None), ("C", "–", None)]


def test_a_gap_is_a_strand_that_nobody_higher_fills() -> None:
    bids = [bid("A", 80, strand="x"), bid("B", strand="x"), bid("C", strand="y"), bid("D")]
    assert order(bids, "gap") == [("A", "1", None), ("C", "2", "gap"), ("B", "=3", "gap"), ("D", "=3", "gap")]


def test_a_gap_is_filled_once() -> None:
    # B and C both fill y. C is cheaper and comes first; then y is filled, and A (x, filled by Z) is cheaper than B.
    upper = [bid("Z", 80, strand="x"), bid("A", strand="x", ask=5)]
    lower = [bid("B", strand="y", ask=9), bid("C", strand="y", ask=7)]
    assert order(upper + lower, "gap", "smaller_ask") == [
        ("Z", "1", None),
        ("C", "2", "gap"),
        ("A", "3", "gap"),
        ("B", "4", "smaller_ask"),
    ]


def test_a_gap_after_another_step_breaks_only_what_that_step_left_equal() -> None:
    bids = [bid("A", need=4, strand="x"), bid("B", need=3, strand="x"), bid("C", need=3, strand="y")]
    assert order(bids, "priority", "gap") == [("A", "1", "priority"), ("C", "2", "priority"), ("B", "3", "gap")]


def test_what_is_not_eligible_fills_no_gap() -> None:
    out = Candidate("A", Fraction(99), strand="x", eligible=False)
    assert order([out, bid("B"), bid("C", strand="x")], "gap")[:2] == [("C", "1", "gap"), ("B", "2", "gap")]


def test_priority_criteria_decide_one_after_the_other() -> None:
    bids = [bid("A", need=4, idea=2), bid("B", need=4, idea=3), bid("C", need=5, idea=1)]
    places = rank(bids, SCHEME, TieBreak(("priority",)))
    assert [(one.reference, one.criterion) for one in places] == [("C", "need"), ("B", "need"), ("A", "idea")]


def test_without_a_score_on_the_priority_criterion_one_comes_after_even_a_zero() -> None:
    assert [one[0] for one in order([bid("A", idea=5), bid("B", need=0, idea=0)], "priority")] == ["B", "A"]


def test_the_higher_lowest_share_wins() -> None:
    bids = [bid("A", need=5, idea=1), bid("B", need=3, idea=3), bid("C", need=2, idea=4), bid("D")]
    assert [one[0] for one in order(bids, "lowest")] == ["B", "C", "A", "D"]


def test_a_new_area_wins_and_no_known_award_is_none() -> None:
    bids = [bid("A", award=True), bid("B", award=None), bid("C", award=False)]
    assert order(bids, "new_area") == [("B", "=1", "new_area"), ("C", "=1", "new_area"), ("A", "3", "new_area")]


def test_the_smaller_ask_wins() -> None:
    assert order([bid("A", ask=2), bid("B", ask=1)], "smaller_ask") == [
        ("B", "1", "smaller_ask"),
        ("A", "2", "smaller_ask"),
    ]


def test_lots_are_drawn_by_the_recorded_seed_and_can_be_checked_by_anyone() -> None:
    bids = [bid(name) for name in "ABCDE"]
    drawn = sorted("ABCDE", key=lambda name: sha256(f"seed 7{name}".encode()).hexdigest())
    assert [one[0] for one in order(bids, "lots", seed="seed 7")] == drawn
    assert {one[2] for one in order(bids, "lots", seed="seed 7")} == {"lots"}


def test_before_the_draw_and_where_the_call_knows_none_the_tie_stays() -> None:
    bids = [bid("A"), bid("B")]
    assert {one[1] for one in order(bids, "lots")} == {"=1"}
    assert {one[1] for one in order(bids, "smaller_ask", seed="seed 7")} == {"=1"}


def test_steps_come_in_the_order_of_the_call() -> None:
    bids = [bid("A", need=5, ask=9), bid("B", need=4, ask=1)]
    assert [one[0] for one in order(bids, "priority", "smaller_ask")] == ["A", "B"]
    assert [one[0] for one in order(bids, "smaller_ask", "priority")] == ["B", "A"]


def test_an_overall_score_that_runs_down_ranks_the_lowest_first() -> None:
    scheme = Scheme((Measure("impact", "Impact", Fraction(9), Fraction(1)),), total="overall", overall="impact")
    places = rank([bid("A", 5), bid("B", 1), bid("C", 9)], scheme, TieBreak())
    assert [one.reference for one in places] == ["B", "A", "C"]


CANDIDATES = st.lists(
    st.builds(
        bid,
        st.uuids().map(str),
        st.sampled_from([None, 50, 60]),
        st.sampled_from([None, 0, 3]),
        st.sampled_from([None, 0, 3]),
        st.sampled_from([None, "x", "y"]),
        st.sampled_from([None, True, False]),
        st.integers(1, 2),
    ),
    max_size=12,
    unique_by=lambda one: one.reference,
)
STEPS_IN_SOME_ORDER = st.permutations(STEPS).flatmap(lambda all_: st.integers(0, 6).map(lambda few: tuple(all_[:few])))


@given(CANDIDATES, STEPS_IN_SOME_ORDER, st.sampled_from([None, "seed"]), st.randoms(use_true_random=False))
def test_the_order_in_which_they_came_never_matters(
    bids: list[Candidate], steps: tuple[Step, ...], seed: str | None, random: Random
) -> None:
    shuffled = random.sample(bids, len(bids))
    assert rank(shuffled, SCHEME, TieBreak(steps, seed)) == rank(bids, SCHEME, TieBreak(steps, seed))


@given(CANDIDATES, STEPS_IN_SOME_ORDER, st.sampled_from([None, "seed"]))
def test_places_count_who_is_above_and_steps_never_overturn_a_total(
    bids: list[Candidate], steps: tuple[Step, ...], seed: str | None
) -> None:
    total = {one.reference: one.total for one in bids}
    places = rank(bids, SCHEME, TieBreak(steps, seed))
    assert sorted(total) == sorted(one.reference for one in places)
    placed = [(one, one.place) for one in places if one.place is not None]
    for one, place in placed:
        assert place == 1 + sum(other < place for _, other in placed)
        assert set(one.tied_with) == {other.reference for other, at in placed if at == place} - {one.reference}
        alone = sum(total[other.reference] == total[one.reference] for other, _ in placed) == 1
        assert one.decided_by is None if alone else one.decided_by in {None, *steps}
        all_tied = all(at == place for other, at in placed if total[other.reference] == total[one.reference])
        assert (one.decided_by is None) == all_tied
    totals = [total[one.reference] or Fraction(0) for one, _ in placed]
    assert totals == sorted(totals, reverse=True)
    if "lots" in steps and seed:
        assert not any(one.tied_with for one in places)


@pytest.mark.parametrize("scores", [(1, 1, 1), (2, 0, 2), (3, 1, 0)])
def test_exact_totals_tie_in_whatever_order_the_criteria_stand(scores: tuple[int, int, int]) -> None:
    ids, weights = ("a", "b", "c"), (50, 25, 25)
    measures = [Measure(id_, id_, Fraction(0), Fraction(3), Fraction(w)) for id_, w in zip(ids, weights, strict=True)]
    given_ = {id_: Fraction(score) for id_, score in zip(ids, scores, strict=True)}
    one, other = Scheme(tuple(measures)), Scheme(tuple(reversed(measures)))
    bids = [Candidate("A", one.total_of(given_)), Candidate("B", other.total_of(given_))]
    assert [place.place for place in rank(bids, one, TieBreak())] == [1, 1]
