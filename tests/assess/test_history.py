"""The history of a field: every change in words, what is on record and what is only drafted."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from panel_tui.assess.desk_rows import Change
from panel_tui.call.ending import erasure
from tests.assess.at_desk import desk_at, leaving, ticking_desk_at
from tests.panel import Panel

DAY = "2017-07-04"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, bool]]:
    return [(one.what, one.before, one.after, one.is_said) for one in changes]


def test_what_is_drafted_is_told_change_by_change_with_its_time(panel: Panel) -> None:
    with leaving(ticking_desk_at(panel.path("priya"), DAY)) as desk:
        desk.score("P-1", "need", Fraction(3))
        desk.score("P-1", "need", Fraction(4))
        desk.score("P-1", "idea", Fraction(1))
        desk.score("P-2", "need", Fraction(1))
        desk.set_state("P-1", "need", "not_applicable")
        desk.confidence("P-1", "need", "low")
        desk.comment("P-1", "need", "panel", "Far")
        desk.comment("P-1", "need", "panel", "Far off", going_on=True)
        desk.comment("P-1", "need", "private", "Ask Jo")
        desk.clear("P-1", "need")
        assert desk.history("P-1", "need") == (
            Change(f"{DAY}T00:00:00Z", "score", "nothing", "3", False, "own"),
            Change(f"{DAY}T00:01:00Z", "score", "3", "4", False, "own"),
            Change(f"{DAY}T00:04:00Z", "score", "4", "not applicable", False, "own"),
            Change(f"{DAY}T00:05:00Z", "confidence", "nothing", "low", False, "own"),
            Change(f"{DAY}T00:07:00Z", "comment to the panel", "nothing", "Far off", False, "own"),
            Change(f"{DAY}T00:08:00Z", "private note", "nothing", "Ask Jo", False, "own"),
            Change(f"{DAY}T00:09:00Z", "score", "not applicable", "nothing", False, "own"),
        )
        desk.undo()
        assert len(desk.history("P-1", "need")) == 6  # what was undone never was
        assert told(desk.history("P-2", "need")) == [("score", "nothing", "1", False)]
        assert desk.history("P-2", "idea") == ()


def test_what_was_submitted_is_on_record_and_what_came_after_is_told_against_it(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "2"})
    panel.score("priya", "P-1", "3", "5")
    panel.score("priya", "P-1", "4", "5")
    with leaving(ticking_desk_at(panel.path("priya"), DAY)) as desk:
        desk.score("P-1", "need", Fraction(1))
        assert [one for one in told(desk.history("P-1", "need")) if one[0] == "score"] == [
            ("score", "nothing", "3", True),  # the draft of 2 was nobody's business
            ("score", "3", "4", True),
            ("score", "4", "1", False),
        ]
        desk.clear("P-1", "need")
        assert told(desk.history("P-1", "need"))[-1] == ("score", "1", "nothing", False)
        comments = [one for one in desk.history("P-1", "need") if one.what == "comment to the panel"]
        assert [(one.before, one.after) for one in comments] == [
            ("nothing", "priya on need of P-1: 3."),
            ("priya on need of P-1: 3.", "priya on need of P-1: 4."),
        ]


def test_two_devices_and_the_office_show_as_what_they_are(panel: Panel) -> None:
    panel.join("priya", device="2")
    panel.type_scores("member,proposal,criterion,score,comment,submitted\npriya,P-2,need,2,On paper,no\n")
    panel.score("priya", "P-1", "4", "3")
    panel.score("priya", "P-1", "2", "3", device="2")
    panel.merge(panel.give_back("priya"))
    panel.merge(panel.give_back("priya", "2"))
    panel.open(panel.receipt("priya"), "priya")
    panel.score("priya", "P-1", "3", "3")
    with leaving(desk_at(panel.path("priya"))) as desk:
        scores = [one for one in desk.history("P-1", "need") if one.what == "score"]
        assert [one.before for one in scores[:2]] == ["nothing", "nothing"]
        assert {one.after for one in scores[:2]} == {"2", "4"}
        assert (set(scores[2].before.split(" and ")), scores[2].after) == ({"2", "4"}, "3")
        (typed, *_) = desk.history("P-2", "need")
        assert (typed.what, typed.after, typed.is_said, typed.source) == ("score", "2", True, "transcribed")


def test_what_others_said_and_what_was_erased_is_not_told(panel: Panel) -> None:
    panel.score("priya", "P-1", "4", "3")
    panel.merge(panel.give_back("priya"))
    panel.join("carol", scope="chair")
    panel.score("carol", "P-1", "1", "1")
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    with panel.space() as space:
        (comment,) = space.entries.history("comment", member="priya", criterion="need")
        space.entries.say(panel.keys().pen(space, panel.chance), erasure([comment], "Law", "1"))
    panel.open(panel.receipt("priya"), "priya")
    with leaving(desk_at(panel.path("priya"))) as desk:
        assert ("comment to the panel", "nothing", "erased", True) in told(desk.history("P-1", "need"))
        assert "priya on need" not in str(desk.history("P-1", "need"))
    with leaving(desk_at(panel.path("carol"))) as desk:
        assert {one.after for one in desk.history("P-1", "need")} == {"1", "carol on need of P-1: 1."}
