"""The funding line: drawn where the next in order no longer fits, with a reason for everyone."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.line import Bid, FailedGate, Line, add_up, draw_line, hindrances
from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, ScoreSheet, scored
from panel_tui.figures.totals import Official, official

NEED = Measure("need", "Need", Fraction(0), Fraction(10), Fraction(50), Fraction(3))
IDEA = Measure("idea", "Idea", Fraction(0), Fraction(10), Fraction(50))
SCHEME = Scheme((NEED, IDEA), threshold=Fraction(60))
CHEAPER = TieBreak(("smaller_ask",))
POUND = 100


def figures(reference: str, need: int | str | None, idea: int | str | None, scheme: Scheme = SCHEME) -> Official:
    """Official figures of one reader's scores; each point is worth 5 of 100."""
    scores = {"need": need, "idea": idea}
    latest = {Cell(reference, "m", on): scored(Fraction(one)) for on, one in scores.items() if one is not None}
    return official(ScoreSheet(latest=latest), reference, scheme)


def bid(reference: str, points: int, ask: int) -> Bid:
    """A sound bid of 5 × `points` of 100 that asks for so many pounds."""
    return Bid(figures(reference, 10, points - 10), ask * POUND)


def outcomes(line: Line) -> list[tuple[str, str]]:
    return [(row.reference, row.outcome) for row in line.rows]


def test_the_line_stops_at_the_first_that_does_not_fit_and_skips_nobody() -> None:
    bids = [bid("A", 20, 400), bid("B", 18, 500), bid("C", 16, 200), bid("D", 14, 50)]
    line = draw_line("homes", bids, SCHEME, 1_000 * POUND, TieBreak())
    assert outcomes(line) == [("A", "fund"), ("B", "fund"), ("C", "reserve"), ("D", "reserve")]
    assert (line.allocated, line.left) == (900 * POUND, 100 * POUND)
    assert [row.running for row in line.rows] == [400 * POUND, 900 * POUND, 1_100 * POUND, 1_150 * POUND]
    assert [row.reason for row in line.rows] == [
        "in order and within the envelope",
        "in order and within the envelope",
        "asks £200, £100 is left",
        "below the line",
    ]
    assert not any(row.undecided for row in line.rows)


def test_what_fits_to_the_penny_fits() -> None:
    line = draw_line("homes", [bid("A", 20, 400), bid("B", 18, 600)], SCHEME, 1_000 * POUND, TieBreak())
    assert line.left == 0
    one_short = draw_line("homes", [bid("A", 20, 400), bid("B", 18, 600)], SCHEME, 1_000 * POUND - 1, TieBreak())
    assert [row.reference for row in one_short.of("reserve")] == ["B"]


def test_a_tie_across_the_line_is_nobodys_until_it_is_decided() -> None:
    bids = [bid("A", 20, 400), bid("B", 16, 300), bid("C", 16, 500), bid("D", 14, 10)]
    line = draw_line("homes", bids, SCHEME, 1_000 * POUND, TieBreak())
    assert outcomes(line) == [("A", "fund"), ("B", "reserve"), ("C", "reserve"), ("D", "reserve")]
    assert [row.undecided for row in line.rows] == [False, True, True, False]
    assert line.rows[1].reason == "shares its place across the line with C: needs a decision"
    broken = draw_line("homes", bids, SCHEME, 1_000 * POUND, CHEAPER)
    assert outcomes(broken)[:3] == [("A", "fund"), ("B", "fund"), ("C", "reserve")]
    assert broken.rows[1].decided_by == "smaller_ask"


def test_a_tie_wholly_on_one_side_of_the_line_needs_no_decision() -> None:
    bids = [bid("A", 20, 100), bid("B", 20, 100), bid("C", 16, 900), bid("D", 16, 900)]
    line = draw_line("homes", bids, SCHEME, 1_000 * POUND, TieBreak())
    assert outcomes(line) == [("A", "fund"), ("B", "fund"), ("C", "reserve"), ("D", "reserve")]
    assert not any(row.undecided for row in line.rows)


@pytest.mark.parametrize(
    ("one", "reasons", "undecided"),
    [
        (Bid(figures("P", 2, 10), 1), ["below the floor on Need (2, floor 3)"], False),  # 60 of 100
        (Bid(figures("P", 3, "7.8"), 1), ["total 54.0 below 60"], False),
        (Bid(figures("P", 6, "5.992"), 1), ["total 59.96 below 60"], False),
        (Bid(figures("P", 2, 1), 1), ["below the floor on Need (2, floor 3)", "total 15.0 below 60"], False),
        (Bid(figures("P", 10, None), 1), ["not ranked: total is partial (no score on Idea)"], True),
        (Bid(figures("P", 10, None), 1, ruled=True), ["total 50.0 below 60"], False),
        (
            Bid(figures("P", 2, None), 1),
            ["below the floor on Need (2, floor 3)", "not ranked: total is partial (no score on Idea)"],
            False,
        ),
        (Bid(figures("P", None, None), 1), ["not ranked: no scores"], True),
        (
            Bid(figures("P", None, None), 1, failed_gates=(FailedGate("G2", "no letter"), FailedGate("G4"))),
            ["gate G2 failed: no letter", "gate G4 failed"],
            False,
        ),
        (Bid(figures("P", 10, 10), 1, withdrawn=True), ["withdrawn"], False),
    ],
)
def test_why_a_bid_is_declined(one: Bid, reasons: list[str], undecided: bool) -> None:
    assert list(hindrances(one, SCHEME)) == reasons
    row = draw_line("homes", [one, bid("Z", 12, 5)], SCHEME, 1_000 * POUND, TieBreak()).rows[1]
    assert (row.reference, row.place, row.running, row.outcome) == ("P", None, None, "decline")
    assert row.reason == "; ".join(reasons)
    assert row.undecided == undecided


def test_a_ruling_lets_a_partial_total_be_ranked_and_it_still_says_so() -> None:
    scheme = Scheme((NEED, IDEA), threshold=Fraction(40))
    ruled = Bid(figures("P", 10, None, scheme), 5 * POUND, ruled=True)
    row = draw_line("homes", [ruled], scheme, 5 * POUND, TieBreak()).rows[0]
    assert (row.place, row.outcome, row.partial) == (1, "fund", True)


def test_a_threshold_on_a_scale_that_runs_down() -> None:
    impact = Measure("need", "Impact", Fraction(9), Fraction(1))
    scheme = Scheme((impact,), total="overall", overall="need", threshold=Fraction(4))
    bids = [Bid(figures(name, score, None, scheme), 1) for name, score in (("A", 5), ("B", 4), ("C", 1))]
    line = draw_line("homes", bids, scheme, 10, TieBreak())
    assert outcomes(line) == [("C", "fund"), ("B", "fund"), ("A", "decline")]
    assert line.rows[2].reason == "total 5.0 not as good as 4"


def test_no_bids_allocate_nothing() -> None:
    line = draw_line("homes", [], SCHEME, 5, TieBreak())
    assert (line.rows, line.allocated, line.left) == ((), 0, 5)


def test_the_briefs_add_up_against_the_whole_budget() -> None:
    homes = draw_line("homes", [bid("A", 20, 400)], SCHEME, 500 * POUND, TieBreak())
    care = draw_line("care", [bid("B", 20, 300)], SCHEME, 500 * POUND, TieBreak())
    whole = add_up([homes, care], 650 * POUND)
    assert whole.running == (("homes", 400 * POUND), ("care", 700 * POUND))
    assert (whole.allocated, whole.left, whole.over) == (700 * POUND, -50 * POUND, True)
    assert not add_up([homes, care], 700 * POUND).over


BIDS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=10).map(
    lambda drawn: [
        Bid(figures(f"P{number:02}", min(points, 10), max(points - 10, 0)), ask)
        for number, (points, ask) in enumerate(drawn)
    ]
)


@given(BIDS, st.integers(0, 30), st.sampled_from([TieBreak(), CHEAPER]), st.randoms(use_true_random=False))
def test_money_is_never_overspent_and_nobody_is_lost(
    bids: list[Bid], envelope: int, tie_break: TieBreak, random: Random
) -> None:
    line = draw_line("homes", bids, SCHEME, envelope, tie_break)
    assert line == draw_line("homes", random.sample(bids, len(bids)), SCHEME, envelope, tie_break)
    assert sorted(row.reference for row in line.rows) == sorted(one.reference for one in bids)
    assert sum(row.ask for row in line.of("fund")) == line.allocated <= envelope
    assert [row.outcome for row in line.rows] == sorted(
        (row.outcome for row in line.rows), key=["fund", "reserve", "decline"].index
    )
    funded = {row.place for row in line.of("fund")}
    assert funded.isdisjoint(row.place for row in line.of("reserve"))
    if line.of("reserve") and not any(row.undecided for row in line.rows):
        assert line.of("reserve")[0].ask > line.left
