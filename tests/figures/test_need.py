"""How much a proposal needs the panel's time, worked by hand; and the order in which people leave the fewest times."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.leavings import fewest, leavings
from panel_tui.figures.line import Bid, Line, draw_line
from panel_tui.figures.need import closeness, disagreement, line_at, needs, reach_of
from panel_tui.figures.order import TieBreak
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, ScoreSheet, scored
from panel_tui.figures.totals import official

NEED = Measure("need", "Need", Fraction(0), Fraction(10), Fraction(75))
RISK = Measure("risk", "Risk", Fraction(9), Fraction(1), Fraction(25))
SCHEME = Scheme((NEED, RISK))
OUT = st.lists(st.frozensets(st.sampled_from("abcde"), max_size=3), min_size=1, max_size=6)


def sheet_of(**given: tuple[tuple[int, int | None], ...]) -> ScoreSheet:
    """By proposal, each member's need and risk."""
    latest = {}
    for proposal, members in given.items():
        for number, (need, risk) in enumerate(members):
            latest[Cell(proposal, f"m{number}", "need")] = scored(need)
            if risk is not None:
                latest[Cell(proposal, f"m{number}", "risk")] = scored(risk)
    return ScoreSheet(latest=latest)


def test_disagreement_is_the_spread_as_a_part_of_each_scale_by_weight() -> None:
    # Need 4 of 10 apart, weight 75; risk 2 of 8 apart, weight 25: 0.75 × 0.4 + 0.25 × 0.25.
    assert disagreement(sheet_of(P=((8, 3), (4, 1))), "P", SCHEME) == Fraction("0.3625")
    # Only one scored risk: need alone says something.
    assert disagreement(sheet_of(P=((8, 3), (4, None))), "P", SCHEME) == Fraction("0.4")
    assert disagreement(sheet_of(P=((8, 3),)), "P", SCHEME) == 0


def test_where_scores_are_added_up_a_criterion_weighs_as_much_as_its_scale_is_long() -> None:
    # 4 points of 10 and 2 of 8: 6 of 18.
    added = Scheme((NEED, RISK), total="sum")
    assert disagreement(sheet_of(P=((8, 3), (4, 1))), "P", added) == Fraction(6, 18)


def test_where_one_criterion_is_the_total_it_alone_counts() -> None:
    overall = Scheme((NEED, RISK), total="overall", overall="risk")
    assert disagreement(sheet_of(P=((8, 3), (4, 1))), "P", overall) == Fraction(2, 8)
    assert reach_of(overall, None) == 2  # a quarter of the way from 1 to 9


def test_closeness_falls_evenly_from_the_line() -> None:
    at, within = Fraction(60), Fraction(20)
    shown = [closeness(Fraction(total), at, within) for total in (60, 65, 50, 80, 20)]
    assert shown == [1, Fraction(3, 4), Fraction(1, 2), 0, 0]
    assert closeness(Fraction(60), None, within) == closeness(None, at, within) == Fraction(1, 2)


def line_of(sheet: ScoreSheet, envelope: int) -> Line:
    """Each asks for 100."""
    return draw_line("B", [Bid(official(sheet, one, SCHEME), 100) for one in "PQR"], SCHEME, envelope, TieBreak())


def test_need_is_disagreement_times_closeness() -> None:
    # All of risk 1, so 25: with need 8, 6, 4 the totals are 85, 70, 55. Two fit: the line lies at 62.5.
    sheet = sheet_of(P=((8, 1), (8, 1)), Q=((5, 1), (7, 1)), R=((1, 1), (7, 1)))
    line = line_of(sheet, 200)
    assert line_at(line) == Fraction("62.5")
    figures = {one: official(sheet, one, SCHEME) for one in "PQR"}
    found = needs(sheet, SCHEME, line, figures, Fraction(15))
    # Q: 0.75 × 2/10, and 7.5 of 15 away: a half. R: 0.75 × 6/10, as far away.
    assert found == {"P": 0, "Q": Fraction("0.075"), "R": Fraction("0.225")}
    assert needs(sheet, SCHEME, line, figures, None)["Q"] == Fraction("0.15") * Fraction("0.7")  # 7.5 of 25 away


def test_without_anybody_on_one_side_there_is_no_line() -> None:
    sheet = sheet_of(P=((8, 1),), Q=((6, 1),), R=((4, 1),))
    assert line_at(line_of(sheet, 300)) is None
    assert line_at(line_of(sheet, 0)) is None


def test_somebody_who_is_out_for_several_items_in_a_row_leaves_once() -> None:
    out = {"A": frozenset("x"), "B": frozenset("xy"), "C": frozenset[str](), "D": frozenset("x")}
    assert leavings("ABCD", out) == 3  # x for A and B, y for B, x again for D
    assert leavings(fewest("ABCD", out), out) == 2  # B beside A and D


@given(OUT)
def test_no_order_makes_people_leave_fewer_times(sets: list[frozenset[str]]) -> None:
    out = {f"P{number}": people for number, people in enumerate(sets)}
    found = fewest(list(out), out)
    assert sorted(found) == sorted(out)
    assert leavings(found, out) == min(leavings(order, out) for order in permutations(out))
    assert fewest(list(out), out) == found


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=3), min_size=12, max_size=30))
def test_a_long_agenda_is_never_worse_than_it_was(sets: list[frozenset[str]]) -> None:
    out = {f"P{number}": people for number, people in enumerate(sets)}
    found = fewest(list(out), out)
    assert sorted(found) == sorted(out)
    assert leavings(found, out) <= leavings(list(out), out)
