"""Parts of a panel that share no readers, and complete panels."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.figures.parts import is_balanced, parts
from panel_tui.figures.ratings import Ratings, make_ratings

PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("stuvwxyz")), st.integers(0, 5), min_size=1
)


def reached(scores: dict[tuple[str, str], int], start: str) -> set[str]:
    """The proposals that can be reached from one by going from reader to proposal to reader."""
    found, grown = {start}, True
    while grown:
        readers = {member for proposal, member in scores if proposal in found}
        more = {proposal for proposal, member in scores if member in readers}
        grown, found = not more <= found, found | more
    return found


@given(PAIRS)
def test_two_proposals_share_a_part_where_one_leads_to_the_other(scores: dict[tuple[str, str], int]) -> None:
    ratings = make_ratings(scores, 0, 5)
    numbers = dict(zip(ratings.proposals, parts(ratings).tolist(), strict=True))
    for one in ratings.proposals:
        same = {other for other, number in numbers.items() if number == numbers[one]}
        assert same == reached(scores, one)
    assert sorted(set(numbers.values())) == list(range(len(set(numbers.values()))))
    assert numbers[ratings.proposals[0]] == 0


def test_proposals_with_a_reader_in_common_are_one_part() -> None:
    ratings = make_ratings({("A", "x"): 1, ("A", "y"): 2, ("B", "z"): 3, ("C", "y"): 4}, 0, 5)
    assert parts(ratings).tolist() == [0, 1, 0]


def test_nothing_has_no_parts() -> None:
    assert parts(make_ratings({}, 0, 5)).tolist() == []


def test_a_panel_is_balanced_where_the_same_members_scored_all() -> None:
    def balanced(ratings: Ratings, *numbers: int) -> bool:
        return is_balanced(ratings, np.array(numbers))

    some = {("A", "x"): 1, ("A", "y"): 2, ("B", "x"): 3, ("B", "y"): 3, ("C", "y"): 4}
    ratings = make_ratings(some, 0, 5)
    assert balanced(ratings, 0, 1)
    assert not balanced(ratings, 0, 1, 2)
    assert balanced(ratings, 2)
