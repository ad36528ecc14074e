"""One page per proposal: its scores, its reasons, and nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.registers import Assessment, comment_value, versions
from panel_tui.files.numbering import letters
from panel_tui.journal import Register
from panel_tui.report.cited import cut
from panel_tui.store.rows import Saying
from tests.report.paper_call import NAMES, PaperCall, read_back, whole_call


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of the whole call, by reference."""
    return pages_of(whole_call(tmp_path_factory.mktemp("pages")))


def pages_of(call: PaperCall) -> dict[str, list[str]]:
    lines = read_back(call.paper())
    annex = lines[lines.index("Annex A: one page per proposal") : lines.index("Annex B: conditions")]
    found: dict[str, list[str]] = {"": []}
    for line in annex:
        reference = line.partition(" ")[0]
        if reference.startswith("P-") and " | " not in line and line.removeprefix(reference).strip():
            found[reference] = []
        found[list(found)[-1]].append(line)
    return found


def test_a_page_has_facts_scores_and_the_statement(pages: dict[str, list[str]]) -> None:
    assert pages["P-1"] == [
        "P-1 Northbridge Homes",
        "Homes nearby",
        "Brief | Staying Close",
        "Panel's advice | Fund",
        "Total | 82.0 of 100, place 1",
        "Meets the criteria | Fully: every criterion in the upper half of its scale.",
        "Ask | £400,000",
        "Recommended award | £400,000",
        "Fits the money | Yes.",
        "What keeps it there | In order and within the envelope.",
        "Scored by | 2 members",
        "Table 9: Scores of P-1",
        "Criterion | Weight | Floor | A | B | Official | Points | Remark",
        "Need | 60 | 2 | 4 | 5 | 4.5 | 54 | ",
        "Idea | 40 | – | 3 | 4 | 3.5 | 28 | ",
        "Total | 100 |  |  |  |  | 82.0 | ",
        "Chart 4: Scores of P-1: first and official",
        "Why",
        "A clear account of need.",
        "The pipeline of homes is less sure.",
    ]


def test_an_agreed_score_stands_beside_the_first_ones_with_its_reason(pages: dict[str, list[str]]) -> None:
    assert "Need | 60 | 2 | 3 | 3 | 4 | 48 | agreed, median 3" in pages["P-2"]
    assert "• Need: 4 agreed, the median was 3. The new waiting list figures show more need." in pages["P-2"]


def test_without_a_statement_members_comments_stand_unattributed(pages: dict[str, list[str]]) -> None:
    why = pages["P-3"][pages["P-3"].index("Why") :]
    assert [line.strip() for line in why] == [
        "Why",
        "The panel has not written its statement yet. Members wrote to the panel:",
        "Need",
        "On need of P-3: 5.",
        "Idea",
        "On idea of P-3: 2.",
        "On idea of P-3: 3.",
        "Conditions",
        "1. One site only.",
    ]


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        ("P-3", "Panel's advice | Fund in part, £300,000. One site fits what is left."),
        ("P-3", "What keeps it there | Asks £350,000, £300,000 is left."),
        ("P-4", "Need | 60 | 2 | 1 | 1 | 1 | 12 | below floor"),
        ("P-4", "What keeps it there | Below the floor on Need (1, floor 2)."),
        ("P-5", "Total | 36.0 of 60, not ranked; partial: no score on Idea"),
        ("P-5", "Idea | 40 | – | n/a | n/a | – | – | no score"),
        ("P-6", "Total | none: there are no scores that count"),
        ("P-6", "Scored by | nobody: it failed a gate"),
        ("P-7", "Need | 60 | 2 | 4 | 4 | 48 | "),
        ("P-7", "Scored by | 1 member"),
        ("P-8", "Panel's advice | Reserve 1"),
    ],
)
def test_what_a_page_says(pages: dict[str, list[str]], reference: str, line: str) -> None:
    assert line in pages[reference]


def test_what_a_recused_member_wrote_is_on_no_page(pages: dict[str, list[str]]) -> None:
    assert not any(": 1." in line for line in pages["P-7"])
    assert any("On need of P-7: 4." in line for line in pages["P-7"])


def test_no_member_is_named_on_any_page(pages: dict[str, list[str]]) -> None:
    text = "\n".join(line for page in pages.values() for line in page)
    assert not [name for name in NAMES if name in text]
    assert list(pages) == ["", "P-1", "P-2", "P-3", "P-4", "P-5", "P-7", "P-8", "P-6"]


def test_a_score_revised_in_the_meeting_stands_after_the_first(tmp_path: Path) -> None:
    call = whole_call(tmp_path)
    register = Register.of("panel_score", stage="full", proposal="P-1", criterion="need", member="priya")
    call.say(Saying(register, {"score": "5", "reason": "missed the annex"}, "transcribed"))
    page = pages_of(call)["P-1"]
    # Need is 5 and 5 now: 60 + 28 = 88.0.
    assert "Need | 60 | 2 | 4 → 5 | 5 | 5 | 60 | " in page
    assert "Total | 100 |  |  |  |  | 88.0 | " in page
    assert "• Need. Missed the annex." in page
    assert "After an arrow: what counts now." in page


def test_a_partial_total_ranked_by_a_ruling_says_so(tmp_path: Path) -> None:
    call = PaperCall(tmp_path)
    register = Register.of("ruling", stage="full", proposal="P-5", question="partial_total")
    call.say(Saying(register, {"ruling": "ranked on its partial total", "reason": "the idea is a given"}))
    # 36.0 puts it fourth and last of SC, after P-1 82, P-3 80 and P-2 68.
    wanted = "Total | 36.0 of 60, place 4; partial: no score on Idea. Ranked by a ruling: The idea is a given."
    assert wanted in pages_of(call)["P-5"]


def test_members_are_lettered_beyond_z() -> None:
    assert [letters(number) for number in (0, 3, 25, 26, 27, 52)] == ["A", "D", "Z", "AA", "AB", "BA"]


def test_comments_of_those_who_do_not_score_stand_apart(tmp_path: Path) -> None:
    call = PaperCall(tmp_path)
    call.add("members", "id,name,role\nolga,Olga Watcher,observer\n")
    call.add("assignments", "member,proposal\nolga,P-8\n")
    call.join("olga")
    of = Assessment("full", "P-8", "olga")
    under = versions(call.standing(), "P-8")
    with call.space("olga") as space:
        pen = call.keys("olga").pen(space, call.chance)
        space.entries.say(pen, Saying(of.comment("idea"), comment_value("It would join up well.", under)))
        (comment,) = space.entries.heads("comment")
        space.entries.say(pen, Saying(of.submission, {"covers": [comment.id]}))
    call.merge(call.give_back("olga"))
    page = pages_of(call)["P-8"]
    apart = page.index("Observers and advisers, who do not score, wrote to the panel:")
    assert [line.strip() for line in page[apart + 1 :]] == ["Idea", "It would join up well."]
    assert "Scored by | 2 members" in page
    assert "Criterion | Weight | Floor | A | B | Official | Points | Remark" in page


@pytest.fixture
def cited(tmp_path: Path) -> PaperCall:
    """P-3 with a text that reasons cite; ¶1.2 is cited by a recused member alone."""
    call = PaperCall(tmp_path)
    call.add_texts({"P-3": "# Need\n\nForty a year.\n\nA long one.\n\n# Idea\n\n" + "A door, early. " * 30})
    call.type_scores(
        "member,proposal,criterion,score,comment,submitted\n"
        "priya,P-3,need,5,Many (¶1.1) and ¶1.1; ¶9.9,yes\npriya,P-3,idea,2,Late (¶2.1),yes\n"
        "smithson,P-3,need,5,Forty (¶1.1),yes\nsmithson,P-3,idea,3,Why (¶2.1)?,yes\n"
        "okafor,P-3,need,1,None (¶1.2),yes\nokafor,P-3,idea,1,None,yes\n"
    )
    call.add("declarations", "member,proposal,interest,reason\nokafor,P-3,hard,trustee\n")
    return call


def cited_rows(call: PaperCall) -> list[str]:
    """The table of what is cited, with its caption's last words."""
    page = pages_of(call)["P-3"]
    start = next(number for number, line in enumerate(page) if line.endswith("of P-3 that reasons to the panel cite"))
    return page[start + 1 :]


def test_a_page_quotes_the_paragraphs_that_reasons_cite_and_tells_in_how_many(cited: PaperCall) -> None:
    # Cut after a word, to 150 letters at most: nine times "A door, early. " are 135, and "A door, early" makes 148.
    words = "A door, early. " * 9 + "A door, early…"
    assert cited_rows(cited) == ["Paragraph | Words | Reasons", "¶1.1 | Forty a year. | 2", f"¶2.1 | {words} | 2"]
    assert not any("cite" in line for line in pages_of(cited)["P-1"])


def test_a_page_quotes_each_version_that_was_cited_apart(cited: PaperCall) -> None:
    cited.add_texts({"P-3": "# Need\n\nForty-one a year.\n\n# Idea\n\nAnother.\n"})
    cited.type_scores(
        "member,proposal,criterion,score,comment,submitted\nsmithson,P-3,need,5,Forty-one (¶1.1) (¶1.1),yes\n"
        "smithson,P-3,idea,3,Why?,yes\n"
    )
    assert [row[:80] for row in cited_rows(cited)[1:]] == [
        "¶1.1 | As it stood in version 1 of 2, until 12 May 2017: Forty a year. | 1",
        "¶1.1 | Forty-one a year. | 1",
        "¶2.1 | As it stood in version 1 of 2, until 12 May 2017: A door, early. A door, ",
        "Words of which no version is named are the same in the version in force.",
    ]


def test_words_that_an_amendment_left_as_they_were_stand_once(cited: PaperCall) -> None:
    before = cited_rows(cited)
    cited.add_texts({"P-3": "# Need\n\nForty a year.\n\nNot so long.\n\n# Idea\n\n" + "A door, early. " * 30})
    cited.type_scores(
        "member,proposal,criterion,score,comment,submitted\nsmithson,P-3,need,5,Still forty (¶1.1)(¶1.1),yes\n"
        "smithson,P-3,idea,3,Why (¶2.1)?,yes\n"
    )
    assert cited_rows(cited) == before


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("One two", 7, "One two"),
        (" One \n two ", 7, "One two"),
        ("One two three", 9, "One two…"),
        ("One two three", 7, "One…"),
        ("One two - three", 11, "One two…"),
        ("Onetwothree four", 9, "Onetwoth…"),
    ],
)
def test_words_are_cut_after_a_word(text: str, most: int, short: str) -> None:
    assert cut(text, most) == short
