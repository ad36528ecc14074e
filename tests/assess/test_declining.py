"""Declining a proposal: who may, what it changes, and that it takes nothing away."""

from __future__ import annotations

from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from panel_tui.assess.progress import counted_by_state, progress
from panel_tui.assess.talk import declined as declined_by
from panel_tui.call.standing import call_in
from panel_tui.recommend.overview import Overview, overview
from panel_tui.store.glance import Glance
from tests.panel import Panel, refused
from tests.talking import declined, taken_up

WHY = "Outside my expertise"


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def states(panel: Panel, person: str = "office", device: str = "") -> dict[str, str]:
    """The state of each of Priya's tasks."""
    with panel.space(person, device) as space:
        tasks = progress(space, call_in(space), "full")
        return {task.proposal: task.state for task in tasks if task.member == "priya"}


def seen(panel: Panel) -> Overview:
    with panel.space() as space:
        return overview(space)


def test_a_declined_proposal_keeps_its_drafts_and_is_taken_up_again(panel: Panel) -> None:
    panel.draft("priya", "P-1", {"need": "3", "idea": "4"})
    assert declined(panel, "priya", "P-1", f"  {WHY}\n")
    assert not declined(panel, "priya", "P-1")
    assert states(panel, "priya") == {"P-1": "declined", "P-2": "not started"}
    with panel.space("priya") as space:
        assert len(space.drafts.all()) == 4
    with closing(Glance(panel.path("priya"))) as glance:
        assert declined_by(glance, "full", "priya") == {"P-1": WHY}
        assert declined_by(glance, "eoi", "priya") == {}
    assert "P-1: You have declined it. Take it up again first." in refused(lambda: panel.submit("priya", "P-1"))
    taken_up(panel, "priya", "P-1")
    assert states(panel, "priya")["P-1"] == "in progress"
    panel.submit("priya", "P-1")
    assert states(panel, "priya")["P-1"] == "submitted"


def test_what_cannot_be_declined_is_refused_in_words(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    assert refused(lambda: declined(panel, "priya", "P-1")) == "P-1: You have submitted it. Withdraw it first."
    assert "Declining needs a reason" in refused(lambda: declined(panel, "priya", "P-2", " \n"))
    assert "P-3: It is not assigned to you" in refused(lambda: declined(panel, "priya", "P-3"))
    assert "You have not declined it" in refused(lambda: taken_up(panel, "priya", "P-2"))
    panel.add("declarations", "member,proposal,interest\npriya,P-2,hard\n", "priya")
    assert "P-2: You have a hard interest in it" in refused(lambda: declined(panel, "priya", "P-2"))
    panel.withdraw("priya", "P-1", "Wrong file")
    assert declined(panel, "priya", "P-1")


def test_the_office_asks_nothing_more_and_says_why(panel: Panel) -> None:
    declined(panel, "priya", "P-2", "Outside my expertise:\nloans.")
    assert states(panel)["P-2"] == "not started"
    panel.merge(panel.give_back("priya"))
    view = seen(panel)
    assert counted_by_state(view.of_member("priya")) == {
        "submitted": 0, "in progress": 0, "not started": 1, "declined": 1, "recused": 0,
    }  # fmt: skip
    assert "Priya Nairobi declined P-2: Outside my expertise: loans." in view.remarks()
    assert list(view.attention()) == []
    taken_up(panel, "priya", "P-2")
    panel.merge(panel.give_back("priya"))
    assert states(panel)["P-2"] == "not started"
    assert not any("declined" in line for line in seen(panel).remarks())


def test_what_was_withdrawn_before_it_was_declined_needs_no_attention(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.withdraw("priya", "P-1", "Wrong file")
    panel.merge(panel.give_back("priya"))
    assert list(seen(panel).attention()) == ["Withdrawn: Priya Nairobi on P-1."]
    declined(panel, "priya", "P-1")
    panel.merge(panel.give_back("priya"))
    assert list(seen(panel).attention()) == []


@pytest.mark.parametrize("order", list(permutations(("", "laptop", "office"))))
def test_scores_submitted_on_another_device_count_although_it_is_declined(panel: Panel, order: tuple[str, ...]) -> None:
    panel.join("priya", "laptop")
    declined(panel, "priya", "P-1")
    panel.score("priya", "P-1", "3", "4", device="laptop")
    for device in order:
        if device == "office":
            panel.type_scores("member,proposal,criterion,score,comment,submitted\nsmithson,P-1,need,2,Why,yes\n")
        else:
            panel.merge(panel.give_back("priya", device))
    assert states(panel)["P-1"] == "submitted"
    assert ("P-1", "priya") in panel.counting().submitted
    words = "Priya Nairobi declined P-1: Outside my expertise. They have submitted it all the same, and it counts."
    assert words in seen(panel).remarks()


def test_a_chair_who_declined_sees_the_scores_and_can_no_longer_judge_blind(panel: Panel) -> None:
    panel.score("priya", "P-1", "3", "4")
    panel.merge(panel.give_back("priya"))
    panel.join("carol", scope="chair")
    declined(panel, "carol", "P-1")
    assert panel.counting("carol").latest == {}
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    assert panel.counting("carol").submitted == {("P-1", "priya")}
    assert "It can no longer be judged blind" in refused(lambda: taken_up(panel, "carol", "P-1"))
