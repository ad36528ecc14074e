"""A document is clean and of one piece from the moment it is made."""

from __future__ import annotations

from datetime import date

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
    Para,
    Row,
    Span,
    Table,
    day,
    paragraphs,
    plain,
    shown,
    spans,
)
from panel_tui.files.line import by_direction
from panel_tui.files.numbering import Numbering, bulleted, numbered

TWO = (Column("Reference"), Column("Ask", "money"))


def paper(*blocks: Block, facts: tuple[Fact, ...] = ()) -> Document:
    return Document(title="Funding", date=date(2017, 6, 5), blocks=blocks, facts=facts)


def figure(key: str, text: str) -> Span:
    return Span(text, key=key)


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_can_break_a_writer(text: str) -> None:
    made = [
        Span(text, lang=text, key=text).text,
        Heading(1, text).text,
        Para((), label=text).label,
        Fact(text, ()).name,
        Column(text).title,
        numbered((Span(text),)).items[0].spans[0].text,
        Table(id="t", label="Table 1", caption=text, columns=TWO, rows=(), note=text).note,
        Document(title=text, date=date(2017, 6, 5), blocks=(), marking=text).banner,
    ]
    for out in made:
        out.encode("utf-8")
        assert not any(letter in "\n\r\t\x0b\x0c\x85\u2028\u2029\ufffe\uffff" or letter < " " for letter in out)
        assert "  " not in out


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("[/b] *a* <b>", "[/b] *a* <b>"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred", "red"),
        ("before\x00after", "before\ufffdafter"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\u202egnp.exe", "gnp.exe"),
        ("مؤسسة النور", "مؤسسة النور"),
    ],
)
def test_what_is_kept_of_hostile_words(given_: str, kept: str) -> None:
    assert Span(given_).text == kept


def test_every_keyed_figure_is_listed_wherever_it_stands() -> None:
    document = paper(
        Para(spans("Awards of ", figure("call/awards", "£5,770,000"), " in all.")),
        numbered(spans(figure("call/count", "6"), " awards")),
        Facts((Fact("Total", (figure("TFO-023/total", "87"),)),)),
        Table("t", "Table 1", "Asks", TWO, (Row((spans("TFO-023"), (figure("TFO-023/ask", "£1,420,000"),))),)),
        Para(spans("Again ", figure("TFO-023/total", "87"), " of 100")),
        facts=(Fact("Reference", (figure("call/reference", "IB/2017/06"),)),),
    )
    assert shown(document) == {
        "call/reference": "IB/2017/06",
        "call/awards": "£5,770,000",
        "call/count": "6",
        "TFO-023/total": "87",
        "TFO-023/ask": "£1,420,000",
    }


def test_one_figure_cannot_read_two_ways() -> None:
    document = paper(Para((figure("TFO-023/ask", "£1.42m"),)), Para((figure("TFO-023/ask", "£1,420,000"),)))
    with pytest.raises(ValueError, match=r"TFO-023/ask reads both '£1\.42m' and '£1,420,000'"):
        shown(document)


@pytest.mark.parametrize(
    "row", [Row((spans("one"),)), Row((spans("a"), spans("b"), spans("c"))), Row((spans("a"), spans("b")), "line")]
)
def test_a_row_has_a_cell_for_each_column(row: Row) -> None:
    with pytest.raises(ValueError, match="Table 1, row 1"):
        Table("t", "Table 1", "Asks", TWO, (row,))


def test_an_id_stands_for_one_place() -> None:
    with pytest.raises(ValueError, match="more than once: ranked"):
        paper(Heading(1, "Ranked", "ranked"), Heading(1, "Other", "other"), Table("ranked", "", "", TWO, ()))


def test_labels_count_by_word_and_letters_go_on_after_z() -> None:
    numbering = Numbering()
    assert [numbering.number(word) for word in ("Table", "Table", "Chart", "Table")] == [
        "Table 1",
        "Table 2",
        "Chart 1",
        "Table 3",
    ]
    letters = [numbering.letter("Annex") for _ in range(28)]
    assert (letters[0], letters[25], letters[26], letters[27]) == ("Annex A", "Annex Z", "Annex AA", "Annex AB")


def test_lists_carry_their_labels() -> None:
    one, two = spans("approve"), spans("note")
    assert [item.label for item in numbered(one, two).items] == ["1.", "2."]
    assert [item.label for item in bulleted(one, two).items] == ["•", "•"]


def test_words_of_several_lines_become_paragraphs_marked_as_somebody_elses() -> None:
    made = paragraphs("First.\r\n\r\n  Second\x1b[1m.\n", "quote")
    assert [(plain(para.spans), para.role) for para in made] == [("First.", "quote"), ("Second.", "quote")]
    assert all(span.outside for para in made for span in para.spans)


@pytest.mark.parametrize(
    ("date_", "written"), [(date(2017, 6, 5), "5 June 2017"), (date(2020, 12, 31), "31 December 2020")]
)
def test_dates_are_written_in_words(date_: date, written: str) -> None:
    assert day(date_) == written


def test_text_is_cut_where_it_turns() -> None:
    assert by_direction("مؤسسة 5 النور (Al-Noor)") == [("مؤسسة 5 النور", True), (" (Al-Noor)", False)]
    assert by_direction("Ltd") == [("Ltd", False)]
    assert by_direction("") == []


@given(st.text(st.sampled_from("ab ا نע5(é"), max_size=30))
def test_cutting_by_direction_loses_nothing(text: str) -> None:
    assert "".join(piece for piece, _ in by_direction(text)) == text
