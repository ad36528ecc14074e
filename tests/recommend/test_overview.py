"""Who has done what, and what wants attention: sentences in the order in which they matter."""

from __future__ import annotations

from pathlib import Path

from panel_tui.recommend.lines import ranking
from panel_tui.recommend.overview import overview
from tests.panel import Panel


def test_what_counts_for_nothing_until_it_is_settled_comes_first(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    panel.join("priya", "-tablet")
    panel.join("smithson")
    panel.score("priya", "P-1", "3", "4")
    panel.score("priya", "P-1", "3", "1", "-tablet")
    panel.score("smithson", "P-3", "3", "3")
    panel.withdraw("smithson", "P-3", "The wrong one")
    for person, device in (("priya", ""), ("priya", "-tablet"), ("smithson", "")):
        panel.merge(panel.give_back(person, device), name=f"{person}{device}.return")
    panel.add("gates", "proposal,gate,outcome,reason\nP-2,G1,fail,No lead\n")
    with panel.space() as space:
        seen = overview(space)
        assert overview(space, ranked=ranking(space)) == seen
    unsettled, withdrawn = seen.attention()
    assert unsettled.startswith("Unsettled: Priya Nairobi on P-1, idea: two devices differ, score ")
    assert {word.rstrip(".") for word in unsettled.split()} >= {"4", "1"}
    assert withdrawn == "Withdrawn: Jo Smithson on P-3."
    gate, short = seen.remarks()
    assert gate == "P-2 is not scored: gate G1 failed."
    assert short.startswith("Submitted by fewer than the ")
    assert "P-2" not in short
    assert [task.proposal for task in seen.of_member("priya")] == ["P-1", "P-2"]
    assert [task.member for task in seen.of_proposal("P-1")] == ["carol", "priya", "smithson"]
    assert (seen.last_return("priya"), seen.last_return("priya", "%b")) == ("1 June 2017", "1 Jun 2017")
    assert seen.last_return("carol") == ""


def test_a_members_own_file_knows_nothing_of_returns_or_of_who_is_short(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    with panel.space("priya") as space:
        seen = overview(space)
    assert (seen.whose, seen.returns, seen.short, seen.stale) == ("Priya Nairobi", {}, {}, "")
    assert list(seen.attention()) == list(seen.remarks()) == []
