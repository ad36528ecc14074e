"""The Markdown of a document: readable as it is, and nobody's words in it are markup."""

from __future__ import annotations

import re
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
    Item,
    Items,
    Para,
    Row,
    Span,
    Table,
    spans,
)
from panel_tui.files.markdown import escape, to_markdown
from panel_tui.files.numbering import bulleted, numbered


def written(*blocks: Block) -> str:
    """The Markdown of `blocks`, between the title and the foot."""
    text = to_markdown(Document(title="T", date=date(2017, 6, 5), blocks=blocks))
    return text.removeprefix("# T\n\n").partition("\n---\n\n5 June 2017\n")[0].removesuffix("\n")


def outside(text: str) -> tuple[Span, ...]:
    return (Span(text, outside=True),)


def test_the_front_and_the_foot() -> None:
    document = Document(
        title="Residential care",
        subtitle="Paper to the Investment Board",
        marking="Official-Sensitive",
        date=date(2017, 6, 5),
        reference="IB/2017/06",
        fingerprint="7f3c 19ae",
        facts=(Fact("To", spans("Investment Board")), Fact("From", spans("Panel secretariat"))),
        blocks=(Heading(1, "Issue"), Heading(3, "Why")),
    )
    assert to_markdown(document) == (
        "**OFFICIAL-SENSITIVE**\n\n"
        "Paper to the Investment Board\n\n"
        "# Residential care\n\n"
        "- **To:** Investment Board\n"
        "- **From:** Panel secretariat\n\n"
        "## Issue\n\n"
        "#### Why\n\n"
        "---\n\n"
        "IB/2017/06, 5 June 2017\n\n"
        "Fingerprint 7f3c 19ae\n\n"
        "**OFFICIAL-SENSITIVE**\n"
    )


def test_paragraphs_quotations_and_labels() -> None:
    assert written(
        Para(spans("Six awards, ", Span("£5,770,000", bold=True), " in all."), "lead"),
        Para(outside("We house 61 young people."), "quote"),
        Para(spans("It was moderate."), label="How far to trust the order."),
    ) == (
        "Six awards, **£5,770,000** in all.\n\n"
        "> We house 61 young people.\n\n"
        "**How far to trust the order.** It was moderate."
    )


def test_a_table_lines_up_with_its_figures_to_the_right() -> None:
    assert written(
        Table(
            "t",
            "Table 3",
            "Proposals in order",
            (Column("Place", "place"), Column("Applicant"), Column("Ask", "money")),
            (
                Row((spans("1"), outside("Cyngor Dyffryn Ŵyr"), spans("£860,000"))),
                Row((spans("Funding line: ", Span("£0", bold=True), " left"),), "line"),
                Row((spans("2"), outside("東京"), spans("£1,150,000"))),
                Row((spans("Total"), (), spans("£2,010,000")), "total"),
            ),
            note="Not yet decided.",
        )
    ) == (
        "**Table 3: Proposals in order**\n\n"
        "|     Place | Applicant          |            Ask |\n"
        "| --------: | ------------------ | -------------: |\n"
        "|         1 | Cyngor Dyffryn Ŵyr |       £860,000 |\n"
        "| **Funding line: £0 left** | | |\n"
        "|         2 | 東京               |     £1,150,000 |\n"
        "| **Total** |                    | **£2,010,000** |\n\n"
        "Not yet decided."
    )


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        (numbered(spans("approve"), spans("note")), "1. approve\n2. note"),
        (bulleted(spans("Kent"), spans("Devon")), "- Kent\n- Devon"),
        (Items((Item("3.", spans("c")), Item("4.", spans("d")))), "- 3\\. c\n- 4\\. d"),
        (Items((Item("(a)", spans("first")),)), "- (a) first"),
    ],
)
def test_lists_show_the_labels_of_the_model(items: Items, lines: str) -> None:
    assert written(items) == lines


def test_two_lists_in_a_row_stay_two() -> None:
    one = numbered(spans("a"))
    assert written(one, one) == "1. a\n\n<!-- -->\n\n1. a"
    assert written(Facts((Fact("Ask", spans("£1")),)), one) == "- **Ask:** £1\n\n<!-- -->\n\n1. a"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("*all* _of_ `it`", r"\*all\* \_of\_ \`it\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[here](http://x.test) ![x](y)", r"\[here\](http\://x.test) !\[x\](y)"),
        ("see www.x.test", r"see www\.x.test"),
        ("a | b \\ c", r"a \| b \\ c"),
        ("~~gone~~ $x$ &amp; A & B", r"\~\~gone\~\~ \$x\$ \&amp; A & B"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("+ no item", r"\+ no item"),
        ("* no item", r"\* no item"),
        ("12. no item", r"12\. no item"),
        ("3) no item", r"3\) no item"),
        ("> no quotation", r"\> no quotation"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("    no code", "no code"),
        ("one\n\n# two", r"one \# two"),
        ("[/b] \x1b[31mred\x00", "\\[/b\\] red\ufffd"),
        ("2017 was good", "2017 was good"),
    ],
)
def test_somebody_elses_words_show_as_they_are(text: str, line: str) -> None:
    assert written(Para(outside(text))) == line
    assert written(Para(outside(text), "quote")) == f"> {line}"
    assert written(numbered(outside(text))) == f"1. {line}"
    table = Table("t", "", "", (Column("x"),), (Row((outside("x" + text),)),))
    assert escape(Span("x" + text).text) in written(table)


MARKUP = st.text(st.sampled_from("ab1 \\*_`[]<>#|~$&;:/.-+=!()\n\t\x1b\ud800ا"), max_size=40)


@given(MARKUP)
def test_every_sign_of_markup_is_escaped_and_nothing_else_changes(text: str) -> None:
    line = Span(text).text
    escaped = escape(line)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == line
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not set(bare) & set("\\*_`[]<>#|~$")


@given(MARKUP, MARKUP)
def test_a_cell_stays_in_its_cell_and_a_table_in_its_rows(one: str, two: str) -> None:
    columns = (Column(one), Column("Ask", "money"))
    table = Table("t", "Table 1", "", columns, (Row((outside(one), outside(two))), Row((outside(two),), "line")))
    _, _, rows = written(table).partition("\n\n")
    lines = rows.splitlines()
    assert len(lines) == 4
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 3 for line in lines)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((Span("a "), Span(" b ", bold=True), Span(" c")), "a  **b**  c"),
        ((Span("a", bold=True), Span("b", bold=True)), "**ab**"),
        ((Span("x"), Span("(y)", bold=True), Span("z")), "x(y)z"),
        ((Span("x"), Span("y", bold=True), Span("z")), "x**y**z"),
        ((Span(" ", bold=True), Span("z")), "z"),
    ],
)
def test_asterisks_stand_only_where_they_make_bold(parts: tuple[Span, ...], line: str) -> None:
    assert written(Para(parts)) == line


def test_arabic_cannot_turn_the_figures_beside_it() -> None:
    assert written(Para((Span("مؤسسة النور", outside=True), Span(" 59")))) == "\u2068مؤسسة النور\u2069 59"
    assert written(Para((Span("\u202eturned\u2069", outside=True), Span(" 59")))) == "turned 59"
