"""Packs, returns and receipts between real files: what is taken in, and what is refused and changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.assess.counting import counting
from panel_tui.call.derived import TABLES
from panel_tui.call.standing import call_in, standing_of
from panel_tui.store.workspace import Workspace
from tests.panel import Panel, refused, scores
from tests.parcels import Deliveries


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya has submitted P-1, Jo has submitted P-1; neither has sent it yet."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
        panel.score(member, "P-1", "3", "4")
    return panel


@pytest.fixture(scope="module")
def deliveries(tmp_path_factory: pytest.TempPathFactory) -> Deliveries:
    return Deliveries(tmp_path_factory.mktemp("deliveries"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 6), max_size=6), st.permutations(range(7)))
def test_in_whatever_order_and_however_often_returns_come_the_file_is_the_same(
    deliveries: Deliveries, repeated: list[int], order: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        usual = deliveries.deliver(range(7), Path(folder) / "usual.panel")
        mixed = [*repeated, *order]
        Random(len(repeated)).shuffle(mixed)
        assert deliveries.deliver(mixed, Path(folder) / "mixed.panel") == usual


def test_what_all_the_returns_come_to(deliveries: Deliveries, tmp_path: Path) -> None:
    _, counted = deliveries.deliver(range(7), tmp_path / "X.panel")
    assert scores(counted.latest) == {
        "P-1 carol need": "4",
        "P-1 carol idea": "4",
        "P-1 priya idea": "2",
        "P-2 priya need": "2",
        "P-2 priya idea": "2",
    }
    # On need, one device has corrected 3 to 5 and the other stands by 3.
    assert [" ".join(place) for place in counted.unsettled] == ["P-1 priya need"]
    assert scores(counted.first) == {
        "P-1 carol need": "4",
        "P-1 carol idea": "4",
        "P-1 priya need": "3",
        "P-1 smithson need": "0",
        "P-1 smithson idea": "1",
        "P-2 priya need": "2",
        "P-2 priya idea": "2",
    }
    assert counted.withdrawn == {("P-1", "smithson")}


def test_what_counts_of_one_member_is_what_counts_of_them_among_all(deliveries: Deliveries, tmp_path: Path) -> None:
    _, everything = deliveries.deliver(range(7), tmp_path / "X.panel")
    with Workspace(tmp_path / "X.panel", TABLES) as space:
        call = call_in(space)
        for member in ("priya", "smithson", "carol"):
            alone, own = counting(space, "full", member), standing_of(space, call, member)
            for part in ("latest", "first", "remarks", "unsettled"):
                among = getattr(everything, part)
                assert getattr(alone, part) == {place: one for place, one in among.items() if place.member == member}
            for part in ("submitted", "withdrawn"):
                assert getattr(alone, part) == {one for one in getattr(everything, part) if one[1] == member}
            assert own.declarations == {of: one for of, one in call.declarations.items() if of[1] == member}
            assert own.clashes == tuple(one for one in call.clashes if one.about.get("member") == member)


def test_merging_says_nothing_and_taking_in_again_finds_nothing_new(panel: Panel) -> None:
    data = panel.give_back("priya")
    before = panel.all()
    taken = panel.merge(data).taken
    # Her device, two scores, two comments and a submission.
    assert (taken.new, taken.quarantined) == (6, ())
    assert [said for said in panel.all() if said.author == "office"] == before
    again = panel.merge(data).taken
    assert (again.new, again.filled, again.known) == (0, 0, 6)
    with panel.space() as space:
        assert [act for _, act, _ in space.activity()] == ["took in a return"] * 2
    assert panel.wrong() == []


def test_a_second_device_learns_from_a_receipt_and_a_third_from_its_pack(panel: Panel) -> None:
    panel.join("priya", "-tablet")
    panel.merge(panel.give_back("priya"))
    panel.open(panel.receipt("priya"), "priya", "-tablet")
    panel.join("priya", "-phone")
    for device in ("", "-tablet", "-phone"):
        assert scores(panel.counting("priya", device).latest) == {"P-1 priya need": "3", "P-1 priya idea": "4"}
        assert panel.wrong("priya", device) == []


def test_a_later_pack_opens_into_the_file_that_is_there(panel: Panel) -> None:
    panel.draft("priya", "P-2", {"need": "1"})
    panel.add("assignments", "member,proposal\npriya,P-3\n")
    panel.open(panel.pack("priya"), "priya")
    assert list(panel.standing("priya").proposals) == ["P-1", "P-2", "P-3"]
    assert list(panel.standing("priya").rubrics) == ["SC", "TS"]
    with panel.space("priya") as space:
        assert len(space.drafts.all()) == 2
    panel.score("priya", "P-3", "5", "5")
    panel.merge(panel.give_back("priya"))
    assert len(panel.counting().latest) == 4
    assert panel.wrong("priya") == []


def test_a_receipt_brings_a_new_version_of_a_proposal_with_its_text(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    panel.add_texts({"P-1": "# Need\n\nCorrected words.\n"})
    panel.open(panel.receipt("priya"), "priya")
    standing = panel.standing("priya")
    assert standing.proposal("P-1").paragraph("1.1") == "Corrected words."
    assert standing.withheld == frozenset()
    assert panel.wrong("priya") == []


def test_what_a_lost_copy_said_and_another_copy_sends_reaches_the_chair_and_the_other_devices(panel: Panel) -> None:
    panel.join("priya", "-tablet")
    shutil.copyfile(panel.path("priya"), panel.path("priya", "-new"))
    panel.join("priya", "-new")
    panel.score("priya", "P-2", "1", "2", "-new")
    panel.merge(panel.give_back("priya", "-new"))
    assert panel.open(panel.pack("carol", "chair"), "carol").taken.quarantined == ()
    panel.open(panel.receipt("priya"), "priya", "-tablet")
    assert {place.proposal for place in panel.counting("priya", "-tablet").latest} == {"P-1", "P-2"}


def test_packs_and_receipts_are_the_same_bytes_for_the_same_call(tmp_path: Path) -> None:
    made = []
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        panel = Panel(tmp_path / str(number))
        panel.join("priya")
        panel.score("priya", "P-1", "3", "4")
        data = panel.give_back("priya")
        panel.merge(data)
        made.append((data, panel.pack("carol", "chair"), panel.receipt("priya"), panel.receipt("priya")))
    assert made[0] == made[1]
    assert made[0][2] == made[0][3]


def test_a_restored_office_packs_from_a_device_of_its_own_and_members_take_it_in(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    older = panel.path().read_bytes()
    panel.pack("priya")
    panel.path().write_bytes(older)
    panel.join("priya")
    panel.join("smithson")
    panel.score("priya", "P-1", "4", "3")
    panel.merge(panel.give_back("priya"))
    with panel.space("smithson") as space:
        assert len({said.device for said in space.entries.all() if said.author == "office"}) == 2
    assert panel.wrong("priya") == panel.wrong("smithson") == panel.wrong() == []


def test_an_end_signed_by_somebody_elses_device_is_refused(tmp_path: Path) -> None:
    panel = Panel(tmp_path)
    panel.join("priya")
    panel.score("priya", "P-1", "4", "3")
    panel.merge(panel.give_back("priya"))
    with panel.space() as space:
        pen = panel.keys().pen(space, panel.chance)
        (device,) = (one for one, of in space.entries.authority.devices.items() if of == "priya")
        first = space.entries.of_device(device)[0]
        space.add_heads([pen.sign_head(first.seq, first.id, device)])
    assert any("does not speak for its author" in finding for finding in panel.wrong())
    assert "does not speak for its author" in refused(lambda: panel.join("carol", scope="chair"))
