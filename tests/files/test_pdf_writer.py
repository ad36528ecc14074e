"""The PDF file of a document, read back with pypdf."""

from __future__ import annotations

import dataclasses
import io
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader

from panel_tui.faults import BadInput, PanelError
from panel_tui.files.blocks import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Para,
    Row,
    Span,
    Table,
    spans,
)
from panel_tui.files.numbering import numbered
from panel_tui.files.pdf import to_pdf, write
from panel_tui.files.pdf.showable import FONTS, UNSEEN, Words, families
from tests.files.make_fonts import NEVER

RANKED = Table(
    "ranked",
    "Table 3",
    "Proposals in order",
    (Column("Place", "place"), Column("Applicant"), Column("Ask", "money")),
    (
        Row((spans("1"), spans("Northbridge Council"), spans("£1,420,000"))),
        Row((spans("Funding line: £1,420,000 of £2,000,000"),), "line"),
        Row((spans("2"), (Span("مؤسسة النور", outside=True),), spans("£860,000"))),
        Row((spans("Total"), (), spans("£2,280,000")), "total"),
    ),
    note="Not yet decided.",
)
PAPER = Document(
    title="Residential care",
    subtitle="Paper to the Investment Board",
    marking="Official-Sensitive",
    date=date(2017, 6, 5),
    reference="IB/2017/06",
    fingerprint="7f3c 19ae",
    facts=(Fact("To", spans("Investment Board")), Fact("Date", spans("5 June 2017"))),
    blocks=(
        Heading(1, "Issue"),
        Para(spans("Six awards of ", Span("£5,770,000", bold=True)), "lead"),
        numbered(spans(Span("approve", bold=True), " six awards"), spans("note the rest")),
        Items((Item("(c)", spans("third")),)),
        Heading(1, "Ranked list", "ranked-list", new_page=True),
        RANKED,
        Heading(2, "TFO-023 Northbridge Council"),
        Facts((Fact("Ask", spans("£1,420,000")), Fact("Advice", spans("Fund")))),
        Heading(3, "Why"),
        Para(spans("Moderate."), label="Agreement."),
        Para((Span("Of 61 young people …", outside=True),), "quote"),
    ),
)


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(document).data))


def pages(document: Document) -> list[list[str]]:
    """The lines of each page, from its header to its footer."""
    return [page.extract_text().replace("\u200e", "").split("\n") for page in read(document).pages]


def lines(*blocks: Block) -> list[str]:
    """What stands between header and footer on the pages of these blocks, below the title."""
    bare = Document(title="T", date=date(2017, 6, 5), blocks=blocks)
    return [line.rstrip() for page in pages(bare) for line in page[:-1] if line.strip()][1:]


def placed(page: PageObject) -> list[tuple[float, float, str]]:
    """Each piece of text of a page, and how far from the left and from the bottom it stands, in points."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, frame: list[float], place: list[float], *_: object) -> None:
        left = place[4] * frame[0] + place[5] * frame[2] + frame[4]
        found.append((left, place[4] * frame[1] + place[5] * frame[3] + frame[5], text))

    page.extract_text(visitor_text=note)
    return found


def tags(document: Document) -> list[str]:
    """The kinds of all parts that a reader by ear is told of, in order."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict) and "/S" in node:
            yield str(node["/S"]).removeprefix("/")
            yield from walk(node.get("/K", []))

    root: Any = read(document).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]["/K"]))


def with_blocks(*blocks: Block) -> Document:
    return dataclasses.replace(PAPER, blocks=blocks)


def table_of(count: int, words: str = "word", note: str = "", label: str = "Table 1") -> Table:
    rows = tuple(Row((spans(f"TFO-{number:03}"), spans(words))) for number in range(count))
    return Table(label, label, "Rows", (Column("Reference"), Column("Words")), rows, note=note)


def test_everything_is_there_in_order() -> None:
    first, second = pages(PAPER)
    assert first == [
        "OFFICIAL-SENSITIVE",
        "Paper to the Investment Board",
        "Residential care",
        "To Investment Board",
        "Date 5 June 2017",
        "Issue",
        "Six awards of £5,770,000",
        "1. approve six awards",
        "2. note the rest",
        "(c) third",
        "IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page 1 of 2",
        "Fingerprint 7f3c 19ae",
    ]
    assert [line for line in second if "النور" not in line] == [
        "OFFICIAL-SENSITIVE",
        "Ranked list",
        "Table 3: Proposals in order",
        "Place Applicant Ask",
        "1 Northbridge Council £1,420,000",
        "Funding line: £1,420,000 of £2,000,000",
        "Total £2,280,000",
        "Not yet decided.",
        "TFO-023 Northbridge Council",
        "Ask £1,420,000",
        "Advice Fund",
        "Why",
        "Agreement. Moderate.",
        "Of 61 young people …",
        "IB/2017/06, 5 June 2017 OFFICIAL-SENSITIVE Page 2 of 2",
        "Fingerprint 7f3c 19ae",
    ]


def test_the_file_is_tagged_and_says_what_it_is_and_nothing_of_its_making() -> None:
    reader = read(PAPER)
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "en-GB",
        True,
        True,
    )
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject, reader.metadata.author) == (
        "Residential care",
        "IB/2017/06",
        None,
    )
    assert str(reader.metadata.creation_date) == str(reader.metadata.modification_date) == "2017-06-05 00:00:00+00:00"
    assert reader.xmp_metadata is not None
    about = reader.xmp_metadata.rdf_root.toxml()
    for claim in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
        assert claim in about


@pytest.mark.parametrize(("lang", "told"), [("en-GB", "en-GB"), ("cy", "cy"), ("Welsh!", "en"), ("", "en-GB")])
def test_the_language_is_told(lang: str, told: str) -> None:
    root: Any = read(dataclasses.replace(PAPER, lang=lang)).trailer["/Root"]
    assert root["/Lang"] == told


def test_headings_are_bookmarks_and_are_told_in_order() -> None:
    outline: Any = read(PAPER).outline
    first, second, [below, [deepest]] = outline
    assert [one["/Title"] for one in (first, second, below, deepest)] == [
        "Issue",
        "Ranked list",
        "TFO-023 Northbridge Council",
        "Why",
    ]
    told = tags(PAPER)
    assert [tag for tag in told if tag in ("H1", "H2", "H3", "Table", "Caption", "TH", "BlockQuote")] == [
        *("H1", "H1", "Table", "Caption", "TH", "TH", "TH", "H2", "H3", "BlockQuote"),
    ]
    assert [told.count(tag) for tag in ("L", "Lbl", "THead", "TD")] == [2, 3, 1, 3 + 1 + 3 + 3]


def test_no_level_of_headings_is_skipped_for_the_ear() -> None:
    told = tags(with_blocks(Heading(2, "a"), Heading(1, "b"), Heading(3, "c"), Heading(1, " "), Heading(2, "d")))
    assert [tag for tag in told if tag.startswith("H")] == ["H1", "H1", "H2", "H2"]


def test_the_page_is_a4() -> None:
    [page] = read(with_blocks()).pages
    assert (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) == (210, 297)


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


def filled(number: int, lines: int) -> list[Block]:
    """A page that is begun and has so many lines."""
    fill = (Para(spans(f"Filler {line}.")) for line in range(lines))
    return [Heading(1, f"Page {number}", new_page=True), *fill]


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


def test_what_fonts_lack_is_shown_as_its_number_and_told() -> None:
    pdf = to_pdf(with_blocks(Para(spans("中文 and 中 😀 \ue000 \x00 ok"))))
    assert pdf.replaced == ("中", "文", "\ufffd", "😀")
    text = PdfReader(io.BytesIO(pdf.data)).pages[0].extract_text()
    assert "[U+4E2D][U+6587] and [U+4E2D] [U+1F600] [U+FFFD] [U+FFFD] ok" in text
    assert to_pdf(PAPER).replaced == ()


@pytest.mark.parametrize(
    "text",
    [
        "Cyngor Dyffryn Ŵyr a Thŷ’r Ŷd",
        "Fundacja Życzliwość i Świętość",
        "Ελληνικά, Українська, Română, Türkçe, Việt",
        "→ ← ↑ ↓ ≤ ≥ ≠ ½ € ✓ ✗ ★ ■ □ ● ○ ◆ ◇ ▲ ▼",
        "difficult office fjord flow",
    ],
)
def test_names_and_signs_of_many_languages_are_shown_and_can_be_copied(text: str) -> None:
    assert lines(Para((Span(text, outside=True),))) == [text]
    assert not to_pdf(with_blocks(Para(spans(text)))).replaced


def test_figures_after_words_from_right_to_left_stay_in_order() -> None:
    for name in ("مؤسسة النور", "קרן אור"):
        blocks = Para((Span(name, outside=True), Span(" 2017 £1,420,000 of 12")))
        [line] = lines(blocks)
        assert line.endswith(" 2017 £1,420,000 of 12")
        assert sorted(line.removesuffix(" 2017 £1,420,000 of 12").split()) == sorted(name.split())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("#eval(1) #panic() $x$ *a* _b_ `c` @d <e> //", None),
        ("= h -- --- ~ \\ \"q\" 'q' [x] {y} https://x.org", None),
        ("nul\x00", "nul[U+FFFD]"),
        ("\x1b[31mred", "red"),
        ("a \udcff b", "a [U+FFFD] b"),
        ("line\nline\ttab", "line line tab"),
        ("</P> (a) \\) %PDF", None),
    ],
)
def test_hostile_words_are_words_wherever_they_stand(text: str, kept: str | None) -> None:
    kept = kept or text
    document = Document(
        title=text,
        subtitle=text,
        marking=text,
        reference=text,
        fingerprint=text,
        lang=text,
        date=date(2017, 6, 5),
        facts=(Fact(text, spans(text)),),
        blocks=(
            Heading(1, text, "h"),
            Para((Span(text, lang=text, bold=True),), label=text),
            Para(spans(text), "quote"),
            Items((Item(text, spans(text)),)),
            Facts((Fact(text, spans(text)),)),
            Table("t", "", text, (Column(text),), (Row((spans(text),)), Row((spans(text),), "line")), note=text),
        ),
    )
    whole = " ".join(" ".join(pages(document)[0]).split())
    assert whole.count(kept) + whole.count(kept.upper()) >= 18


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(codec=None), max_size=30), min_size=20, max_size=60))
def test_no_text_at_all_stops_the_file(texts: list[str]) -> None:
    blocks = (block for text in texts for block in (Para(spans(text)), Heading(2, text), Facts((Fact(text, ()),))))
    assert to_pdf(dataclasses.replace(with_blocks(*blocks), title=texts[0], marking=texts[1])).data[:5] == b"%PDF-"


def test_marks_that_no_font_has_together_with_their_letter_are_told() -> None:
    # Each of the two is in a font, but in none are both.
    for words in (spans("★\u0301"), spans("★", Span("\u0301 by itself"))):
        pdf = to_pdf(with_blocks(Para(words)))
        assert pdf.replaced == ("\u0301",)
        assert "★[U+0301]" in PdfReader(io.BytesIO(pdf.data)).pages[0].extract_text()
    assert not to_pdf(with_blocks(Para(spans("e\u0301 and x\u0301")))).replaced


def test_a_word_longer_than_its_column_is_broken_and_stays_one_word() -> None:
    word = "x" * 400
    narrow = Table("t", "", "", tuple(Column(f"c{number}") for number in range(6)), (Row((spans(word),) * 6),))
    for block in (Para(spans(word)), narrow, Heading(1, word), Facts((Fact(word, spans(word)),))):
        for page in read(with_blocks(block)).pages:
            # Margins of 22 mm are 62.4 points: 470.6 points are left, and an x of 9.5 points takes more than 4.
            assert all(left + 4 * len(text.strip()) <= 62.4 + 470.7 for left, _, text in placed(page) if "xx" in text)
            assert "\u200b" not in page.extract_text()


def test_the_same_document_gives_the_same_bytes() -> None:
    first = to_pdf(PAPER)
    assert to_pdf(PAPER) == first
    assert to_pdf(dataclasses.replace(PAPER, fingerprint="0000 0000")) != first


def test_only_the_fonts_that_go_with_the_program_are_used() -> None:
    found: set[str] = set()
    for page in read(with_blocks(Para(spans("a א ع ★ → ∮ Ѯ ꙮ")), RANKED)).pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        found |= {str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts.values()}
    assert "SourceSans3" in found
    assert found <= {path.name.partition("-")[0] for path in FONTS.glob("*.ttf")}


def test_the_list_of_what_fonts_show_is_right() -> None:
    shown: dict[str, set[int]] = {}
    for path in FONTS.glob("*.ttf"):
        font = TTFont(path)
        family, points = font["name"].getBestFamilyName(), set(font.getBestCmap())
        shown[family] = shown.get(family, points) & points
    assert set(families()) == set(shown)
    able = set().union(*shown.values()) - NEVER
    for point in range(0xA0, 0x30000):
        letter, words = chr(point), Words()
        words.fit(letter)
        # A mark is shown on a letter, not by itself; what is unseen needs no font.
        if not unicodedata.category(letter).startswith("M") and not UNSEEN.match(letter):
            assert (letter not in words.replaced) == (point in able), hex(point)


def test_without_typst_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BadInput, match=r"pip install 'panel-tui\[office\]'"):
        to_pdf(PAPER)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import os; os.abort()", "ended unexpectedly"),
        ("import sys; sys.exit('no glyph')", "typst says “no glyph”"),
        ("raise SystemExit(3)", "typst says “nothing”"),
    ],
)
def test_when_typst_fails_one_is_told_so(monkeypatch: pytest.MonkeyPatch, program: str, said: str) -> None:
    monkeypatch.setattr(write, "COMMAND", (sys.executable, "-c", program))
    with pytest.raises(PanelError, match=f"The PDF could not be made: .*{said}"):
        to_pdf(PAPER)


def test_typst_is_loaded_only_in_its_own_process() -> None:
    code = (
        "import sys, datetime; from panel_tui.files.pdf import to_pdf; from panel_tui.files.blocks import Document; "
        "to_pdf(Document(title='T', date=datetime.date(2017, 6, 5), blocks=())); print('typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
