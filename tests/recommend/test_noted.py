"""Advice as labelled lines of plain text: read, written, and what cannot be read."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.faults import BadInput
from panel_tui.journal import values
from panel_tui.journal.fields import Outcome
from panel_tui.recommend.noted import as_text, noted
from panel_tui.recommend.table import AdviceRow

ASK = 40_000_000
WORDS = st.from_regex(r"[A-Za-z][a-z ,.]{0,30}[a-z.]", fullmatch=True)


@st.composite
def advice(draw: st.DrawFn) -> values.Recommendation:
    """Advice with all that its outcome asks for, and no more."""
    outcome: Outcome = draw(st.sampled_from(get_args(Outcome)))
    return values.Recommendation(
        outcome=outcome,
        award=draw(st.integers(1, 10**10)) if outcome in ("fund in part", "fund with conditions") else 0,
        place=draw(st.integers(1, 99)) if outcome == "reserve" else None,
        conditions=tuple(draw(st.lists(WORDS, min_size=1, max_size=3))) if outcome == "fund with conditions" else (),
        reason=draw(WORDS),
    )


@given(advice())
def test_what_was_advised_reads_as_it_was(one: values.Recommendation) -> None:
    row = noted(as_text(one.outcome, ASK, one), "P-1")
    wanted = AdviceRow("P-1", one.outcome, one.award or None, one.place, one.conditions, one.reason)
    assert row == wanted


def test_lines_to_fill_in_ask_for_what_the_outcome_needs() -> None:
    assert as_text("fund with conditions", ASK).splitlines() == [
        "Outcome: fund with conditions",
        "Award: £400,000",
        "Condition: ",
        "Reason: ",
    ]
    assert as_text("reserve", ASK).splitlines() == ["Outcome: reserve", "Place: ", "Reason: "]
    given_now = values.Recommendation(outcome="decline", reason="Too dear")
    assert as_text("defer", ASK, given_now).splitlines() == ["Outcome: defer", "Reason: "]


def test_what_is_left_blank_is_not_said_and_lines_go_on() -> None:
    text = "OUTCOME: Fund in part\naward: £\n\nConditions: A plan\nby June\n  condition : Another\nReason:\n"
    assert noted(text, "P-1") == AdviceRow("P-1", "fund in part", None, None, ("A plan\nby June", "Another"), "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Reason: good", "There is no outcome"),
        ("Outcome: perhaps", "There is no outcome"),
        ("Outcome: fund\nOutcome: decline", "Outcome is given 2 times"),
        ("Outcome: fund in part\nAward: lots", "The award cannot be read"),
        ("Outcome: reserve\nPlace: first", "'first' is no place on the reserve list"),
        ("Outcome: reserve\nPlace: 0", "'0' is no place on the reserve list"),
        ("We like it\nOutcome: fund", "'We like it' stands under no label"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        noted(text, "P-1")
