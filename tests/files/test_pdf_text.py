"""Text of all kinds in a PDF file: of many languages, from right to left, hostile, and in no font."""

from __future__ import annotations

import dataclasses
import io
import unicodedata
from datetime import date
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from panel_tui.files.blocks import (
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
from panel_tui.files.pdf import to_pdf
from panel_tui.files.pdf.showable import FONTS, UNSEEN, Words, families
from tests.files.make_fonts import NEVER
from tests.files.reading_pdf import lines, pages, read, with_blocks
from tests.files.small_paper import PAPER, RANKED


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
