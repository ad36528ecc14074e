"""A document as JSON, read back with Python's own reader."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel_tui.files.blocks import Block, Column, Document, Heading, Kind, Para, Row, Span, Table, spans
from panel_tui.files.json_out import to_json
from tests.files.small_paper import PAPER, RANKED


def read(document: Document) -> Any:
    return json.loads(to_json(document))


def of(*blocks: Block) -> Any:
    return read(Document(title="T", date=date(2017, 6, 5), blocks=blocks))


def test_it_says_what_document_it_is() -> None:
    content = read(PAPER)
    sections = content.pop("sections")
    facts = [{"name": "To", "text": "Investment Board"}, {"name": "Date", "text": "5 June 2017"}]
    assert content == {
        "title": "Residential care",
        "subtitle": "Paper to the Investment Board",
        "date": "2017-06-05",
        "reference": "IB/2017/06",
        "fingerprint": "7f3c 19ae",
        "marking": "OFFICIAL-SENSITIVE",
        "lang": "en-GB",
        "facts": facts,
        "figures": {},
    }
    assert [(one["depth"], one["heading"], one["id"]) for one in sections] == [
        (1, "Issue", ""),
        (1, "Ranked list", "ranked-list"),
        (2, "TFO-023 Northbridge Council", ""),
        (3, "Why", ""),
    ]
    assert [[block["kind"] for block in one["content"]] for one in sections] == [
        ["paragraph", "list", "list"],
        ["table"],
        ["facts"],
        ["paragraph", "paragraph"],
    ]


def test_what_stands_before_the_first_heading_has_none() -> None:
    assert [(one["heading"], one["depth"]) for one in of(Para(spans("a")), Heading(2, "B"))["sections"]] == [
        (None, 0),
        ("B", 1),
    ]


def test_a_table_is_rows_of_cells_with_their_columns_and_numbers() -> None:
    ((table,),) = (section["content"] for section in of(RANKED)["sections"])
    assert (table["label"], table["caption"], table["note"]) == ("Table 3", "Proposals in order", "Not yet decided.")
    assert table["columns"] == [
        {"title": "Place", "kind": "place"},
        {"title": "Applicant", "kind": "text"},
        {"title": "Ask", "kind": "money"},
    ]
    assert table["rows"][0] == {
        "role": "body",
        "cells": [
            {"column": "Place", "text": "1", "value": 1, "figures": []},
            {"column": "Applicant", "text": "Northbridge Council", "value": None, "figures": []},
            {"column": "Ask", "text": "£1,420,000", "value": 142000000, "figures": []},
        ],
    }
    assert [row["role"] for row in table["rows"]] == ["body", "line", "body", "total"]
    assert table["rows"][1]["cells"] == [
        {"column": "", "text": "Funding line: £1,420,000 of £2,000,000", "value": None, "figures": []}
    ]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "£0.05", 5),
        ("money", "-£1,200", -120000),
        ("money", "£1,420,000.50", 142000050),
        ("money", "–", None),
        ("money", "£,", None),
        ("score", "82.0", 82.0),
        ("score", "4", 4),
        ("count", "1,008", 1008),
        ("place", "=3", None),
        ("count", "2 of 3", None),
        ("text", "59", None),
    ],
)
def test_a_number_stands_beside_its_text_where_the_cell_shows_one(kind: Kind, text: str, value: float | None) -> None:
    ((table,),) = (
        one["content"] for one in of(Table("", "", "", (Column("x", kind),), (Row((spans(text),)),)))["sections"]
    )
    (cell,) = table["rows"][0]["cells"]
    assert (cell["text"], cell["value"]) == (text, value)


def test_keyed_figures_stand_together_and_in_their_cells() -> None:
    ask = Span("£980,000", key="P-1/ask")
    content = of(Para((ask,)), Table("", "", "", (Column("Ask", "money"),), (Row(((ask,),)),)))
    assert content["figures"] == {"P-1/ask": "£980,000"}
    assert content["sections"][0]["content"][1]["rows"][0]["cells"][0]["figures"] == ["P-1/ask"]


def test_the_same_document_is_the_same_bytes() -> None:
    assert to_json(PAPER) == to_json(dataclasses.replace(PAPER))
    assert "£1,420,000".encode() in to_json(PAPER)


@given(st.text(max_size=60))
def test_anybodys_words_come_back_as_the_model_has_them(words: str) -> None:
    span = Span(words, outside=True)
    assert of(Para((span,)))["sections"][0]["content"][0]["text"] == span.text
