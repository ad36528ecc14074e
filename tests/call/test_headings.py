"""Headings as people write them, and columns that could both be one thing."""

from __future__ import annotations

import pytest

from panel_tui.call.headings import match, plain
from panel_tui.call.intake.kinds import KINDS
from panel_tui.call.intake.proposals import PROPOSALS
from panel_tui.call.intake.reading import Kind
from panel_tui.faults import BadInput


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Amount requested (£)", "amount requested"),
        ("amount_requested", "amount requested"),
        ("amountRequested", "amount requested"),
        ("  AMOUNT-REQUESTED [GBP]: ", "amount requested"),
        ("Score (0-5)", "score"),
        ("(ask)", "ask"),
        ("GBP", "gbp"),
        ("£", ""),
    ],
)
def test_headings_are_bare_words(heading: str, words: str) -> None:
    assert plain(heading) == words


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Amount requested (£)", "ask"),
        ("amount_requested", "ask"),
        ("Grant sought", "ask"),
        ("amount_awarded_gbp", "ask"),
        ("Lead organisation", "applicant"),
        ("Applicant", "applicant"),
        ("Organisation", "applicant"),
        ("Ref.", "reference"),
        ("Policy area", "area"),
        ("Minimum viable amount (£)", "viable_minimum"),
        ("Stage of innovation", "stage_of_innovation"),
        ("Sector", "lead_kind"),
    ],
)
def test_a_table_of_proposals_is_understood(heading: str, field: str) -> None:
    assert match(["Colour", heading], PROPOSALS.fields) == {field: 1}


def test_two_columns_for_one_field_are_told_by_name() -> None:
    with pytest.raises(BadInput) as refused:
        match(["Grant sought", "Title", "Ask (£)", "Project"], PROPOSALS.fields, "p.csv")
    assert [fault.place for fault in refused.value.faults] == ["p.csv", "p.csv"]
    first, second = refused.value.faults
    assert first.wrong == 'columns "Grant sought" and "Ask (£)" could both be "ask"'
    assert second.wrong == 'columns "Title" and "Project" could both be "title"'


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_name_means_two_fields_of_one_table(kind: Kind) -> None:
    names = [plain(name) for field, others in kind.fields.items() for name in {plain(field), *map(plain, others)}]
    assert sorted(names) == sorted(set(names))
