"""Use of the scale: counts by level, and the rule of what is narrow."""

from __future__ import annotations

from fractions import Fraction

import pytest

from panel_tui.figures.levels import Use, use_of_scale


def use(text: str, levels: int = 6) -> Use:
    found = use_of_scale([Fraction(one) for one in text.split()], levels)
    assert found is not None
    return found


def test_counts_the_most_used_and_its_share() -> None:
    found = use("3 3 4 3.5 0 3")
    assert found.n == 6
    assert dict(found.counts) == {Fraction(0): 1, Fraction(3): 3, Fraction(7, 2): 1, Fraction(4): 1}
    assert [score for score, _ in found.counts] == [0, 3, 3.5, 4]
    assert (found.most_used, found.share) == (Fraction(3), Fraction(1, 2))
    assert use("5 4 4 5").most_used == 4  # as often: the lower
    assert use_of_scale([], 6) is None


@pytest.mark.parametrize(
    ("scores", "levels", "narrow"),
    [
        ("3 4 " * 5, 6, True),  # two levels of six
        ("3 4 " * 4 + "3", 6, False),  # nine scores
        ("3 4 " * 5, 4, True),
        ("1 2 " * 5, 3, False),  # a scale of three has no room for more
        ("1 2 3 4 5 " * 2, 6, False),
        ("4 " * 8 + "1 5", 6, True),  # 80% on one
        ("4 " * 7 + "1 5 2", 6, False),
        ("1 " * 8 + "2 2", 2, True),
    ],
)
def test_narrow(scores: str, levels: int, narrow: bool) -> None:
    assert use(scores, levels).narrow == narrow
