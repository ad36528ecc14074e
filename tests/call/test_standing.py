"""What stands of a call: one word for each register, clashes listed, and sentences for what is not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from panel_tui.call.derived import TABLES
from panel_tui.call.standing import CallStanding, call_in
from panel_tui.store.keys import KeyFolder
from panel_tui.store.workspace import Workspace
from tests.panel import Panel, refused


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return Panel(tmp_path)


def two_offices(panel: Panel) -> None:
    """Two copies of the office's file change the same things without knowing of each other, and are united."""
    copy = panel.path("copy")
    shutil.copyfile(panel.path(), copy)
    with Workspace(copy, TABLES) as space:
        KeyFolder(panel.keys("copy").path).keep_invitation(space.call, "office", panel.founded.recovery)
    for person, role, ask in (("office", "first", "£410k"), ("copy", "second", "£420k")):
        panel.add("assignments", f"member,proposal,role\npriya,P-1,{role}\n", person)
        panel.add("proposals", f"reference,title,applicant,brief,ask\nP-1,Homes,Northbridge,SC,{ask}\n", person)
        panel.add("assignments", "member,proposal,role\nsmithson,P-3,third\n", person)
    with panel.space() as space, panel.space("copy") as other:
        for said in other.entries.heads("in_force"):
            space.documents.put(other.documents.get(said.value["hash"]) or b"")
        space.entries.take_in([said.entry(space.call) for said in other.entries.all()])


def test_what_two_devices_of_the_office_said_differently_is_listed_once(panel: Panel) -> None:
    two_offices(panel)
    clashes = {(clash.kind, *sorted(clash.about.values())): clash for clash in panel.standing().clashes}
    assert set(clashes) == {("assignment", "P-1", "full", "priya"), ("in_force", "P-1", "proposal")}
    assert len(panel.standing().clashes) == 2
    with panel.space() as space:
        found = space.entries.by_id(clashes["assignment", "P-1", "full", "priya"].ids).values()
        assert {said.value["role"] for said in found} == {"first", "second"}
        assert len({said.device for said in found}) == 2
    assert panel.standing().assignments["full", "P-1", "priya"].role in {"first", "second"}
    assert panel.wrong() == []


def test_a_clash_ends_when_its_owner_says_it_anew(panel: Panel) -> None:
    two_offices(panel)
    panel.add("assignments", "member,proposal,role\npriya,P-1,assessor\n")
    assert [clash.kind for clash in panel.standing().clashes] == ["in_force"]
    assert panel.standing().assignments["full", "P-1", "priya"].role == "assessor"


def test_a_document_that_is_not_here_is_named_and_the_rest_stands(panel: Panel) -> None:
    with panel.space() as space, Workspace.make(panel.path("bare"), {"call": space.call, "member": "x"}) as bare:
        hidden = space.entries.heads("in_force", document="proposal", of="P-2")[0].value["hash"]
        for said in space.entries.heads("in_force"):
            if said.value["hash"] != hidden:
                bare.documents.put(space.documents.get(said.value["hash"]) or b"")
        bare.entries.take_in([said.entry(space.call) for said in space.entries.all()])
        standing = call_in(bare)
    assert standing.withheld == {"P-2"}
    assert list(standing.proposals) == ["P-1", "P-3"]


def test_a_file_without_a_call_says_so(tmp_path: Path) -> None:
    with Workspace.make(tmp_path / "bare.panel", {"call": "a", "member": "x"}) as bare:
        assert "bare.panel: This file holds no call yet. Open a pack into it." in refused(lambda: call_in(bare))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda standing: standing.proposal("P-9"), "There is no proposal 'P-9' here. There are P-1, P-2, P-3 …"),
        (lambda standing: standing.rubric_of("P-9"), "There is no proposal 'P-9' here"),
        (lambda standing: standing.stage_named("eoi"), "There is no stage 'eoi' in this call. There are full."),
    ],
)
def test_what_is_unknown_gives_a_sentence(panel: Panel, ask: Callable[[CallStanding], object], words: str) -> None:
    assert words in refused(lambda: ask(panel.standing()))


def test_somebody_unknown_goes_by_their_id_and_nobody_is_recused_who_did_not_say_so(panel: Panel) -> None:
    standing = panel.standing()
    assert standing.name("stranger") == "stranger"
    assert not standing.recused("P-1", "priya")
    panel.add("declarations", "member,proposal,interest\npriya,P-1,hard\nsmithson,P-1,soft\n")
    standing = panel.standing()
    assert [member for member in standing.assessors("full", "P-1") if standing.recused("P-1", member)] == ["priya"]
    assert standing.stage == standing.stage_named(None) == "full"
    assert standing.stage_rule("full").title == "Full proposals"
