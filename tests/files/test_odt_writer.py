"""The ODT of a document, read back with odfdo and as XML."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from panel_tui.files.blocks import Column, Document, Fact, Heading, Para, Row, Span, Table, spans
from panel_tui.files.numbering import bulleted, numbered
from panel_tui.files.odt import to_odt
from tests.files.small_paper import PAPER, PARTS, RANKED, with_blocks, with_contents

N = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"
    for name, path in {"text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible"}.items()
} | {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "xlink": "http://www.w3.org/1999/xlink"}
LEFT_TO_RIGHT = "\u200e"


def read(document: Document) -> odfdo.Document:
    return odfdo.Document(io.BytesIO(to_odt(document)))


def xml(document: Document, part: str = "content.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(to_odt(document))) as parts:
        return etree.fromstring(parts.read(part), etree.XMLParser(huge_tree=False))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return list(root.iterfind(path, N))


def value(element: etree._Element, name: str) -> str:
    space, local = name.split(":")
    return str(element.get(f"{{{N[space]}}}{local}"))


def style_of(element: etree._Element, root: etree._Element) -> etree._Element:
    """The automatic style of a table or of what is in it."""
    [style] = found(root, f".//style:style[@style:name='{value(element, 'table:style-name')}']")
    return style


def looks(element: etree._Element, root: etree._Element) -> dict[str, str]:
    """What the style of a table, or of what is in it, says, without the names of its spaces."""
    [properties] = list(style_of(element, root))
    return {etree.QName(name).localname: str(said) for name, said in properties.attrib.items()}


def named(element: etree._Element, root: etree._Element) -> str:
    """The named style of a paragraph: its own, or the one that its automatic style is made from."""
    name = value(element, "text:style-name")
    made = found(root, f".//office:automatic-styles/style:style[@style:name='{name}']")
    return (value(made[0], "style:parent-style-name") if made else name).replace("_20_", " ")


def text_of(element: etree._Element) -> str:
    """The text of a paragraph as OpenDocument has it read: what stands for a space or a tab is one."""
    parts = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname
        parts += [{"s": " ", "tab": "\t"}.get(name, "") or text_of(child), child.tail or ""]
    return "".join(parts)


def paragraphs(root: etree._Element) -> list[tuple[str, str]]:
    """Named style and text of every paragraph and heading that stands in no table and no contents."""
    body = found(root, "office:body/office:text")[0]
    every = body.iter(f"{{{N['text']}}}p", f"{{{N['text']}}}h")
    apart = {f"{{{N['table']}}}table", f"{{{N['text']}}}table-of-content"}
    outside = [one for one in every if not apart & {str(above.tag) for above in one.iterancestors()}]
    return [(named(one, root), text_of(one)) for one in outside]


def test_everything_is_there_in_order_under_real_styles() -> None:
    assert [(style, text) for style, text in paragraphs(xml(PAPER)) if text] == [
        ("Subtitle", "Paper to the Investment Board"),
        ("Title", "Residential care"),
        ("Front Fact", "To\tInvestment Board"),
        ("Front Fact", "Date\t5 June 2017"),
        ("Heading 1", "Issue"),
        ("Lead", "Six awards of £5,770,000"),
        ("List Contents", "1.\tapprove six awards"),
        ("List Contents", "2.\tnote the rest"),
        ("List Contents", "(c)\tthird"),
        ("Heading 1", "Ranked list"),
        ("Caption", "Table 3: Proposals in order"),
        ("Note", "Not yet decided."),
        ("Heading 2", "TFO-023 Northbridge Council"),
        ("Heading 3", "Why"),
        ("Text body", "Agreement. Moderate."),
        ("Quotations", "Of 61 young people …"),
    ]


def test_every_style_that_is_used_is_there() -> None:
    content, sheet = xml(PAPER), xml(PAPER, "styles.xml")
    there = {
        value(style, "style:name") for style in [*found(content, ".//style:style"), *found(sheet, ".//style:style")]
    }
    used = {value(one, "text:style-name") for one in content.iter() if one.get(f"{{{N['text']}}}style-name")}
    used |= {
        value(style, "style:parent-style-name") for style in found(content, ".//style:style[@style:parent-style-name]")
    }
    assert used - there == {"Labelled"}  # the style of lists, which is none of text
    assert found(sheet, ".//text:list-style[@style:name='Labelled']")


def test_headings_have_their_levels_and_no_numbers() -> None:
    headings = [(int(heading.level), heading.inner_text) for heading in read(PAPER).body.headers]
    assert headings == [(1, "Issue"), (1, "Ranked list"), (2, "TFO-023 Northbridge Council"), (3, "Why")]
    levels = found(xml(PAPER, "styles.xml"), ".//text:outline-level-style")
    assert {value(level, "style:num-format") for level in levels} == {""}


def test_bold_is_where_the_model_has_it() -> None:
    strong = found(xml(PAPER), ".//text:span[@text:style-name='Strong_20_Emphasis']")
    # Names of facts stand in cells, and the row of a total is bold.
    names = ["To", "Date", "£5,770,000", "approve", "Total", "£2,280,000", "Ask", "Advice", "Agreement. "]
    assert [text_of(span) for span in strong] == names


def test_the_marking_stands_at_the_top_and_bottom_of_every_page() -> None:
    root = xml(PAPER, "styles.xml")
    [head] = found(root, ".//style:header/text:p")
    assert text_of(head) == "OFFICIAL-SENSITIVE"
    line, seal = found(root, ".//style:footer/text:p")
    assert text_of(line).split("\t") == ["IB/2017/06, 5 June 2017", "OFFICIAL-SENSITIVE", "Page 1 of 1"]
    assert [etree.QName(field).localname for field in line][-2:] == ["page-number", "page-count"]
    assert text_of(seal) == "Fingerprint 7f3c 19ae"


def test_a_marking_too_long_for_the_foots_line_stands_above_it() -> None:
    document = dataclasses.replace(PAPER, marking="Official-Sensitive Commercial: handling instructions apply")
    above, line, _ = found(xml(document, "styles.xml"), ".//style:footer/text:p")
    assert text_of(above) == document.banner
    assert text_of(line) == "IB/2017/06, 5 June 2017\tPage 1 of 1"


def test_the_page_is_a4_with_margins_of_22_millimetres() -> None:
    [page] = found(xml(PAPER, "styles.xml"), ".//style:page-layout-properties")
    wanted = ("fo:page-width", "fo:page-height", "fo:margin-left", "fo:margin-right")
    assert [value(page, name) for name in wanted] == ["210mm", "297mm", "22mm", "22mm"]


def test_tables_read_back_cell_by_cell() -> None:
    ranked, facts = read(PAPER).body.tables
    cells = [[str(cell or "").replace(LEFT_TO_RIGHT, "") for cell in row] for row in ranked.get_values()]
    assert cells == [
        ["Place", "Applicant", "Ask"],
        ["1", "Northbridge Council", "£1,420,000"],
        ["Funding line: £1,420,000 of £2,000,000", "", ""],  # one cell across three columns
        ["2", "مؤسسة النور (Al-Noor)", "£860,000"],
        ["Total", "", "£2,280,000"],
    ]
    assert facts.get_values() == [["Ask", "£1,420,000"], ["Advice", "Fund"]]
    assert [ranked.name, facts.name] == ["Table 3", "Block 8"]


def test_two_tables_of_one_label_have_names_of_their_own() -> None:
    again = dataclasses.replace(RANKED, id="again")
    assert [table.name for table in read(with_blocks(RANKED, again)).body.tables] == ["Table 3", "Block 2"]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    root = xml(with_blocks(RANKED))
    [head] = found(root, ".//table:table-header-rows/table:table-row")
    assert [text_of(cell) for cell in head] == ["Place", "Applicant", "Ask"]
    rows = found(root, ".//table:table-row")
    assert len(rows) == 5
    assert {looks(row, root)["keep-together"] for row in rows} == {"always"}


@pytest.mark.parametrize(("count", "whole"), [(24, True), (25, False)])
def test_short_tables_stay_on_one_page(count: int, whole: bool) -> None:
    rows = tuple(Row((spans(str(number)),)) for number in range(count))
    root = xml(with_blocks(Table("t", "", "", (Column("n", "count"),), rows)))
    [table] = found(root, ".//table:table")
    assert looks(table, root)["may-break-between-rows"] == ("false" if whole else "true")


def test_a_total_stays_with_what_it_sums_and_a_note_with_its_table() -> None:
    rows = (*(Row((spans(str(number)),)) for number in range(30)), Row((spans("30"),), "total"))
    root = xml(with_blocks(Table("t", "", "", (Column("n", "count"),), rows, note="A note.")))
    kept = [
        text_of(p) for p in found(root, ".//table:table-row//text:p") if "keep-with-next" in paragraph_looks(p, root)
    ]
    assert kept == ["29", "30"]
    assert looks(found(root, ".//table:table")[0], root)["keep-with-next"] == "always"


def paragraph_looks(paragraph: etree._Element, root: etree._Element) -> dict[str, str]:
    name = value(paragraph, "text:style-name")
    made = found(root, f".//office:automatic-styles/style:style[@style:name='{name}']/style:paragraph-properties")
    return {etree.QName(name).localname: str(said) for one in made for name, said in one.attrib.items()}


def test_a_cell_longer_than_a_page_may_break() -> None:
    table = Table("t", "", "", (Column("Reason"),), (Row((spans("why " * 2000),)), Row((spans("short"),))))
    root = xml(with_blocks(table))
    assert [looks(row, root)["keep-together"] for row in found(root, ".//table:table-row")] == [
        *("always", "auto", "always")
    ]


def test_columns_fill_the_text_and_figures_stand_to_the_right() -> None:
    root = xml(with_blocks(RANKED))
    sizes = [looks(column, root)["column-width"] for column in found(root, ".//table:table-column")]
    assert sum(float(size.removesuffix("pt")) for size in sizes) == pytest.approx(166 / 25.4 * 72, abs=0.1)
    styles = [[named(p, root) for p in row.iterfind("*/text:p", N)] for row in found(root, ".//table:table-row")]
    assert styles[:2] == [
        ["Table Figure Heading", "Table Heading", "Table Figure Heading"],
        ["Table Figure", "Table Contents", "Table Figure"],
    ]
    [figure] = found(xml(PAPER, "styles.xml"), ".//style:style[@style:name='Table_20_Figure']/*")
    assert value(figure, "fo:text-align") == "right"


def test_the_line_is_a_grey_row_between_two_rules_and_a_total_stands_under_one() -> None:
    root = xml(with_blocks(RANKED))
    _, _, line, _, total = found(root, ".//table:table-row")
    assert value(line[0], "table:number-columns-spanned") == "3"
    of_line, of_total = looks(line[0], root), looks(total[0], root)
    assert of_line["background-color"] == "#F3F2F1"
    assert [of_line[f"border-{side}"] for side in ("top", "bottom")] == ["1.6pt solid #0B0C0C"] * 2
    assert of_total["border-top"] == "1pt solid #0B0C0C"


def test_what_runs_from_right_to_left_does_not_turn_the_figures_after_it() -> None:
    words = Para(spans(Span("مؤسسة", outside=True), " 2017"))
    [(_, text)] = [one for one in paragraphs(xml(with_blocks(words))) if one[0] == "Text body"]
    assert text == f"مؤسسة{LEFT_TO_RIGHT} 2017"
    [default] = found(
        xml(PAPER, "styles.xml"), ".//style:default-style[@style:family='paragraph']/style:paragraph-properties"
    )
    assert value(default, "style:writing-mode") == "lr-tb"


def test_languages_are_named() -> None:
    words = Para(
        spans(Span("Ŵyr", lang="cy"), Span("النور", lang="ar"), Span("x", lang="zh-Hant-TW"), Span("y", lang="?"))
    )
    root = xml(with_blocks(words))
    spoken = {}
    for span in found(root, ".//text:p[@text:style-name='Text_20_body']/text:span"):
        [style] = found(root, f".//style:style[@style:name='{value(span, 'text:style-name')}']/style:text-properties")
        spoken[text_of(span)] = {etree.QName(name).localname: said for name, said in style.attrib.items()}
    assert spoken == {
        "Ŵyr": {"language": "cy", "country": "none"},
        "النور": {"language-complex": "ar", "country-complex": "none"},
        "x": {"language": "zh", "script": "Hant", "country": "TW"},
    }
    [default] = found(
        xml(PAPER, "styles.xml"), ".//style:default-style[@style:family='paragraph']/style:text-properties"
    )
    assert [value(default, "fo:language"), value(default, "fo:country")] == ["en", "GB"]


def test_no_space_is_lost() -> None:
    words = Para(spans(" a ", Span(" b", bold=True), Span(" ", lang="cy"), " c "))
    [para] = [p for p in read(with_blocks(words)).body.paragraphs if "b" in p.inner_text]
    assert para.inner_text == " a  b  c "


def test_lists_are_lists_whose_labels_are_text() -> None:
    root = xml(with_blocks(numbered(spans("one"), spans("two")), bulleted(spans("three"))))
    lists = found(root, ".//text:list")
    assert [[text_of(item) for item in items] for items in lists] == [["1.\tone", "2.\ttwo"], ["•\tthree"]]
    [level] = found(xml(PAPER, "styles.xml"), ".//text:list-level-style-number")
    assert value(level, "style:num-format") == ""


def test_a_heading_opens_a_page_where_asked_and_can_be_found() -> None:
    root = xml(PAPER)
    broken = [text_of(h) for h in found(root, ".//text:h") if paragraph_looks(h, root).get("break-before") == "page"]
    assert broken == ["Ranked list"]
    assert [value(mark, "text:name") for mark in found(root, ".//text:bookmark-start")] == ["b_ranked_list", "b_ranked"]


def test_a_long_paper_has_contents_that_lead_to_its_parts() -> None:
    root = xml(with_contents())
    [contents] = found(root, ".//text:table-of-content")
    lines = found(contents, "text:index-body/text:p")
    assert ("Contents Heading", "Contents") in paragraphs(root)
    assert [text_of(line) for line in lines] == [f"{name}\t" for name in PARTS]
    links = [value(link, "xlink:href").removeprefix("#") for link in found(contents, ".//text:a")]
    pages = [value(page, "text:ref-name") for page in found(contents, ".//text:bookmark-ref")]
    headings = {value(mark, "text:name"): text_of(h) for h in found(root, ".//text:h") for mark in h}
    assert [headings[link] for link in links] == list(PARTS)
    assert pages == links


def test_what_opens_a_table_or_a_list_stays_with_it() -> None:
    opens = (Heading(1, "a"), Para(spans("leads")), RANKED, Para(spans("does not")), Para(spans("asked to:")))
    root = xml(with_blocks(*opens, Para((Span("Need", bold=True),)), Para(spans("Words.")), Para(spans("last:"))))
    texts = [p for p in found(root, "office:body/office:text/text:p") if "keep-with-next" in paragraph_looks(p, root)]
    assert [text_of(p) for p in texts] == ["leads", "asked to:", "Need"]


def test_a_short_paper_has_no_contents() -> None:
    assert not found(xml(PAPER), ".//text:table-of-content")


def test_the_same_document_gives_the_same_bytes() -> None:
    first = to_odt(PAPER)
    assert to_odt(PAPER) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        names = parts.namelist()
        assert names == ["mimetype", *sorted(set(names) - {"mimetype"})]
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    # Whoever looks at the beginning of the file sees what it is.
    assert first[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_every_part_is_in_the_manifest() -> None:
    with zipfile.ZipFile(io.BytesIO(to_odt(PAPER))) as parts:
        listed = re.findall(r'full-path="([^"]+)"', parts.read("META-INF/manifest.xml").decode())
        assert sorted(listed) == sorted({"/", *parts.namelist()} - {"mimetype", "META-INF/manifest.xml"})


def test_the_file_says_what_it_is_and_nothing_of_its_making() -> None:
    meta = read(PAPER).meta
    assert (meta.title, meta.subject, meta.language) == ("Residential care", "IB/2017/06", "en-GB")
    assert (meta.creation_date, meta.date) == (datetime(2017, 6, 5), datetime(2017, 6, 5))
    assert (meta.initial_creator, meta.creator, meta.printed_by) == (None, None, None)
    assert meta.user_defined_metadata == {"Marking": "OFFICIAL-SENSITIVE"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[/b] <text:p> & ]]> \" '", "[/b] <text:p> & ]]> \" '"),
        ("\x1b[31mred", "red"),
        ("a \udcff b", "a \ufffd b"),
        ("nul\x00", "nul\ufffd"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("line\nline\ttab", "line line tab"),
        ("x" * 300, "x" * 300),
        (" spaced ", " spaced "),
        ("]]><script:event-listener/>", "]]><script:event-listener/>"),
    ],
)
def test_hostile_words_are_words_wherever_they_stand(text: str, kept: str) -> None:
    table = Table("t" + text, text, "", (Column(text),), (Row((spans(text),)),), note=text)
    document = Document(
        title=text,
        subtitle=text,
        marking=text,
        reference=text,
        lang=text,
        date=date(2017, 6, 5),
        facts=(Fact(text, spans(text)),),
        blocks=(Heading(1, text, "h" + text), Para((Span(text, lang=text),)), numbered(spans(text)), table),
    )
    root = xml(document)
    texts = [words for _, words in paragraphs(root) if words]
    assert texts == [kept, kept, f"{kept}\t{kept}", kept, kept, f"1.\t{kept}", kept, kept]
    assert [text_of(cell) for cell in found(root, ".//table:table-cell/text:p")] == [kept, kept]
    assert text_of(found(xml(document, "styles.xml"), ".//style:header/text:p")[0]) == kept.upper()
    assert read(document).meta.title == kept
    spaces = {etree.QName(element).namespace for element in root.iter()}
    assert spaces <= {N["office"], N["style"], N["text"], N["table"]}


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_no_text_at_all_breaks_the_file(text: str) -> None:
    [(_, kept)] = [one for one in paragraphs(xml(with_blocks(Para((Span(text),))))) if one[0] == "Text body"]
    assert kept.replace(LEFT_TO_RIGHT, "") == Span(text).text.replace(LEFT_TO_RIGHT, "")


def test_a_text_of_many_megabytes_is_written() -> None:
    root = xml(with_blocks(Para(spans("é" * 6_000_000))))
    [(_, text)] = [one for one in paragraphs(root) if one[0] == "Text body"]
    assert len(text) == 6_000_000


def test_no_document_library_is_needed() -> None:
    code = "import sys, panel_tui.files.odt; print(sorted({'docx', 'lxml', 'odfdo'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
