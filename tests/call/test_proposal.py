"""A proposal as a document: small, canonical, and the same when read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from panel_tui.call.proposal import Proposal, Section, proposal_document, proposal_from_document
from panel_tui.faults import BadInput

TEXT = st.text(max_size=20)
SMALL = Proposal(reference="TFO-007", title="Homes", applicant="Northbridge", brief="RES-SC", ask=415_000_000)
FULL = SMALL.model_copy(
    update={
        "sections": (
            Section(title="Summary", paragraphs=("In short.",)),
            Section(title="Need", level=2, paragraphs=("First.", "Second.", "Third.")),
            Section(title="Annex"),
        )
    }
)


def test_a_document_says_only_what_there_is() -> None:
    assert proposal_document(SMALL) == (
        b'{"applicant":"Northbridge","ask":415000000,"brief":"RES-SC","reference":"TFO-007","title":"Homes"}'
    )


def test_marks_name_paragraphs_by_section_and_number() -> None:
    assert FULL.marks() == ("1.1", "2.1", "2.2", "2.3")
    assert FULL.paragraph("2.3") == "Third."
    assert [FULL.paragraph(mark) for mark in FULL.marks()] == ["In short.", "First.", "Second.", "Third."]


@pytest.mark.parametrize("mark", ["", "2", "2.4", "3.1", "4.1", "0.1", "1.0", "-1.1", "2.3 ", "²·³", "9" * 50 + ".1"])
def test_a_mark_that_names_nothing_finds_nothing(mark: str) -> None:
    assert FULL.paragraph(mark) is None


@given(
    st.builds(
        Proposal,
        reference=st.text(st.sampled_from("TFO-07"), min_size=1),
        title=TEXT,
        applicant=TEXT,
        brief=TEXT,
        ask=st.integers(1, 10**13),
        partners=st.lists(TEXT, max_size=3).map(tuple),
        summary=TEXT,
        ask_by_year=st.just({}),
        viable_minimum=st.just(1) | st.none(),
        earlier_award=st.booleans() | st.none(),
        sections=st.lists(
            st.builds(Section, title=TEXT, level=st.integers(1, 6), paragraphs=st.lists(TEXT, max_size=3).map(tuple)),
            max_size=3,
        ).map(tuple),
    )
)
def test_a_document_reads_back_as_the_same_proposal(proposal: Proposal) -> None:
    document = proposal_document(proposal)
    assert proposal_from_document(document) == proposal
    assert (
        document == json.dumps(json.loads(document), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    )


def test_hostile_text_is_clean_once_it_is_in_a_proposal() -> None:
    hostile = Proposal(reference="A", title="half \ud800", applicant="\x1b[31mred", brief="B", ask=1)
    assert (hostile.title, hostile.applicant) == ("half \ufffd", "red")
    assert proposal_from_document(proposal_document(hostile)) == hostile


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ask": 0}, "greater than 0"),
        ({"ask": -5}, "greater than 0"),
        ({"ask": 10**13 + 1}, "less than or equal"),
        ({"ask": 5.5}, "valid integer"),
        ({"ask_by_year": {"2017-18": 5}}, "do not add up"),
        ({"viable_minimum": 415_000_001}, "more than the ask"),
        ({"colour": "red"}, "not permitted"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(fields: dict[str, object], wrong: str) -> None:
    given_ = json.loads(proposal_document(SMALL)) | fields
    with pytest.raises(ValidationError, match=wrong):
        Proposal.model_validate(given_)
    with pytest.raises(BadInput, match=wrong):
        proposal_from_document(json.dumps(given_).encode(), "TFO-007.json")


@given(st.binary())
def test_any_bytes_are_a_proposal_or_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^x: "):
        proposal_from_document(data, "x")
