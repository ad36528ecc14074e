"""What no file takes in: each refusal has a sentence of its own, and changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from panel_tui.exchange.contents import Contents
from panel_tui.journal import Entry, Key, Pen, Register
from tests.panel import Panel, refused
from tests.parcels import altered, contents_in, edited, key_of, refilled


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    """Priya has submitted P-1, Jo has submitted P-1; neither has sent it yet."""
    panel = Panel(tmp_path)
    for member in ("priya", "smithson"):
        panel.join(member)
        panel.score(member, "P-1", "3", "4")
    return panel


def entries_of(data: bytes) -> tuple[Entry, ...]:
    return tuple(contents_in(data).entries)


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
        assert "a.return: " in unchanged(panel, "office", partial(panel.merge, spoilt)), place
    assert "cut short" in unchanged(panel, "office", lambda: panel.merge(data[:-1]))


def test_a_damaged_pack_changes_nothing_and_makes_no_file(panel: Panel) -> None:
    data = panel.pack("priya")
    for place, _, spoilt in list(altered(data, [0x20]))[::197]:
        assert "a.pack: " in unchanged(panel, "priya", partial(panel.open, spoilt, "priya")), place
        refused(partial(panel.open, spoilt, "priya", "-new"))
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
    contents = contents_in(data)
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
    invitation = contents_in(panel.pack("smithson")).invitation
    assert isinstance(invitation, Key)
    panel.keys("priya", "-new").keep_invitation(panel.founded.call, "priya", invitation)
    shutil.copyfile(panel.path("priya"), panel.path("priya", "-new"))
    told = refused(lambda: panel.give_back("priya", "-new"))
    assert "This copy has no key with which to write as priya" in told
