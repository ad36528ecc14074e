"""The page of a document, read back by an independent parser that takes no fault."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from panel_tui.files.html import to_html
from panel_tui.files.numbering import bulleted, numbered
from tests.files.reading_html import expected, lines, parsed, text
from tests.files.small_paper import PAPER, RANKED

RUNS_OR_FETCHES = ("script", "link", "img", "iframe", "object", "embed", "form", "base", "svg", "audio", "video")
KNOWN = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "footer", "details", "summary"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "strong", "bdi", "wbr"),
    *("blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""Everything that a page is made of."""


def page_of(*blocks: Block, marking: str = "") -> Element:
    return parsed(Document(title="T", date=date(2017, 6, 5), blocks=blocks, marking=marking))


def headings(page: Element) -> list[str]:
    """The headings of a page but for that of its contents, with their levels."""
    found = (one for one in page.iter() if re.fullmatch("h[1-6]", str(one.tag)) and one.get("id") != "contents")
    return [f"{one.tag} {text(one)}" for one in found]


def outside(words: str) -> tuple[Span, ...]:
    return (Span(words, outside=True),)


def test_everything_is_on_the_page_in_its_order() -> None:
    page = parsed(PAPER)
    assert lines(page) == expected(PAPER)
    assert "1 | Northbridge Council | £1,420,000" in lines(page)
    assert page.get("lang") == "en-GB"
    assert [text(one) for one in page.iter("title")] == ["Residential care"]


def test_the_marking_stands_at_top_and_bottom_and_the_foot_says_what_it_was_made_from() -> None:
    page = parsed(PAPER)
    (body,) = page.iter("body")
    said = [text(one) for one in body.iter("p") if one.get("class") == "marking"]
    assert said == ["OFFICIAL-SENSITIVE"] * 2
    (foot,) = body.iter("footer")
    assert text(foot).split("\n")[1:3] == ["IB/2017/06, 5 June 2017", "Fingerprint 7f3c 19ae"]
    # On paper it stands on every page, written by the numbers of its letters where they are not plain.
    (style,) = page.iter("style")
    assert text(style).count('content: "OFFICIAL\\2d SENSITIVE"') == 2


def test_a_marking_cannot_leave_the_style_sheet() -> None:
    page = page_of(marking='</style><p id="x">"; } \\ * { color: red')
    assert all(one.get("id") != "x" for one in page.iter())
    without_strings = [re.sub('"[^"]*"', "", text(next(one.iter("style")))) for one in (page, page_of())]
    assert without_strings[0] == without_strings[1]


def test_headings_leave_no_level_out_whatever_the_model_does() -> None:
    page = page_of(Heading(1, "A"), Heading(3, "B"), Heading(3, "C"), Heading(2, "D"), Heading(3, "E"), Heading(1, "F"))
    assert headings(page) == ["h1 T", "h2 A", "h3 B", "h3 C", "h3 D", "h4 E", "h2 F"]
    assert headings(page_of(Heading(2, "A"), Heading(1, "B"))) == ["h1 T", "h2 A", "h2 B"]


def test_contents_lead_to_every_section_where_there_are_several() -> None:
    blocks = (Heading(1, "A", id="main one"), Heading(2, "B"), Heading(2, "C", id="contents"), Heading(3, "D"))
    page = page_of(*blocks, Heading(1, "E"), Heading(1, "F"))
    (nav,) = page.iter("nav")
    at = {f"#{one.get('id')}": text(one) for one in page.iter() if one.get("id")}
    assert [at[link.get("href", "")] for link in nav.iter("a")] == ["A", "B", "C", "E", "F"]
    assert [text(one) for one in nav.iter("summary")] == ["2 sections"]
    assert [text(one) for one in nav.iter("a")] == ["A", "B", "C", "E", "F"]
    assert not list(page_of(Heading(1, "A"), Heading(1, "B")).iter("nav"))


def test_every_id_is_given_once_and_every_link_has_its_end() -> None:
    table = dataclasses.replace(RANKED, id="paper")
    page = page_of(Heading(1, "A", id="a b"), Heading(1, "B", id="a-b"), Heading(1, "C", id="<x>"), table, RANKED)
    ids = Counter(one.get("id") for one in page.iter() if one.get("id"))
    assert set(ids.values()) == {1}
    assert not any(re.search(r"\s", id_ or "") for id_ in ids)
    links = [one.get("href", "") for one in page.iter("a")]
    assert links[0] == "#paper"
    labels = [f"#{one.get('aria-labelledby')}" for one in page.iter() if one.get("aria-labelledby")]
    assert {end.removeprefix("#") for end in (*links, *labels)} <= set(ids)


def test_a_tables_headers_say_what_they_head() -> None:
    page = page_of(RANKED)
    (table,) = page.iter("table")
    assert text(next(table.iter("caption"))) == "Table 3: Proposals in order"
    assert [(text(one), one.get("scope")) for one in table.findall("thead/tr/th")] == [
        ("Place", "col"),
        ("Applicant", "col"),
        ("Ask", "col"),
    ]
    assert [(text(one), one.get("scope")) for one in table.findall("tbody/tr/th")] == [
        ("1", "row"),
        ("2", "row"),
        ("Total", "row"),
    ]
    (line,) = (one for one in table.iter("td") if one.get("colspan"))
    assert (text(line), line.get("colspan")) == ("Funding line: £1,420,000 of £2,000,000", "3")
    assert "figure" in [one.get("class") for one in table.iter("td") if text(one) == "£1,420,000"]


def test_a_column_without_a_title_has_no_header() -> None:
    page = page_of(Table("t", "Table 1", "", (Column(""), Column("Ask")), (Row((spans("a"), spans("b"))),)))
    assert [text(one) for one in page.iter("th")] == ["Ask", "a"]


def test_a_wide_table_is_scrolled_in_a_region_that_keys_reach_and_a_narrow_one_needs_none() -> None:
    many = tuple(Column(f"Criterion {number}", "money") for number in range(9))
    wide = Table("wide", "Table 1", "Scores", many, (Row((spans("£1,420,000"),) * 9),))
    narrow = Table("narrow", "Table 2", "Asks", (Column("Name"), Column("Ask")), (Row((spans("P-1"), spans("£1"))),))
    page = page_of(wide, narrow)
    (region,) = (one for one in page.iter("div") if one.get("role") == "region")
    assert (region.get("tabindex"), region.get("aria-labelledby")) == ("0", "wide")
    assert [text(one) for one in region.iter("caption")] == ["Table 1: Scores"]
    assert len(list(page.iter("table"))) == 2


def test_lists_show_the_labels_of_the_model() -> None:
    page = page_of(
        numbered(spans("approve"), spans("note")), bulleted(spans("Kent")), Items((Item("(c)", spans("c")),))
    )
    assert lines(page)[1:] == ["1. approve", "2. note", "Kent", "(c) c"]
    assert [text(one).strip() for one in page.iter("ul")] == ["Kent"]


def test_words_from_outside_are_kept_apart_and_languages_are_named() -> None:
    named = Span("Cyngor Dyffryn Ŵyr", lang="cy", outside=True)
    page = page_of(
        Para((Span("مؤسسة النور", outside=True), Span(" 59 "), named, Span(" and "), Span("Łódź", lang="pl"))),
        Heading(1, "P-1 مؤسسة النور 59"),
    )
    apart = [(text(one), one.get("lang")) for one in page.iter("bdi")]
    assert apart == [("مؤسسة النور", None), ("Cyngor Dyffryn Ŵyr", "cy"), ("مؤسسة النور", None)]
    assert [(text(one), one.get("lang")) for one in page.iter("span")] == [("Łódź", "pl")]


def test_nothing_in_it_runs_or_is_fetched_or_tells_of_anybody() -> None:
    html = to_html(PAPER).decode()
    page = parsed(PAPER)
    assert not [one.tag for one in page.iter() if one.tag in RUNS_OR_FETCHES]
    assert not re.search(r"https?:|url\(|@import|//", html)
    metas = {one.get("name") or one.get("http-equiv") or "charset": one for one in page.iter("meta")}
    assert set(metas) == {"charset", "Content-Security-Policy", "viewport"}
    assert "default-src 'none'" in metas["Content-Security-Policy"].get("content", "")


def test_the_same_document_is_the_same_bytes() -> None:
    assert to_html(PAPER) == to_html(dataclasses.replace(PAPER))


HARM = st.text(st.sampled_from("ab1 <>&\"'/=-!`{}\\;#%\n\t\x00\x1b\ud800اא\u202e") | st.characters(), max_size=60)
TRICKS = st.sampled_from(
    (
        *("</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "-->", "]]>", "<!--"),
        *('" onload="x', "' id='x", "javascript:alert(1)", "=1+1", "</title></head>", "<wbr>", "a" * 70),
    )
)


@given(one=HARM | TRICKS, two=HARM | TRICKS)
def test_nobodys_words_are_ever_markup_and_none_is_lost(one: str, two: str) -> None:
    table = Table(two, one, two, (Column(one), Column(two, "money")), (
        Row((outside(one), outside(two))), Row((outside(one),), "line"), Row(((), outside(two)), "total")),
        note=two)  # fmt: skip
    document = Document(
        title=f"x{one}",
        subtitle=two,
        marking=one,
        reference=two,
        fingerprint=one,
        date=date(2017, 6, 5),
        lang="en-GB",
        facts=(Fact(one, outside(two)),),
        blocks=(
            *(Heading(1, one, id=f"1{two}"), Para(outside(two), "quote", one), Heading(1, two), Heading(1, "x" + one)),
            *(numbered(outside(one)), Items((Item(two, outside(one)),)), Facts((Fact(two, outside(one)),)), table),
            Para((Span(one, bold=True, lang=two, outside=True), Span(two, key=one))),
        ),
    )
    page = parsed(document)
    assert {str(part.tag) for part in page.iter()} <= KNOWN
    assert {name for part in page.iter() for name in part.attrib} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "tabindex", "role", "scope"),
        *("colspan", "aria-labelledby", "aria-label"),
    }  # fmt: skip
    assert lines(page) == expected(document)


@pytest.mark.parametrize("words", ["a" * 50, "https://example.org/" + "x" * 60])
def test_a_long_word_may_break_and_reads_as_before(words: str) -> None:
    page = page_of(Para(outside(words)))
    assert lines(page)[1:] == [words]
    assert len(list(page.iter("wbr"))) == (len(words) - 1) // 20
