"""The pages of a PDF file: what stays together, where tables break, and that nothing runs over an edge."""

from __future__ import annotations

import dataclasses

import pytest

from panel_tui.files.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Para,
    Row,
    Table,
    spans,
)
from tests.files.reading_pdf import filled, pages, placed, read, table_of, with_blocks
from tests.files.small_paper import PAPER


def test_a_long_table_repeats_its_header_on_every_page_under_the_marking() -> None:
    found = pages(with_blocks(table_of(90)))
    assert len(found) == 3
    for number, page in enumerate(found, start=1):
        assert page[0] == "OFFICIAL-SENSITIVE"
        assert page[-2:] == [
            f"IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page {number} of 3",
            "Fingerprint 7f3c 19ae",
        ]
        assert page.count("Reference Words") == 1
    assert sum(line.endswith(" word") for page in found for line in page) == 90


def test_short_tables_stay_on_one_page_with_heading_caption_and_note() -> None:
    blocks: list[Block] = []
    for number in range(12):
        table = table_of(24, note=f"Note {number}.", label=f"Table {number}")
        blocks += [*filled(number, 3 * number), Heading(2, f"Heading {number}"), Para(spans("So:")), table]
    found = pages(with_blocks(*blocks))
    for number in range(12):
        [page] = [page for page in found if f"Heading {number}" in page]
        start = page.index(f"Heading {number}")
        assert page[start + 1 : start + 4] == ["So:", f"Table {number}: Rows", "Reference Words"]
        assert page[start + 4 + 24] == f"Note {number}."


def test_long_tables_begin_with_their_heading_where_there_is_room_for_three_rows() -> None:
    blocks: list[Block] = []
    for number in range(14):
        table = table_of(40, label=f"Table {number}")
        blocks += [*filled(number, 20 + number), Heading(2, f"Heading {number}"), Para(spans("So:")), table]
    found = pages(with_blocks(*blocks))
    for number in range(14):
        [page] = [page for page in found if f"Heading {number}" in page]
        start = page.index(f"Heading {number}")
        assert page[start + 1 : start + 4] == ["So:", f"Table {number}: Rows", "Reference Words"]
        assert page[start + 6] == "TFO-002 word"


def test_a_cell_longer_than_a_page_goes_over_pages_whole() -> None:
    found = pages(with_blocks(table_of(3, "why " * 3000)))
    assert sum(line.split().count("why") for page in found for line in page) == 9000


@pytest.mark.parametrize(
    "words",
    ["Mm Ww " * 60, "£1,420,000 " * 30, "中文基金會 " * 8, "مؤسسة " * 50, "x" * 300],
    ids=["wide", "figures", "not in any font", "right to left", "one word"],
)
def test_nothing_runs_over_the_foot_of_the_page(words: str) -> None:
    tables = (dataclasses.replace(table_of(count, words), id="") for count in (3, 7, 24))
    found = read(with_blocks(*tables, Facts((Fact("Why", spans(words)),) * 20))).pages
    for number, page in enumerate(found, start=1):
        foot = f"IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page {number} of {len(found)} Fingerprint 7f3c 19ae"
        # The foot has 27 mm: 76 points.
        assert [text for _, bottom, text in placed(page) if bottom < 76 and text.strip() not in foot] == []


def test_only_a_long_document_has_contents() -> None:
    body = Para(spans("Some words to fill the page. " * 40))
    long = with_blocks(*(block for number in range(14) for block in (Heading(1, f"Part {number}"), body)))
    first, second, *_ = pages(long)
    assert first[5] == "Contents"
    assert [line.rstrip(". ").split(" .")[0] for line in first[6:20]][:2] == ["Part 0", "Part 1"]
    assert second[1] == "Part 0"
    assert "Contents" not in [line for page in pages(PAPER) for line in page]


def test_a_word_longer_than_its_column_is_broken_and_stays_one_word() -> None:
    word = "x" * 400
    narrow = Table("t", "", "", tuple(Column(f"c{number}") for number in range(6)), (Row((spans(word),) * 6),))
    for block in (Para(spans(word)), narrow, Heading(1, word), Facts((Fact(word, spans(word)),))):
        for page in read(with_blocks(block)).pages:
            # Margins of 22 mm are 62.4 points: 470.6 points are left, and an x of 9.5 points takes more than 4.
            assert all(left + 4 * len(text.strip()) <= 62.4 + 470.7 for left, _, text in placed(page) if "xx" in text)
            assert "\u200b" not in page.extract_text()
