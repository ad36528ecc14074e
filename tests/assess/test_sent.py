"""How far what a member said has gone: in their file alone, in a return, at the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from panel_tui.assess.desk_rows import Unsent
from panel_tui.journal import Register
from panel_tui.store.rows import Saying
from tests.assess.at_desk import desk_at, leaving
from tests.panel import Panel


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    panel = Panel(tmp_path)
    panel.join("priya")
    return panel


def far(panel: Panel, member: str = "priya", device: str = "") -> tuple[list[str], Unsent]:
    """The proposals whose submissions the office has, and what is in no return."""
    with leaving(desk_at(panel.path(member, device))) as desk:
        return [one.reference for one in desk.items if desk.received(one.reference)], desk.unsent


def declare(panel: Panel, proposal: str, interest: str) -> None:
    panel.say(
        Saying(Register.of("declaration", proposal=proposal, member="priya"), {"interest": interest}), person="priya"
    )


def test_what_is_said_is_unsent_until_a_return_is_written_and_received_when_the_office_says_so(panel: Panel) -> None:
    assert far(panel) == ([], Unsent())
    assert not Unsent()
    panel.score("priya", "P-1", "4", "3")
    declare(panel, "P-2", "soft")
    assert far(panel) == ([], Unsent(("P-1",), ("P-2",)))
    assert Unsent(("P-1",), ())
    returned = panel.give_back("priya")
    assert far(panel) == ([], Unsent())
    panel.merge(returned)
    assert far(panel) == ([], Unsent())  # nobody has told the member yet
    panel.open(panel.receipt("priya"), "priya")
    assert far(panel) == (["P-1"], Unsent())


def test_a_correction_and_a_withdrawal_are_news_again(panel: Panel) -> None:
    panel.score("priya", "P-1", "4", "3")
    panel.score("priya", "P-2", "4", "3")
    panel.merge(panel.give_back("priya"))
    panel.open(panel.pack("priya"), "priya")  # a pack tells as a receipt does
    assert far(panel)[0] == ["P-1", "P-2"]
    panel.score("priya", "P-1", "2", "3")
    panel.withdraw("priya", "P-2", "Wrong one")
    assert far(panel) == ([], Unsent(("P-1", "P-2"), ()))
    panel.merge(panel.give_back("priya"))
    panel.open(panel.receipt("priya"), "priya")
    assert far(panel) == (["P-1"], Unsent())


def test_an_older_receipt_takes_nothing_back(panel: Panel) -> None:
    panel.score("priya", "P-1", "4", "3")
    panel.merge(panel.give_back("priya"))
    older = panel.receipt("priya")
    panel.score("priya", "P-2", "4", "3")
    panel.merge(panel.give_back("priya"))
    panel.open(panel.receipt("priya"), "priya")
    panel.open(older, "priya")
    assert far(panel)[0] == ["P-1", "P-2"]


def test_each_of_two_machines_is_known_by_itself(panel: Panel) -> None:
    panel.join("priya", device="2")
    panel.score("priya", "P-1", "4", "3")
    panel.score("priya", "P-2", "4", "3", device="2")
    panel.merge(panel.give_back("priya"))
    receipt = panel.receipt("priya")
    panel.open(receipt, "priya", "2")
    assert far(panel, device="2") == (["P-1"], Unsent(("P-2",), ()))
    panel.score("priya", "P-1", "3", "3", device="2")
    panel.open(receipt, "priya")
    assert far(panel) == (["P-1"], Unsent())


def test_what_the_office_typed_is_at_the_office(panel: Panel) -> None:
    rows = "".join(f"priya,P-1,{criterion},2,On paper,yes\n" for criterion in ("need", "idea"))
    panel.type_scores("member,proposal,criterion,score,comment,submitted\n" + rows)
    panel.open(panel.pack("priya"), "priya")
    assert far(panel) == (["P-1"], Unsent())
    panel.score("priya", "P-1", "4", "3")
    assert far(panel) == ([], Unsent(("P-1",), ()))


def test_a_chair_learns_it_from_a_pack_of_the_whole_record(panel: Panel) -> None:
    panel.join("carol", scope="chair")
    panel.score("carol", "P-1", "4", "3")
    assert far(panel, "carol") == ([], Unsent(("P-1",), ()))
    panel.merge(panel.give_back("carol"))
    panel.open(panel.pack("carol", "chair"), "carol")
    assert far(panel, "carol") == (["P-1"], Unsent())
