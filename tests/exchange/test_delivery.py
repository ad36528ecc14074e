"""Packs, returns and receipts between real files: what is taken in, and what is refused and changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel_tui.exchange.contents import Contents, contents_of
from panel_tui.exchange.parcel import read
from panel_tui.journal import Entry, Key, Pen, Register
from tests.panel import Panel, refused, scores
from tests.parcels import Deliveries, altered, edited, key_of, refilled


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya has submitted P-1, Jo has submitted P-1; neither has sent it yet."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
        panel.score(member, "P-1", "3", "4")
    return panel


def entries_of(data: bytes) -> tuple[Entry, ...]:
    parcel = read("x", data)
    return contents_of("x", parcel.call, parcel.parts).entries


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


# What is refused


def unchanged(panel: Panel, person: str, attempt: Callable[[], object]) -> str:
    """The sentence with which an attempt on a person's file is refused; nothing in the file has changed."""
    before = panel.path(person).read_bytes()
    keys = sorted(path.name for path in panel.keys(person).path.glob("*"))
    told = refused(attempt)
    assert panel.path(person).read_bytes() == before
    assert sorted(path.name for path in panel.keys(person).path.glob("*")) == keys
    return told


def test_a_damaged_return_changes_nothing(panel: Panel) -> None:
    data = panel.give_back("priya")
    for place, _, spoilt in list(altered(data, [0x20]))[::97]:
        assert "a.return: " in unchanged(panel, "office", lambda spoilt=spoilt: panel.merge(spoilt)), place  # type: ignore[misc]  # mypy does not infer a lambda's default
    assert "cut short" in unchanged(panel, "office", lambda: panel.merge(data[:-1]))


def test_a_damaged_pack_changes_nothing_and_makes_no_file(panel: Panel) -> None:
    data = panel.pack("priya")
    for place, _, spoilt in list(altered(data, [0x20]))[::197]:
        assert "a.pack: " in unchanged(panel, "priya", lambda spoilt=spoilt: panel.open(spoilt, "priya")), place  # type: ignore[misc]  # mypy does not infer a lambda's default
        refused(lambda spoilt=spoilt: panel.open(spoilt, "priya", "-new"))  # type: ignore[misc]  # mypy does not infer a lambda's default
    assert list(panel.folder.glob("priya-new*")) == []
    assert not panel.keys("priya", "-new").path.exists()


def test_a_pack_for_another_member_is_refused(panel: Panel) -> None:
    data = panel.pack("smithson")
    told = unchanged(panel, "priya", lambda: panel.open(data, "priya"))
    assert told == "a.pack: It is for smithson. This file is priya's; name another with -o."


def test_each_kind_of_parcel_has_its_own_door(panel: Panel) -> None:
    pack, back = panel.pack("priya"), panel.give_back("priya")
    panel.merge(back)
    receipt = panel.receipt("priya")
    told = unchanged(panel, "office", lambda: panel.merge(pack))
    assert told == "a.return: It is a pack. A member opens it: panel-tui open."
    assert "It is a receipt" in unchanged(panel, "office", lambda: panel.merge(receipt))
    told = unchanged(panel, "priya", lambda: panel.open(back, "priya"))
    assert told == "a.pack: It is a return. The office takes it in: panel-tui merge."
    assert "Only the office takes returns in" in unchanged(panel, "smithson", lambda: panel.merge(back, "smithson"))
    assert "There is no such file to take the receipt into" in refused(lambda: panel.open(receipt, "priya", "-new"))
    assert not panel.path("priya", "-new").exists()


def test_another_calls_parcels_are_refused(panel: Panel, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Panel(tmp_path / "other", "another seed")
    other.join("priya")
    other.score("priya", "P-1", "5", "5")
    pack, back = other.pack("priya"), other.give_back("priya")
    told = unchanged(panel, "office", lambda: panel.merge(back))
    assert told == (
        "a.return: It belongs to another call, tfo-2017 of the same name, founded elsewhere. This file is for tfo-2017."
    )
    assert "another call" in unchanged(panel, "priya", lambda: panel.open(pack, "priya"))


def test_a_return_under_another_name_than_its_signers_is_refused(panel: Panel) -> None:
    data, key = panel.give_back("priya"), key_of(panel, "smithson")
    panel.merge(panel.give_back("smithson"))
    with panel.space("smithson") as space:
        tip = space.entries.tip(key.fingerprint)
        assert tip
        head = Pen(space.call, "smithson", key, panel.chance).sign_head(*tip)
    as_priya = refilled(panel, data, key, Contents(entries_of(data)), head=head)
    told = unchanged(panel, "office", lambda: panel.merge(as_priya))
    assert told == "a.return: It says that it is by priya, but smithson signed it."
    as_smithson = refilled(panel, data, key, Contents(entries_of(data)), head=head, author="smithson")
    told = unchanged(panel, "office", lambda: panel.merge(as_smithson))
    assert told == "a.return: It holds words of priya, but smithson signed it."


def test_a_strangers_return_is_refused(panel: Panel) -> None:
    data = panel.give_back("priya")
    key = panel.chance.key()
    stranger = Pen(panel.founded.call, "priya", key, panel.chance)
    entry = stranger.write(Register.of("declaration", proposal="P-1", member="priya"), {"interest": "none"})
    head = stranger.sign_head(1, entry.id)
    forged = refilled(panel, data, key, Contents((*entries_of(data), entry)), head=head)
    told = unchanged(panel, "office", lambda: panel.merge(forged))
    assert "It was signed by a device that nobody invited" in told


def test_nobody_writes_on_from_the_end_of_anothers_chain(panel: Panel) -> None:
    data, key = panel.give_back("priya"), key_of(panel, "priya")
    with panel.space() as space:
        tip = space.entries.tip(key_of(panel).fingerprint)
    office = Pen(panel.founded.call, "priya", key_of(panel), panel.chance)
    entry = office.write(Register.of("declaration", proposal="P-1", member="priya"), {"interest": "none"}, after=tip)
    forged = refilled(panel, data, key, Contents((*entries_of(data), entry)))
    told = unchanged(panel, "office", lambda: panel.merge(forged))
    assert told == "a.return: It holds words of office, but priya signed it."


def test_a_return_that_lacks_entries_is_refused(panel: Panel) -> None:
    data, key = panel.give_back("priya"), key_of(panel, "priya")
    chain = sorted(entries_of(data), key=lambda entry: entry.seq)
    told = unchanged(panel, "office", lambda: panel.merge(refilled(panel, data, key, Contents(tuple(chain[:-1])))))
    assert "do not reach the end that was signed: some are missing" in told
    without = Contents((*chain[:2], *chain[3:]))
    told = unchanged(panel, "office", lambda: panel.merge(refilled(panel, data, key, without)))
    assert "a.return: Entry 4 of device" in told
    assert "is here without the one before it" in told


def test_a_pack_by_somebody_who_is_not_the_office_is_refused(panel: Panel) -> None:
    panel.merge(panel.give_back("smithson"))
    data, key = panel.give_back("smithson"), key_of(panel, "smithson")
    panel.open(panel.pack("carol", "chair"), "carol")
    forged = edited(data, key, lambda line: line.update(what="pack", to="carol"))
    told = unchanged(panel, "carol", lambda: panel.open(forged, "carol"))
    assert told == "a.pack: A pack comes from the office, and smithson is not the office."


def test_words_for_which_nobody_vouches_are_refused(panel: Panel) -> None:
    panel.merge(panel.give_back("priya"))
    data, key = panel.pack("carol", "chair"), key_of(panel)
    contents = contents_of("x", panel.founded.call, read("x", data).parts)
    bare = refilled(panel, data, key, replace(contents, heads=()))
    told = refused(lambda: panel.open(bare, "carol"))
    assert told == "a.pack: It holds words of priya for which no device of theirs vouches."
    assert not panel.path("carol").exists()
    assert panel.open(data, "carol").taken.quarantined == ()


def test_only_the_office_makes_packs_and_only_for_its_members(panel: Panel) -> None:
    told = refused(lambda: panel.pack("nobody"))
    assert told == "There is no member 'nobody' in this call. There are carol, office, priya, smithson."
    assert "priya is neither chair nor deputy" in refused(lambda: panel.pack("priya", "chair"))
    assert "Nothing has come from smithson yet" in refused(lambda: panel.receipt("smithson"))
    panel.join("carol", scope="chair")
    told = refused(lambda: panel.give_back("carol"))
    assert told == "carol.panel: Nothing has been submitted or declared in this file yet. Submit an assessment first."


def test_an_invitation_serves_the_member_it_was_made_for_and_nobody_else(panel: Panel) -> None:
    invitation = contents_of("x", panel.founded.call, read("x", panel.pack("smithson")).parts).invitation
    assert isinstance(invitation, Key)
    panel.keys("priya", "-new").keep_invitation(panel.founded.call, "priya", invitation)
    shutil.copyfile(panel.path("priya"), panel.path("priya", "-new"))
    told = refused(lambda: panel.give_back("priya", "-new"))
    assert "This copy has no key with which to write as priya" in told
