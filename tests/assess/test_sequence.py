"""The order in which members first submitted their proposals, and the days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from panel_tui.assess.sequence import Sent, first_submissions
from tests.panel import Panel

DAY = date(2017, 5, 12)


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya's file on her own device."""
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def sent(panel: Panel) -> dict[tuple[str, str], Sent]:
    with panel.space() as space:
        return dict(first_submissions(space.entries, "full"))


def test_the_order_is_that_of_the_members_own_chain(panel: Panel) -> None:
    panel.score("priya", "P-2", "3", "3")
    panel.score("priya", "P-1", "4", "2")
    panel.merge(panel.give_back("priya"))
    assert sent(panel) == {("P-2", "priya"): Sent(1, DAY), ("P-1", "priya"): Sent(2, DAY)}


def test_a_later_submission_of_the_same_proposal_changes_nothing(panel: Panel) -> None:
    panel.score("priya", "P-2", "3", "3")
    panel.score("priya", "P-1", "4", "2")
    panel.score("priya", "P-2", "5", "5")
    panel.withdraw("priya", "P-1", "Wrong proposal")
    panel.merge(panel.give_back("priya"))
    assert {pair: one.step for pair, one in sent(panel).items()} == {("P-2", "priya"): 1, ("P-1", "priya"): 2}


def test_between_two_devices_no_order_is_known(panel: Panel) -> None:
    panel.open(panel.pack("priya"), "priya", "-laptop")
    panel.score("priya", "P-2", "3", "3")
    panel.score("priya", "P-1", "4", "2", device="-laptop")
    panel.merge(panel.give_back("priya"))
    panel.merge(panel.give_back("priya", "-laptop"))
    assert sent(panel) == {("P-1", "priya"): Sent(None, DAY), ("P-2", "priya"): Sent(None, DAY)}


def test_what_the_office_typed_has_no_order(panel: Panel) -> None:
    table = "member,proposal,criterion,score,comment,submitted\n"
    panel.type_scores(table + "".join(f"smithson,P-1,{one},3,Why,yes\n" for one in ("need", "idea")))
    assert sent(panel) == {}
