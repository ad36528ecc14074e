"""What a return brought, in words: worked out from what counted before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.news import moment, news
from panel_tui.call.standing import call_in
from tests.panel import Panel
from tests.talking import asked, declined, taken_up

DECLARED = "member,proposal,interest,reason\npriya,P-2,{},\n"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def brought(panel: Panel, *devices: str) -> list[str]:
    """What Priya's returns from these devices bring to the office."""
    with panel.space() as space:
        before = moment(space, call_in(space), "priya")
    for device in devices or ("",):
        panel.merge(panel.give_back("priya", device))
    with panel.space() as space:
        return news(before, moment(space, call_in(space), "priya"), "priya")


def test_submissions_are_counted_and_nothing_is_told_twice(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.score("priya", "P-2", "2", "5")
    assert brought(panel) == ["2 proposals submitted: P-1, P-2"]
    assert brought(panel) == []


def test_a_correction_says_from_what_to_what(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    brought(panel)
    panel.draft("priya", "P-1", {"idea": "abstained"}, why="priya on idea of P-1: 4.")
    panel.submit("priya", "P-1")
    assert brought(panel) == ["P-1: Idea 4 → abstained (correction)"]
    panel.draft("priya", "P-1", {"need": "3"}, why="Other words, same score.")
    panel.submit("priya", "P-1")
    assert brought(panel) == ["P-1: comments changed"]


def test_interests_say_whether_scores_count(panel: Panel) -> None:
    panel.score("priya", "P-2", "3", "4")
    brought(panel)
    for interest, said in (
        ("hard", ["a hard interest in P-2: their scores there do not count"]),
        ("soft", ["soft interest in P-2 instead of a hard one: their scores there count again"]),
        ("none", ["no interest in P-2"]),
    ):
        panel.add("declarations", DECLARED.format(interest), "priya")
        assert brought(panel) == said


def test_a_withdrawal(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    brought(panel)
    panel.withdraw("priya", "P-1", "Wrong file")
    assert brought(panel) == ["P-1: withdrawn; their scores there do not count"]


def test_two_devices_that_differ_and_the_member_who_settles_it(panel: Panel) -> None:
    panel.join("priya", "laptop")
    panel.score("priya", "P-1", "3", "4")
    panel.score("priya", "P-1", "3", "5", device="laptop")
    assert brought(panel, "", "laptop") == [
        "1 proposal submitted: P-1",
        "P-1: Idea differs between two devices (4 and 5); neither counts until they say which holds",
    ]
    panel.open(panel.receipt("priya"), "priya")
    panel.score("priya", "P-1", "3", "5")
    assert brought(panel)[0] == "P-1: Idea unsettled → 5 (correction)"


def test_what_was_declined_and_asked(panel: Panel) -> None:
    declined(panel, "priya", "P-1", "Outside my expertise.")
    asked(panel, "priya", "P-2", "Does the ask include VAT?")
    assert brought(panel) == ["P-1: declined: Outside my expertise", "1 question about P-2"]
    asked(panel, "priya", "P-2", "And who pays it?")
    asked(panel, "priya", "P-2", "Since when?")
    taken_up(panel, "priya", "P-1")
    assert brought(panel) == ["P-1: taken up again", "2 questions about P-2"]
    assert brought(panel) == []
