"""What members' comments suggest for the panel's statement."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.assess.registers import Assessment, comment_value, score_value, versions
from panel_tui.call.intake.agreed import AgreedRow
from panel_tui.call.standing import call_in
from panel_tui.moderate.agreeing import agreed
from panel_tui.moderate.drafting import Suggested, sentences, suggested_in
from panel_tui.store.rows import Saying
from tests.panel import NOW, Panel
from tests.small_call import RUBRICS, call_file

LEVELS = """\
best = 5
levels = [
  {value = 0, label = "None"}, {value = 1, label = "Poor"}, {value = 2, label = "Weak"},
  {value = 3, label = "Adequate"}, {value = 4, label = "Good"}, {value = 5, label = "Excellent"},
]
"""


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """P-1 scored 4 and 2 on need, 3 and 3 on idea: medians 3 and 3."""
    with_levels = {name: text.replace("best = 5\n", LEVELS) for name, text in RUBRICS.items()}
    made = Panel(tmp_path, file=call_file(rubrics=with_levels))
    made.join("priya")
    made.join("smithson")
    judge(made, "priya", "4", "3", {
        ("need", "panel"): "Far from home. The table (¶1.1) shows it.",
        ("need", "applicant"): "Say how many homes.",
        ("idea", "panel"): "A house is a start",
        ("need", "private"): "PRIVATE-WORD",
        ("overall", "notes"): "SPEAKING-WORD",
        ("overall", "panel"): "Worth a visit.",
    })  # fmt: skip
    judge(made, "smithson", "2", "3", {
        ("need", "panel"): "Far from home! FAR from home. Little is shown.",
        ("idea", "panel"): "a house is a start.",
        ("idea", "applicant"): "Who runs it?\nSay so.",
    })  # fmt: skip
    return made


def judge(panel: Panel, member: str, need: str, idea: str, said: dict[tuple[str, str], str]) -> None:
    """A member's scores and comments on P-1, submitted and taken in."""
    with panel.space(member) as space:
        of, under = Assessment("full", "P-1", member), versions(call_in(space), "P-1")
        for criterion, score in (("need", need), ("idea", idea)):
            space.drafts.put(of.score(criterion), score_value("scored", Fraction(score), under), NOW)
        for (criterion, audience), words in said.items():
            space.drafts.put(of.comment(criterion, audience), comment_value(words, under), NOW)
    panel.submit(member, "P-1")
    panel.merge(panel.give_back(member), name=f"{member}.return")


def agree(panel: Panel, criterion: str, score: str, reason: str = "") -> None:
    with panel.space() as space:
        said = agreed([AgreedRow("P-1", criterion, Fraction(score), reason, "full")], space, call_in(space))
    panel.say(*(saying for _, saying in said))


def drawn(panel: Panel, reference: str = "P-1") -> Suggested:
    with panel.space() as space:
        return suggested_in(space, call_in(space), "full", reference)


def test_reasons_come_from_comments_to_the_panel_by_criterion_each_sentence_once(panel: Panel) -> None:
    # In order of the words: priya's comment ("Far from home.") after smithson's ("Far from home!"), as "." follows "!".
    assert drawn(panel).reasons.split("\n") == [
        "The panel has agreed no scores yet; what its members gave as reasons is below.",
        "",
        "Need",
        "Far from home!",
        "Little is shown.",
        "The table (¶1.1) shows it.",
        "",
        "Idea",
        "A house is a start",
        "",
        "Overall",
        "Worth a visit.",
    ]


def test_agreed_scores_stand_with_their_level_and_first_why_they_are_not_the_median(panel: Panel) -> None:
    agree(panel, "need", "4", "The annex shows more. It came late.")
    first, need, idea, _overall = drawn(panel).reasons.split("\n\n")
    assert first == "The panel agreed scores on 1 of 2 criteria; what its members gave as reasons is below."
    assert need.split("\n")[:4] == [
        "Need: 4, Good",
        "The panel agreed 4, not the median of 3, for this reason:",
        "The annex shows more.",
        "It came late.",
    ]
    assert idea.startswith("Idea\n")
    agree(panel, "idea", "3")
    first, _need, idea, _overall = drawn(panel).reasons.split("\n\n")
    assert first == "The panel agreed these scores, for the reasons below."
    assert idea == "Idea: 3, Adequate\nA house is a start"


def test_feedback_comes_from_comments_to_the_applicant_alone(panel: Panel) -> None:
    agree(panel, "need", "4", "The annex shows more.")
    assert drawn(panel).feedback == (
        "The panel has this to say on your proposal.\n\nNeed: 4, Good\nSay how many homes.\n\n"
        "Idea\nWho runs it?\nSay so."
    )


def test_nobody_is_named_and_nothing_private_is_in_it(panel: Panel) -> None:
    agree(panel, "need", "4", "The annex shows more.")
    text = "".join((drawn(panel).reasons, drawn(panel).feedback))
    for word in ("Priya", "Smithson", "priya", "smithson", "PRIVATE-WORD", "SPEAKING-WORD"):
        assert word not in text
    assert "Say how many homes" not in drawn(panel).reasons
    assert "Far from home" not in drawn(panel).feedback


def test_what_recused_members_wrote_is_not_used(panel: Panel) -> None:
    panel.add("declarations", "member,proposal,interest\nsmithson,P-1,hard\n")
    found = drawn(panel)
    assert "Little is shown" not in found.reasons
    assert "Who runs it" not in found.feedback
    assert "Far from home." in found.reasons


def test_what_observers_wrote_is_not_the_panels(panel: Panel) -> None:
    panel.add("members", "id,name,role\nsmithson,Jo Smithson,observer\n")
    assert "Little is shown" in drawn(panel).reasons  # they had scored it
    panel.add("members", "id,name,role\nolga,Olga Watcher,observer\n")
    panel.add("assignments", "member,proposal\nolga,P-2\n")
    panel.join("olga")
    of, under = Assessment("full", "P-2", "olga"), versions(panel.standing(), "P-2")
    panel.say(Saying(of.comment("need"), comment_value("Seen from outside.", under)), person="olga")
    with panel.space("olga") as space:
        covers = [head.id for head in space.entries.heads("comment")]
    panel.say(Saying(of.submission, {"covers": covers}), person="olga")
    panel.merge(panel.give_back("olga"), name="olga.return")
    assert drawn(panel, "P-2") == Suggested("", "")


def test_where_nothing_is_written_nothing_is_suggested(panel: Panel) -> None:
    assert drawn(panel, "P-3") == Suggested("", "")


def test_sentences() -> None:
    assert sentences("One. Two!  Three?\nFour 2.3 of it. “Five.” Six") == [
        "One.",
        "Two!",
        "Three?",
        "Four 2.3 of it.",
        "“Five.”",
        "Six",
    ]
    assert sentences(" \n") == []
