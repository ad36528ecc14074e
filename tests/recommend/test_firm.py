"""When an outcome is safe, fragile or a toss of a coin: each limit from both sides."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.figures.fragile import Alone, Firmness, OnCriterion
from panel_tui.recommend.firm import Firm, Reason, Verdict

ALONE = (Alone("m1", Fraction(3), Fraction(4)),)


def firm(
    chance: float | None = None,
    ask_change: int | None = None,
    levels: int | None = None,
    alone: tuple[Alone, ...] = (),
    weight_change: Fraction | None = None,
    beyond: bool = False,
) -> Firm:
    """A proposal that asks for £1,000 and is judged on one criterion."""
    one = OnCriterion(
        "need", "Need", Fraction(3), Fraction(3 + levels) if levels else None, levels, alone, None, weight_change
    )
    return Firm(Firmness("P-1", False, beyond, 100_000, ask_change, (one,)), chance)


@pytest.mark.parametrize(
    ("one", "against", "verdict"),
    [
        (firm(), (), "safe"),
        (firm(chance=0.39, levels=2, ask_change=-5_001, weight_change=Fraction(101, 1000)), (), "safe"),
        (firm(chance=0.61), (), "safe"),
        (firm(chance=0.4), ("chance",), "coin-toss"),
        (firm(chance=0.6), ("chance",), "coin-toss"),
        (firm(alone=ALONE), ("single score",), "coin-toss"),
        (firm(levels=1), ("level",), "fragile"),
        (firm(ask_change=-5_000), ("ask",), "fragile"),
        (firm(ask_change=5_000), ("ask",), "fragile"),
        (firm(weight_change=Fraction(-1, 10)), ("weight",), "fragile"),
        (firm(chance=0.5, levels=1, alone=ALONE), ("chance", "single score", "level"), "coin-toss"),
        (firm(chance=0.5, beyond=True), (), None),
    ],
)
def test_the_verdict_is_the_worst_that_is_against_it(
    one: Firm, against: tuple[Reason, ...], verdict: Verdict | None
) -> None:
    assert (one.against, one.verdict) == (against, verdict)
