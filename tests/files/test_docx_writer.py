"""The Word file of a document, read back with python-docx and as XML."""

from __future__ import annotations

import dataclasses
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from panel_tui.faults import BadInput
from panel_tui.files.blocks import Block, Column, Document, Fact, Heading, Para, Row, Span, Table, spans
from panel_tui.files.docx import to_docx
from panel_tui.files.numbering import numbered
from tests.files.small_paper import PAPER, PARTS, RANKED, with_blocks, with_contents

if TYPE_CHECKING:
    from docx.document import Document as WordFile

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def read(document: Document) -> WordFile:
    import docx

    return docx.Document(io.BytesIO(to_docx(document)))


def xml(document: Document, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(to_docx(document))) as parts:
        return etree.fromstring(parts.read(part))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, W))


def value(element: etree._Element, name: str = "val") -> str:
    return str(element.get(f"{{{W['w']}}}{name}"))


def test_everything_is_there_in_order_under_real_styles() -> None:
    texts = [(p.style.name if p.style else "", p.text) for p in read(PAPER).paragraphs if p.text]
    assert texts == [
        ("Subtitle", "Paper to the Investment Board"),
        ("Title", "Residential care"),
        ("Front Fact", "To\tInvestment Board"),
        ("Front Fact", "Date\t5 June 2017"),
        ("Heading 1", "Issue"),
        ("Lead", "Six awards of £5,770,000"),
        ("List Paragraph", "1.\tapprove six awards"),
        ("List Paragraph", "2.\tnote the rest"),
        ("List Paragraph", "(c)\tthird"),
        ("Heading 1", "Ranked list"),
        ("Caption", "Table 3: Proposals in order"),
        ("Note", "Not yet decided."),
        ("Heading 2", "TFO-023 Northbridge Council"),
        ("Heading 3", "Why"),
        ("Normal", "Agreement. Moderate."),
        ("Quote", "Of 61 young people …"),
    ]


def test_bold_is_where_the_model_has_it() -> None:
    bold = [run.text for p in read(PAPER).paragraphs for run in p.runs if run.bold]
    assert bold == ["To", "Date", "£5,770,000", "approve", "Agreement. "]


def test_the_marking_stands_at_the_top_and_bottom_of_every_page() -> None:
    [section] = read(PAPER).sections
    assert [p.text for p in section.header.paragraphs] == ["OFFICIAL-SENSITIVE"]
    line, seal = section.footer.paragraphs
    assert line.text.split("\t")[:2] == ["IB/2017/06, 5 June 2017", "OFFICIAL-SENSITIVE"]
    assert seal.text == "Fingerprint 7f3c 19ae"
    fields = [value(field, "instr").strip() for field in found(xml(PAPER, "word/footer1.xml"), ".//w:fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert not section.different_first_page_header_footer


def test_the_page_is_a4_with_margins_of_22_millimetres() -> None:
    [section] = read(PAPER).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.left_margin is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.left_margin.mm) == 22


def test_tables_read_back_cell_by_cell() -> None:
    ranked, facts = read(PAPER).tables
    cells = [[cell.text.replace("\u200e", "") for cell in row.cells] for row in ranked.rows]
    line = "Funding line: £1,420,000 of £2,000,000"
    assert cells == [
        ["Place", "Applicant", "Ask"],
        ["1", "Northbridge Council", "£1,420,000"],
        [line, line, line],  # one cell across three columns
        ["2", "مؤسسة النور (Al-Noor)", "£860,000"],
        ["Total", "", "£2,280,000"],
    ]
    assert [[cell.text for cell in row.cells] for row in facts.rows] == [["Ask", "£1,420,000"], ["Advice", "Fund"]]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    rows = found(xml(with_blocks(RANKED)), ".//w:tr")
    assert [bool(found(row, "w:trPr/w:tblHeader")) for row in rows] == [True, False, False, False, False]
    assert all(found(row, "w:trPr/w:cantSplit") for row in rows)


@pytest.mark.parametrize(("count", "whole"), [(24, True), (25, False)])
def test_short_tables_stay_on_one_page(count: int, whole: bool) -> None:
    rows = tuple(Row((spans(str(number)),)) for number in range(count))
    body = found(xml(with_blocks(Table("t", "", "", (Column("n", "count"),), rows))), ".//w:tr")[1:]
    assert [bool(found(row, ".//w:keepNext")) for row in body] == [whole] * (count - 1) + [False]


@pytest.mark.parametrize(("words", "whole"), [("one line", True), ("lines " * 60, False)])
def test_a_table_whose_rows_are_many_lines_high_may_break(words: str, whole: bool) -> None:
    # 360 letters are four lines over the whole width, 48 pt with what is free above and below: of 20 rows, 340 mm.
    table = Table("t", "", "", (Column("Reason"),), (Row((spans(words),)),) * 20)
    first, *_ = found(xml(with_blocks(table)), ".//w:tr")[1:]
    assert bool(found(first, ".//w:keepNext")) == whole


def test_a_cell_longer_than_a_page_may_break() -> None:
    table = Table("t", "", "", (Column("Reason"),), (Row((spans("why " * 2000),)), Row((spans("short"),))))
    long, short = found(xml(with_blocks(table)), ".//w:tr")[1:]
    assert not found(long, "w:trPr/w:cantSplit")
    assert found(short, "w:trPr/w:cantSplit")


def test_columns_fill_the_text_and_figures_stand_to_the_right() -> None:
    root = xml(with_blocks(RANKED))
    grid = [int(value(column, "w")) for column in found(root, ".//w:gridCol")]
    assert sum(grid) == 11906 - 2 * 1247  # A4 less two margins, in twips
    assert [value(layout, "type") for layout in found(root, ".//w:tblLayout")] == ["fixed"]
    sides = [bool(found(cell, ".//w:jc[@w:val='right']")) for cell in found(root, ".//w:tr")[1].iterfind("w:tc", W)]
    assert sides == [True, False, True]


def test_the_line_is_a_grey_row_between_two_rules() -> None:
    [cell] = found(found(xml(with_blocks(RANKED)), ".//w:tr")[2], "w:tc")
    assert value(found(cell, "w:tcPr/w:gridSpan")[0]) == "3"
    assert value(found(cell, "w:tcPr/w:shd")[0], "fill") == "F3F2F1"
    borders = found(cell, "w:tcPr/w:tcBorders")[0]
    assert [value(side, "sz") for side in borders] == ["13", "13"]  # eighths of a point


def test_what_runs_from_right_to_left_says_so_and_nothing_else_does() -> None:
    runs = found(xml(with_blocks(RANKED)), ".//w:r")
    turned = ["".join(run.itertext()) for run in runs if found(run, "w:rPr/w:rtl")]
    assert turned == ["مؤسسة النور"]


def test_a_heading_opens_a_page_where_asked_and_can_be_found() -> None:
    root = xml(PAPER)
    [broken] = [p for p in found(root, ".//w:p") if found(p, "w:pPr/w:pageBreakBefore")]
    assert "".join(broken.itertext()) == "Ranked list"
    assert [value(mark, "name") for mark in found(root, ".//w:bookmarkStart")] == ["b_ranked_list", "b_ranked"]


def test_a_long_paper_has_contents_that_lead_to_its_parts() -> None:
    root = xml(with_contents())
    [contents] = found(root, "w:body/w:sdt")
    links = {value(link, "anchor"): "".join(link.itertext("{*}t")) for link in found(contents, ".//w:hyperlink")}
    assert tuple(links.values()) == PARTS
    headings = {value(mark, "name"): p for p in found(root, ".//w:p") for mark in found(p, "w:bookmarkStart")}
    assert {name: "".join(headings[name].itertext("{*}t")) for name in links} == links
    assert value(found(contents, ".//w:docPartGallery")[0]) == "Table of Contents"
    assert [value(style) for style in found(contents, ".//w:pStyle")] == [
        *("ContentsHead", *["Contents1"] * 8, "TableEnd")
    ]


def test_the_contents_stand_in_two_columns_and_every_page_is_marked() -> None:
    root = xml(with_contents())
    assert [value(columns, "num") for columns in found(root, ".//w:sectPr/w:cols")] == ["1", "2", "1"]
    # What comes after the first begins on the same page.
    assert [value(kind) for kind in found(root, ".//w:sectPr/w:type")] == ["nextPage", "continuous", "continuous"]
    markings = {section.header.paragraphs[0].text for section in read(with_contents()).sections}
    assert markings == {"OFFICIAL-SENSITIVE"}


def test_a_field_that_begins_ends() -> None:
    kinds = [value(field, "fldCharType") for field in found(xml(with_contents()), ".//w:fldChar")]
    # One field of contents round a field for each part's page.
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 8, "end"]


def test_a_short_paper_has_no_contents() -> None:
    assert not found(xml(PAPER), ".//w:sdt")


def test_what_opens_a_table_or_a_list_stays_with_it() -> None:
    quote = Para((Span("Words.", outside=True),), "quote")
    blocks: tuple[Block, ...] = (
        Heading(1, "a"),
        Para(spans("leads")),
        RANKED,
        Para(spans("does not")),
        Para(spans("asked to:")),
        quote,
    )
    blocks += (Para((Span("Need", bold=True),)), quote, Para(spans("label only:")))
    paragraphs = found(xml(with_blocks(*blocks)), "w:body/w:p")
    kept = ["".join(p.itertext("{*}t")) for p in paragraphs if found(p, "w:pPr/w:keepNext")]
    assert kept == ["leads", "asked to:", "Need"]


def test_a_marking_too_long_for_the_foots_line_stands_above_it() -> None:
    document = dataclasses.replace(PAPER, marking="Official-Sensitive Commercial: handling instructions apply")
    above, line, _ = read(document).sections[0].footer.paragraphs
    assert above.text == document.banner
    assert line.text == "IB/2017/06, 5 June 2017\tPage  of "  # python-docx does not read the fields


def test_ids_that_word_would_take_for_one_are_marked_once() -> None:
    root = xml(with_blocks(Heading(1, "a", "a-b"), Heading(1, "b", "A_B"), Heading(1, "c", "x" * 60)))
    names = [value(mark, "name") for mark in found(root, ".//w:bookmarkStart")]
    assert names == ["b_a_b", "b_" + "x" * 38]


def test_the_same_document_gives_the_same_bytes() -> None:
    first = to_docx(PAPER)
    assert to_docx(PAPER) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert parts.namelist() == sorted(parts.namelist())
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_what_it_is_and_nothing_of_its_making() -> None:
    properties = read(PAPER).core_properties
    assert (properties.title, properties.subject) == ("Residential care", "IB/2017/06")
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2017, 6, 5)
    with zipfile.ZipFile(io.BytesIO(to_docx(PAPER))) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name or "theme" in name]
        assert b"Theme" not in parts.read("word/styles.xml")
        assert b'w:lang w:val="en-GB"' in parts.read("word/styles.xml")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[/b] <w:p> & ]]>", "[/b] <w:p> & ]]>"),
        ("\x1b[31mred", "red"),
        ("a \udcff b", "a \ufffd b"),
        ("nul\x00", "nul\ufffd"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("line\nline\ttab", "line line tab"),
        ("x" * 300, "x" * 300),
        (" spaced ", " spaced "),
    ],
)
def test_hostile_words_are_words_wherever_they_stand(text: str, kept: str) -> None:
    table = Table("t" + text, "", text, (Column(text),), (Row((spans(text),)),), note=text)
    document = Document(
        title=text,
        subtitle=text,
        marking=text,
        reference=text,
        date=date(2017, 6, 5),
        facts=(Fact(text, spans(text)),),
        blocks=(Heading(1, text, "h" + text), Para((Span(text, lang=text),)), numbered(spans(text)), table),
    )
    word = read(document)
    assert [p.text for p in word.paragraphs if p.text] == [
        kept,
        kept,
        f"{kept}\t{kept}",
        kept,
        kept,
        f"1.\t{kept}",
        kept,
        kept,
    ]
    assert [cell.text for row in word.tables[0].rows for cell in row.cells] == [kept, kept]
    assert word.sections[0].header.paragraphs[0].text == kept.upper()


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_no_text_at_all_breaks_the_file(text: str) -> None:
    [para] = [p for p in read(with_blocks(Para((Span(text),)))).paragraphs if p.style and p.style.name == "Normal"]
    assert para.text.replace("\u200e", "") == Span(text).text.replace("\u200e", "")


def test_a_text_of_many_megabytes_is_written() -> None:
    [para] = [p for p in read(with_blocks(Para(spans("é" * 6_000_000)))).paragraphs if "é" in p.text]
    assert len(para.text) == 6_000_000


def test_without_python_docx_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(BadInput, match=r"pip install 'panel-tui\[office\]'"):
        to_docx(PAPER)


def test_document_libraries_load_only_when_a_file_is_written() -> None:
    code = "import sys, panel_tui.files.docx; print(sorted({'docx', 'lxml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
