"""What must be discussed: as far apart as the call says, on both sides of a floor, or too few readers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.figures.discuss import Thresholds, must_discuss
from panel_tui.figures.scheme import Measure, Scheme
from panel_tui.figures.sheet import Cell, ScoreSheet, scored

SCHEME = Scheme(
    (
        Measure("need", "Need", Fraction(0), Fraction(5), Fraction(80), Fraction(3)),
        Measure("risk", "Risk", Fraction(9), Fraction(1), Fraction(20), Fraction(4)),
    )
)
THRESHOLDS = Thresholds({"need": Fraction(2), "risk": Fraction(3)}, total=Fraction(15), assessors=2)


def sheet_of(*scores: tuple[int, int], conflicted: frozenset[tuple[str, str]] = frozenset()) -> ScoreSheet:
    """Members m0, m1 … with their scores on need and risk."""
    latest = {}
    for number, (need, risk) in enumerate(scores):
        latest[Cell("P1", f"m{number}", "need")] = scored(need)
        latest[Cell("P1", f"m{number}", "risk")] = scored(risk)
    return ScoreSheet(latest=latest, conflicted=conflicted)


@pytest.mark.parametrize(
    ("scores", "kinds"),
    [
        ([(4, 2), (4, 2)], []),
        ([(3, 2), (4, 2)], [("total", None)]),  # one point of need is 80/5 = 16 of 100
        ([(3, 2), (5, 2)], [("spread", "need"), ("total", None)]),
        ([(2, 2), (3, 2)], [("floor", "need"), ("total", None)]),
        ([(4, 4), (4, 5)], [("floor", "risk")]),  # 5 is worse than the floor of 4 on a scale that runs down
        ([(4, 1), (4, 4)], [("spread", "risk")]),  # 3 apart, and 20 × 3/9 is 6.7 of 100
        ([(1, 8), (1, 8)], []),  # both below both floors: they agree
        ([(4, 2)], [("few", None)]),
    ],
)
def test_flags(scores: list[tuple[int, int]], kinds: list[tuple[str, str | None]]) -> None:
    flags = must_discuss(sheet_of(*scores), "P1", SCHEME, THRESHOLDS)
    assert [(flag.kind, flag.criterion) for flag in flags] == kinds


def test_flags_in_words() -> None:
    flags = must_discuss(sheet_of((2, 2), (5, 2)), "P1", SCHEME, Thresholds({"need": Fraction(2)}, Fraction(15), 3))
    assert [flag.words for flag in flags] == [
        "Need: scores 3 apart",
        "Need: scores on both sides of the floor",
        "members' totals 48.0 apart",
        "scored by 2, at least 3 wanted",
    ]


def test_a_recused_member_neither_parts_the_panel_nor_makes_up_its_number() -> None:
    sheet = sheet_of((4, 2), (0, 9), conflicted=frozenset({("P1", "m1")}))
    assert [flag.kind for flag in must_discuss(sheet, "P1", SCHEME, THRESHOLDS)] == ["few"]


def test_without_thresholds_only_a_crossed_floor_is_discussed() -> None:
    assert [flag.kind for flag in must_discuss(sheet_of((0, 2), (5, 2)), "P1", SCHEME, Thresholds())] == ["floor"]


def test_totals_exactly_a_threshold_apart_are_discussed_and_any_less_are_not() -> None:
    sheet = sheet_of((3, 2), (4, 2))  # one point of need is 16 of 100
    assert [flag.kind for flag in must_discuss(sheet, "P1", SCHEME, Thresholds(total=Fraction(16)))] == ["total"]
    assert must_discuss(sheet, "P1", SCHEME, Thresholds(total=Fraction("16.01"))) == ()
