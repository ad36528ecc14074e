"""What is said of awards as labelled lines: read, written, kept from one answer to another, and what cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from panel_tui.faults import BadInput
from panel_tui.recommend.awards_noted import (
    Answered,
    Promotion,
    announcement_in,
    announcement_text,
    answer_in,
    answer_text,
    promotion_in,
    promotion_text,
)


def test_lines_that_are_filled_in_read_as_they_were_meant() -> None:
    part = answer_text("in part").replace("£", "£250k") + "One house\nonly"
    assert answer_in(part) == Answered("in part", 25_000_000, "One house\nonly")
    assert answer_in(answer_text("declined") + "They merged") == Answered("declined", None, "They merged")
    assert promotion_in(promotion_text(70_000_000)) == Promotion(70_000_000, (), "")
    whole = "Award: £700k\nCondition: Name a lead\nConditions: Find a site\nReason: Its turn"
    assert promotion_in(whole) == Promotion(70_000_000, ("Name a lead", "Find a site"), "Its turn")
    assert announcement_in(announcement_text(date(2017, 7, 1))) == (date(2017, 7, 1), "")
    assert announcement_in(announcement_text(None) + "2017-07-01") == (date(2017, 7, 1), "")


def test_sum_and_reason_stay_when_another_answer_is_chosen() -> None:
    draft = "Answer: in part\nAward: £250k\nReason: One house"
    assert answer_text("declined", draft) == "Answer: declined\nReason: One house"
    assert answer_text("in part", draft) == draft
    assert (
        answer_text("in part", "Answer: declined\nReason: One house") == "Answer: in part\nAward: £\nReason: One house"
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Answer: perhaps\nReason: So", "There is no answer"),
        ("Answer: in part\nAward: £\nReason: So", "What is taken up is not said"),
        ("Answer: in part\nAward: much\nReason: So", "The award cannot be read"),
        ("Answer: declined\nAward: £5\nReason: So", "declined comes with no award"),
        ("Answer: declined\nAnswer: accepted", "Answer is given 2 times"),
        ("They merged", "'They merged' stands under no label"),
    ],
)
def test_an_answer_that_cannot_be_read_is_told(text: str, wrong: str) -> None:
    with pytest.raises(BadInput, match=wrong):
        answer_in(text)


def test_a_promotion_needs_its_sum_and_an_announcement_its_day() -> None:
    with pytest.raises(BadInput, match="The award is missing"):
        promotion_in("Award: £\nReason: Its turn")
    with pytest.raises(BadInput, match="The day is missing"):
        announcement_in("Reason: The minister wants it")
    with pytest.raises(BadInput, match="'1 July' is no date"):
        announcement_in("Day: 1 July")
