"""Decision accuracy: the authors' own example, what is known in closed form, and the ends."""

from __future__ import annotations

from dataclasses import astuple
from math import asin, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.accuracy import Accuracy, decision_accuracy
from panel_tui.figures.intraclass import reliability

shares = st.floats(1e-4, 1 - 1e-4)


def test_the_published_example_to_its_last_digit() -> None:
    several = reliability(0.34, 2.79)
    assert several is not None
    found = decision_accuracy(several, 0.18)
    assert found.funded_best == pytest.approx(0.6027441, abs=5e-8)
    assert found.funded_other == pytest.approx(0.3972559, abs=5e-8)
    assert found.unfunded_best == pytest.approx(0.08720251, abs=5e-9)


@pytest.mark.parametrize("several", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_with_half_funded_it_is_what_sheppard_found_in_1899(several: float) -> None:
    right = 0.5 + asin(sqrt(several)) / pi
    assert astuple(decision_accuracy(several, 0.5)) == pytest.approx((right, 1 - right, 1 - right), abs=1e-12)


@given(st.floats(0, 1), shares)
def test_as_many_are_among_the_best_as_are_funded(several: float, funded: float) -> None:
    found = decision_accuracy(several, funded)
    assert found.funded_best is not None
    assert found.funded_other is not None
    assert found.unfunded_best is not None
    assert found.funded_best + found.funded_other == pytest.approx(1)
    assert found.funded_best * funded + found.unfunded_best * (1 - funded) == pytest.approx(funded)
    assert funded - 1e-9 <= found.funded_best <= 1


@given(st.floats(0, 0.98), shares)
def test_a_more_reliable_panel_errs_less(several: float, funded: float) -> None:
    better, worse = decision_accuracy(several + 0.02, funded), decision_accuracy(several, funded)
    assert better.funded_best is not None
    assert worse.funded_best is not None
    assert better.funded_best > worse.funded_best


@given(shares)
def test_without_reliability_it_is_a_lottery_and_with_all_of_it_there_is_no_error(funded: float) -> None:
    for none in (0.0, -0.3):
        lottery = decision_accuracy(none, funded)
        assert lottery.funded_best == pytest.approx(funded, abs=1e-9)
        assert lottery.unfunded_best == pytest.approx(funded, abs=1e-9)
    assert decision_accuracy(1, funded) == Accuracy(1, 0, 0)


def test_shares_of_nobody_are_none() -> None:
    assert decision_accuracy(0.5, 0) == Accuracy(None, None, 0)
    assert decision_accuracy(0.5, 1) == Accuracy(1, 0, None)


@pytest.mark.parametrize(("several", "funded"), [(1.1, 0.5), (0.5, -0.1), (0.5, 1.1), (0.5, float("nan"))])
def test_what_is_no_share_is_refused(several: float, funded: float) -> None:
    with pytest.raises(ValueError, match="no reliability of"):
        decision_accuracy(several, funded)
