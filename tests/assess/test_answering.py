"""From a criterion to the sections that answer it, and back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from panel_tui.assess.answering import Answering, criteria_by_section, sections_of
from panel_tui.call.callfile import read_call
from panel_tui.call.document import write_document
from panel_tui.call.quick import QuickBrief, QuickProposal, QuickSection, plain_title, quick_brief
from panel_tui.files.sections import read_markdown
from panel_tui.house import ready_folder
from tests.small_call import RUBRICS, call_file

DEMO = ready_folder("fixtures") / "demo"


def brief_with(need: str = "", idea: str = "") -> QuickBrief:
    """The small call's first brief, with sections named for its two criteria, Need and Idea."""
    text = RUBRICS["SC.toml"].replace('title = "Need"', f'title = "Need"\n{need}')
    text = text.replace('title = "Idea"', f'title = "Idea"\n{idea}')
    file = call_file(rubrics=RUBRICS | {"SC.toml": text})
    return quick_brief(write_document(file.rubrics[0]), "full")


def proposal(*sections: tuple[str, int] | str) -> QuickProposal:
    made = ((one, 1) if isinstance(one, str) else one for one in sections)
    return QuickProposal("P-1", "T", "A", 5, tuple(QuickSection(title, level, ("Words.",)) for title, level in made))


def answers(brief: QuickBrief, of: QuickProposal) -> dict[str, Answering]:
    return {one.id: sections_of(one, of) for one in brief.criteria}


def back(brief: QuickBrief, of: QuickProposal) -> list[list[str]]:
    return [[one.id for one in answered] for answered in criteria_by_section(brief, of)]


def test_named_sections_answer_a_criterion_whatever_their_number_and_punctuation() -> None:
    brief = brief_with('sections = ["Who it is for, and why"]', 'sections = ["The offer", "What is new?"]')
    of = proposal("1. Summary", "2. WHO IT IS FOR AND WHY", "3) What is new", "Need", "The offer")
    assert answers(brief, of) == {"need": Answering((2,), False), "idea": Answering((3, 5), False)}
    assert back(brief, of) == [[], ["need"], ["idea"], [], ["idea"]]


def test_what_stands_under_a_section_belongs_to_it() -> None:
    brief = brief_with('sections = ["For whom"]', 'sections = ["By whom"]')
    of = proposal("For whom", ("Young people", 2), ("Their families", 3), "Apart", ("Under it", 2), "By whom")
    assert answers(brief, of) == {"need": Answering((1, 2, 3), False), "idea": Answering((6,), False)}
    assert back(brief, of) == [["need"], ["need"], ["need"], [], [], ["idea"]]


def test_without_a_named_section_titles_that_share_a_word_are_a_guess() -> None:
    of = proposal("Summary", "The needs of the young", ("Numbers", 2), "Our ideas", "Costs")
    assert answers(brief_with(), of) == {"need": Answering((2, 3), True), "idea": Answering((4,), True)}
    assert back(brief_with(), of) == [[], ["need"], ["need"], ["idea"], []]


def test_a_guess_gives_way_to_what_is_named_and_may_find_nothing() -> None:
    brief = brief_with('sections = ["An idea of need"]')
    of = proposal("An idea of need", "Costs")
    assert answers(brief, of) == {"need": Answering((1,), False), "idea": Answering((1,), True)}
    assert back(brief, of) == [["need"], []]
    assert answers(brief_with(), proposal("The whole", "Of it")) == dict.fromkeys(
        ("need", "idea"), Answering((), False)
    )


def test_words_that_say_little_are_no_guess() -> None:
    brief = brief_with()
    criterion = brief.criteria[0]._replace(title="What it is and what it costs")
    assert sections_of(criterion, proposal("What it is", "And what we are", "The cost")).sections == (3,)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("2.1 Costs, and what the council gets back", "costs and what the council gets back"),
        ("3) Need?", "need"),
        ("(4) Need", "need"),
        ("2017", "2017"),
        ("Forty-one endings", "forty one endings"),
        ("Straße & Haus", "strasse haus"),
        ("¿?", ""),
    ],
)
def test_a_title_is_compared_by_its_words(title: str, plain: str) -> None:
    assert plain_title(title) == plain


def demo_proposals() -> Sequence[tuple[QuickBrief, list[QuickProposal]]]:
    """The demonstration's briefs, each with its proposals."""
    file = read_call("call.toml", (DEMO / "call.toml").read_bytes(), lambda path: (DEMO / path).read_bytes())
    texts = {path.stem: read_markdown(path.name, path.read_bytes()) for path in (DEMO / "texts").glob("*.md")}
    made = {
        reference: QuickProposal(
            reference, "", "", 0, tuple(QuickSection(one.title, one.level, tuple(one.paragraphs)) for one in passages)
        )
        for reference, passages in sorted(texts.items())
    }
    lines = (DEMO / "proposals.csv").read_text("utf-8").splitlines()
    return [
        (
            quick_brief(write_document(rubric), "full"),
            [
                one
                for reference, one in made.items()
                for line in lines
                if line.startswith(reference) and rubric.title in line
            ],
        )
        for rubric in file.rubrics
    ]


def test_every_section_of_the_demonstration_but_the_summary_answers_a_criterion() -> None:
    seen = 0
    for brief, proposals in demo_proposals():
        assert len(proposals) == 3
        titles = {plain_title(section.title) for one in proposals for section in one.sections}
        assert {plain_title(title) for criterion in brief.criteria for title in criterion.sections} <= titles
        for one in proposals:
            assert back(brief, one)[0] == []
            assert all(back(brief, one)[1:])
            assert not any(answering.guessed for answering in answers(brief, one).values())
            seen += 1
    assert seen == 12
